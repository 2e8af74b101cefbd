#include "pricing/refund.hpp"

#include <gtest/gtest.h>

#include "tests/pricing/quote_text.hpp"

namespace ecot::pricing {

namespace {

constexpr Money plenty = Money::from_cents(1'000'000);

Quantity pieces(std::int64_t count) {
    return Quantity::from_milli(1000 * count);
}

/// Three baskets of 10,00: the member 10,01, two funders 10,00 and 9,99.
RefundablePart three_baskets() {
    QuotePart part;
    part.programme = "p";
    part.quantity = pieces(3);
    part.reference = Money::from_cents(3000);
    part.member = Money::from_cents(1001);
    part.funders = {{"ccas", Money::from_cents(1000)}, {"city", Money::from_cents(999)}};
    return refundable(part);
}

TEST(Refund, GivesBackInProportionToTheCent) {
    EXPECT_EQ(text_of(refund(three_baskets(), pieces(1), plenty)), "1: 10,00 = member 3,34 + ccas 3,33 + city 3,33");
}

TEST(Refund, GivesTheMemberTheCentWhenTwoLostAsMuch) {
    RefundablePart part = three_baskets();
    part.quantity = pieces(2);
    part.reference = Money::from_cents(2);
    part.member = Money::from_cents(1);
    part.funders = {{"ccas", Money::from_cents(1)}};
    EXPECT_EQ(text_of(refund(part, pieces(1), plenty)), "1: 0,01 = member 0,01 + ccas 0,00");
}

TEST(Refund, RoundsTheReferenceHalfUp) {
    RefundablePart part = three_baskets();
    part.quantity = pieces(2);
    part.reference = part.member = Money::from_cents(1001);
    part.funders.clear();
    EXPECT_EQ(text_of(refund(part, pieces(1), plenty)), "1: 5,01 = member 5,01");
}

TEST(Refund, GivesBackAllThatIsLeftWithTheLastPiece) {
    RefundablePart left = three_baskets();
    for (int i = 0; i < 2; ++i) {
        left = left_after(left, refund(left, pieces(1), plenty));
    }
    EXPECT_EQ(text_of(left), "1: 10,00 = member 3,33 + ccas 3,34 + city 3,33");
    EXPECT_EQ(refund(left, pieces(1), plenty), left);
}

TEST(Refund, GivesBackTheSurplusAsFarAsItsEnvelopeHoldsIt) {
    QuotePart sold;
    sold.quantity = pieces(2);
    sold.reference = Money::from_cents(1000);
    sold.member = Money::from_cents(1151);
    sold.surplus = Money::from_cents(151);
    sold.surplus_to = "fund";
    const RefundablePart part = refundable(sold);
    EXPECT_EQ(text_of(part), "2: 10,00 = member 10,00, surplus 1,51");
    EXPECT_EQ(text_of(refund(part, pieces(1), plenty)), "1: 5,00 = member 5,00, surplus 0,76");
    EXPECT_EQ(text_of(refund(part, pieces(1), Money::from_cents(40))), "1: 5,00 = member 5,00, surplus 0,40");
    const RefundablePart left = left_after(part, refund(part, pieces(1), Money::from_cents(40)));
    EXPECT_EQ(text_of(left), "1: 5,00 = member 5,00, surplus 1,11");
    EXPECT_EQ(text_of(refund(left, pieces(1), Money{})), "1: 5,00 = member 5,00");
}

TEST(Refund, GivesNothingBackOfWhatCostNothing) {
    QuotePart sold;
    sold.quantity = pieces(2);
    EXPECT_EQ(text_of(refund(refundable(sold), pieces(1), plenty)), "1: 0,00 = member 0,00");
}

TEST(Refund, IsTaxedAsTheSaleWas) {
    const RefundablePart part = three_baskets();
    EXPECT_EQ(text_of(taxable_of(part, {true, true}, true)), "30,00");
    EXPECT_EQ(text_of(taxable_of(part, {true, false}, true)), "20,01");
    EXPECT_EQ(text_of(taxable_of(refund(part, pieces(1), plenty), {false, true}, true)), "6,67");
}

TEST(Refund, TaxesASurplusOnlyIfItWasTaxedInTheSale) {
    RefundablePart part = three_baskets();
    part.surplus = Money::from_cents(300);
    part.surplus_to = "fund";
    EXPECT_EQ(text_of(taxable_of(part, {true, true}, true)), "30,00");
    EXPECT_EQ(text_of(taxable_of(part, {true, true}, false)), "33,00");
}

TEST(Refund, TakesAnyFractionOfAWeight) {
    EXPECT_EQ(text_of(refund(three_baskets(), Quantity::from_milli(1), plenty)),
              "0,001: 0,01 = member 0,01 + ccas 0,00 + city 0,00");
}

}  // namespace

}  // namespace ecot::pricing
