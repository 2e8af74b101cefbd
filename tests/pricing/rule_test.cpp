// Who and what a programme applies to, and the exact share of the member.

#include "pricing/rule.hpp"

#include <gtest/gtest.h>

#include "tests/pricing/quote_text.hpp"

namespace ecot::pricing {

namespace {

/// Whether a programme that gives the basket for nothing applies with these conditions.
testing::AssertionResult applies(const std::string& conditions, Asked asked = {}) {
    asked.programmes = R"([{"id":"p","member_share":{"kind":"percent","bp":0},)"
                       R"("funders":[{"envelope":"ccas","kind":"remainder"}],)" +
                       conditions + "}]";
    const std::string answer = priced(asked);
    if (answer == "basket 1: 10,00 = member 0,00 + ccas 10,00 (p)\n") {
        return testing::AssertionSuccess();
    }
    return testing::AssertionFailure() << answer;
}

std::string eligible(const std::string& condition) {
    return R"("eligible":{)" + condition + "}";
}

Asked asked_by(const std::string& member) {
    Asked asked;
    asked.member = member;
    return asked;
}

TEST(Rule, AppliesFromItsFirstToItsLastDay) {
    EXPECT_TRUE(applies(R"("valid":{"from":"2026-11-21","to":"2026-11-21"})"));
    EXPECT_TRUE(applies(R"("valid":{"from":"2026-11-21"})"));
    EXPECT_TRUE(applies(R"("valid":{"to":"2026-11-21"})"));
    EXPECT_TRUE(applies(R"("valid":{})"));
    EXPECT_FALSE(applies(R"("valid":{"from":"2026-11-22"})"));
    EXPECT_FALSE(applies(R"("valid":{"to":"2026-11-20"})"));
}

TEST(Rule, AppliesWhenEveryConditionThereHolds) {
    EXPECT_TRUE(applies(eligible("")));
    EXPECT_TRUE(applies(eligible(R"("tiers":["B","A"],"groups":["x","qpv"],"membership":true,"sites":["loos"],)"
                                 R"("product_tags":["fresh"],"products":["basket"])")));
    EXPECT_FALSE(applies(eligible(R"("tiers":["A"],"groups":["student"])")));
    EXPECT_FALSE(applies(eligible(R"("tiers":["B"])")));
    EXPECT_FALSE(applies(eligible(R"("sites":["lille"])")));
    EXPECT_FALSE(applies(eligible(R"("product_tags":["bulk"])")));
    EXPECT_FALSE(applies(eligible(R"("products":["soap","lentils"])")));
}

TEST(Rule, MatchesNothingWithAnEmptyList) {
    for (const char* list : {"tiers", "groups", "sites", "product_tags", "products"}) {
        EXPECT_FALSE(applies(eligible("\"" + std::string{list} + "\":[]"))) << list;
    }
}

TEST(Rule, AsksForAMembershipOfTheDayOnlyWhenItSaysSo) {
    const auto until = [](const std::string& day) {
        return asked_by(R"({"id":"m","household":{"adults":1,"children":0},"membership_until":)" + day + "}");
    };
    EXPECT_TRUE(applies(eligible(R"("membership":true)"), until(R"("2026-11-21")")));
    EXPECT_FALSE(applies(eligible(R"("membership":true)"), until(R"("2026-11-20")")));
    EXPECT_FALSE(applies(eligible(R"("membership":true)"), until("null")));
    EXPECT_TRUE(applies(eligible(R"("membership":false)"), until(R"("2026-11-20")")));
    EXPECT_TRUE(applies(eligible(R"("membership":false)"), asked_by("null")));
}

TEST(Rule, FailsEveryConditionOnTheMemberForAnAnonymousCustomer) {
    const Asked anonymous = asked_by("null");
    EXPECT_TRUE(applies(eligible(""), anonymous));
    EXPECT_TRUE(applies(eligible(R"("sites":["loos"],"product_tags":["fresh"])"), anonymous));
    EXPECT_FALSE(applies(eligible(R"("tiers":["A"])"), anonymous));
    EXPECT_FALSE(applies(eligible(R"("groups":["qpv"])"), anonymous));
    EXPECT_FALSE(applies(eligible(R"("membership":true)"), anonymous));
    EXPECT_FALSE(applies(R"("cap":{})", anonymous));
    EXPECT_FALSE(applies(R"("cap":{"subsidy_cents":5000})", anonymous));
    EXPECT_TRUE(applies(R"("cap":{})"));
}

TEST(Rule, HasNoHouseholdTableForAnAnonymousCustomer) {
    Asked asked = asked_by("null");
    asked.programmes = R"([{"id":"p","member_share":{"kind":"household_percent","table":[{"bp":100}]}},
                           {"id":"q","member_share":{"kind":"household_unit_price","table":[{"cents":100}]}}])";
    EXPECT_EQ(priced(asked), "basket 1: 10,00 = member 10,00\n");
}

TEST(Rule, TakesAMemberWithoutTierOrGroups) {
    const Asked bare = asked_by(R"({"id":"m","household":{"adults":1,"children":0}})");
    EXPECT_TRUE(applies(eligible(""), bare));
    EXPECT_FALSE(applies(eligible(R"("tiers":["A"])"), bare));
    EXPECT_FALSE(applies(eligible(R"("groups":["qpv"])"), bare));
}

/// One basket of 10,00 under a share, the rest paid by ccas.
std::string shared(const std::string& share, const std::string& line = R"("quantity_milli":1000)") {
    return priced({.programmes = R"([{"id":"p","member_share":)" + share +
                                 R"(,"funders":[{"envelope":"ccas","kind":"remainder"}]}])",
                   .lines = R"([{"product":"basket",)" + line + "}]"});
}

