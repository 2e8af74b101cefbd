#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/files.hpp"
#include "pos/store/journal_store.hpp"
#include "tests/store/test_till.hpp"

namespace ecot::store {
namespace {

using test::event;
using test::lentils;
using test::TestTill;
using testing::ElementsAre;
using testing::StartsWith;

/// A till with three sales that was switched off with its last commits still in the log, as a power cut leaves it.
class PowerCut : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(till_.store->database().checkpoint(0));
        for (int i = 0; i < 3; ++i) {
            ASSERT_TRUE(till_.store->append(lentils()));
        }
        till_.store->flush_head();
        // Copied while it runs: a clean close would empty the log.
        for (const char* name : {"ecot.db", "ecot.db-wal", "head"}) {
            std::filesystem::copy_file(till_.directory->path() / name, till_.temp / name);
        }
        till_.close();
        for (const char* name : {"ecot.db", "ecot.db-wal", "head"}) {
            std::filesystem::copy_file(till_.temp / name, till_.directory->path() / name,
                                       std::filesystem::copy_options::overwrite_existing);
        }
        std::filesystem::remove(till_.directory->path() / "ecot.db-shm");
    }

    [[nodiscard]] std::filesystem::path log() const { return till_.directory->path() / "ecot.db-wal"; }

    TestTill till_;
};

TEST_F(PowerCut, KeepsEverySaleWhenNothingIsTorn) {
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::Whole);
    EXPECT_EQ(till_.store->append(lentils())->number, "T1-2026-000004");
    EXPECT_THAT(till_.verify(), ElementsAre("ok 5 records"));
}

TEST_F(PowerCut, ATornLastFrameIsFoundAtStartAndSaid) {
    // The log is not cut behind a checkpoint: what counts ends with the last frame of the last commit.
    std::string bytes = *read_file(log());
    const std::size_t at = bytes.rfind("T1-2026-000003");
    ASSERT_NE(at, std::string::npos);
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    std::ofstream{log(), std::ios::binary} << bytes;

    EXPECT_THAT(till_.verify(),
                ElementsAre("bad T1/1/4 tail: the head file knows this record, the journal ends at T1/1/3",
                            "3 records, 1 bad"));
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::TailLost);
    EXPECT_EQ(till_.store->start_report().missing, 1);
    const auto next = till_.store->append(lentils());
    ASSERT_TRUE(next) << next.error().detail;
    EXPECT_EQ(next->segment, 2);
    EXPECT_EQ(next->seq, 3) << "behind the till_init and the event that says it";
    EXPECT_EQ(next->number, "T1-2026-000004") << "number 3 may be on a receipt";
    EXPECT_THAT(till_.verify(), ElementsAre("ok 6 records, 1 declared missing"));
    EXPECT_EQ(till_.number("SELECT count(*) FROM journal WHERE kind = 'event' AND payload ->> 'code' = "
                           "'integrity_defect' AND payload -> 'words' ->> 'found' = 'tail_lost'"),
              1);
    till_.close();
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::Whole) << "said once";
}

TEST_F(PowerCut, ACutLogIsFoundAtStartAndSaid) {
    std::filesystem::resize_file(log(), 40);
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::TailLost);
    EXPECT_EQ(till_.store->start_report().missing, 3);
    EXPECT_EQ(till_.store->append(lentils())->number, "T1-2026-000004");
    EXPECT_THAT(till_.verify(), ElementsAre("ok 4 records, 3 declared missing"));
}

TEST_F(PowerCut, ADeletedLogIsFoundAtStartAndSaid) {
    std::filesystem::remove(log());
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().missing, 3);
    EXPECT_THAT(till_.verify(), ElementsAre("ok 3 records, 3 declared missing"));
}

TEST_F(PowerCut, ADatabaseThatIsGoneLeavesAJournalThatSaysSo) {
    for (const char* name : {"ecot.db", "ecot.db-wal"}) {
        std::filesystem::remove(till_.directory->path() / name);
    }
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::TailLost);
    EXPECT_EQ(till_.store->start_report().missing, 4);
    test::grant(till_.store->database(), "ccas", 10'000);
    EXPECT_EQ(till_.store->append(lentils())->number, "T1-2026-000005");
    EXPECT_THAT(till_.verify(), ElementsAre("ok 3 records, 4 declared missing"));
}

