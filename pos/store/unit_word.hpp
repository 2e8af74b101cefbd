#pragma once

#include <string_view>

#include "pricing/quantity.hpp"

namespace ecot::store {

/// How a unit is written in the journal and in the tables: piece, kg or l.
[[nodiscard]] const char* word_of(pricing::Unit unit);

/// The unit of a word that was checked when it was written; Piece for any other.
[[nodiscard]] pricing::Unit unit_of(std::string_view word);

}  // namespace ecot::store
