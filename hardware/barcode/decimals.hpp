#pragma once

#include <cstdint>

namespace ecot::hardware::barcode {

/// `number` with `decimals` of its digits behind the comma, in units of which 10^`wanted` make one: 12345 with 3
/// decimals is 12.345, in cents (2) 1235. Exact; when decimals are lost, half of a unit is rounded up.
/// @pre `number` from 0 to 10^15, both other arguments from 0 to 18, and the result below 2^63.
[[nodiscard]] constexpr std::int64_t scaled_half_up(std::int64_t number, int decimals, int wanted) {
    for (; decimals < wanted; ++decimals) {
        number *= 10;
    }
    std::int64_t divisor = 1;
    for (; decimals > wanted; --decimals) {
        divisor *= 10;
    }
    return (number + divisor / 2) / divisor;
}

}  // namespace ecot::hardware::barcode
