#pragma once

#include <span>
#include <vector>

#include "pricing/quote.hpp"

namespace ecot::pricing {

/// The VAT in an amount that includes it, rounded half up (P12, fiscal.md V2): that of a negative amount is that of the
/// amount given back, negated. The rate is not negative.
[[nodiscard]] Money vat_in(Money taxable, BasisPoints rate);

/// The VAT of each line of a basket or refund, from `taxables`, what is taxable of each line at one rate (V2): shares
/// of the VAT of all together by largest remainder, the earlier line first between equals, so that they add up to it.
/// Each is within one cent of the exact VAT of its line, that of a line of zero is zero; lines may be negative. A
/// refund of all lines gives back the same shares.
///
/// @pre the rate is not negative, and no sum of taxables is beyond 10^13 cents.
[[nodiscard]] std::vector<Money> line_vats(std::span<const Money> taxables, BasisPoints rate);

/// What is taxable at each rate of a basket or a refund, summed before rounding, so that each rate is rounded once.
class VatTotals {
public:
    /// Counts `taxable` at `rate` and returns the total at that rate. Zero counts too: a rate on any line has a row.
    Money add(BasisPoints rate, Money taxable);

    /// One row per rate, sorted by rate.
    [[nodiscard]] std::vector<VatRow> rows() const;

private:
    std::vector<VatRow> rows_;
};

}  // namespace ecot::pricing
