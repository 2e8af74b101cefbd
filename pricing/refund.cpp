#include "pricing/refund.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "pricing/split.hpp"

namespace ecot::pricing {

namespace {

Money sum_of_shares(const RefundablePart& part) {
    Money sum = part.member;
    for (const FunderShare& funder : part.funders) {
        sum += funder.amount;
    }
    return sum;
}

}  // namespace

RefundablePart refundable(const QuotePart& part) {
    return {.quantity = part.quantity,
            .reference = part.reference,
            .member = part.member - part.surplus,
            .funders = part.funders,
            .surplus = part.surplus,
            .surplus_to = part.surplus_to};
}

RefundablePart refund(const RefundablePart& left, Quantity quantity, Money surplus_held) {
    assert(quantity > Quantity{} && quantity <= left.quantity);
    assert(surplus_held >= Money{} && sum_of_shares(left) == left.reference);
    // reference_of() gives the whole for the whole quantity: the last piece takes every cent that is left.
    RefundablePart given{.quantity = quantity,
                         .reference = reference_of(left.reference, quantity, left.quantity),
                         .member = {},
                         .funders = left.funders,
                         .surplus = std::min(reference_of(left.surplus, quantity, left.quantity), surplus_held),
                         .surplus_to = left.surplus_to};
    std::vector<std::int64_t> weights{left.member.cents()};
    for (const FunderShare& funder : left.funders) {
        weights.push_back(funder.amount.cents());
    }
    const std::vector<Money> shares = split(given.reference, weights);
    given.member = shares.front();
    for (std::size_t i = 0; i < given.funders.size(); ++i) {
        given.funders[i].amount = shares[i + 1];
    }
    return given;
}

RefundablePart left_after(const RefundablePart& left, const RefundablePart& given_back) {
    assert(left.funders.size() == given_back.funders.size());
    RefundablePart rest = left;
    rest.quantity -= given_back.quantity;
    rest.reference -= given_back.reference;
    rest.member -= given_back.member;
    rest.surplus -= given_back.surplus;
    for (std::size_t i = 0; i < rest.funders.size(); ++i) {
        rest.funders[i].amount -= given_back.funders[i].amount;
        assert(rest.funders[i].amount >= Money{});
    }
    assert(rest.member >= Money{} && rest.surplus >= Money{} && sum_of_shares(rest) == rest.reference);
    return rest;
}

Money taxable_of(const RefundablePart& part, const std::vector<bool>& funders_taxable, bool surplus_taxable) {
    assert(funders_taxable.size() == part.funders.size());
    Money taxable = part.member;
    if (!surplus_taxable) {
        taxable += part.surplus;
    }
    for (std::size_t i = 0; i < part.funders.size(); ++i) {
        if (funders_taxable[i]) {
            taxable += part.funders[i].amount;
        }
    }
    return taxable;
}

}  // namespace ecot::pricing
