#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "sync/journal/ndjson.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/sync/journal_maker.hpp"

namespace ecot::sync {
namespace {

using ecot::test::Finished;
using test::JournalMaker;

/// What the independent script says of a journal written out as lines, with the head file beside it.
class CheckJournal : public testing::Test {
protected:
    Finished check(const JournalMaker& maker, const std::string& more = {}) {
        std::ofstream lines{directory_ / "journal.ndjson"};
        for (const Record& record : maker.records) {
            lines << to_ndjson(record) << '\n';
        }
        lines.close();
        std::ofstream{directory_ / "head"} << maker.head_text;
        const std::string command =
            std::string{ECOT_PYTHON} + " " ECOT_SOURCE_DIR "/tests/sync/check_journal.py --head " +
            (directory_ / "head").string() + " " + more + " " + (directory_ / "journal.ndjson").string();
        return ecot::test::run_program(command);
    }

    void expect_bad(const JournalMaker& maker, const std::string& line) {
        const Finished outcome = check(maker);
        EXPECT_EQ(outcome.status, 1);
        EXPECT_THAT(outcome.output, testing::HasSubstr(line));
    }

    ecot::test::TempDir directory_;
};

JournalMaker short_day() {
    JournalMaker maker;
    maker.add_event("start");
    maker.add_sale();
    maker.add_sale();
    return maker;
}

TEST_F(CheckJournal, IsContentWithAWholeJournal) {
    const JournalMaker maker = short_day();
    EXPECT_EQ(check(maker).output, "ok 4 records\n");
    ASSERT_TRUE(maker.key.save_public(directory_ / "key.pub.pem"));
    EXPECT_EQ(check(maker, "--public-key " + (directory_ / "key.pub.pem").string()).output, "ok 4 records\n");
}

TEST_F(CheckJournal, NamesWhatIsBroken) {
    JournalMaker maker = short_day();
    maker.records[2].payload += ' ';
    expect_bad(maker, "bad T1/1/3 hash: ");
    maker = short_day();
    maker.records[2].sig = maker.records[3].sig;
    expect_bad(maker, "bad T1/1/3 sig: ");
    maker = short_day();
    maker.records.erase(maker.records.begin() + 2);
    expect_bad(maker, "bad T1/1/4 seq: ");
    maker = short_day();
    maker.lose(1);
    expect_bad(maker, "bad 1/4 tail: ");
    maker = short_day();
    maker.records[2].time_ms -= 60'000;
    maker.remake(maker.records[2]);
    expect_bad(maker, "bad T1/1/3 time: ");
    maker = short_day();
    maker.grand_total += 5;
    maker.add_sale();
    expect_bad(maker, "bad T1/1/5 sum: the grand total is 1505 where 1500 is expected");
}

TEST_F(CheckJournal, RefusesAnotherKeyThanTheOneGiven) {
    ASSERT_TRUE(JournalKey::make().save_public(directory_ / "key.pub.pem"));
    EXPECT_EQ(check(short_day(), "--public-key " + (directory_ / "key.pub.pem").string()).status, 1);
}

TEST_F(CheckJournal, IsContentWithADeclaredLoss) {
    JournalMaker maker = short_day();
    maker.lose(1);
    maker.grand_total = 500;
    maker.counts["sale"] = 2;
    maker.begin_segment(2, "{\"segment\":1,\"seq\":3,\"hash\":\"" + maker.records.back().hash +
                               "\",\"missing_from\":4,\"missing_to\":4}");
    maker.add_sale();
    EXPECT_EQ(check(maker).output, "ok 5 records, 1 declared missing\n");
}

}  // namespace
}  // namespace ecot::sync
