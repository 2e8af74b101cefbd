// The program itself: help, version, exit status.

#include <cstdlib>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"

namespace ecot::ctl {

namespace {

using test::Finished;
using testing::HasSubstr;

Finished run(const std::string& arguments) {
    return test::run_program(ECOT_BINARY_DIR "/ecotctl " + arguments);
}

TEST(Ecotctl, ShowsAnExampleOfEachCommand) {
    const Finished help = run("--help");
    EXPECT_EQ(help.status, 0);
    EXPECT_THAT(help.output, HasSubstr("ecotctl quote < requests.ndjson"));
    const Finished command_help = run("quote --help");
    EXPECT_EQ(command_help.status, 0);
    EXPECT_THAT(command_help.output, HasSubstr("Example:\n  ecotctl quote < requests.ndjson"));
}

TEST(Ecotctl, ShowsTheExamplesOfAGroup) {
    const std::string journal = run("journal --help").output;
    EXPECT_THAT(journal, HasSubstr("Examples:\n  ecotctl journal verify --data /var/lib/ecot\n"
                                   "  ecotctl journal show --data /var/lib/ecot --from 120 --json\n"
                                   "  ecotctl journal rebuild --data /var/lib/ecot\n"));
    EXPECT_THAT(journal, testing::Not(HasSubstr("ecotctl quote")));
    EXPECT_THAT(run("receipt --help").output, HasSubstr("Examples:\n  ecotctl receipt render spool/"));
    EXPECT_THAT(run("--help").output, HasSubstr("\n  ecotctl journal verify --data /var/lib/ecot\n"));
}

TEST(Ecotctl, TellsItsVersion) {
    const Finished version = run("--version");
    EXPECT_EQ(version.status, 0);
    EXPECT_THAT(version.output, testing::MatchesRegex("ecotctl [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Ecotctl, ExitsWithTwoOnWrongUsage) {
    for (const char* arguments : {"2>&1", "fly 2>&1", "quote --fast 2>&1", "quote extra 2>&1", "--bogus 2>&1"}) {
        const Finished wrong = run(arguments);
        EXPECT_EQ(wrong.status, 2) << arguments;
        EXPECT_NE(wrong.output, "") << arguments;
    }
}

TEST(Ecotctl, ExitsWithZeroWhateverTheLinesOfQuoteSay) {
    const Finished answered = run("quote < " ECOT_SOURCE_DIR "/CMakeLists.txt");
    EXPECT_EQ(answered.status, 0);
    EXPECT_THAT(answered.output, HasSubstr("bad_json"));
}

TEST(Ecotctl, ExitsWithOneWhenItsAnswersAreLost) {
    const Finished lost = run("quote < " ECOT_SOURCE_DIR "/CMakeLists.txt 2>&1 >/dev/full");
    EXPECT_EQ(lost.status, 1);
    EXPECT_THAT(lost.output, HasSubstr("could not be written"));
}

}  // namespace

}  // namespace ecot::ctl
