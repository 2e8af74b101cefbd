#include "pos/store/record_json.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/store/test_till.hpp"

namespace ecot::store {
namespace {

const Stamp stamp{.count = 12,
                  .at = "2026-11-21T11:46:40.000+01:00",
                  .number = "T1-2026-000012",
                  .grand_total_cents = 123'456,
                  .tables = "{\"products\":3}"};

TEST(RecordJson, GivesASaleBackAsItWas) {
    session::SaleRecord sale = test::lentils();
    sale.member.reset();
    sale.lines[0].parts[0].surplus = pricing::Money::from_cents(30);
    sale.lines[0].parts[0].surplus_to = "pot";
    sale.taxable_envelopes = {"ccas", "pot"};
    sale.tenders.push_back({session::TenderKind::FoodVoucher, pricing::Money::from_cents(500), "N° \"12\""});
    sale.round_up = pricing::Money::from_cents(20);
    const std::string text = payload_text(JournalContent{sale}, stamp);
    const auto read = decode_payload("sale", text);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(std::get<session::SaleRecord>(*read->content), sale);
    EXPECT_EQ(read->stamp.count, 12);
    EXPECT_EQ(read->stamp.number, "T1-2026-000012");
    EXPECT_EQ(read->stamp.grand_total_cents, 123'456);
    EXPECT_EQ(read->stamp.tables, "{\"products\":3}");
    EXPECT_EQ(payload_text(*read->content, read->stamp), text);
}

TEST(RecordJson, GivesTheOtherKindsBackAsTheyWere) {
    const session::EventRecord event{
        .code = "locked_out", .operator_id = "paul", .facts = {{"delay_ms", 4000}}, .words = {{"about", "paul"}}};
    const session::OpeningRecord opening{.operator_id = "amina", .float_amount = pricing::Money::from_cents(5000)};
    TillInit init{
        .public_key = "QUJD", .site = "amandier", .program = "ecot 0.1", .follows = {}, .earlier = {}, .head = {}};
    TillInit behind = init;
    const std::string hash(64, 'a');
    behind.follows = sync::Follows{.segment = 2, .seq = 0, .hash = {}, .missing_from = 1, .missing_to = 9};
    behind.earlier = sync::Head{1, 4, hash};
    behind.head = sync::Head{2, 9, hash};
    behind.count_gap = 20'009;
    for (const JournalContent& content :
         {JournalContent{event}, JournalContent{opening}, JournalContent{init}, JournalContent{behind}}) {
        const auto read = decode_payload(kind_of(content), payload_text(content, stamp));
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(*read->content, content);
    }
}

TEST(RecordJson, KnowsOnlyTheStampOfKindsOfOtherPrograms) {
    const auto read = decode_payload("cash_move", R"({"count":3,"at":"x","cents":-5000})");
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->content);
    EXPECT_EQ(read->stamp.count, 3);
}

TEST(RecordJson, RefusesWhatIsNoPayload) {
    EXPECT_FALSE(decode_payload("sale", ""));
    EXPECT_FALSE(decode_payload("sale", "[]"));
    EXPECT_FALSE(decode_payload("sale", R"({"count":1,"at":"x"})"));
    EXPECT_FALSE(decode_payload("event", R"({"count":1,"at":"x","code":7,"operator":"","facts":{},"words":{}})"));
    std::string sale = payload_text(JournalContent{test::lentils()}, stamp);
    sale.replace(sale.find("\"cash\""), 6, "\"gold\"");
    EXPECT_FALSE(decode_payload("sale", sale));
}

// F5: whatever a name holds, the payload is UTF-8 text that can be read again.
TEST(RecordJson, IsUtf8WhateverANameHolds) {
    session::SaleRecord sale = test::lentils();
    sale.lines[0].name = "a\"\\\n\t\x1f é € \xff|\xc3|\xed\xa0\x80";
    const auto read = decode_payload("sale", payload_text(JournalContent{sale}, stamp));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(std::get<session::SaleRecord>(*read->content).lines[0].name,
              "a\"\\\n\t\x1f é € \xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace ecot::store
