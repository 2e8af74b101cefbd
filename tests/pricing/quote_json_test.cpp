// Requests from JSON, whatever the bytes; quotes, parts and programmes to JSON and back.

#include "pricing/quote_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/pricing/quote_text.hpp"

namespace ecot::pricing {

namespace {

constexpr const char* not_json = "bad_json \n";

std::string with_date(const std::string& date_json) {
    return R"({"date":)" + date_json + R"(,"products":[],"lines":[]})";
}
std::string with_quantity(const std::string& number) {
    return priced({.lines = R"([{"product":"sample","quantity_milli":)" + number + "}]"});
}
/// The answer to a programme with this field added.
std::string with_field(const std::string& field) {
    return priced(
        {.programmes = R"([{"id":"p","member_share":{"kind":"percent","bp":1},)" + field + "}]", .lines = "[]"});
}

TEST(QuoteJson, AnswersOneLineOfJson) {
    EXPECT_EQ(
        quote_line(R"({"date":"2026-11-21","products":[{"id":"a\"b","unit":"l","price_cents":5,"vat_bp":550}],)"
                   R"("lines":[{"product":"a\"b","quantity_milli":2000}]})"),
        R"({"lines":[{"product":"a\"b","quantity_milli":2000,"reference_cents":10,"member_cents":10,"parts":[)"
        R"({"programme":null,"quantity_milli":2000,"reference_cents":10,"member_cents":10,"surplus_cents":0,)"
        R"("funders":[]}]}],"totals":{"reference_cents":10,"member_cents":10,"funded_cents":0,"surplus_cents":0},)"
        R"("by_envelope":[],"surplus_by_envelope":[],"vat":[{"vat_bp":550,"taxable_cents":10,"vat_cents":1}]})");
    EXPECT_EQ(quote_line("nonsense"),
              R"({"errors":[{"code":"bad_json","at":"","message":"This is not one JSON text in UTF-8."}]})");
}

TEST(QuoteJson, RefusesWhatIsNotOneJsonText) {
    for (const char* text : {"", " ", "{", "{}{}", "{'date':1}", "[1,]", "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}",
                             "nul", "\"a\tb\"", "\"\\x\"", "{\"a\" 1}", "NaN", "// a\n{}", "\"\\ud800\""}) {
        EXPECT_EQ(priced_text(text), not_json) << text;
    }
}

TEST(QuoteJson, RefusesWhatIsNotUtf8) {
    for (const char* text :
         {"\"\xff\"", "\"\xc3\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf5\x80\x80\x80\"", "\xe9"}) {
        EXPECT_EQ(priced_text(text), not_json);
    }
    EXPECT_EQ(priced_text(with_date("\"\xc3\xa9t\xc3\xa9\"")), "bad_value /date\n");
}

TEST(QuoteJson, RefusesAZeroByteAndWhatFollowsIt) {
    EXPECT_EQ(priced_text(std::string{"{}\0{}", 5}), not_json);
    EXPECT_EQ(priced_text(std::string{"{}\0", 3}), not_json);
    EXPECT_EQ(priced_text(std::string{"\0", 1}), not_json);
}

TEST(QuoteJson, AsksForAnObject) {
    for (const char* text : {"null", "5", "[]", "\"date\"", "true"}) {
        EXPECT_EQ(priced_text(text), "bad_value \n") << text;
    }
    EXPECT_EQ(priced_text("{}"), "bad_value /date\nbad_value /products\nbad_value /lines\n");
}

