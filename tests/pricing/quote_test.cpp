// A line falls into parts, the kindest programme is found, lines follow one another.

#include "pricing/quote.hpp"

#include <gtest/gtest.h>

#include "pricing/quote_json.hpp"
#include "tests/pricing/quote_text.hpp"

namespace ecot::pricing {

namespace {

struct Rules {
    std::string id;
    std::string percent = "5000";
    std::string envelope = "ccas";
    std::string others = "";
};

/// A programme of a percentage for the member and one funder for the rest.
std::string percent_programme(const Rules& rules) {
    return R"({"id":")" + rules.id + R"(","member_share":{"kind":"percent","bp":)" + rules.percent +
           R"(},"funders":[{"envelope":")" + rules.envelope + R"(","kind":"remainder"}])" + rules.others + "}";
}

std::string list(const std::vector<std::string>& programmes) {
    std::string text;
    for (const std::string& programme : programmes) {
        text += (text.empty() ? "[" : ",") + programme;
    }
    return text + "]";
}

const std::string one_piece_first = R"(,"priority":1,"cap":{"quantity_milli":1000})";
const std::string one_piece = R"(,"cap":{"quantity_milli":1000})";

TEST(Quote, TakesTheReferenceFromThePriceOrFromTheLabel) {
    EXPECT_EQ(priced({.lines = R"([{"product":"lentils","quantity_milli":735}])"}),
              "lentils 0,735: 2,21 = member 2,21\n");
    EXPECT_EQ(priced({.lines = R"([{"product":"lentils","quantity_milli":735,"amount_cents":200}])"}),
              "lentils 0,735: 2,00 = member 2,00\n");
    EXPECT_EQ(priced({.lines = R"([{"product":"lentils","quantity_milli":735,"amount_cents":0}])"}),
              "lentils 0,735: 0,00 = member 0,00\n");
}

TEST(Quote, IsEmptyWithoutLines) {
    EXPECT_EQ(priced({.lines = "[]"}), "");
    EXPECT_EQ(priced_vat({.lines = "[]"}), "");
}

TEST(Quote, TriesASmallerPriorityFirst) {
    EXPECT_EQ(priced({.programmes = list({percent_programme({"kind", "1000"}),
                                          percent_programme({"first", "9000", "ccas", R"(,"priority":99)"})})}),
              "basket 1: 10,00 = member 9,00 + ccas 1,00 (first)\n");
    EXPECT_EQ(priced({.programmes = list({percent_programme({"hundred", "1000", "ccas", R"(,"priority":100)"}),
                                          percent_programme({"usual", "900"})})}),
              "basket 1: 10,00 = member 0,90 + ccas 9,10 (usual)\n");
    EXPECT_EQ(priced({.programmes = list({percent_programme({"zero", "1000", "ccas", R"(,"priority":0)"}),
                                          percent_programme({"minus", "9000", "ccas", R"(,"priority":-1)"})})}),
              "basket 1: 10,00 = member 9,00 + ccas 1,00 (minus)\n");
}

TEST(Quote, TriesTheKinderRuleFirstWithinAPriority) {
    // 3.3334 against 3.3333 of 10.00 are the same cents, and not the same share.
    EXPECT_EQ(priced({.programmes = list({percent_programme({"a", "3334"}), percent_programme({"b", "3333"})}),
                      .lines = R"([{"product":"basket","quantity_milli":1000,"amount_cents":10}])"}),
              "basket 1: 0,10 = member 0,03 + ccas 0,07 (b)\n");
    // Only the rule counts: a has no funder, so its member pays all.
    EXPECT_EQ(priced({.programmes = R"([{"id":"a","member_share":{"kind":"percent","bp":1000}},)" +
                                    percent_programme({"b", "2000"}) + "]"}),
              "basket 1: 10,00 = member 10,00 (a)\n");
}

TEST(Quote, TriesTheSmallerIdFirstWhenRulesAreAsKind) {
    EXPECT_EQ(
        priced({.programmes = list({percent_programme({"b"}), percent_programme({"B"}), percent_programme({"é"})})}),
        "basket 1: 10,00 = member 5,00 + ccas 5,00 (B)\n");
    EXPECT_EQ(priced({.programmes = list({percent_programme({"é"}), percent_programme({"zz"})})}),
              "basket 1: 10,00 = member 5,00 + ccas 5,00 (zz)\n");
}

TEST(Quote, ComparesRulesForTheWholeRemainingQuantity) {
    // For three baskets 15.00 a piece is less than 60 %, for a basket the cap leaves it is all the same.
    EXPECT_EQ(priced({.programmes =
                          R"([{"id":"a","member_share":{"kind":"unit_price","cents":500},"cap":{"quantity_milli":1000},
                                         "funders":[{"envelope":"city","kind":"remainder"}]},)" +
                          percent_programme({"b", "6000"}) + "]",
                      .lines = R"([{"product":"basket","quantity_milli":3000}])"}),
              "basket 1: 10,00 = member 5,00 + city 5,00 (a)\n"
              "basket 2: 20,00 = member 12,00 + ccas 8,00 (b)\n");
}