TEST_F(PowerCut, AnOldBackupIsFoundAtStartAndSaid) {
    // The head knows segment 2; the database is from before it.
    std::filesystem::resize_file(log(), 40);
    std::filesystem::copy_file(till_.directory->path() / "ecot.db", till_.temp / "backup.db");
    ASSERT_TRUE(till_.open());
    ASSERT_TRUE(till_.store->append(lentils()));
    till_.close();
    std::filesystem::remove(log());
    std::filesystem::copy_file(till_.temp / "backup.db", till_.directory->path() / "ecot.db",
                               std::filesystem::copy_options::overwrite_existing);
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::TailLost);
    const auto next = till_.store->append(lentils());
    ASSERT_TRUE(next) << next.error().detail;
    EXPECT_EQ(next->segment, 3);
    EXPECT_THAT(till_.verify(), ElementsAre("ok 4 records, 3 declared missing"));
}

TEST_F(PowerCut, AHeadFileOneRecordBehindIsSimplyRenewed) {
    ASSERT_TRUE(till_.open());
    const std::string head = *read_file(till_.directory->head());
    ASSERT_TRUE(till_.store->append(event("stop")));
    till_.close();
    std::ofstream{till_.directory->head()} << head;
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::Whole);
    EXPECT_THAT(till_.verify(), ElementsAre("ok 5 records"));
    EXPECT_NE(read_file(till_.directory->head()), head);
}

TEST_F(PowerCut, ALostHeadFileIsSaidInTheJournal) {
    for (const char* text : {"", "nonsense\n"}) {
        std::ofstream{till_.directory->head()} << text;
        ASSERT_TRUE(till_.open());
        EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::HeadLost);
        till_.close();
    }
    std::filesystem::remove(till_.directory->head());
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::HeadLost);
    EXPECT_THAT(till_.verify(), ElementsAre("ok 7 records")) << "the same segment goes on, with three events";
}

TEST_F(PowerCut, AHeadFileOfAnotherHistoryOpensASegment) {
    std::ofstream{till_.directory->head()} << "1 3 " + std::string(64, 'a') + "\n";
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::HeadDiffers);
    EXPECT_EQ(till_.store->append(lentils())->segment, 2);
    EXPECT_THAT(till_.verify(), ElementsAre("ok 7 records"));
}

TEST_F(PowerCut, ADamagedLastRecordIsNeverSignedOver) {
    till_.tamper("UPDATE journal SET payload = replace(payload, 'Lentilles', 'Lentille') WHERE seq = 4");
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::LastDamaged);
    EXPECT_EQ(till_.store->append(lentils())->segment, 2) << "selling goes on";
    EXPECT_THAT(till_.verify(),
                ElementsAre("bad T1/1/4 hash: the bytes do not give the stored hash", "7 records, 1 bad"));
}

TEST(Start, KilledBetweenCommitAndHeadKeepsDeclaredLossQuiet) {
    // The head file still names a lost record although segment 2, which declares it, is there.
    TestTill till;
    ASSERT_TRUE(till.store->append(lentils()));
    till.close();
    const std::string lost = "1 3 " + std::string(64, 'b') + "\n";
    std::ofstream{till.directory->head()} << lost;
    ASSERT_TRUE(till.open());
    till.close();
    std::ofstream{till.directory->head()} << lost;
    EXPECT_THAT(till.verify(), ElementsAre("ok 4 records, 1 declared missing"));
    ASSERT_TRUE(till.open());
    EXPECT_EQ(till.store->start_report().verdict, StartCheck::Verdict::Whole);
}

/// Records cut off behind the triggers' back, while what follows from them stays in the other tables.
class CutOff : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(till_.store->append(session::OpeningRecord{.operator_id = "amina", .float_amount = {}}));
        ASSERT_TRUE(till_.store->append(lentils()));
        ASSERT_TRUE(till_.store->append(lentils()));
        ASSERT_TRUE(till_.store->append(event("drawer_opened")));
        ASSERT_TRUE(till_.store->append(event("stop")));
        till_.close();
    }

    TestTill till_;
};

TEST_F(CutOff, RecordsThatAreGoneNoLongerCountAndTheNewSegmentVerifies) {
    till_.tamper("DELETE FROM journal WHERE seq >= 4");
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().missing, 3);
    EXPECT_EQ(till_.store->start_report().open_session, 1);
    EXPECT_EQ(till_.number("SELECT spent_cents FROM envelope_use"), 400);
    EXPECT_EQ(till_.number("SELECT subsidy_cents FROM usage"), 400);
    EXPECT_EQ(till_.number("SELECT grand_total_cents FROM record_counts WHERE kind = 'sale'"), 500);
    const auto next = till_.store->append(lentils());
    ASSERT_TRUE(next) << next.error().detail;
    EXPECT_EQ(next->number, "T1-2026-000005") << "behind sale 1, each of the three lost records may have been one";
    EXPECT_EQ(till_.number("SELECT grand_total_cents FROM record_counts WHERE kind = 'sale'"), 1000);
    EXPECT_THAT(till_.verify(), ElementsAre("ok 6 records, 3 declared missing"));
}

