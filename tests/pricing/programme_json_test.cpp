#include "pricing/programme_json.hpp"

#include <gtest/gtest.h>

#include "pricing/quote_json.hpp"

namespace ecot::pricing {

namespace {

TEST(ProgrammeJson, ReadsAListOfProgrammesByItself) {
    const auto programmes = programmes_from_json(
        R"([{"id":"p","member_share":{"kind":"percent","bp":1},"funders":[{"envelope":"elsewhere","kind":"remainder"}],
             "eligible":{"products":["elsewhere"]}}])");
    ASSERT_TRUE(programmes.has_value());
    EXPECT_EQ(programmes->at(0).funders.at(0).envelope, "elsewhere");
    const auto wrong = programmes_from_json(R"([{"id":"p","member_share":{"kind":"markup","bp":1}},{"id":"p"}])");
    ASSERT_EQ(wrong.error().size(), 3U);
    EXPECT_EQ(wrong.error()[0].at, "/0/member_share");
    EXPECT_EQ(wrong.error()[1].at, "/1/id");
    EXPECT_EQ(wrong.error()[2].at, "/1/member_share");
    EXPECT_EQ(programmes_from_json("{}").error().at(0).at, "");
    EXPECT_EQ(programmes_from_json("[").error().at(0).code, QuoteErrorCode::BadJson);
}

TEST(ProgrammeJson, ReadsOneProgrammeByItself) {
    const auto wrong = programme_from_json(R"({"id":"p","tiers":["A"],"member_share":{"kind":"percent","bp":10001}})");
    ASSERT_EQ(wrong.error().size(), 2U);
    EXPECT_EQ(wrong.error()[0].at, "/tiers");
    EXPECT_EQ(wrong.error()[1].at, "/member_share/bp");
}

TEST(ProgrammeJson, WritesProgrammesThatReadAsTheSame) {
    for (
        const char* text :
        {R"({"id":"p","priority":100,"member_share":{"kind":"percent","bp":1},"when_exhausted":"member_pays"})",
         R"({"id":"p","name":"Panier \u0001","priority":-5,"valid":{"from":"2026-01-01","to":"2026-12-31"},)"
         R"("eligible":{"tiers":[],"groups":["a","b"],"membership":true,"sites":["s"],"product_tags":["t"],"products":["x"]},)"
         R"("member_share":{"kind":"household_percent","table":[{"persons_at_most":2,"bp":1},{"bp":2}]},)"
         R"("funders":[{"envelope":"e","kind":"percent","bp":5},{"envelope":"e","kind":"unit_amount","cents":5},)"
         R"({"envelope":"e","kind":"remainder"}],"cap":{"subsidy_cents":1,"subsidy_cents_per_person":2,)"
         R"("quantity_milli":3,"quantity_milli_per_person":4,"period":"month_by_week"},"when_exhausted":"refuse"})",
         R"({"id":"p","priority":1,"member_share":{"kind":"household_unit_price","table":[{"cents":2}]},"cap":{},"when_exhausted":"next_funder"})",
         R"({"id":"p","priority":1,"member_share":{"kind":"unit_price","cents":2},"when_exhausted":"refuse"})",
         R"({"id":"p","priority":1,"member_share":{"kind":"markup","bp":2,"surplus_to":"e"},"when_exhausted":"refuse"})",
         R"({"id":"p","priority":1,"member_share":{"kind":"free_choice","minimum_bp":2,"default_bp":20000,"surplus_to":"e"},"when_exhausted":"refuse"})"}) {
        EXPECT_EQ(to_json_line(programme_from_json(text).value()), text);
    }
}

TEST(ProgrammeJson, LeavesOutWhatHasItsUsualValue) {
    const Programme programme = programme_from_json(R"({"member_share":{"bp":1,"kind":"percent"},"id":"p"})").value();
    EXPECT_EQ(programme.priority, 100);
    EXPECT_EQ(programme.when_exhausted, WhenExhausted::MemberPays);
    EXPECT_TRUE(programme.funders.empty());
    EXPECT_FALSE(programme.cap.has_value());
    EXPECT_EQ(programme.eligible, Eligibility{});
}

TEST(ProgrammeJson, ListsTheWordsWhereAnotherStands) {
    const auto wrong = programme_from_json(
        R"({"id":"p","member_share":{"kind":"half","bp":1},"cap":{"period":"weekly"},"when_exhausted":"stop"})");
    ASSERT_FALSE(wrong);
    std::vector<std::string> messages;
    for (const QuoteError& error : wrong.error()) {
        messages.push_back(error.at + ": " + error.message);
    }
    EXPECT_THAT(messages, testing::UnorderedElementsAre(
                              "/member_share/kind: This must be one of: percent, unit_price, household_percent, "
                              "household_unit_price, markup, free_choice.",
                              "/cap/period: This must be one of: day, week, month, year, month_by_week.",
                              "/when_exhausted: This must be one of: member_pays, next_funder, refuse."));
}

}  // namespace

}  // namespace ecot::pricing
