#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "pricing/programme.hpp"

namespace ecot::pricing {

/// What the funders of a part gave, together, and whether one of their envelopes held less than was asked of it.
struct Drawing {
    std::int64_t given_cents = 0;
    bool short_of_money = false;
    friend bool operator==(const Drawing&, const Drawing&) = default;
};

/// Takes the funders' shares of one part out of their envelopes, in order (P10).
///
/// `envelopes[i]` is the position of funder i's envelope in `held`; several funders may name one. On entry `shares`
/// are the cents wanted, afterwards the cents given; `held` is lowered by them, never below zero. With `NextFunder` a
/// shortfall is added to what is wanted of the next funder; otherwise, and after the last, it stays with the member.
[[nodiscard]] Drawing draw(std::span<const std::uint32_t> envelopes, WhenExhausted when_exhausted,
                           std::span<std::int64_t> shares, std::span<std::int64_t> held);

/// Puts what a drawing gave back, as if it had not been.
void put_back(std::span<const std::uint32_t> envelopes, std::span<const std::int64_t> shares,
              std::span<std::int64_t> held);

}  // namespace ecot::pricing
