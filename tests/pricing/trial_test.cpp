// One part: funders, rounding, caps of the household, envelopes.

#include "pricing/trial.hpp"

#include <gtest/gtest.h>

#include "tests/pricing/quote_text.hpp"

namespace ecot::pricing {

namespace {

/// A member share of 30 % and these funders; other fields of the programme after them.
std::string programme(const std::string& funders, const std::string& others = "") {
    return R"([{"id":"p","member_share":{"kind":"percent","bp":3000},"funders":[)" + funders + "]" + others + "}]";
}

const std::string ccas_rest = R"({"envelope":"ccas","kind":"remainder"})";
const std::string ccas_40_city_rest =
    R"({"envelope":"ccas","kind":"percent","bp":4000},{"envelope":"city","kind":"remainder"})";

std::string holding(std::int64_t ccas, std::int64_t city) {
    return R"([{"id":"ccas","remaining_cents":)" + std::to_string(ccas) + R"(},{"id":"city","remaining_cents":)" +
           std::to_string(city) + "}]";
}

std::string baskets(const std::string& quantity_milli) {
    return R"([{"product":"basket","quantity_milli":)" + quantity_milli + "}]";
}

TEST(Funders, TakeTheirSharesInOrderAndTheRemainder) {
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest)}),
              "basket 1: 10,00 = member 3,00 + ccas 4,00 + city 3,00 (p)\n");
    EXPECT_EQ(priced({.programmes = programme(R"({"envelope":"ccas","kind":"unit_amount","cents":125},)"
                                              R"({"envelope":"city","kind":"percent","bp":1000})"),
                      .lines = baskets("2000")}),
              "basket 2: 20,00 = member 15,50 + ccas 2,50 + city 2,00 (p)\n");  // what none takes stays with the member
}

TEST(Funders, NeverTakeMoreThanWhatIsLeftOfTheSubsidy) {
    EXPECT_EQ(priced({.programmes = programme(R"({"envelope":"ccas","kind":"unit_amount","cents":600},)"
                                              R"({"envelope":"city","kind":"percent","bp":2000},)"
                                              R"({"envelope":"fund","kind":"remainder"})")}),
              "basket 1: 10,00 = member 3,00 + ccas 6,00 + city 1,00 (p)\n");
}

TEST(Funders, RoundByLargestRemainderTheEarlierFirstAndTheMemberLast) {
    // 0.99: 39.6, 29.7 and the member 29.7 cents; two cents are missing.
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest),
                      .lines = R"([{"product":"basket","quantity_milli":1000,"amount_cents":99}])"}),
              "basket 1: 0,99 = member 0,30 + ccas 0,39 + city 0,30 (p)\n");
    // 0.05: 2, 1.5 and the member 1.5 cents.
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest),
                      .lines = R"([{"product":"basket","quantity_milli":1000,"amount_cents":5}])"}),
              "basket 1: 0,05 = member 0,01 + ccas 0,02 + city 0,02 (p)\n");
}

TEST(Funders, ApplyWithNothingToGive) {
    EXPECT_EQ(priced({.programmes = programme("")}), "basket 1: 10,00 = member 10,00 (p)\n");
    // 0.4 of a cent goes to the member, whose remainder is larger.
    EXPECT_EQ(priced({.programmes =
                          R"([{"id":"p","member_share":{"kind":"percent","bp":6000},"funders":[)" + ccas_rest + "]}]",
                      .lines = R"([{"product":"basket","quantity_milli":1000,"amount_cents":1}])"}),
              "basket 1: 0,01 = member 0,01 (p)\n");
}

TEST(CapOnMoney, SplitsWhatIsLeftInProportionAndTheMemberPaysTheRest) {
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest, R"(,"cap":{"subsidy_cents":500})")}),
              "basket 1: 10,00 = member 5,00 + ccas 2,86 + city 2,14 (p)\n");  // 285.7 and 214.3
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest,
                                              R"(,"cap":{"subsidy_cents":100,"subsidy_cents_per_person":200})")}),
              "basket 1: 10,00 = member 3,00 + ccas 4,00 + city 3,00 (p)\n");  // three persons: exactly 7.00
}

TEST(CapOnMoney, GivesTheEarlierFunderTheCentOfATie) {
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","member_share":{"kind":"percent","bp":0},"cap":{"subsidy_cents":501},
                                        "funders":[{"envelope":"ccas","kind":"percent","bp":5000},
                                                   {"envelope":"city","kind":"remainder"}]}])"}),
              "basket 1: 10,00 = member 4,99 + ccas 2,51 + city 2,50 (p)\n");
}

