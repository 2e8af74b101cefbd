#include "pos/store/unit_word.hpp"

namespace ecot::store {

const char* word_of(pricing::Unit unit) {
    switch (unit) {
        case pricing::Unit::Kilogram:
            return "kg";
        case pricing::Unit::Litre:
            return "l";
        case pricing::Unit::Piece:
            break;
    }
    return "piece";
}

pricing::Unit unit_of(std::string_view word) {
    if (word == "kg") {
        return pricing::Unit::Kilogram;
    }
    return word == "l" ? pricing::Unit::Litre : pricing::Unit::Piece;
}

}  // namespace ecot::store
