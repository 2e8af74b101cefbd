// Everything a request can be wrong about, where it is said, and in which order.

#include "pricing/checks.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "pricing/quote_json.hpp"
#include "tests/pricing/quote_text.hpp"

namespace ecot::pricing {

namespace {

/// The answer to a request with these programmes, in which no line uses any.
std::string programmes_answer(const std::string& programmes) {
    return priced({.programmes = programmes, .lines = "[]"});
}

/// The same for one programme with this share, and for one of 30 % with these other fields.
std::string share_answer(const std::string& share) {
    return programmes_answer(R"([{"id":"p","member_share":)" + share + "}]");
}
std::string fields_answer(const std::string& fields) {
    return programmes_answer(R"([{"id":"p","member_share":{"kind":"percent","bp":3000},)" + fields + "}]");
}
std::string funders_answer(const std::string& funders) {
    return fields_answer(R"("funders":[)" + funders + "]");
}
std::string line_answer(const std::string& fields) {
    return priced({.lines = "[{" + fields + "}]"});
}

TEST(Checks, FindNothingWrongWithARequestThatIsRight) {
    EXPECT_EQ(priced({}), "basket 1: 10,00 = member 10,00\n");
    EXPECT_EQ(priced_text(R"({"date":"2026-11-21","products":[],"lines":[]})"), "");
}

TEST(Checks, AskForDatesOfTheCalendar) {
    for (const char* date : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-1-1", "26-11-21",
                             "2026/11/21", "2026-11-21T10:00", "0000-01-01", "2026-11-2x", "", " 2026-11-21"}) {
        EXPECT_EQ(priced({.date = date}), "bad_value /date\n") << date;
    }
    EXPECT_EQ(priced({.lines = "[]", .date = "2028-02-29"}), "");
    EXPECT_EQ(fields_answer(R"("valid":{"from":"2026-02-29","to":"2026-06-31"})"),
              "bad_value /programmes/0/valid/from\nbad_value /programmes/0/valid/to\n");
    EXPECT_EQ(priced({.member = R"({"id":"m","household":{"adults":1,"children":0},"membership_until":"2026-11-31"})"}),
              "bad_value /member/membership_until\n");
}

TEST(Checks, RefuseQuantitiesOutsideOneToOneHundredMillion) {
    EXPECT_EQ(line_answer(R"("product":"sample","quantity_milli":0)"), "bad_value /lines/0/quantity_milli\n");
    EXPECT_EQ(line_answer(R"("product":"sample","quantity_milli":-1000)"), "bad_value /lines/0/quantity_milli\n");
    EXPECT_EQ(line_answer(R"("product":"sample","quantity_milli":100000001)"), "bad_value /lines/0/quantity_milli\n");
    EXPECT_EQ(line_answer(R"("product":"sample","quantity_milli":100000000)"), "sample 100000: 0,00 = member 0,00\n");
    EXPECT_EQ(line_answer(R"("product":"sample","quantity_milli":1)"), "sample 0,001: 0,00 = member 0,00\n");
}

TEST(Checks, RefuseNegativeValues) {
    EXPECT_EQ(line_answer(R"("product":"soap","quantity_milli":1,"amount_cents":-1,"choice_cents":-1)"),
              "bad_value /lines/0/amount_cents\nbad_value /lines/0/choice_cents\n");
    EXPECT_EQ(priced({.lines = "[]",
                      .envelopes = R"([{"id":"e","remaining_cents":-1}])",
                      .usage = R"([{"programme":"p","subsidy_cents":-1,"quantity_milli":-1}])",
                      .member = R"({"id":"m","household":{"adults":-1,"children":-1}})",
                      .products = R"([{"id":"x","unit":"l","price_cents":-1,"vat_bp":-1}])"}),
              "bad_value /member/household/adults\n"
              "bad_value /member/household/children\n"
              "bad_value /products/0/price_cents\n"
              "bad_value /products/0/vat_bp\n"
              "bad_value /envelopes/0/remaining_cents\n"
              "bad_value /usage/0/subsidy_cents\n"
              "bad_value /usage/0/quantity_milli\n");
    EXPECT_EQ(fields_answer(R"("cap":{"subsidy_cents":-1,"subsidy_cents_per_person":-1,"quantity_milli":-1,)"
                            R"("quantity_milli_per_person":-1})"),
              "bad_value /programmes/0/cap/subsidy_cents\n"
              "bad_value /programmes/0/cap/subsidy_cents_per_person\n"
              "bad_value /programmes/0/cap/quantity_milli\n"
              "bad_value /programmes/0/cap/quantity_milli_per_person\n");
    EXPECT_EQ(funders_answer(R"({"envelope":"ccas","kind":"percent","bp":-1},)"
                             R"({"envelope":"ccas","kind":"unit_amount","cents":-1})"),
              "bad_value /programmes/0/funders/0/bp\nbad_value /programmes/0/funders/1/cents\n");
    EXPECT_EQ(fields_answer(R"("priority":-7)"), "");
}

TEST(Checks, RefuseSharesOutOfTheirRange) {
    EXPECT_EQ(share_answer(R"({"kind":"percent","bp":10001})"), "bad_value /programmes/0/member_share/bp\n");
    EXPECT_EQ(share_answer(R"({"kind":"percent","bp":-1})"), "bad_value /programmes/0/member_share/bp\n");
    EXPECT_EQ(share_answer(R"({"kind":"unit_price","cents":-1})"), "bad_value /programmes/0/member_share/cents\n");
    EXPECT_EQ(share_answer(R"({"kind":"markup","bp":-1})"), "bad_value /programmes/0/member_share/bp\n");
    EXPECT_EQ(share_answer(R"({"kind":"free_choice","minimum_bp":10001,"default_bp":-1})"),
              "bad_value /programmes/0/member_share/minimum_bp\n"
              "bad_value /programmes/0/member_share/default_bp\n");
    EXPECT_EQ(share_answer(R"({"kind":"household_percent","table":[{"persons_at_most":-1,"bp":10001},{"bp":1}]})"),
              "bad_value /programmes/0/member_share/table/0/persons_at_most\n"
              "bad_value /programmes/0/member_share/table/0/bp\n");
    EXPECT_EQ(share_answer(R"({"kind":"household_unit_price","table":[{"cents":-1}]})"),
              "bad_value /programmes/0/member_share/table/0/cents\n");
}

TEST(Checks, CallAnAmountAboveTheLargestAnOverflow) {
    constexpr const char* above = "10000000000001";
    EXPECT_EQ(line_answer(R"("product":"soap","quantity_milli":1,"amount_cents":)" + std::string{above}),
              "overflow /lines/0/amount_cents\n");
    EXPECT_EQ(line_answer(R"("product":"soap","quantity_milli":1,"choice_cents":9223372036854775807)"),
              "overflow /lines/0/choice_cents\n");
    EXPECT_EQ(line_answer(R"("product":"soap","quantity_milli":1,"amount_cents":10000000000000)"),
              "soap 0,001: 100000000000,00 = member 100000000000,00\n");
    EXPECT_EQ(priced({.lines = "[]",
                      .envelopes = R"([{"id":"e","remaining_cents":10000000000001}])",
                      .usage = R"([{"programme":"p","subsidy_cents":10000000000001,"quantity_milli":0}])",
                      .products = R"([{"id":"x","unit":"l","price_cents":10000000000001,"vat_bp":0}])"}),
              "overflow /products/0/price_cents\n"
              "overflow /envelopes/0/remaining_cents\n"
              "overflow /usage/0/subsidy_cents\n");
    EXPECT_EQ(fields_answer(R"("cap":{"subsidy_cents":10000000000001,"subsidy_cents_per_person":10000000000001,)"
                            R"("quantity_milli":9223372036854775807,"quantity_milli_per_person":9223372036854775807})"),
              "overflow /programmes/0/cap/subsidy_cents\n"
              "overflow /programmes/0/cap/subsidy_cents_per_person\n");
    EXPECT_EQ(funders_answer(R"({"envelope":"ccas","kind":"unit_amount","cents":10000000000001})"),
              "overflow /programmes/0/funders/0/cents\n");
    EXPECT_EQ(share_answer(R"({"kind":"unit_price","cents":10000000000001})"),
              "overflow /programmes/0/member_share/cents\n");
}

TEST(Checks, RefuseAnIdGivenTwiceAtTheSecond) {
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","member_share":{"kind":"percent","bp":1}},
                                        {"id":"p","member_share":{"kind":"percent","bp":1}}])",
                      .lines = "[]",
                      .envelopes = R"([{"id":"e","remaining_cents":1},{"id":"f","remaining_cents":1},
                                       {"id":"e","remaining_cents":1},{"id":"e","remaining_cents":1}])",
                      .usage = R"([{"programme":"gone","subsidy_cents":0,"quantity_milli":0},
                                   {"programme":"gone","subsidy_cents":0,"quantity_milli":0}])",
                      .products = R"([{"id":"x","unit":"l","price_cents":1,"vat_bp":0},
                                      {"id":"x","unit":"kg","price_cents":2,"vat_bp":0}])"}),
              "duplicate_id /products/1/id\n"
              "duplicate_id /programmes/1/id\n"
              "duplicate_id /envelopes/2/id\n"
              "duplicate_id /envelopes/3/id\n"
              "duplicate_id /usage/1/programme\n");
}

