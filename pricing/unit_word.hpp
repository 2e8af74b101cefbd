#pragma once

#include <optional>
#include <string_view>

#include "pricing/quantity.hpp"

namespace ecot::pricing {

/// How a unit is written in files, tables and the journal: piece, kg or l.
[[nodiscard]] constexpr std::string_view word_of(Unit unit) {
    switch (unit) {
        case Unit::Kilogram:
            return "kg";
        case Unit::Litre:
            return "l";
        case Unit::Piece:
            break;
    }
    return "piece";
}

/// The unit of such a word; nothing for any other.
[[nodiscard]] constexpr std::optional<Unit> unit_of(std::string_view word) {
    for (const Unit unit : {Unit::Piece, Unit::Kilogram, Unit::Litre}) {
        if (word == word_of(unit)) {
            return unit;
        }
    }
    return std::nullopt;
}

}  // namespace ecot::pricing
