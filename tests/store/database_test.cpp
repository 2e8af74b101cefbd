#include "pos/store/database.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.hpp"

namespace ecot::store {
namespace {

using ecot::test::TempDir;

std::string pragma(Database& database, const std::string& name) {
    return database.connection().execAndGet("PRAGMA " + name).getString();
}

Database with_table(const TempDir& temp) {
    auto database = Database::open_for_writing(temp / "ecot.db");
    EXPECT_TRUE(database) << database.error().detail;
    EXPECT_TRUE(
        database->run([&] { database->execute("CREATE TABLE IF NOT EXISTS t (a INTEGER PRIMARY KEY) STRICT"); }));
    return std::move(*database);
}

std::int64_t rows(Database& database) {
    const auto count = database.run([&] {
        Query query = database.query("SELECT count(*) FROM t");
        query.step();
        return query.integer(0);
    });
    return count.value_or(-1);
}

TEST(Database, HasTheSettingsThatAPowerCutAsksFor) {
    const TempDir temp;
    Database database = with_table(temp);
    EXPECT_EQ(pragma(database, "journal_mode"), "wal");
    EXPECT_EQ(pragma(database, "synchronous"), "2");
    EXPECT_EQ(pragma(database, "foreign_keys"), "1");
    EXPECT_EQ(pragma(database, "recursive_triggers"), "1");
    EXPECT_EQ(pragma(database, "mmap_size"), "0");
    EXPECT_EQ(pragma(database, "locking_mode"), "normal");
    EXPECT_EQ(pragma(database, "wal_autocheckpoint"), "0");
}

TEST(Database, KeepsNothingOfATransactionThatFails) {
    const TempDir temp;
    Database database = with_table(temp);
    const auto refused = database.transaction([&]() -> Expected<void> {
        database.query("INSERT INTO t VALUES (?1)").with(1).done();
        return store_error(StoreError::Kind::Overdrawn, "no");
    });
    EXPECT_EQ(refused.error().kind, StoreError::Kind::Overdrawn);
    const auto twice = database.transaction([&] {
        database.query("INSERT INTO t VALUES (?1)").with(1).done();
        database.query("INSERT INTO t VALUES (?1)").with(1).done();
    });
    EXPECT_EQ(twice.error().kind, StoreError::Kind::Refused);
    EXPECT_EQ(rows(database), 0);
    EXPECT_TRUE(database.transaction([&] { database.query("INSERT INTO t VALUES (?1)").with(1).done(); }));
    EXPECT_EQ(rows(database), 1);
}

TEST(Database, IsReadWhileTheTillWrites) {
    const TempDir temp;
    Database writer = with_table(temp);
    auto reader = Database::open_for_reading(temp / "ecot.db");
    ASSERT_TRUE(reader) << reader.error().detail;
    EXPECT_EQ(rows(*reader), 0);
    ASSERT_TRUE(writer.run([&] { writer.query("INSERT INTO t VALUES (?1)").with(7).done(); }));
    EXPECT_EQ(rows(*reader), 1);
    const auto refused = reader->run([&] { reader->query("INSERT INTO t VALUES (?1)").with(8).done(); });
    EXPECT_EQ(refused.error().kind, StoreError::Kind::ReadOnly);
}

TEST(Database, SaysWhenTheFileIsMissingOrNoDatabase) {
    const TempDir temp;
    EXPECT_EQ(Database::open_for_reading(temp / "none.db").error().kind, StoreError::Kind::Missing);
    std::ofstream{temp / "text.db"} << std::string(8192, 'x');
    EXPECT_EQ(Database::open_for_writing(temp / "text.db").error().kind, StoreError::Kind::Corrupt);
}

TEST(Database, MovesItsLogAwayOnlyWhenAsked) {
    const TempDir temp;
    Database database = with_table(temp);
    const auto log_size = [&temp] { return std::filesystem::file_size(temp / "ecot.db-wal"); };
    for (int i = 1; i <= 1500; ++i) {
        ASSERT_TRUE(database.run([&] { database.query("INSERT INTO t VALUES (?1)").with(i).done(); }));
    }
    const auto before = log_size();
    EXPECT_GT(before, 1500U * 2048U);
    ASSERT_TRUE(database.checkpoint(1000));
    ASSERT_TRUE(database.run([&] { database.query("INSERT INTO t VALUES (?1)").with(2000).done(); }));
    EXPECT_EQ(log_size(), before) << "the log starts again from its beginning";
    EXPECT_EQ(rows(database), 1501);
}

}  // namespace
}  // namespace ecot::store