TEST(QuoteJson, TakesOnlyWholeNumbersOfSixtyFourBits) {
    EXPECT_EQ(with_quantity("1000"), "sample 1: 0,00 = member 0,00\n");
    for (const char* number :
         {"1.0", "1e3", "1E3", "1000.5", "-0.0", "9223372036854775808", "-9223372036854775809", "18446744073709551616",
          "1e999", "-1e999", "1e-999", "\"1000\"", "null", "true", "[1000]"}) {
        EXPECT_EQ(with_quantity(number), "bad_value /lines/0/quantity_milli\n") << number;
    }
    EXPECT_EQ(with_quantity(std::string(400, '9')), "bad_value /lines/0/quantity_milli\n");
    EXPECT_EQ(with_quantity("9223372036854775807"), "bad_value /lines/0/quantity_milli\n");
    EXPECT_EQ(with_quantity("-9223372036854775808"), "bad_value /lines/0/quantity_milli\n");
    EXPECT_EQ(with_quantity("01000"), not_json);
}

TEST(QuoteJson, IgnoresNumbersOfAnySizeInFieldsItDoesNotKnow) {
    EXPECT_EQ(priced_text(R"({"a":1e999,"b":"1e999 \" 1e5","c":[-1.5E+400,)" + std::string(400, '1') +
                          R"(],"date":"2026-11-21","products":[],"lines":[]})"),
              "");
    for (const char* number : {"1e999.5", "1.2e999e5", "01e999", "1e", "-", "1.", "1e999-", "--1e999", "1e9991x"}) {
        EXPECT_EQ(priced_text(R"({"first":1e999,"a":)" + std::string{number} + R"(,"date":"2026-11-21"})"), not_json)
            << number;
    }
    EXPECT_EQ(priced_text("[1e999," + std::string(100'000, '1') + ".]"), not_json);
    EXPECT_EQ(priced_text("[1e999,\"unended"), not_json);
}

TEST(QuoteJson, TakesAnyDepthOfNesting) {
    const std::size_t depth = 200'000;
    EXPECT_EQ(priced_text(std::string(depth, '[') + std::string(depth, ']')), "bad_value \n");
    EXPECT_EQ(priced_text(std::string(depth, '[')), not_json);
    EXPECT_EQ(priced_text(R"({"deep":)" + std::string(depth, '[') + std::string(depth, ']') +
                          R"(,"date":"2026-11-21","products":[],"lines":[]})"),
              "");
}

TEST(QuoteJson, RefusesAFieldGivenTwice) {
    EXPECT_EQ(priced_text(R"({"date":"2026-11-21","date":"2026-11-22","products":[],"lines":[]})"),
              "bad_value /date\n");
    EXPECT_EQ(with_field(R"("eligible":{"tiers":["A"]},"eligible":{})"), "bad_value /programmes/0/eligible\n");
    EXPECT_EQ(priced_text(R"({"unknown":1,"unknown":2,"date":"2026-11-21","products":[],"lines":[]})"), "");
}

TEST(QuoteJson, RefusesUnknownFieldsInAProgrammeOnly) {
    EXPECT_EQ(
        priced_text(
            R"({"whim":1,"date":"2026-11-21","member":{"id":"m","whim":1,"household":{"adults":1,"children":0,"whim":1}},
                         "products":[{"id":"a","unit":"l","price_cents":1,"vat_bp":0,"whim":1}],
                         "envelopes":[{"id":"a","remaining_cents":1,"whim":1}],
                         "usage":[{"programme":"a","subsidy_cents":1,"quantity_milli":1,"whim":1}],
                         "lines":[{"product":"a","quantity_milli":1000,"whim":1}]})"),
        "a 1: 0,01 = member 0,01\n");
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","whim":1,"a/b~c":1,"valid":{"until":1},"eligible":{"tier":1},
                                         "member_share":{"kind":"percent","bp":1,"cents":1,"whim":1},
                                         "funders":[{"envelope":"ccas","kind":"remainder","bp":1,"cents":1}],
                                         "cap":{"money":1}}])",
                      .lines = "[]"}),
              "bad_value /programmes/0/valid/until\n"
              "bad_value /programmes/0/eligible/tier\n"
              "bad_value /programmes/0/member_share/cents\n"
              "bad_value /programmes/0/member_share/whim\n"
              "bad_value /programmes/0/funders/0/bp\n"
              "bad_value /programmes/0/funders/0/cents\n"
              "bad_value /programmes/0/cap/money\n"
              "bad_value /programmes/0/a~1b~0c\n"
              "bad_value /programmes/0/whim\n");
    EXPECT_EQ(priced({.programmes =
                          R"([{"id":"p","member_share":{"kind":"household_percent","table":[{"bp":1,"cents":1}]}}])",
                      .lines = "[]"}),
              "bad_value /programmes/0/member_share/table/0/cents\n");
}

