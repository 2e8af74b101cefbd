#include "pos/store/schema.hpp"

#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/database.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::store {
namespace {

using ecot::test::TempDir;

class Schema : public testing::Test {
protected:
    void SetUp() override {
        auto opened = Database::open_for_writing(temp_ / "ecot.db");
        ASSERT_TRUE(opened) << opened.error().detail;
        database_.emplace(std::move(*opened));
    }

    Expected<void> sql(const std::string& text) {
        return database_->run([&] { database_->execute(text); });
    }

    Expected<void> insert(int segment, int seq, const char* how = "INSERT") {
        return sql(std::string{how} + " INTO journal VALUES ('T1', " + std::to_string(segment) + ", " +
                   std::to_string(seq) + ", 0, 'event', '{}', '', '', '')");
    }

    std::int64_t records() { return database_->connection().execAndGet("SELECT count(*) FROM journal").getInt64(); }

    TempDir temp_;
    std::optional<Database> database_;
};

TEST_F(Schema, ComesUpStepByStepFromEveryVersion) {
    for (std::size_t from = 0; from < migrations().size(); ++from) {
        ASSERT_TRUE(migrate(*database_, static_cast<std::int64_t>(from)));
        EXPECT_EQ(schema_version(*database_), static_cast<std::int64_t>(from));
        if (from == 1) {
            ASSERT_TRUE(insert(1, 1));
        }
    }
    ASSERT_TRUE(migrate(*database_));
    EXPECT_EQ(schema_version(*database_), static_cast<std::int64_t>(migrations().size()));
    EXPECT_EQ(records(), 1) << "the record written under version 1 is still there";
    EXPECT_TRUE(migrate(*database_)) << "a second time changes nothing";
}

TEST_F(Schema, TakesUpWhereAStepWasInterrupted) {
    ASSERT_TRUE(migrate(*database_, 1));
    ASSERT_TRUE(sql("CREATE TABLE envelopes (a INTEGER)"));
    ASSERT_FALSE(migrate(*database_)) << "the second step fails half-way";
    EXPECT_EQ(schema_version(*database_), 1);
    ASSERT_TRUE(sql("DROP TABLE envelopes"));
    ASSERT_TRUE(migrate(*database_));
}

TEST_F(Schema, IsNotReadWhenItIsNewerThanTheProgram) {
    ASSERT_TRUE(sql("PRAGMA user_version = 1000"));
    EXPECT_EQ(migrate(*database_).error().kind, StoreError::Kind::Invalid);
}

TEST_F(Schema, JournalTakesRecordsOnlyBehindTheLastOne) {
    ASSERT_TRUE(migrate(*database_));
    EXPECT_FALSE(insert(1, 2));
    EXPECT_FALSE(insert(0, 1));
    EXPECT_TRUE(insert(1, 1));
    EXPECT_TRUE(insert(1, 2));
    EXPECT_FALSE(insert(1, 2));
    EXPECT_FALSE(insert(1, 4));
    EXPECT_FALSE(insert(1, 1, "INSERT OR REPLACE"));
    EXPECT_FALSE(insert(1, 2, "INSERT OR REPLACE"));
    EXPECT_FALSE(insert(1, 2, "REPLACE"));
    EXPECT_FALSE(insert(1, 1, "INSERT OR IGNORE"));
    EXPECT_EQ(records(), 2);
}

TEST_F(Schema, JournalOpensANewSegmentOnlyBehindTheOthers) {
    ASSERT_TRUE(migrate(*database_));
    ASSERT_TRUE(insert(1, 1));
    ASSERT_TRUE(insert(3, 1)) << "segment 2 was lost whole";
    EXPECT_FALSE(insert(2, 1));
    EXPECT_TRUE(insert(1, 2)) << "a lost record that came back takes its place";
}

TEST_F(Schema, JournalRefusesChangesAndDeletions) {
    ASSERT_TRUE(migrate(*database_));
    ASSERT_TRUE(insert(1, 1));
    for (const char* column : {"till", "segment", "seq", "time_ms", "kind", "payload", "prev", "hash", "sig"}) {
        EXPECT_FALSE(sql(std::string{"UPDATE journal SET "} + column + " = 1")) << column;
        EXPECT_FALSE(sql(std::string{"UPDATE OR REPLACE journal SET "} + column + " = 1")) << column;
    }
    EXPECT_FALSE(sql("UPDATE journal SET rowid = 7"));
    EXPECT_FALSE(sql("DELETE FROM journal"));
    EXPECT_FALSE(
        sql("REPLACE INTO journal (rowid, till, segment, seq, time_ms, kind, payload, prev, hash, sig) "
            "VALUES (1, 'T1', 1, 2, 0, 'event', '{}', '', '', '')"));
    EXPECT_EQ(records(), 1);
}

TEST_F(Schema, JournalRefusesWrongStorageTypes) {
    ASSERT_TRUE(migrate(*database_));
    EXPECT_FALSE(sql("INSERT INTO journal VALUES ('T1', 1, 1, 'now', 'event', '{}', '', '', '')"));
    EXPECT_FALSE(sql("INSERT INTO journal VALUES ('T1', 1, 1, 0, 'event', x'00', '', '', '')"));
    EXPECT_FALSE(sql("INSERT INTO journal VALUES ('T1', 1, 1, 0, 'event', NULL, '', '', '')"));
}

}  // namespace
}  // namespace ecot::store
