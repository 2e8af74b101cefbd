#include "pricing/vat.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pricing/quote_text.hpp"

namespace ecot::pricing {

namespace {

TEST(Vat, IsInTheAmountAndRoundedHalfUp) {
    const auto vat = [](std::int64_t cents, std::int64_t bp) { return vat_in(Money::from_cents(cents), {bp}).cents(); };
    EXPECT_EQ(vat(1500, 550), 78);  // 78.199
    EXPECT_EQ(vat(498, 2000), 83);
    EXPECT_EQ(vat(3, 2000), 1);  // 0.5
    EXPECT_EQ(vat(1234, 0), 0);
    EXPECT_EQ(vat(10'000'000'000'000, 550), 521'327'014'218);
    EXPECT_EQ(vat(100, std::numeric_limits<std::int64_t>::max()), 100);
}

TEST(Vat, RoundsTheTotalOfARateOnce) {
    VatTotals totals;
    (void)totals.add({2000}, Money::from_cents(2));  // 0.33 each: 0.67 together
    (void)totals.add({550}, Money{});
    EXPECT_EQ(totals.add({2000}, Money::from_cents(2)).cents(), 4);
    EXPECT_THAT(totals.rows(), testing::ElementsAre(VatRow{{550}, Money{}, Money{}},
                                                    VatRow{{2000}, Money::from_cents(4), Money::from_cents(1)}));
}

TEST(Vat, HasARowForEachRateOnALineEvenIfNothingIsTaxable) {
    EXPECT_EQ(priced_vat({.lines = R"([{"product":"sample","quantity_milli":1000},
                                       {"product":"basket","quantity_milli":1000}])"}),
              "5,50 %: 0,52 in 10,00\n"
              "20,00 %: 0,00 in 0,00\n");
}

TEST(Vat, CountsPriceComplementsAndNotGrants) {
    const std::string programme =
        R"([{"id":"p","member_share":{"kind":"percent","bp":3000},
             "funders":[{"envelope":"ccas","kind":"percent","bp":4000},{"envelope":"city","kind":"remainder"}]}])";
    EXPECT_EQ(priced_vat({.programmes = programme}), "5,50 %: 0,52 in 10,00\n");
    EXPECT_EQ(priced_vat({.programmes = programme,
                          .envelopes = R"([{"id":"ccas","remaining_cents":1000,"complement_taxable":true},
                                           {"id":"city","remaining_cents":1000,"complement_taxable":false}])"}),
              "5,50 %: 0,36 in 7,00\n");
}

TEST(Vat, LeavesOutASurplusThatWillBeTaxedWhenItPaysForGoods) {
    const std::string programme = R"([{"id":"p","member_share":{"kind":"markup","bp":1000,"surplus_to":"fund"}}])";
    EXPECT_EQ(priced_vat({.programmes = programme}), "5,50 %: 0,52 in 10,00\n");
    // A fund whose money is a grant is not taxed later: the surplus is taxed now.
    EXPECT_EQ(priced_vat({.programmes = programme,
                          .envelopes = R"([{"id":"fund","remaining_cents":0,"complement_taxable":false}])"}),
              "5,50 %: 0,57 in 11,00\n");
}

}  // namespace

}  // namespace ecot::pricing
