#include "tests/store/test_till.hpp"

#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "pos/store/journal_reader.hpp"
#include "sync/journal/key.hpp"

namespace ecot::store::test {

Config test_config() {
    Config config;
    config.site.till = "T1";
    config.site.id = "amandier";
    config.site.name = "L'Amandier";
    return config;
}

DataDirectory make_directory(const std::filesystem::path& path) {
    auto directory = DataDirectory::create(path, test_config());
    EXPECT_TRUE(directory) << directory.error().detail;
    EXPECT_TRUE(sync::JournalKey::make().save(directory->journal_key()));
    return std::move(*directory);
}

void grant(Database& database, const std::string& envelope, std::int64_t cents) {
    const auto done = database.run([&] {
        database
            .query(
                "INSERT INTO envelopes (id, granted_cents) VALUES (?1, ?2) "
                "ON CONFLICT (id) DO UPDATE SET granted_cents = excluded.granted_cents")
            .with(envelope, cents)
            .done();
    });
    EXPECT_TRUE(done) << done.error().detail;
}

TestTill::TestTill() : directory{make_directory(temp / "till")} {
    if (!open()) {
        ADD_FAILURE() << refusal->detail;
        return;
    }
    grant(store->database(), "ccas", 10'000);
}

bool TestTill::open() {
    JournalStore::Options options;
    options.vfs = vfs;
    options.free_bytes = [this] { return free_bytes; };
    auto opened = JournalStore::open(*directory, clock, std::move(options));
    refusal = opened ? std::nullopt : std::optional{opened.error()};
    store = opened ? std::move(*opened) : nullptr;
    return store != nullptr;
}

std::vector<std::string> TestTill::verify() const {
    auto reader = Database::open_for_reading(directory->database());
    if (!reader) {
        return {reader.error().detail};
    }
    std::vector<std::string> lines;
    const auto report = verify_journal(*directory, *reader, {},
                                       [&lines](const sync::Break& found) { lines.push_back(sync::to_line(found)); });
    lines.push_back(report ? sync::to_line(*report) : report.error().detail);
    return lines;
}

std::vector<std::string> TestTill::sale_numbers() const {
    std::vector<std::string> numbers;
    SQLite::Database database{directory->database().string()};
    SQLite::Statement rows{database,
                           "SELECT payload ->> 'number' FROM journal WHERE kind = 'sale' ORDER BY segment, seq"};
    while (rows.executeStep()) {
        numbers.push_back(rows.getColumn(0).getString());
    }
    return numbers;
}

void TestTill::sql(const std::string& text) const {
    SQLite::Database database{directory->database().string(), SQLite::OPEN_READWRITE};
    database.exec(text);
}

void TestTill::tamper(const std::string& text) const {
    sql("DROP TRIGGER journal_keeps_records; DROP TRIGGER journal_keeps_rows; DROP TRIGGER journal_has_no_gap;" + text);
}

std::int64_t TestTill::number(const std::string& query) const {
    SQLite::Database database{directory->database().string()};
    return database.execAndGet(query).getInt64();
}

}  // namespace ecot::store::test
