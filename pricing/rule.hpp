#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pricing/checks.hpp"
#include "pricing/household.hpp"
#include "pricing/quote.hpp"
#include "pricing/wide.hpp"

namespace ecot::pricing {

/// So much of a line, and what it costs.
struct Slice {
    Money reference;
    Quantity quantity;
};

/// What of a line does not change from part to part.
struct LineFacts {
    Slice whole;
    Unit unit = Unit::Piece;
    std::optional<Money> choice;
};

/// A programme made ready for one customer: the row of the household's table chosen, envelopes as positions.
struct Rule {
    enum class Kind { Percent, UnitPrice, Markup, FreeChoice };

    const Programme* programme = nullptr;
    Kind kind = Kind::Percent;
    std::int64_t share_bp = 0;    ///< percent, markup, or the default of a free choice
    std::int64_t minimum_bp = 0;  ///< of a free choice
    std::int64_t price_cents = 0;
    std::vector<std::uint32_t> envelopes;     ///< one a funder, in order
    std::uint32_t surplus_to = Ids::unknown;  ///< envelope of the surplus, when the programme names one
    Allowance left;                           ///< lowered as the quote uses it
};

/// The exact share of the member by the rule alone (rule P6), in ten-thousandths of a cent; whole cents for markup and
/// free choice. Above the reference of the slice when there is a surplus.
[[nodiscard]] Wide exact_member_share(const Rule& rule, const Slice& slice, const LineFacts& line);

/// The least a member may choose for a whole line.
[[nodiscard]] Wide minimum_choice_cents(const Rule& rule, const LineFacts& line);

/// The rules of the programmes open to this request's day, site and member, by priority, then id; which products they
/// cover is asked with covers().
[[nodiscard]] std::vector<Rule> open_rules(const Request& request, const RequestIds& ids);

/// Whether the programme's conditions on the product hold.
[[nodiscard]] bool covers(const Programme& programme, const Product& product);

}  // namespace ecot::pricing
