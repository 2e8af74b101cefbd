#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pricing/money.hpp"

namespace ecot::pricing {

/// Divides `total` in proportion to `weights`, to the cent, without losing one (P4).
///
/// Each part is first rounded down; the cents left go one each to the parts that lost most, the earlier part first
/// when two lost as much. The same input always gives the same parts. Weights that are all zero share nothing.
///
/// @pre total is not negative; no weight is negative and their sum fits in 64 bits; one is above zero unless total is
/// 0.
[[nodiscard]] std::vector<Money> split(Money total, std::span<const std::int64_t> weights);

/// The same in place, for callers that price many parts: `parts[i]` receives the cents for `weights[i]`. The two may
/// be the same memory.
void split_into(std::int64_t total, std::span<const std::int64_t> weights, std::span<std::int64_t> parts);

/// Adds one cent each to the `missing` amounts that lost the largest remainder when rounded down, the earlier first
/// between equals (P4).
///
/// @pre 0 <= missing <= number of amounts, and there are as many remainders.
void hand_out_cents(std::int64_t missing, std::span<const std::int64_t> remainders, std::span<std::int64_t> amounts);

}  // namespace ecot::pricing
