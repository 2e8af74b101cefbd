#pragma once

#include <cstdint>
#include <limits>

namespace ecot::pricing {

/// An intermediate product: two amounts, quantities or shares multiplied never overflow it (P1).
__extension__ using Wide = __int128;

/// Shares are exact in ten-thousandths of a cent: basis points of cents, and cents a piece times thousandths of it,
/// are whole numbers of them.
inline constexpr std::int64_t exact_per_cent = 10'000;

/// `numerator` / `denominator`, half up. Neither is negative and the denominator is not zero.
[[nodiscard]] constexpr Wide divided_half_up(Wide numerator, Wide denominator) {
    constexpr Wide int64_max = std::numeric_limits<std::int64_t>::max();
    const Wide doubled = 2 * numerator + denominator;
    if (doubled <= int64_max && denominator <= int64_max / 2) {  // the same in one machine division
        return static_cast<std::int64_t>(doubled) / static_cast<std::int64_t>(2 * denominator);
    }
    return numerator / denominator + (2 * (numerator % denominator) >= denominator ? 1 : 0);
}

/// `numerator` / `denominator`, rounded up. Neither is negative and the denominator is not zero.
[[nodiscard]] constexpr Wide divided_up(Wide numerator, Wide denominator) {
    return numerator / denominator + (numerator % denominator != 0 ? 1 : 0);
}

}  // namespace ecot::pricing
