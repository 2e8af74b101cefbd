#include "pos/texts/language.hpp"

namespace ecot::texts {

std::string_view language_code(Language language) {
    return language == Language::French ? "fr" : "en";
}

std::optional<Language> language_of(std::string_view code) {
    if (code == "fr") {
        return Language::French;
    }
    if (code == "en") {
        return Language::English;
    }
    return std::nullopt;
}

}  // namespace ecot::texts