TEST(QuoteJson, TakesNullForTheMemberAndWhatAMemberMayNotHave) {
    EXPECT_EQ(priced({.member = "null"}), "basket 1: 10,00 = member 10,00\n");
    EXPECT_EQ(priced({.member = R"({"id":"m","tier":null,"groups":null,"membership_until":null,
                                    "household":{"adults":1,"children":0}})"}),
              "basket 1: 10,00 = member 10,00\n");
}

TEST(QuoteJson, RefusesNullElsewhere) {
    EXPECT_EQ(priced_text(R"({"date":null,"site":null,"products":null,"programmes":null,"envelopes":null,"usage":null,
                         "lines":null})"),
              "bad_value /date\nbad_value /site\nbad_value /products\nbad_value /programmes\nbad_value /envelopes\n"
              "bad_value /usage\nbad_value /lines\n");
    EXPECT_EQ(priced({.lines = R"([{"product":"basket","quantity_milli":1,"amount_cents":null,"choice_cents":null}])",
                      .envelopes = R"([{"id":"e","remaining_cents":1,"complement_taxable":null}])",
                      .member = R"({"id":null,"household":null})",
                      .products = R"([{"id":"basket","unit":"piece","price_cents":1,"vat_bp":0,"tags":null}])"}),
              "bad_value /member/id\nbad_value /member/household\nbad_value /products/0/tags\n"
              "bad_value /envelopes/0/complement_taxable\n"
              "bad_value /lines/0/amount_cents\nbad_value /lines/0/choice_cents\n");
    EXPECT_EQ(with_field(R"("name":null,"priority":null,"valid":null,"eligible":null,"funders":null,"cap":null,)"
                         R"("when_exhausted":null)"),
              "bad_value /programmes/0/name\nbad_value /programmes/0/priority\nbad_value /programmes/0/valid\n"
              "bad_value /programmes/0/eligible\nbad_value /programmes/0/funders\nbad_value /programmes/0/cap\n"
              "bad_value /programmes/0/when_exhausted\n");
    EXPECT_EQ(
        with_field(R"("valid":{"from":null},"eligible":{"tiers":null,"membership":null},"cap":{"subsidy_cents":null})"),
        "bad_value /programmes/0/valid/from\nbad_value /programmes/0/eligible/tiers\n"
        "bad_value /programmes/0/eligible/membership\nbad_value /programmes/0/cap/subsidy_cents\n");
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","member_share":{"kind":"markup","bp":1,"surplus_to":null}}])",
                      .lines = "[]"}),
              "bad_value /programmes/0/member_share/surplus_to\n");
}

