#include "pricing/vat.hpp"

#include <algorithm>
#include <cassert>

#include "pricing/wide.hpp"

namespace ecot::pricing {

Money vat_in(Money taxable, BasisPoints rate) {
    assert(taxable >= Money{} && rate.value >= 0);
    return Money::from_cents(
        static_cast<std::int64_t>(divided_half_up(Wide{taxable.cents()} * rate.value, Wide{10'000} + rate.value)));
}

Money VatTotals::add(BasisPoints rate, Money taxable) {
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), rate,
                                     [](const VatRow& row, BasisPoints r) { return row.rate < r; });
    if (at != rows_.end() && at->rate == rate) {
        return at->taxable += taxable;
    }
    rows_.insert(at, VatRow{rate, taxable, Money{}});
    return taxable;
}

std::vector<VatRow> VatTotals::rows() const {
    std::vector<VatRow> rows = rows_;
    for (VatRow& row : rows) {
        row.vat = vat_in(row.taxable, row.rate);
    }
    return rows;
}

}  // namespace ecot::pricing