TEST(Rule, TakesAPercentage) {
    EXPECT_EQ(shared(R"({"kind":"percent","bp":3333})"), "basket 1: 10,00 = member 3,33 + ccas 6,67 (p)\n");
    EXPECT_EQ(shared(R"({"kind":"percent","bp":10000})"), "basket 1: 10,00 = member 10,00 (p)\n");
}

TEST(Rule, TakesAFixedPriceUpToTheReference) {
    EXPECT_EQ(shared(R"({"kind":"unit_price","cents":400})", R"("quantity_milli":2500)"),
              "basket 2,500: 25,00 = member 10,00 + ccas 15,00 (p)\n");
    EXPECT_EQ(shared(R"({"kind":"unit_price","cents":1001})"), "basket 1: 10,00 = member 10,00 (p)\n");
}

TEST(Rule, TakesTheFirstRowLargeEnoughForTheHousehold) {
    // Two adults and a child.
    EXPECT_EQ(shared(R"({"kind":"household_percent","table":[{"persons_at_most":2,"bp":5000},
                         {"persons_at_most":3,"bp":3000},{"persons_at_most":4,"bp":2000},{"bp":1000}]})"),
              "basket 1: 10,00 = member 3,00 + ccas 7,00 (p)\n");
    EXPECT_EQ(shared(R"({"kind":"household_unit_price","table":[{"persons_at_most":2,"cents":500},{"cents":200}]})"),
              "basket 1: 10,00 = member 2,00 + ccas 8,00 (p)\n");
}

TEST(Rule, RoundsAMarkupHalfUp) {
    EXPECT_EQ(shared(R"({"kind":"markup","bp":5,"surplus_to":"fund"})"),
              "basket 1: 10,00 = member 10,01 - fund 0,01 (p)\n");  // 10.005
    EXPECT_EQ(shared(R"({"kind":"markup","bp":4,"surplus_to":"fund"})"), "basket 1: 10,00 = member 10,00 (p)\n");
    EXPECT_EQ(shared(R"({"kind":"markup","bp":0})"), "basket 1: 10,00 = member 10,00 (p)\n");
}

TEST(Rule, TakesTheChoiceOfTheMember) {
    const std::string share = R"({"kind":"free_choice","minimum_bp":2001,"default_bp":6000,"surplus_to":"fund"})";
    EXPECT_EQ(shared(share, R"("quantity_milli":1000,"choice_cents":450)"),
              "basket 1: 10,00 = member 4,50 + ccas 5,50 (p)\n");
    EXPECT_EQ(shared(share), "basket 1: 10,00 = member 6,00 + ccas 4,00 (p)\n");
    EXPECT_EQ(shared(share, R"("quantity_milli":1000,"choice_cents":1250)"),
              "basket 1: 10,00 = member 12,50 - fund 2,50 (p)\n");
}

TEST(Rule, TakesAtLeastTheMinimumRoundedUp) {
    EXPECT_EQ(shared(R"({"kind":"free_choice","minimum_bp":2001,"default_bp":0})"),
              "basket 1: 10,00 = member 2,01 + ccas 7,99 (p)\n");  // 2.001
    EXPECT_EQ(shared(R"({"kind":"free_choice","minimum_bp":2001,"default_bp":0})",
                     R"("quantity_milli":1000,"choice_cents":201)"),
              "basket 1: 10,00 = member 2,01 + ccas 7,99 (p)\n");
}

TEST(Rule, TakesADefaultAboveTheReference) {
    EXPECT_EQ(shared(R"({"kind":"free_choice","minimum_bp":0,"default_bp":12000,"surplus_to":"fund"})"),
              "basket 1: 10,00 = member 12,00 - fund 2,00 (p)\n");
}

TEST(Rule, SharesAChoiceByQuantityWhenTheLineCostsNothing) {
    // The line costs nothing, so the whole choice is a surplus, a third of it for each piece.
    EXPECT_EQ(priced({.programmes = R"([
                          {"id":"one","priority":1,"member_share":{"kind":"percent","bp":0},"cap":{"quantity_milli":1000},
                           "funders":[{"envelope":"ccas","kind":"remainder"}]},
                          {"id":"p","member_share":{"kind":"free_choice","minimum_bp":5000,"default_bp":0,
                           "surplus_to":"fund"}}])",
                      .lines = R"([{"product":"sample","quantity_milli":3000,"choice_cents":100}])"}),
              "sample 3: 0,00 = member 0,00 (one)\n");
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","member_share":{"kind":"free_choice","minimum_bp":5000,"default_bp":0,
                           "surplus_to":"fund"}}])",
                      .lines = R"([{"product":"sample","quantity_milli":3000,"choice_cents":100}])"}),
              "sample 3: 0,00 = member 1,00 - fund 1,00 (p)\n");
}

TEST(Rule, ExactShareOfAPartIsInProportionToTheLine) {
    Rule rule;
    rule.kind = Rule::Kind::FreeChoice;
    const Slice third{Money{}, Quantity::from_milli(1000)};
    const LineFacts line{{Money{}, Quantity::from_milli(3000)}, Unit::Piece, Money::from_cents(100)};
    EXPECT_TRUE(exact_member_share(rule, third, line) == Wide{33} * exact_per_cent);  // 33.3 cents
    const Slice half{Money::from_cents(500), Quantity::from_milli(1000)};
    const LineFacts priced_line{
        {Money::from_cents(999), Quantity::from_milli(2000)}, Unit::Piece, Money::from_cents(333)};
    EXPECT_TRUE(exact_member_share(rule, half, priced_line) == Wide{167} * exact_per_cent);  // 166.7 cents
}

}  // namespace

}  // namespace ecot::pricing