TEST(QuoteJson, SaysWhatIsMissing) {
    EXPECT_EQ(
        priced_text(R"({"date":"2026-11-21","member":{},"products":[{}],"programmes":[{}],"envelopes":[{}],"usage":[{}],
                         "lines":[{}]})"),
        "bad_value /member/id\nbad_value /member/household\n"
        "bad_value /products/0/id\nbad_value /products/0/unit\nbad_value /products/0/price_cents\nbad_value "
        "/products/0/vat_bp\n"
        "bad_value /programmes/0/id\nbad_value /programmes/0/member_share\n"
        "bad_value /envelopes/0/id\nbad_value /envelopes/0/remaining_cents\n"
        "bad_value /usage/0/programme\nbad_value /usage/0/subsidy_cents\nbad_value /usage/0/quantity_milli\n"
        "bad_value /lines/0/product\nbad_value /lines/0/quantity_milli\n");
    EXPECT_EQ(priced({.programmes = R"([{"id":"a","member_share":{}},{"id":"b","member_share":{"kind":"percent"}},
                                        {"id":"c","member_share":{"kind":"free_choice"}},
                                        {"id":"d","member_share":{"kind":"household_unit_price"}},
                                        {"id":"e","member_share":{"kind":"household_unit_price","table":[{}]},
                                         "funders":[{},{"envelope":"ccas","kind":"percent"},{"kind":"unit_amount"}]}])",
                      .lines = "[]"}),
              "bad_value /programmes/0/member_share/kind\n"
              "bad_value /programmes/1/member_share/bp\n"
              "bad_value /programmes/2/member_share/minimum_bp\nbad_value /programmes/2/member_share/default_bp\n"
              "bad_value /programmes/3/member_share/table\n"
              "bad_value /programmes/4/member_share/table/0/cents\n"
              "bad_value /programmes/4/funders/0/envelope\nbad_value /programmes/4/funders/0/kind\n"
              "bad_value /programmes/4/funders/1/bp\n"
              "bad_value /programmes/4/funders/2/envelope\nbad_value /programmes/4/funders/2/cents\n");
    EXPECT_EQ(priced({.member = R"({"id":"m","household":{}})"}),
              "bad_value /member/household/adults\nbad_value /member/household/children\n");
}

TEST(QuoteJson, RefusesWordsItDoesNotKnow) {
    EXPECT_EQ(
        with_field(R"("when_exhausted":"ask","cap":{"period":"decade"},"funders":[{"envelope":"ccas","kind":"all"}])"),
        "bad_value /programmes/0/funders/0/kind\nbad_value /programmes/0/cap/period\n"
        "bad_value /programmes/0/when_exhausted\n");
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","member_share":{"kind":"Percent","bp":1}}])", .lines = "[]"}),
              "bad_value /programmes/0/member_share/kind\n");
}

TEST(QuoteJson, TakesEveryPeriodAndUnitAndDoesNotLookAtThePeriod) {
    for (const char* period : {"day", "week", "month", "year", "month_by_week"}) {
        EXPECT_EQ(with_field(R"("name":"Panier","cap":{"period":")" + std::string{period} + "\"}"), "") << period;
    }
    for (const char* unit : {"piece", "kg", "l"}) {
        EXPECT_EQ(priced({.products =
                              R"([{"id":"basket","unit":")" + std::string{unit} + R"(","price_cents":7,"vat_bp":0}])"}),
                  "basket 1: 0,07 = member 0,07\n")
            << unit;
    }
}

TEST(QuoteJson, RefusesEntriesOfTheWrongTypeWhereTheyAre) {
    EXPECT_EQ(
        priced_text(R"({"date":5,"site":[],"member":[],"products":[5],"programmes":[[]],"envelopes":["e"],"usage":[0],
                         "lines":[null,{"product":7,"quantity_milli":"x"}]})"),
        "bad_value /date\nbad_value /site\nbad_value /member\nbad_value /products/0\nbad_value /programmes/0\n"
        "bad_value /envelopes/0\nbad_value /usage/0\nbad_value /lines/0\nbad_value /lines/1/product\n"
        "bad_value /lines/1/quantity_milli\n");
    EXPECT_EQ(with_field(R"("eligible":{"tiers":"A","groups":["x",5],"membership":1},"funders":[7])"),
              "bad_value /programmes/0/eligible/tiers\nbad_value /programmes/0/eligible/groups/1\n"
              "bad_value /programmes/0/eligible/membership\nbad_value /programmes/0/funders/0\n");
    EXPECT_EQ(
        priced(
            {.programmes =
                 R"([{"id":"p","member_share":{"kind":"household_percent","table":[5,{"persons_at_most":"x","bp":1}]}}])",
             .lines = "[]"}),
        "bad_value /programmes/0/member_share/table/0\n"
        "bad_value /programmes/0/member_share/table/1/persons_at_most\n");
}

