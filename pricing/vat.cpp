#include "pricing/vat.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "pricing/wide.hpp"

namespace ecot::pricing {

Money vat_in(Money taxable, BasisPoints rate) {
    assert(rate.value >= 0);
    const Wide size = taxable < Money{} ? -Wide{taxable.cents()} : Wide{taxable.cents()};
    const auto vat = static_cast<std::int64_t>(divided_half_up(size * rate.value, Wide{10'000} + rate.value));
    return Money::from_cents(taxable < Money{} ? -vat : vat);
}

std::vector<Money> line_vats(std::span<const Money> taxables, BasisPoints rate) {
    const Money taxable = std::accumulate(taxables.begin(), taxables.end(), Money{});
    // A refund is worked out as the sale it gives back.
    const int sign = taxable < Money{} ? -1 : 1;
    const Wide denominator = Wide{10'000} + rate.value;
    std::int64_t missing = sign * vat_in(taxable, rate).cents();
    std::vector<std::int64_t> cents;
    std::vector<Wide> lost;
    for (const Money line : taxables) {
        const Wide exact = Wide{sign} * line.cents() * rate.value;
        Wide remainder = exact % denominator;
        remainder += remainder < 0 ? denominator : 0;  // a negative line is rounded down too
        lost.push_back(remainder);
        cents.push_back(static_cast<std::int64_t>((exact - remainder) / denominator));
        missing -= cents.back();
    }
    std::vector<std::size_t> order(cents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&lost](std::size_t a, std::size_t b) { return lost[a] > lost[b]; });
    assert(missing >= 0 && missing <= static_cast<std::int64_t>(cents.size()));
    std::vector<Money> vats(cents.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::int64_t more = static_cast<std::int64_t>(i) < missing ? 1 : 0;
        vats[order[i]] = Money::from_cents(sign * (cents[order[i]] + more));
    }
    return vats;
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
