#include "pos/store/health.hpp"

#include <algorithm>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/clock.hpp"
#include "pos/store/files.hpp"
#include "pos/store/init.hpp"
#include "pos/store/journal_store.hpp"
#include "tests/store/sample_sale.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::store {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;

// A demonstration till that was opened once.
class Health : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(make_till(path, demo_till(2026y / 11 / 21)));
        const auto directory = DataDirectory::open_for_writing(path);
        ASSERT_TRUE(JournalStore::open(*directory, clock, {}));
    }
    std::vector<std::string> abouts(Finding::Level level, std::int64_t later_ms = 0) {
        std::vector<std::string> list;
        for (const Finding& finding : examine(path, clock.utc_ms() + later_ms)) {
            if (finding.level == level) {
                list.push_back(finding.about);
            }
        }
        return list;
    }
    std::string sentence(const std::string& about) {
        for (const Finding& finding : examine(path, clock.utc_ms())) {
            if (finding.about == about) {
                return finding.sentence;
            }
        }
        return {};
    }
    void execute(const std::string& sql) {
        auto database = Database::open_for_writing(path / "ecot.db");
        ASSERT_TRUE(database);
        ASSERT_TRUE(database->transaction([&] { database->execute(sql); }));
    }

    ecot::test::TempDir parent;
    std::filesystem::path path = parent / "till";
    SystemClock clock;
};

TEST_F(Health, IsGoodOnATillThatWasJustMade) {
    EXPECT_THAT(abouts(Finding::Level::Stop), IsEmpty());
    EXPECT_THAT(abouts(Finding::Level::Care), IsEmpty());
    EXPECT_THAT(abouts(Finding::Level::Good), testing::ElementsAre("directory", "database", "journal", "clock",
                                                                   "people", "tables", "keys", "printer", "disk"));
}

TEST_F(Health, StopsAtATimeZoneThatTheSystemDoesNotKnow) {
    std::string config = read_file(path / "config.toml").value();
    const std::string known = "Europe/Paris";
    config.replace(config.find(known), known.size(), "Europe/Pariss");
    std::ofstream{path / "config.toml"} << config;
    EXPECT_THAT(abouts(Finding::Level::Stop), testing::ElementsAre("time zone"));
}

TEST_F(Health, CanBeSeenWhileTheTillRuns) {
    const auto directory = DataDirectory::open_for_writing(path);
    const auto journal = JournalStore::open(*directory, clock, {});
    ASSERT_TRUE(journal);
    EXPECT_THAT(abouts(Finding::Level::Stop), IsEmpty());
}

TEST_F(Health, StopsWithoutAKey) {
    std::filesystem::remove(path / "keys/journal.pem");
    EXPECT_THAT(abouts(Finding::Level::Stop), testing::ElementsAre("keys"));
}

TEST_F(Health, StopsWithoutThePepper) {
    std::filesystem::remove(path / "keys/pepper");
    EXPECT_THAT(abouts(Finding::Level::Stop), testing::ElementsAre("keys"));
}

TEST_F(Health, WarnsOfKeysThatOthersMayRead) {
    std::filesystem::permissions(path / "keys/journal.pem", std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    EXPECT_THAT(abouts(Finding::Level::Care), testing::ElementsAre("keys"));
}

TEST_F(Health, WarnsWhenARecordWasChangedSinceSellingGoesOn) {
    execute(
        "DROP TRIGGER journal_keeps_records; UPDATE journal SET payload = replace(payload, '1', '2') WHERE seq = 1");
    EXPECT_THAT(abouts(Finding::Level::Stop), IsEmpty());
    EXPECT_THAT(abouts(Finding::Level::Care), testing::ElementsAre("journal"));
    EXPECT_THAT(sentence("journal"), testing::StartsWith("The journal does not verify, 1 break, the first: bad T1/1/1 "
                                                         "hash: the bytes do not give the stored hash. Selling"));
    const auto directory = DataDirectory::open_for_writing(path);
    const auto journal = JournalStore::open(*directory, clock, {});
    ASSERT_TRUE(journal);
    EXPECT_TRUE((*journal)->append(test::event("drawer_opened")));
}

TEST_F(Health, WarnsOfRecordsThatAreDeclaredMissing) {
    execute("DROP TRIGGER journal_keeps_rows; DELETE FROM journal");
    EXPECT_THAT(abouts(Finding::Level::Care), testing::ElementsAre("journal")) << "before it is declared";
    {
        const auto directory = DataDirectory::open_for_writing(path);
        ASSERT_TRUE(JournalStore::open(*directory, clock, {}));
    }
    EXPECT_THAT(abouts(Finding::Level::Stop), IsEmpty());
    EXPECT_THAT(abouts(Finding::Level::Care), testing::ElementsAre("journal"));
    EXPECT_THAT(sentence("journal"), testing::StartsWith("1 record is declared missing; the rest verifies."));
}

TEST_F(Health, StopsAtATillIdThatIsNotTheJournals) {
    std::string config = read_file(path / "config.toml").value();
    const std::string id = "till = 'T1'";
    ASSERT_NE(config.find(id), std::string::npos) << config;
    std::ofstream{path / "config.toml"} << config.replace(config.find(id), id.size(), "till = 'T2'");
    EXPECT_THAT(abouts(Finding::Level::Stop), testing::ElementsAre("journal"));
    EXPECT_EQ(sentence("journal"), "config.toml says till T2, the journal is that of till T1: put \"T1\" back.");
}

TEST_F(Health, StopsOnAFileThatIsNoDatabase) {
    for (const char* const name : {"ecot.db-wal", "ecot.db-shm"}) {
        std::filesystem::remove(path / name);
    }
    std::ofstream{path / "ecot.db"} << std::string(8192, 'x');
    EXPECT_THAT(abouts(Finding::Level::Stop), testing::ElementsAre("database"));
}

TEST_F(Health, StopsWhenNobodyMaySignIn) {
    execute("DELETE FROM operators");
    EXPECT_THAT(abouts(Finding::Level::Stop), testing::ElementsAre("people"));
}

TEST_F(Health, WarnsOfAClockThatIsWrong) {
    EXPECT_THAT(abouts(Finding::Level::Care, -3'600'000), testing::ElementsAre("clock"));
    EXPECT_THAT(abouts(Finding::Level::Care, 401LL * 86'400'000), testing::ElementsAre("clock"));
}

TEST_F(Health, CountsReceiptsAloneInTheSpool) {
    for (const char* const name : {"T1-2026-000001.bin", "T1-2026-000001-2.bin", "ECOLE-T1-2026-000001.bin",
                                   "drawer.bin", "drawer-2.bin", ".T1-2026-000002.tmp"}) {
        std::ofstream{path / "spool" / name} << "bytes";
    }
    EXPECT_EQ(sentence("printer"), "3 receipts in the spool directory.");
}

TEST_F(Health, WarnsOfReceiptsThatWaitForThePrinter) {
    std::filesystem::create_directory(path / "spool/waiting");
    for (const char* const name : {"00000001.ticket", "00000001.begun", "00000002.ticket"}) {
        std::ofstream{path / "spool/waiting" / name} << "bytes";
    }
    EXPECT_THAT(abouts(Finding::Level::Care), testing::Contains("printer"));
    EXPECT_THAT(sentence("printer"), testing::StartsWith("2 receipts waiting for the printer."));
}

TEST_F(Health, StopsWhereThereIsNoTill) {
    path = parent / "nowhere";
    EXPECT_THAT(abouts(Finding::Level::Stop), testing::ElementsAre("directory"));
}

}  // namespace
}  // namespace ecot::store