TEST(QuoteJson, SaysWhatElseIsWrongBesideWhatCannotBeRead) {
    EXPECT_EQ(
        priced({.programmes = R"([{"id":5,"member_share":{"kind":"percent","bp":9000},
                                         "funders":[{"envelope":"x","kind":"percent","bp":2000}]}])",
                .lines = R"([{"product":"caviar","quantity_milli":"2"}])"}),
        "bad_percentages /programmes/0\nbad_value /programmes/0/id\nunknown_envelope /programmes/0/funders/0/envelope\n"
        "unknown_product /lines/0/product\nbad_value /lines/0/quantity_milli\n");
}

TEST(QuoteJson, ReadsAListOfEnvelopesByItself) {
    EXPECT_EQ(envelopes_from_json(
                  R"([{"id":"a","remaining_cents":5},{"id":"b","remaining_cents":0,"complement_taxable":false}])")
                  .value(),
              (std::vector<Envelope>{{"a", Money::from_cents(5), true}, {"b", Money{}, false}}));
    EXPECT_EQ(
        envelopes_from_json(R"([{"id":"a","remaining_cents":5},{"id":"a","remaining_cents":5}])").error().at(0).at,
        "/1/id");
}

QuotePart funded_part() {
    QuotePart part;
    part.programme = "p";
    part.quantity = Quantity::from_milli(1000);
    part.reference = Money::from_cents(1500);
    part.member = Money::from_cents(450);
    part.funders = {{"ccas", Money::from_cents(600)}, {"city", Money::from_cents(450)}};
    return part;
}

TEST(QuoteJson, WritesPartsForRecordsAndReadsThemBack) {
    const nlohmann::ordered_json json = funded_part();
    EXPECT_EQ(json.dump(),
              R"({"programme":"p","quantity_milli":1000,"reference_cents":1500,"member_cents":450,"surplus_cents":0,)"
              R"("funders":[{"envelope":"ccas","cents":600},{"envelope":"city","cents":450}]})");
    EXPECT_EQ(part_from_json(json), funded_part());
    QuotePart surplus;
    surplus.quantity = Quantity::from_milli(1);
    surplus.member = surplus.surplus = Money::from_cents(7);
    surplus.surplus_to = "fund";
    EXPECT_EQ(part_from_json(nlohmann::json(surplus)), surplus);
    EXPECT_EQ(nlohmann::json(surplus)["programme"], nullptr);
}

TEST(QuoteJson, ReadsNoPartFromWhatIsNone) {
    const nlohmann::json whole = funded_part();
    for (const char* field : {"quantity_milli", "reference_cents", "member_cents", "surplus_cents", "funders"}) {
        nlohmann::json without = whole;
        without.erase(field);
        EXPECT_FALSE(part_from_json(without).has_value()) << field;
        without[field] = "x";
        EXPECT_FALSE(part_from_json(without).has_value()) << field;
    }
    nlohmann::json wrong = whole;
    wrong["funders"][1].erase("cents");
    EXPECT_FALSE(part_from_json(wrong).has_value());
    EXPECT_FALSE(part_from_json(nlohmann::json::array()).has_value());
}

TEST(QuoteJson, WritesTotalsAndVatForRecords) {
    const QuoteTotals totals{Money::from_cents(4), Money::from_cents(3), Money::from_cents(2), Money::from_cents(1)};
    EXPECT_EQ(nlohmann::ordered_json(totals).dump(),
              R"({"reference_cents":4,"member_cents":3,"funded_cents":2,"surplus_cents":1})");
    EXPECT_EQ(nlohmann::ordered_json(VatRow{{550}, Money::from_cents(10), Money::from_cents(1)}).dump(),
              R"({"vat_bp":550,"taxable_cents":10,"vat_cents":1})");
}

}  // namespace

}  // namespace ecot::pricing