TEST(Checks, RefuseProductsAndEnvelopesThatAreNotInTheRequest) {
    EXPECT_EQ(line_answer(R"("product":"caviar","quantity_milli":1)"), "unknown_product /lines/0/product\n");
    EXPECT_EQ(fields_answer(R"("eligible":{"products":["soap","caviar"]})"),
              "unknown_product /programmes/0/eligible/products/1\n");
    EXPECT_EQ(funders_answer(R"({"envelope":"ccas","kind":"percent","bp":1},{"envelope":"x","kind":"remainder"})"),
              "unknown_envelope /programmes/0/funders/1/envelope\n");
    EXPECT_EQ(share_answer(R"({"kind":"markup","bp":0,"surplus_to":"x"})"),
              "unknown_envelope /programmes/0/member_share/surplus_to\n");
    EXPECT_EQ(share_answer(R"({"kind":"free_choice","minimum_bp":0,"default_bp":0,"surplus_to":"x"})"),
              "unknown_envelope /programmes/0/member_share/surplus_to\n");
}

TEST(Checks, RefusePercentagesAboveAHundred) {
    const auto shares = [](const std::string& member, const std::string& funder_bp) {
        return programmes_answer(R"([{"id":"p","member_share":)" + member +
                                 R"(,"funders":[{"envelope":"ccas","kind":"percent","bp":3000},
                                                {"envelope":"city","kind":"percent","bp":)" +
                                 funder_bp + "}]}]");
    };
    EXPECT_EQ(shares(R"({"kind":"percent","bp":3000})", "4000"), "");
    EXPECT_EQ(shares(R"({"kind":"percent","bp":3000})", "4001"), "bad_percentages /programmes/0\n");
    // The largest row of a table, whoever buys.
    EXPECT_EQ(shares(R"({"kind":"household_percent","table":[{"persons_at_most":1,"bp":3001},{"bp":0}]})", "4000"),
              "bad_percentages /programmes/0\n");
    // A fixed price is no percentage.
    EXPECT_EQ(shares(R"({"kind":"unit_price","cents":3000})", "7000"), "");
    EXPECT_EQ(shares(R"({"kind":"unit_price","cents":3000})", "7001"), "bad_percentages /programmes/0\n");
    EXPECT_EQ(shares(R"({"kind":"unit_price","cents":0})", "9223372036854775807"), "bad_percentages /programmes/0\n");
}