TEST(CapOnMoney, KeepsAProgrammeAwayWhenNothingIsLeftEvenWithoutSubsidy) {
    const std::string used = R"([{"programme":"p","subsidy_cents":500,"quantity_milli":0}])";
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"cap":{"subsidy_cents":500})"), .usage = used}),
              "basket 1: 10,00 = member 10,00\n");
    EXPECT_EQ(priced({.programmes = programme("", R"(,"cap":{"subsidy_cents":500})"), .usage = used}),
              "basket 1: 10,00 = member 10,00\n");
    EXPECT_EQ(priced({.programmes = programme("", R"(,"cap":{"subsidy_cents_per_person":0})")}),
              "basket 1: 10,00 = member 10,00\n");
}

TEST(CapOnMoney, CountsWhatFundersReallyGave) {
    // The first line is cut to 2.00 by the envelope, so 3.00 of the cap are left for the second.
    EXPECT_EQ(priced({.programmes = programme(R"({"envelope":"ccas","kind":"percent","bp":4000})",
                                              R"(,"cap":{"subsidy_cents":500},
                                              "eligible":{"product_tags":["fresh"]})"),
                      .lines = R"([{"product":"basket","quantity_milli":1000,"amount_cents":1000},
                                   {"product":"basket","quantity_milli":1000,"amount_cents":1000}])",
                      .envelopes = holding(600, 0)}),
              "basket 1: 10,00 = member 6,00 + ccas 4,00 (p)\n"
              "basket 1: 10,00 = member 9,00 + ccas 1,00 (p)\n");
}

TEST(CapOnMoney, CountsUsageOfThisProgrammeOnly) {
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"cap":{"subsidy_cents":500})"),
                      .usage = R"([{"programme":"elsewhere","subsidy_cents":500,"quantity_milli":1},
                                   {"programme":"p","subsidy_cents":450,"quantity_milli":1}])"}),
              "basket 1: 10,00 = member 9,50 + ccas 0,50 (p)\n");
}

TEST(CapOnQuantity, ShrinksThePartAndLeavesTheRestToOthers) {
    EXPECT_EQ(
        priced({.programmes = programme(ccas_rest, R"(,"cap":{"quantity_milli":1500})"), .lines = baskets("2000")}),
        "basket 1,500: 15,00 = member 4,50 + ccas 10,50 (p)\n"
        "basket 0,500: 5,00 = member 5,00\n");
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"cap":{"quantity_milli_per_person":500})"),
                      .lines = baskets("2000")}),
              "basket 1,500: 15,00 = member 4,50 + ccas 10,50 (p)\n"
              "basket 0,500: 5,00 = member 5,00\n");
}

TEST(CapOnQuantity, KeepsAProgrammeAwayWhenNothingIsLeft) {
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"cap":{"quantity_milli":1000})"),
                      .usage = R"([{"programme":"p","subsidy_cents":0,"quantity_milli":1000}])"}),
              "basket 1: 10,00 = member 10,00\n");
}

TEST(CapOnQuantity, IsThereBesideTheCapOnMoney) {
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"cap":{"quantity_milli":1000,"subsidy_cents":300})"),
                      .lines = baskets("2000")}),
              "basket 1: 10,00 = member 7,00 + ccas 3,00 (p)\n"
              "basket 1: 10,00 = member 10,00\n");
}

TEST(CapOnQuantity, CoversTheWholeRestWithoutSubsidy) {
    EXPECT_EQ(priced({.programmes = programme("", R"(,"cap":{"quantity_milli":1000})"), .lines = baskets("3000")}),
              "basket 3: 30,00 = member 30,00 (p)\n");
}

TEST(CapOnQuantity, DoesNotApplyToAQuantityTooSmallForASubsidyWhenTheWholeHasOne) {
    // 1 g of lentils (0.3 cents, 0) has no subsidy, 1 kg has.
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"cap":{"quantity_milli":1})"),
                      .lines = R"([{"product":"lentils","quantity_milli":1000}])"}),
              "lentils 1: 3,00 = member 3,00\n");
}

TEST(CapOnQuantity, IsNotUsedByAPartThatNobodyFunds) {
    EXPECT_EQ(
        priced({.programmes = R"([{"id":"p","member_share":{"kind":"unit_price","cents":900},"funders":[)" + ccas_rest +
                              R"(],"cap":{"quantity_milli":1000}}])",
                .lines = R"([{"product":"soap","quantity_milli":1000},{"product":"basket","quantity_milli":1000}])"}),
        "soap 1: 2,50 = member 2,50 (p)\n"
        "basket 1: 10,00 = member 9,00 + ccas 1,00 (p)\n");
}

