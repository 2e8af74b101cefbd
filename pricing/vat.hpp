#pragma once

#include <vector>

#include "pricing/quote.hpp"

namespace ecot::pricing {

/// The VAT in an amount that includes it, rounded half up (P12, fiscal.md V2). Neither is negative.
[[nodiscard]] Money vat_in(Money taxable, BasisPoints rate);

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