TEST_F(CutOff, ASessionWhoseOpeningIsGoneIsNotOpen) {
    till_.tamper("DELETE FROM journal WHERE seq >= 2");
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().open_session, std::nullopt);
    ASSERT_TRUE(till_.store->append(lentils()));
    EXPECT_THAT(till_.verify(), ElementsAre("ok 4 records, 5 declared missing"));
}

TEST_F(CutOff, AHeadFileOfAnotherHistoryLeavesFiguresThatVerify) {
    till_.tamper("DELETE FROM journal WHERE seq >= 5");
    std::ofstream{till_.directory->head()} << "1 4 " + std::string(64, 'a') + "\n";
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.store->start_report().verdict, StartCheck::Verdict::HeadDiffers);
    ASSERT_TRUE(till_.store->append(lentils()));
    EXPECT_THAT(till_.verify(), ElementsAre("ok 7 records"));
}

TEST_F(CutOff, FiguresAreNotMadeFromARecordThatDoesNotVerify) {
    till_.tamper(
        "DELETE FROM journal WHERE seq >= 5;"
        "UPDATE journal SET payload = replace(payload, '\"cents\":400', '\"cents\":100') WHERE seq = 3");
    ASSERT_TRUE(till_.open());
    EXPECT_EQ(till_.number("SELECT spent_cents FROM envelope_use"), 800);
}

/// One byte of one column of the sale at seq 2 is changed behind the triggers' back; what verify says of it.
class Tampering : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(till_.store->append(lentils()));
        ASSERT_TRUE(till_.store->append(event("stop")));
        till_.close();
        till_.tamper("CREATE TABLE kept AS SELECT * FROM journal WHERE seq = 2");
    }

    std::vector<std::string> with(const std::string& column, const std::string& value) {
        const std::string before = "PRAGMA synchronous = OFF; ";
        till_.sql(before + "UPDATE journal SET " + column + " = " + value + " WHERE rowid = 2");
        std::vector<std::string> lines = till_.verify();
        till_.sql(before + "UPDATE journal SET " + column + " = (SELECT " + column + " FROM kept) WHERE rowid = 2");
        return lines;
    }

    TestTill till_;
};

TEST_F(Tampering, EveryFlippedByteOfATextIsNamed) {
    for (const std::string column : {"till", "kind", "payload", "prev", "hash", "sig"}) {
        const std::int64_t size = till_.number("SELECT length(CAST(" + column + " AS BLOB)) FROM kept");
        // tests/sync flips every byte of a record in memory; here, through the database, some of them.
        const std::int64_t step = size > 200 ? 31 : 3;
        for (std::int64_t at = 1; at <= size; at += step) {
            const std::string blob = "CAST(" + column + " AS BLOB)";
            const bool is_a =
                till_.number("SELECT hex(substr(" + blob + ", " + std::to_string(at) + ", 1)) = '41' FROM kept") != 0;
            const std::string other = is_a ? "x'61'" : "x'41'";
            const std::string value = "CAST(substr(" + blob + ", 1, " + std::to_string(at - 1) + ") || " + other +
                                      " || substr(" + blob + ", " + std::to_string(at + 1) + ") AS TEXT)";
            ASSERT_THAT(with(column, value), ElementsAre(StartsWith("bad T1/1/2 "), "3 records, 1 bad"))
                << column << ", byte " << at;
        }
    }
}

TEST_F(Tampering, ChangedNumbersAndTypesAreNamed) {
    EXPECT_THAT(with("time_ms", "time_ms + 1"), ElementsAre(StartsWith("bad T1/1/2 hash"), "3 records, 1 bad"));
    EXPECT_THAT(with("seq", "40"), testing::Contains(StartsWith("bad T1/1/40 hash")));
    EXPECT_THAT(with("segment", "2"), testing::Contains(StartsWith("bad T1/2/2 hash")));
    till_.sql(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') "
        "WHERE name = 'journal'");
    EXPECT_THAT(with("payload", "CAST(payload AS BLOB)"),
                ElementsAre("bad T1/1/2 format: payload is stored as blob", "3 records, 1 bad"));
    EXPECT_THAT(with("hash", "upper(hash)"), ElementsAre(StartsWith("bad T1/1/2 "), "3 records, 1 bad"));
}

TEST_F(Tampering, ADeletedRecordIsNamed) {
    till_.sql("DELETE FROM journal WHERE seq = 2");
    EXPECT_THAT(till_.verify(), ElementsAre("bad T1/1/3 seq: 2 is missing", "2 records, 1 bad"));
}

}  // namespace
}  // namespace ecot::store
