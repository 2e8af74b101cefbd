#include "sync/journal/ndjson.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/sync/journal_maker.hpp"

namespace ecot::sync {
namespace {

const std::string zeros(64, '0');

TEST(Ndjson, WritesTheFieldsInTheOrderOfTheTable) {
    const Record record{.till = "T1",
                        .segment = 1,
                        .seq = 2,
                        .time_ms = 3,
                        .kind = "event",
                        .payload = "{\"a\":\"é\"}",
                        .prev = "p",
                        .hash = "h",
                        .sig = "s"};
    EXPECT_EQ(to_ndjson(record),
              "{\"till\":\"T1\",\"segment\":1,\"seq\":2,\"time_ms\":3,\"kind\":\"event\","
              "\"payload\":\"{\\\"a\\\":\\\"é\\\"}\",\"prev\":\"p\",\"hash\":\"h\",\"sig\":\"s\"}");
}

TEST(Ndjson, ReadsBackEveryRecord) {
    test::JournalMaker maker;
    maker.add_sale();
    for (const Record& record : maker.records) {
        const auto read = record_from_ndjson(to_ndjson(record));
        ASSERT_TRUE(read) << read.error();
        EXPECT_EQ(*read, record);
    }
}

TEST(Ndjson, RefusesLinesThatAreNoRecord) {
    const std::string good =
        "{\"till\":\"T1\",\"segment\":1,\"seq\":2,\"time_ms\":3,\"kind\":\"event\",\"payload\":\"{}\",\"prev\":\"p\","
        "\"hash\":\"h\",\"sig\":\"s\"}";
    ASSERT_TRUE(record_from_ndjson(good));
    const auto changed = [&good](const std::string& from, const std::string& to) {
        std::string text = good;
        return text.replace(text.find(from), from.size(), to);
    };
    EXPECT_FALSE(record_from_ndjson(""));
    EXPECT_FALSE(record_from_ndjson("[]"));
    EXPECT_FALSE(record_from_ndjson(good.substr(0, good.size() - 1)));
    EXPECT_FALSE(record_from_ndjson(changed("\"seq\":2", "\"seq\":\"2\"")));
    EXPECT_FALSE(record_from_ndjson(changed("\"seq\":2", "\"seq\":2.0")));
    EXPECT_FALSE(record_from_ndjson(changed("\"seq\":2", "\"seq\":18446744073709551615")));
    EXPECT_FALSE(record_from_ndjson(changed("\"sig\":\"s\"", "\"sig\":null")));
    EXPECT_FALSE(record_from_ndjson(changed("\"prev\":\"p\",", "")));
    EXPECT_FALSE(record_from_ndjson(changed("\"p\"", "\"\xff\"")));
}

TEST(Readable, SaysWhoSoldHowMuch) {
    test::JournalMaker maker;
    maker.add_sale();
    const std::string line = to_readable(maker.records.back());
    EXPECT_NE(line.find("T1/1/2  2026-11-21T10:46:40.000+01:00  sale T1-2026-000001 by amina, full price 5.00, "
                        "member 1.00  "),
              std::string::npos)
        << line;
}

TEST(Readable, DoesNotStumbleOverADamagedRecord) {
    Record record;
    record.payload = "\xff";
    EXPECT_EQ(to_readable(record), "/0/0  0  (payload unreadable)  (no hash)");
}

}  // namespace
}  // namespace ecot::sync
