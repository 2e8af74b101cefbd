#include "pricing/vat.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

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

std::vector<std::int64_t> shares(const std::vector<std::int64_t>& cents, std::int64_t bp) {
    std::vector<Money> taxables;
    for (const std::int64_t line : cents) {
        taxables.push_back(Money::from_cents(line));
    }
    std::vector<std::int64_t> vats;
    for (const Money vat : line_vats(taxables, {bp})) {
        vats.push_back(vat.cents());
    }
    return vats;
}

TEST(Vat, OfWhatIsGivenBackIsThatOfWhatWasSold) {
    EXPECT_EQ(vat_in(Money::from_cents(-1500), {550}).cents(), -78);
    EXPECT_EQ(vat_in(Money::from_cents(-3), {2000}).cents(), -1);  // -0.5
}

TEST(Vat, IsSharedByTheLinesOfItsRate) {
    using testing::ElementsAre;
    EXPECT_THAT(shares({2, 2, 2}, 2000), ElementsAre(1, 0, 0));    // 0.33 each, 1 together
    EXPECT_THAT(shares({100, 0, 53}, 550), ElementsAre(5, 0, 3));  // 5.21 and 2.76; 7.98 together
    EXPECT_THAT(shares({}, 550), ElementsAre());
    // 5.21 - 2.76 = 2.45: rounded down 5 and -3 are 2 already.
    EXPECT_THAT(shares({100, -53}, 550), ElementsAre(5, -3));
    EXPECT_THAT(shares({-100, 0, -53}, 550), ElementsAre(-5, 0, -3));
    EXPECT_THAT(shares({1234, -34}, 0), ElementsAre(0, 0));
}

// V2: the lines add up to the ticket at each rate, whatever is sold and given back on it.
RC_GTEST_PROP(VatProperties, LinesAddUpToTheTicket, ()) {
    const BasisPoints rate{*rc::gen::element<std::int64_t>(0, 210, 550, 1000, 2000, 10'000)};
    const auto cents = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(-20'000, 20'001));
    std::vector<Money> taxables;
    std::vector<Money> negated;
    Money ticket;
    for (const std::int64_t line : cents) {
        taxables.push_back(Money::from_cents(line));
        negated.push_back(Money::from_cents(-line));
        ticket += taxables.back();
    }
    const std::vector<Money> vats = line_vats(taxables, rate);
    const std::vector<Money> given_back = line_vats(negated, rate);
    Money sum;
    RC_ASSERT(vats.size() == taxables.size());
    for (std::size_t i = 0; i < vats.size(); ++i) {
        sum += vats[i];
        // Within a cent of the exact share: |vat * (10000 + rate) - taxable * rate| < 10000 + rate.
        const std::int64_t off = vats[i].cents() * (10'000 + rate.value) - cents[i] * rate.value;
        RC_ASSERT(off < 10'000 + rate.value);
        RC_ASSERT(-off < 10'000 + rate.value);
        RC_ASSERT(vats[i].cents() == -given_back[i].cents() || ticket == Money{});
    }
    RC_ASSERT(sum == vat_in(ticket, rate));
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