TEST(Checks, RefuseARemainderThatIsNotLast) {
    const std::string rest = R"({"envelope":"ccas","kind":"remainder"})";
    EXPECT_EQ(funders_answer(rest + R"(,{"envelope":"ccas","kind":"percent","bp":1})"),
              "remainder_not_last /programmes/0/funders/0\n");
    EXPECT_EQ(funders_answer(rest + "," + rest + "," + rest),
              "remainder_not_last /programmes/0/funders/0\nremainder_not_last /programmes/0/funders/1\n");
}

TEST(Checks, RefuseATableThatLeavesAHouseholdOut) {
    const auto table = [](const std::string& rows) {
        return share_answer(R"({"kind":"household_percent","table":[)" + rows + "]}");
    };
    const std::string incomplete = "household_table_incomplete /programmes/0/member_share/table\n";
    EXPECT_EQ(table(R"({"bp":1})"), "");
    EXPECT_EQ(table(R"({"persons_at_most":0,"bp":1},{"persons_at_most":5,"bp":1},{"bp":1})"), "");
    EXPECT_EQ(table(""), incomplete);
    EXPECT_EQ(table(R"({"persons_at_most":2,"bp":1})"), incomplete);
    EXPECT_EQ(table(R"({"persons_at_most":2,"bp":1},{"persons_at_most":2,"bp":1},{"bp":1})"), incomplete);
    EXPECT_EQ(table(R"({"persons_at_most":3,"bp":1},{"persons_at_most":2,"bp":1},{"bp":1})"), incomplete);
    EXPECT_EQ(table(R"({"persons_at_most":2,"bp":1},{"bp":1},{"bp":1})"), incomplete);
    EXPECT_EQ(share_answer(R"({"kind":"household_unit_price","table":[{"persons_at_most":2,"cents":1}]})"), incomplete);
}