TEST(Quote, DoesNotLookFurtherWhenTheFirstProgrammeGaveAllItPromises) {
    EXPECT_EQ(priced({.programmes = list({percent_programme({"first", "9000", "ccas", R"(,"priority":1)"}),
                                          percent_programme({"kinder", "0", "city"})})}),
              "basket 1: 10,00 = member 9,00 + ccas 1,00 (first)\n");
}

TEST(Quote, LooksForTheKindestWhenTheFirstWasCut) {
    const std::string envelopes = R"([{"id":"ccas","remaining_cents":100},{"id":"city","remaining_cents":100000},
                                      {"id":"fund","remaining_cents":100000}])";
    EXPECT_EQ(priced({.programmes = list({percent_programme({"first", "3000", "ccas", R"(,"priority":1)"}),
                                          percent_programme({"second", "8000", "city", R"(,"priority":2)"}),
                                          percent_programme({"third", "5000", "fund", R"(,"priority":3)"}),
                                          percent_programme({"fourth", "6000", "fund", R"(,"priority":4)"})}),
                      .envelopes = envelopes}),
              "basket 1: 10,00 = member 5,00 + fund 5,00 (third)\n");
    EXPECT_EQ(priced({.programmes = list({percent_programme({"first", "3000", "ccas", R"(,"priority":1)"}),
                                          percent_programme({"second", "9500", "city"})}),
                      .envelopes = envelopes}),
              "basket 1: 10,00 = member 9,00 + ccas 1,00 (first)\n");
}

TEST(Quote, LooksFurtherWhenTheCapOnMoneyCut) {
    EXPECT_EQ(priced({.programmes = list(
                          {percent_programme({"first", "3000", "ccas", R"(,"priority":1,"cap":{"subsidy_cents":100})"}),
                           percent_programme({"second", "5000", "city"})})}),
              "basket 1: 10,00 = member 5,00 + city 5,00 (second)\n");
}

TEST(Quote, KeepsTheEarlierOfTwoAsKind) {
    EXPECT_EQ(priced({.programmes = list({percent_programme({"first", "0", "ccas", R"(,"priority":1)"}),
                                          percent_programme({"second", "9000", "city"})}),
                      .envelopes = R"([{"id":"ccas","remaining_cents":100},{"id":"city","remaining_cents":100000}])"}),
              "basket 1: 10,00 = member 9,00 + ccas 1,00 (first)\n");
}

TEST(Quote, ComparesTheMembersPartOfEachReference) {
    // Cut to 20.00 of three baskets (a third), or one basket for 4.00 (40 %): the first is kinder though 10.00 is more.
    EXPECT_EQ(priced({.programmes = list({percent_programme({"first", "0", "ccas", R"(,"priority":1)"}),
                                          percent_programme({"second", "4000", "city", one_piece})}),
                      .lines = R"([{"product":"basket","quantity_milli":3000}])",
                      .envelopes = R"([{"id":"ccas","remaining_cents":2000},{"id":"city","remaining_cents":100000}])"}),
              "basket 3: 30,00 = member 10,00 + ccas 20,00 (first)\n");
    // One basket for 3.00 (30 %) is kinder than a third; the rest starts again with every programme.
    EXPECT_EQ(priced({.programmes = list({percent_programme({"first", "0", "ccas", R"(,"priority":1)"}),
                                          percent_programme({"second", "3000", "city", one_piece})}),
                      .lines = R"([{"product":"basket","quantity_milli":3000}])",
                      .envelopes = R"([{"id":"ccas","remaining_cents":2000},{"id":"city","remaining_cents":100000}])"}),
              "basket 1: 10,00 = member 3,00 + city 7,00 (second)\n"
              "basket 2: 20,00 = member 0,00 + ccas 20,00 (first)\n");
}

TEST(Quote, CountsASurplusAgainstAProgramme) {
    EXPECT_EQ(
        priced({.programmes = list({percent_programme({"first", "0", "ccas", R"(,"priority":1)"}),
                                    R"({"id":"plus","member_share":{"kind":"markup","bp":1,"surplus_to":"city"}})"}),
                .envelopes = R"([{"id":"ccas","remaining_cents":1},{"id":"city","remaining_cents":0}])"}),
        "basket 1: 10,00 = member 9,99 + ccas 0,01 (first)\n");
}