TEST(Exhausted, LeavesTheShortfallToTheMember) {
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest), .envelopes = holding(150, 250)}),
              "basket 1: 10,00 = member 6,00 + ccas 1,50 + city 2,50 (p)\n");
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest, R"(,"when_exhausted":"member_pays")"),
                      .envelopes = holding(150, 1000)}),
              "basket 1: 10,00 = member 5,50 + ccas 1,50 + city 3,00 (p)\n");
}

TEST(Exhausted, AsksTheNextFunderAndThenTheMember) {
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest, R"(,"when_exhausted":"next_funder")"),
                      .envelopes = holding(150, 1000)}),
              "basket 1: 10,00 = member 3,00 + ccas 1,50 + city 5,50 (p)\n");
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest, R"(,"when_exhausted":"next_funder")"),
                      .envelopes = holding(150, 500)}),
              "basket 1: 10,00 = member 3,50 + ccas 1,50 + city 5,00 (p)\n");
    // The last funder's shortfall does not go back to the first.
    EXPECT_EQ(priced({.programmes = programme(ccas_40_city_rest, R"(,"when_exhausted":"next_funder")"),
                      .envelopes = holding(1000, 100)}),
              "basket 1: 10,00 = member 5,00 + ccas 4,00 + city 1,00 (p)\n");
}

TEST(Exhausted, LeavesAnEnvelopeNamedTwiceToTheEarlierFunderFirst) {
    EXPECT_EQ(priced({.programmes = programme(R"({"envelope":"ccas","kind":"percent","bp":4000},)"
                                              R"({"envelope":"city","kind":"percent","bp":1000},)" +
                                              ccas_rest),
                      .envelopes = holding(500, 100)}),
              "basket 1: 10,00 = member 4,00 + ccas 4,00 + city 1,00 + ccas 1,00 (p)\n");
}

TEST(Exhausted, DoesNotApplyWhenNothingAtAllCouldBeGiven) {
    for (const char* when : {"member_pays", "next_funder", "refuse"}) {
        EXPECT_EQ(
            priced({.programmes = programme(ccas_40_city_rest, R"(,"when_exhausted":")" + std::string{when} + "\""),
                    .envelopes = holding(0, 0)}),
            "basket 1: 10,00 = member 10,00\n")
            << when;
    }
}

TEST(Refusing, ShrinksToTheLargestNumberOfPiecesThatIsFullyFunded) {
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"when_exhausted":"refuse")"),
                      .lines = baskets("5000"),
                      .envelopes = holding(2000, 0)}),
              "basket 2: 20,00 = member 6,00 + ccas 14,00 (p)\n"
              "basket 3: 30,00 = member 30,00\n");
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"when_exhausted":"refuse")"),
                      .lines = baskets("2500"),
                      .envelopes = holding(1400, 0)}),
              "basket 2: 20,00 = member 6,00 + ccas 14,00 (p)\n"
              "basket 0,500: 5,00 = member 5,00\n");
}

TEST(Refusing, DoesNotApplyWhenNotOnePieceIsFullyFunded) {
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"when_exhausted":"refuse")"),
                      .lines = baskets("2000"),
                      .envelopes = holding(699, 0)}),
              "basket 2: 20,00 = member 20,00\n");
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"when_exhausted":"refuse")"),
                      .lines = baskets("999"),
                      .envelopes = holding(100, 0)}),
              "basket 0,999: 9,99 = member 9,99\n");
}

TEST(Refusing, DoesNotApplyToGoodsByWeightThatAreNotFullyFunded) {
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"when_exhausted":"refuse")"),
                      .lines = R"([{"product":"lentils","quantity_milli":2000}])",
                      .envelopes = holding(419, 0)}),
              "lentils 2: 6,00 = member 6,00\n");
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"when_exhausted":"refuse")"),
                      .lines = R"([{"product":"lentils","quantity_milli":2000}])",
                      .envelopes = holding(420, 0)}),
              "lentils 2: 6,00 = member 1,80 + ccas 4,20 (p)\n");
}

TEST(Refusing, LooksAtTheQuantityTheCapLeaves) {
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"when_exhausted":"refuse","cap":{"quantity_milli":3000})"),
                      .lines = baskets("5000"),
                      .envelopes = holding(2000, 0)}),
              "basket 2: 20,00 = member 6,00 + ccas 14,00 (p)\n"
              "basket 3: 30,00 = member 30,00\n");
}