TEST(Checks, RefuseACapOnAFreeChoice) {
    EXPECT_EQ(programmes_answer(
                  R"([{"id":"p","member_share":{"kind":"free_choice","minimum_bp":0,"default_bp":0},"cap":{}}])"),
              "cap_on_free_choice /programmes/0/cap\n");
}

TEST(Checks, RefuseASurplusThatHasNoEnvelope) {
    const std::string nowhere = "surplus_without_envelope /programmes/0/member_share\n";
    EXPECT_EQ(share_answer(R"({"kind":"markup","bp":1})"), nowhere);
    EXPECT_EQ(share_answer(R"({"kind":"markup","bp":0})"), "");
    EXPECT_EQ(share_answer(R"({"kind":"markup","bp":1,"surplus_to":"fund"})"), "");
    EXPECT_EQ(share_answer(R"({"kind":"free_choice","minimum_bp":0,"default_bp":10001})"), nowhere);
    EXPECT_EQ(share_answer(R"({"kind":"free_choice","minimum_bp":0,"default_bp":10000})"), "");
}

TEST(Checks, AreReportedBeforeAnythingThatOnlyPricingFinds) {
    EXPECT_EQ(
        priced({.programmes = R"([{"id":"p","member_share":{"kind":"free_choice","minimum_bp":5000,"default_bp":0}}])",
                .lines = R"([{"product":"basket","quantity_milli":1000,"choice_cents":1},
                                   {"product":"caviar","quantity_milli":1000}])"}),
        "unknown_product /lines/1/product\n");
}

TEST(Checks, GuardQuotesOfRequestsThatNeverWereJson) {
    Request request;
    request.date = Date{std::chrono::year{2026}, std::chrono::month{2}, std::chrono::day{30}};
    request.lines.push_back({"nothing", Quantity::from_milli(-5), Money::from_cents(-1), std::nullopt});
    std::string places;
    const auto answer = quote(request);
    for (const QuoteError& error : answer.error()) {
        places += error.at + " ";
    }
    EXPECT_EQ(places, "/date /lines/0/product /lines/0/quantity_milli /lines/0/amount_cents ");
}

TEST(Checks, LookAtProgrammesAndEnvelopesByThemselves) {
    Programme programme;
    programme.id = "p";
    programme.member_share = PercentShare{{10001}};
    programme.funders.push_back({"not known yet", Funder::Remainder{}});
    const std::vector<QuoteError> errors = check_programmes({programme, programme});
    ASSERT_EQ(errors.size(), 3U);
    EXPECT_EQ(errors[0].at, "/0/member_share/bp");
    EXPECT_EQ(errors[1].at, "/1/id");
    EXPECT_EQ(errors[2].at, "/1/member_share/bp");
    const Envelope envelope{"e", Money::from_cents(-1), true};
    EXPECT_EQ(check_envelopes({envelope}).at(0).at, "/0/remaining_cents");
}

TEST(Checks, TellEachPlaceOnceInTheOrderOfTheRequest) {
    EXPECT_EQ(priced({.programmes = R"([{"id":"p","member_share":{"kind":"percent","bp":-1},"whim":1},
                                        {"id":"p","member_share":{"kind":"percent","bp":-1}}])",
                      .lines = R"([{"product":"x","quantity_milli":0},{"product":"y","quantity_milli":0}])",
                      .envelopes = R"([{"id":"e","remaining_cents":-1}])",
                      .usage = R"([{"programme":"p","subsidy_cents":-1,"quantity_milli":0}])",
                      .member = R"({"id":5,"household":{"adults":1,"children":-1}})",
                      .products = R"([{"id":"a","unit":"g","price_cents":1,"vat_bp":0}])",
                      .date = "today"}),
              "bad_value /date\n"
              "bad_value /member/id\n"
              "bad_value /member/household/children\n"
              "bad_value /products/0/unit\n"
              "bad_value /programmes/0/member_share/bp\n"
              "bad_value /programmes/0/whim\n"
              "duplicate_id /programmes/1/id\n"
              "bad_value /programmes/1/member_share/bp\n"
              "bad_value /envelopes/0/remaining_cents\n"
              "bad_value /usage/0/subsidy_cents\n"
              "unknown_product /lines/0/product\n"
              "bad_value /lines/0/quantity_milli\n"
              "unknown_product /lines/1/product\n"
              "bad_value /lines/1/quantity_milli\n");
}

}  // namespace

}  // namespace ecot::pricing