TEST(Quote, NeverTakesAChoiceItOnlyLookedAt) {
    // The choice is below the minimum of a programme that is looked at, and not taken.
    EXPECT_EQ(
        priced({.programmes =
                    list({percent_programme({"first", "0", "ccas", R"(,"priority":1)"}),
                          R"({"id":"choose","member_share":{"kind":"free_choice","minimum_bp":9995,"default_bp":0}})"}),
                .lines = R"([{"product":"basket","quantity_milli":1000,"choice_cents":1}])",
                .envelopes = R"([{"id":"ccas","remaining_cents":1}])"}),
        "basket 1: 10,00 = member 9,99 + ccas 0,01 (first)\n");
}

TEST(Quote, StartsAgainWithTheRest) {
    EXPECT_EQ(
        priced({.programmes = list(
                    {percent_programme({"first", "1000", "ccas", one_piece_first}),
                     percent_programme({"second", "2000", "city", R"(,"priority":2,"cap":{"quantity_milli":500})"}),
                     percent_programme({"third", "9000", "fund", R"(,"priority":3,"cap":{"quantity_milli":1000})"})}),
                .lines = R"([{"product":"basket","quantity_milli":3000}])"}),
        "basket 1: 10,00 = member 1,00 + ccas 9,00 (first)\n"
        "basket 0,500: 5,00 = member 1,00 + city 4,00 (second)\n"
        "basket 1: 10,00 = member 9,00 + fund 1,00 (third)\n"
        "basket 0,500: 5,00 = member 5,00\n");
}

TEST(Quote, TriesEveryProgrammeAgainOnTheRest) {
    // The small basket of the rest is cheaper than the fixed price: the programme applies again, without subsidy.
    EXPECT_EQ(
        priced({.programmes = list({percent_programme({"half", "5000", "ccas", one_piece_first}),
                                    R"({"id":"nothing","priority":2,"member_share":{"kind":"percent","bp":5000}})"}),
                .lines = R"([{"product":"basket","quantity_milli":2000},{"product":"basket","quantity_milli":1000}])"}),
        "basket 1: 10,00 = member 5,00 + ccas 5,00 (half)\n"
        "basket 1: 10,00 = member 10,00 (nothing)\n"
        "basket 1: 10,00 = member 10,00 (nothing)\n");
}

TEST(Quote, LetsReferencesOfPartsAddUp) {
    // 10.01 for three: 3.34 (of 3.3367), then half of 6.67 (3.335 is 3.34), then what is left.
    EXPECT_EQ(priced({.programmes = list({percent_programme({"first", "0", "ccas", one_piece_first}),
                                          percent_programme({"second", "0", "city", one_piece})}),
                      .lines = R"([{"product":"basket","quantity_milli":3000,"amount_cents":1001}])"}),
              "basket 1: 3,34 = member 0,00 + ccas 3,34 (first)\n"
              "basket 1: 3,34 = member 0,00 + city 3,34 (second)\n"
              "basket 1: 3,33 = member 3,33\n");
}

TEST(Quote, NeverMergesParts) {
    EXPECT_EQ(
        priced({.lines = R"([{"product":"basket","quantity_milli":1000},{"product":"basket","quantity_milli":1000}])"}),
        "basket 1: 10,00 = member 10,00\n"
        "basket 1: 10,00 = member 10,00\n");
}

TEST(Quote, PricesLinesInOrder) {
    EXPECT_EQ(
        priced({.programmes = list({percent_programme({"p", "0", "ccas", R"(,"cap":{"quantity_milli":3000})"})}),
                .lines = R"([{"product":"basket","quantity_milli":1000},{"product":"soap","quantity_milli":3000}])",
                .envelopes = R"([{"id":"ccas","remaining_cents":1200}])"}),
        "basket 1: 10,00 = member 0,00 + ccas 10,00 (p)\n"
        "soap 2: 5,00 = member 3,00 + ccas 2,00 (p)\n"
        "soap 1: 2,50 = member 2,50\n");
}

TEST(Quote, ScalesAChoiceToThePartItPaysFor) {
    EXPECT_EQ(priced({.programmes =
                          list({percent_programme({"first", "0", "ccas", one_piece_first}),
                                R"({"id":"choose","member_share":{"kind":"free_choice","minimum_bp":0,"default_bp":0},
                                              "funders":[{"envelope":"city","kind":"remainder"}]})"}),
                      .lines = R"([{"product":"basket","quantity_milli":3000,"choice_cents":1000}])"}),
              "basket 1: 10,00 = member 0,00 + ccas 10,00 (first)\n"
              "basket 2: 20,00 = member 6,67 + city 13,33 (choose)\n");
}