TEST(Refusing, IsShortOnlyOfWhatTheCapOnMoneyLeaves) {
    EXPECT_EQ(priced({.programmes = programme(ccas_rest, R"(,"when_exhausted":"refuse","cap":{"subsidy_cents":500})"),
                      .lines = baskets("5000"),
                      .envelopes = holding(500, 0)}),
              "basket 5: 50,00 = member 45,00 + ccas 5,00 (p)\n");
}

TEST(Refusing, TriesEveryNumberDownwardsUntilOneIsFundedInFull) {
    // A cent a piece, the member pays 60 %: of five pieces funders give 2 cents, of four 2, of three 1, of two 1, of
    // one nothing.
    const std::string programmes = R"([{"id":"p","when_exhausted":"refuse","member_share":{"kind":"percent","bp":6000},
                                        "funders":[)" +
                                   ccas_rest + "]}]";
    EXPECT_EQ(priced({.programmes = programmes,
                      .lines = R"([{"product":"basket","quantity_milli":5000,"amount_cents":5}])",
                      .envelopes = holding(1, 0)}),
              "basket 3: 0,03 = member 0,02 + ccas 0,01 (p)\n"
              "basket 2: 0,02 = member 0,02\n");
    // Without a cent the one piece is no part of the programme either.
    EXPECT_EQ(priced({.programmes = programmes,
                      .lines = R"([{"product":"basket","quantity_milli":2000,"amount_cents":2}])",
                      .envelopes = holding(0, 0)}),
              "basket 2: 0,02 = member 0,02\n");
}

TEST(Surplus, LeavesEveryFunderAtZero) {
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","member_share":{"kind":"markup","bp":1000,"surplus_to":"fund"},
                                        "funders":[{"envelope":"ccas","kind":"unit_amount","cents":100}]}])"}),
              "basket 1: 10,00 = member 11,00 - fund 1,00 (p)\n");
}

TEST(Surplus, CannotBeSpentInTheSameQuote) {
    EXPECT_EQ(
        priced({.programmes = R"([{"id":"plus","priority":1,"eligible":{"products":["soap"]},
                                         "member_share":{"kind":"markup","bp":10000,"surplus_to":"fund"}},
                                        {"id":"p","member_share":{"kind":"percent","bp":0},
                                         "funders":[{"envelope":"fund","kind":"remainder"}]}])",
                .lines = R"([{"product":"soap","quantity_milli":1000},{"product":"basket","quantity_milli":1000}])",
                .envelopes = R"([{"id":"fund","remaining_cents":100}])"}),
        "soap 1: 2,50 = member 5,00 - fund 2,50 (plus)\n"
        "basket 1: 10,00 = member 9,00 + fund 1,00 (p)\n");
}

Trial trial_of(std::int64_t reference, Wide member) {
    Trial trial;
    trial.slice.reference = Money::from_cents(reference);
    trial.member_cents = member;
    return trial;
}

TEST(Trial, IsComparedByTheMembersPartOfItsReferenceExactly) {
    EXPECT_TRUE(leaves_member_less(trial_of(3000, 999), trial_of(1000, 334)));
    EXPECT_FALSE(leaves_member_less(trial_of(3000, 1000), trial_of(1500, 500)));
    EXPECT_FALSE(leaves_member_less(trial_of(1500, 500), trial_of(3000, 1000)));
    EXPECT_TRUE(leaves_member_less(trial_of(1000, 1000), trial_of(1000, 1001)));
    EXPECT_TRUE(leaves_member_less(trial_of(10'000'000'000'000, 9'999'999'999'998),
                                   trial_of(9'999'999'999'999, 9'999'999'999'998)));
}

TEST(Trial, CountsAsNothingToPayWithoutAReference) {
    EXPECT_TRUE(leaves_member_less(trial_of(0, 500), trial_of(1000, 1)));
    EXPECT_FALSE(leaves_member_less(trial_of(0, 500), trial_of(1000, 0)));
    EXPECT_FALSE(leaves_member_less(trial_of(1000, 0), trial_of(0, 500)));
}

TEST(Trial, IsComparedAlsoWhenNobodyCouldPayIt) {
    const Wide beyond = Wide{10'000'000'000'000} * 9'223'372'036'854'775'807;
    EXPECT_TRUE(leaves_member_less(trial_of(10'000'000'000'000, beyond), trial_of(9'999'999'999'999, beyond)));
    EXPECT_TRUE(leaves_member_less(trial_of(1, 1), trial_of(10'000'000'000'000, beyond)));
}

}  // namespace

}  // namespace ecot::pricing
