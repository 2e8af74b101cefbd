// A till is killed at every write and every sync of a sale (reliability.md R1). strace delivers the signal; where it
// may not trace, or in a build with a sanitizer, these tests are skipped and fault_test.cpp is what remains.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/journal_store.hpp"
#include "tests/store/test_till.hpp"
#include "tests/support/run_program.hpp"

namespace ecot::store {
namespace {

using ecot::test::Finished;
using ecot::test::run_program;
using test::TestTill;

bool can_trace() {
    return run_program("strace -f -qq -e trace=none true").status == 0;
}

class Kill : public testing::Test {
protected:
    void SetUp() override {
        if (!can_trace()) {
            GTEST_SKIP() << "strace cannot trace here";
        }
        ASSERT_TRUE(till_.store->append(test::lentils()));
        till_.close();
        std::filesystem::copy(till_.directory->path(), till_.temp / "before", std::filesystem::copy_options::recursive);
        till_.directory.reset();
    }

    /// The directory as it was before the sale.
    void restore() {
        std::filesystem::remove_all(till_.temp / "till");
        std::filesystem::copy(till_.temp / "before", till_.temp / "till", std::filesystem::copy_options::recursive);
    }

    std::string till_path() { return (till_.temp / "till").string(); }

    /// Checks a till that was killed; whether the sale was acknowledged.
    void check(const Finished& killed, const std::string& where) {
        SCOPED_TRACE(where + ": " + killed.output);
        const bool acknowledged = killed.output.find("ack T1-2026-000002") != std::string::npos;
        const Finished next = run_program(ECOT_APPEND_ONCE " " + till_path());
        ASSERT_EQ(next.status, 0) << next.output;
        auto directory = DataDirectory::open_for_reading(till_.temp / "till");
        ASSERT_TRUE(directory);
        till_.directory.emplace(std::move(*directory));
        const std::vector<std::string> numbers = till_.sale_numbers();
        ASSERT_THAT(numbers.size(), testing::AnyOf(2U, 3U)) << "the killed sale is whole or absent";
        if (acknowledged) {
            ASSERT_EQ(numbers.size(), 3U) << "an acknowledged sale is there";
        }
        EXPECT_EQ(numbers[1], "T1-2026-000002");
        EXPECT_EQ(till_.number("SELECT spent_cents FROM envelope_use"), 400 * static_cast<int>(numbers.size()));
        EXPECT_THAT(till_.verify(), testing::ElementsAre("ok " + std::to_string(numbers.size() + 1) + " records"));
        EXPECT_EQ(till_.number("SELECT count(*) FROM journal WHERE kind = 'event'"), 0) << "nothing was called lost";
        till_.directory.reset();
    }

    /// Kills at the first, second … call of `name` until the program gets through; how many calls there were.
    int kill_at_each(const std::string& name) {
        for (int at = 1; at < 500; ++at) {
            restore();
            const std::string where = name + " " + std::to_string(at);
            std::string command = "strace -f -qq -o /dev/null -e trace=" + name;
            command += " -e inject=" + name + ":signal=KILL:when=" + std::to_string(at);
            command += " " ECOT_APPEND_ONCE " " + till_path();
            const Finished outcome = run_program(command);
            check(outcome, where);
            if (outcome.status == 0 || HasFatalFailure()) {
                return at - 1;
            }
        }
        ADD_FAILURE() << "the program never got through";
        return 0;
    }

    TestTill till_;
};

TEST_F(Kill, AtEveryWriteOfTheDatabaseLeavesASaleWholeOrAbsent) {
    EXPECT_GE(kill_at_each("pwrite64"), 5);
}

TEST_F(Kill, AtEverySyncLeavesASaleWholeOrAbsent) {
    EXPECT_GE(kill_at_each("fdatasync"), 1);
    EXPECT_GE(kill_at_each("fsync"), 1);
}

TEST_F(Kill, AtEveryStepOfTheHeadFileLeavesASaleWholeOrAbsent) {
    EXPECT_GE(kill_at_each("renameat2"), 2);
    EXPECT_GE(kill_at_each("ftruncate"), 2);
    EXPECT_GE(kill_at_each("write"), 2) << "also between the commit and its acknowledgement";
}

TEST_F(Kill, ASaleMakesOneSyncBeforeItsAcknowledgement) {
    restore();
    const std::string log = (till_.temp / "trace").string();
    const Finished outcome =
        run_program("strace -f -o " + log + " -e trace=fdatasync,fsync,write " ECOT_APPEND_ONCE " " + till_path());
    ASSERT_EQ(outcome.status, 0) << outcome.output;
    std::ifstream trace{log};
    std::string line;
    std::string process;
    int syncs = 0;
    bool selling = false;
    while (std::getline(trace, line)) {
        if (line.find("\"ready\\n\"") != std::string::npos) {
            process = line.substr(0, line.find(' '));
            selling = true;
        } else if (line.find("\"ack ") != std::string::npos) {
            selling = false;
        } else if (selling && line.substr(0, line.find(' ')) == process && line.find("sync(") != std::string::npos) {
            ++syncs;
        }
    }
    EXPECT_EQ(syncs, 1) << "the head file is synced by another thread";
}

}  // namespace
}  // namespace ecot::store