TEST(Quote, StopsAtAChoiceBelowTheMinimumOfTheWholeLine) {
    const std::string choose =
        R"([{"id":"p","member_share":{"kind":"free_choice","minimum_bp":3333,"default_bp":5000}}])";
    EXPECT_EQ(priced({.programmes = choose, .lines = R"([{"product":"soap","quantity_milli":1000},
                                   {"product":"basket","quantity_milli":1000,"choice_cents":333}])"}),
              "choice_below_minimum /lines/1/choice_cents\n");
    EXPECT_EQ(
        priced({.programmes = choose, .lines = R"([{"product":"basket","quantity_milli":1000,"choice_cents":334}])"}),
        "basket 1: 10,00 = member 10,00 (p)\n");
}

TEST(Quote, StopsAtAChoiceAboveTheReferenceThatNoEnvelopeTakes) {
    const std::string choose = R"([{"id":"p","member_share":{"kind":"free_choice","minimum_bp":0,"default_bp":0}}])";
    EXPECT_EQ(
        priced({.programmes = choose, .lines = R"([{"product":"basket","quantity_milli":1000,"choice_cents":1001}])"}),
        "surplus_without_envelope /lines/0/choice_cents\n");
    EXPECT_EQ(
        priced({.programmes = choose, .lines = R"([{"product":"basket","quantity_milli":1000,"choice_cents":1000}])"}),
        "basket 1: 10,00 = member 10,00 (p)\n");
}

TEST(Quote, IgnoresAChoiceUnderOtherProgrammes) {
    EXPECT_EQ(priced({.lines = R"([{"product":"basket","quantity_milli":1000,"choice_cents":1}])"}),
              "basket 1: 10,00 = member 10,00\n");
}

TEST(Quote, StopsWhereAComputedAmountIsTooLarge) {
    const std::string products =
        R"([{"id":"basket","unit":"piece","price_cents":100000000,"vat_bp":550},{"id":"gold","unit":"kg","price_cents":10000000000000,"vat_bp":0}])";
    // The reference of a line.
    EXPECT_EQ(priced({.lines = R"([{"product":"basket","quantity_milli":1},{"product":"gold","quantity_milli":1001}])",
                      .products = products}),
              "overflow /lines/1\n");
    EXPECT_EQ(priced({.lines = R"([{"product":"basket","quantity_milli":100000000}])", .products = products}),
              "basket 100000: 100000000000,00 = member 100000000000,00\n");
    // A total.
    EXPECT_EQ(priced({.lines = R"([{"product":"gold","quantity_milli":1000},{"product":"basket","quantity_milli":1}])",
                      .products = products}),
              "overflow /lines/1\n");
    // What the member would pay.
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","member_share":{"kind":"markup","bp":1,"surplus_to":"fund"}}])",
                      .lines = R"([{"product":"gold","quantity_milli":1000}])",
                      .products = products}),
              "overflow /lines/0\n");
    EXPECT_EQ(
        priced({.programmes =
                    R"([{"id":"p","member_share":{"kind":"markup","bp":9223372036854775807,"surplus_to":"fund"}}])",
                .lines = R"([{"product":"gold","quantity_milli":1000}])",
                .products = products}),
        "overflow /lines/0\n");
}

TEST(Quote, IgnoresAnAmountTooLargeOfAProgrammeNotTaken) {
    EXPECT_EQ(
        priced({.programmes = list(
                    {percent_programme({"first", "0", "ccas", R"(,"priority":1)"}),
                     R"({"id":"plus","member_share":{"kind":"markup","bp":9223372036854775807,"surplus_to":"ccas"}})"}),
                .envelopes = R"([{"id":"ccas","remaining_cents":1}])"}),
        "basket 1: 10,00 = member 9,99 + ccas 0,01 (first)\n");
}

TEST(Quote, SumsUpByEnvelopeSorted) {
    const std::string text = request_text({.programmes = R"([{"id":"p","member_share":{"kind":"percent","bp":5000},
                            "funders":[{"envelope":"fund","kind":"percent","bp":1000},{"envelope":"city","kind":"percent","bp":1000},
                                       {"envelope":"fund","kind":"remainder"}]}])"});
    const Quote quote = ecot::pricing::quote(request_from_json(text).value()).value();
    EXPECT_EQ(quote.by_envelope,
              (std::vector<FunderShare>{{"city", Money::from_cents(100)}, {"fund", Money::from_cents(400)}}));
    EXPECT_TRUE(quote.surplus_by_envelope.empty());
    EXPECT_EQ(quote.totals,
              (QuoteTotals{Money::from_cents(1000), Money::from_cents(500), Money::from_cents(500), Money{}}));
}

TEST(Quote, HasAStableWordForEachError) {
    EXPECT_STREQ(to_string(QuoteErrorCode::BadJson), "bad_json");
    EXPECT_STREQ(to_string(QuoteErrorCode::HouseholdTableIncomplete), "household_table_incomplete");
}

}  // namespace

}  // namespace ecot::pricing
