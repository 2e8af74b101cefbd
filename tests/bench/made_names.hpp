#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ecot::bench {

/// Names that look like a grocery's price list, the same each time: three to six words out of some thousands, common
/// ones far more often than rare ones, accents, small words, and a size.
[[nodiscard]] std::vector<std::string> made_product_names(std::size_t count);

/// First names with an initial.
[[nodiscard]] std::vector<std::string> made_member_names(std::size_t count);

}  // namespace ecot::bench
