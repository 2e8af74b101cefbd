#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pricing/quote.hpp"

namespace ecot::pricing {

/// What is left of a recorded part after earlier refunds, or the part itself before any; and what one refund gives
/// back of it. `member` plus the funders is `reference`: the surplus is apart.
struct RefundablePart {
    Quantity quantity;
    Money reference;
    Money member;                           ///< without the surplus
    std::vector<FunderShare> funders;       ///< in the order of the sale
    Money surplus;                          ///< paid by the member on top, held by `surplus_to`
    std::optional<std::string> surplus_to;  ///< envelope the surplus went to
    friend bool operator==(const RefundablePart&, const RefundablePart&) = default;
};

/// A part as it was sold, with nothing refunded yet.
[[nodiscard]] RefundablePart refundable(const QuotePart& part);

/// What is given back for `quantity` of what is left of a part (P13). Never priced again: the sale's own shares are
/// given back in proportion, to the cent; the last piece gives back all that is left.
///
/// `surplus_held`: what the envelope `left.surplus_to` still holds; of the surplus no more than that comes back.
///
/// @pre 0 < quantity <= left.quantity; surplus_held is not negative.
[[nodiscard]] RefundablePart refund(const RefundablePart& left, Quantity quantity, Money surplus_held);

/// What is left after `given_back`, which refund() made from `left`. A surplus that its envelope no longer held is
/// still left: a later refund of the part gives it back once the envelope holds it.
[[nodiscard]] RefundablePart left_after(const RefundablePart& left, const RefundablePart& given_back);

/// What of a part, or of what is given back of it, is in the base of VAT (P12): the member's share with the surplus,
/// less a surplus to an envelope of price complements, plus the shares of funders whose money is one. The flags are
/// those recorded in the sale: one a funder, in order, and that of `surplus_to`.
[[nodiscard]] Money taxable_of(const RefundablePart& part, const std::vector<bool>& funders_taxable,
                               bool surplus_taxable);

}  // namespace ecot::pricing
