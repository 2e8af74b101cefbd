// The programs an auditor uses, on a journal that a till really wrote: ecotctl and the independent script.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/journal/key.hpp"
#include "tests/store/test_till.hpp"
#include "tests/support/run_program.hpp"

namespace ecot::store {
namespace {

using ecot::test::Finished;
using ecot::test::run_program;
using test::event;
using test::lentils;
using test::TestTill;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

class JournalCommand : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(till_.store->append(event("start")));
        ASSERT_TRUE(till_.store->append(lentils()));
        ASSERT_TRUE(till_.store->append(event("stop")));
    }

    Finished journal(const std::string& what) {
        return run_program(ECOT_ECOTCTL " journal " + what + " --data " + till_.directory->path().string());
    }
    Finished script(const std::string& more = {}) {
        return run_program(ECOT_PYTHON " " ECOT_SOURCE_DIR "/tests/sync/check_journal.py " + more + " " +
                           till_.directory->database().string());
    }

    TestTill till_;
};

TEST_F(JournalCommand, VerifiesWhileTheTillRunsAndNamesTheKey) {
    const Finished outcome = journal("verify");
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.output, MatchesRegex("key SHA-256 [0-9a-f]{64}\nok 4 records\n"));
    EXPECT_EQ(journal("verify --public-key " + till_.directory->public_key(1).string()).output, "ok 4 records\n");
    EXPECT_EQ(script().output, "ok 4 records\n");
    EXPECT_EQ(script("--public-key " + till_.directory->public_key(1).string()).output, "ok 4 records\n");
}

TEST_F(JournalCommand, RefusesAnotherKey) {
    const std::string other = (till_.temp / "other.pub.pem").string();
    ASSERT_TRUE(sync::JournalKey::make().save_public(other));
    const Finished outcome = journal("verify --public-key " + other);
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, StartsWith("bad T1/1/1 sig: "));
    EXPECT_EQ(script("--public-key " + other).status, 1);
    EXPECT_THAT(journal("verify --public-key /nowhere.pem").output, HasSubstr("cannot be opened"));
}

TEST_F(JournalCommand, NamesWhatWasChanged) {
    till_.close();
    till_.tamper("UPDATE journal SET payload = replace(payload, '\"cents\":200', '\"cents\":100') WHERE seq = 3");
    const Finished outcome = journal("verify");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, HasSubstr("bad T1/1/3 hash: the bytes do not give the stored hash\n"));
    EXPECT_THAT(outcome.output, testing::EndsWith("4 records, 1 bad\n"));
    EXPECT_THAT(script().output, HasSubstr("bad T1/1/3 hash: "));
    till_.sql("DELETE FROM journal WHERE seq >= 3");
    EXPECT_THAT(journal("verify").output, HasSubstr("bad T1/1/4 tail: "));
    EXPECT_THAT(script().output, HasSubstr("tail: "));
}

TEST_F(JournalCommand, ShowsRecordsForPeopleAndPrograms) {
    EXPECT_THAT(journal("show").output,
                HasSubstr("T1/1/3  2026-11-21T11:46:40.000+01:00  sale T1-2026-000001 by amina, "
                          "full price 5.00, member 1.00  "));
    const Finished lines = journal("show --from 3 --json");
    EXPECT_THAT(lines.output, StartsWith("{\"till\":\"T1\",\"segment\":1,\"seq\":3,\"time_ms\":"));
    EXPECT_THAT(lines.output, HasSubstr("\"seq\":4,"));
}

TEST_F(JournalCommand, ShowsTheSegmentsBehindTheFirstNumberThatFits) {
    till_.close();
    till_.tamper("DELETE FROM journal WHERE seq = 4");
    ASSERT_TRUE(till_.open());
    const std::string lines = journal("show --from 3").output;
    EXPECT_THAT(lines, StartsWith("T1/1/3  "));
    EXPECT_THAT(lines, HasSubstr("\nT1/2/1  "));
    EXPECT_THAT(lines, HasSubstr("\nT1/2/2  "));
}

TEST_F(JournalCommand, SaysWhatIsNoRecordsNumber) {
    for (const std::string from : {"abc", "0", "-1", "1.5", "9999999999999999999"}) {
        const Finished wrong = journal("show --from " + from);
        EXPECT_EQ(wrong.status, 2) << from;
        EXPECT_THAT(wrong.output, HasSubstr("\"" + from + "\" is no record's number; they begin with 1\n"));
    }
}

TEST_F(JournalCommand, TheScriptReadsTheLinesToo) {
    const Finished outcome =
        run_program(ECOT_ECOTCTL " journal show --json --data " + till_.directory->path().string() +
                    " | " ECOT_PYTHON " " ECOT_SOURCE_DIR "/tests/sync/check_journal.py --head " +
                    till_.directory->head().string() + " -");
    EXPECT_EQ(outcome.output, "ok 4 records\n");
}

TEST_F(JournalCommand, RebuildsOnlyWhenTheTillIsClosed) {
    const Finished refused = journal("rebuild");
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("A till is already running on "));
    till_.close();
    till_.sql("DELETE FROM envelope_use");
    till_.directory.reset();
    auto path = (till_.temp / "till").string();
    EXPECT_EQ(run_program(ECOT_ECOTCTL " journal rebuild --data " + path).output, "rebuilt from 4 records\n");
    auto directory = DataDirectory::open_for_reading(path);
    ASSERT_TRUE(directory);
    till_.directory.emplace(std::move(*directory));
    EXPECT_EQ(till_.number("SELECT spent_cents FROM envelope_use"), 400);
}

TEST_F(JournalCommand, RebuildsNothingFromAJournalThatDoesNotVerify) {
    till_.close();
    till_.tamper("UPDATE journal SET payload = replace(payload, '\"reference_cents\":500', '\"reference_cents\":900')");
    till_.sql("UPDATE envelope_use SET spent_cents = 7");
    till_.directory.reset();
    const std::string path = (till_.temp / "till").string();
    const Finished refused = run_program(ECOT_ECOTCTL " journal rebuild --data " + path);
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.output,
              "ecotctl: The journal does not verify, so nothing was rebuilt from it; the first break: "
              "bad T1/1/3 hash: the bytes do not give the stored hash.\n");
    auto directory = DataDirectory::open_for_writing(path);
    ASSERT_TRUE(directory);
    till_.directory.emplace(std::move(*directory));
    EXPECT_EQ(till_.number("SELECT spent_cents FROM envelope_use"), 7);
    EXPECT_EQ(till_.number("SELECT grand_total_cents FROM record_counts WHERE kind = 'sale'"), 500);
}

TEST_F(JournalCommand, RebuildsFromAJournalThatDeclaresALoss) {
    till_.close();
    till_.tamper("DELETE FROM journal WHERE seq = 4");
    ASSERT_TRUE(till_.open());
    till_.close();
    till_.sql("DELETE FROM envelope_use");
    till_.directory.reset();
    const std::string path = (till_.temp / "till").string();
    EXPECT_EQ(run_program(ECOT_ECOTCTL " journal rebuild --data " + path).output, "rebuilt from 5 records\n");
}

TEST_F(JournalCommand, SaysWhenThereIsNoTill) {
    const Finished outcome = run_program(ECOT_ECOTCTL " journal verify --data /nowhere");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, StartsWith("ecotctl: There is no till in /nowhere: "));
}

}  // namespace
}  // namespace ecot::store
