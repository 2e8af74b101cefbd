// The program itself, on a data directory of its own.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::ctl {
namespace {

using Json = nlohmann::json;
using test::Finished;
using test::run_program;
using testing::HasSubstr;

class DriveProgram : public testing::Test {
protected:
    DriveProgram() {
        const Finished made = run_program(program + " init --demo --data " + data);
        EXPECT_EQ(made.status, 0) << made.output;
    }

    /// Runs `ecotctl drive` over these lines and returns its answers.
    std::vector<Json> drive(const std::vector<std::string>& lines, const std::string& under = {}) {
        const std::string commands = directory + "/commands";
        std::ofstream out{commands};
        for (const std::string& line : lines) {
            out << line << '\n';
        }
        out.close();
        const Finished finished = run_program(under + program + " drive --data " + data + " < " + commands);
        EXPECT_EQ(finished.status, 0);
        std::vector<Json> answers;
        std::size_t begin = 0;
        for (std::size_t end = finished.output.find('\n'); end != std::string::npos;
             end = finished.output.find('\n', begin)) {
            answers.push_back(Json::parse(finished.output.substr(begin, end - begin)));
            begin = end + 1;
        }
        EXPECT_EQ(answers.size(), lines.size());
        answers.resize(lines.size());
        return answers;
    }

    /// The codes of all technical events in the journal, one after the other.
    std::string events() {
        const Finished shown = run_program(program + " journal show --json --data " + data);
        EXPECT_EQ(shown.status, 0);
        std::istringstream lines{shown.output};
        std::string codes;
        for (std::string line; std::getline(lines, line);) {
            const Json record = Json::parse(line);
            if (record["kind"] == "event") {
                codes += " " + Json::parse(record["payload"].get<std::string>())["code"].get<std::string>();
            }
        }
        return codes;
    }

    /// Runs a shell script in which a till answers `first` and then waits for more from the pipe at 3; `$till` is its
    /// process.
    Finished with_waiting_till(const std::string& first, const std::string& then) {
        const std::string script = directory + "/script";
        std::ofstream out{script};
        out << "cd " << directory << "\nrm -f pipe first\nmkfifo pipe\n"
            << program << " drive --data " << data << " < pipe > first &\n"
            << "till=$!\nexec 3> pipe\n"
            << "echo '" << first << "' >&3\n"
            << "for i in $(seq 600); do [ -s first ] && break; sleep 0.1; done\n"
            << then << "\n";
        out.close();
        return run_program("sh " + script);
    }

    const std::string program = ECOT_BINARY_DIR "/ecotctl";
    const std::string sign_in = R"({"do":"sign_in","operator":"amina","pin":"123456"})";
    test::TempDir temp;
    std::string directory = temp.path().string();
    std::string data = directory + "/till";
};

// AddressSanitizer has to be loaded first, and so has the library that moves the clock.
#ifndef __SANITIZE_ADDRESS__
TEST_F(DriveProgram, BeginsNoCapAnewWhenTheClockGoesBackUntilAManagerCorrectsIt) {
    const std::string amina = R"({"do":"sign_in","operator":"amina","pin":"123456"})";
    const std::string claire = R"({"do":"member","card":"M000012"})";
    const std::string basket = R"({"do":"add","product":"basket","quantity_milli":1000})";
    const auto ahead = drive({amina, R"({"do":"open","float_cents":5000})", claire, basket,
                              R"({"do":"pay","tender":"cash","cents":2000})", R"({"do":"finish"})"},
                             "faketime -f +2d ");
    EXPECT_EQ(ahead[3]["cart"]["due_cents"], 360) << "one basket a week has a share of the community";
    ASSERT_TRUE(ahead[5]["ok"].get<bool>());
    const auto back =
        drive({amina, claire, basket, R"({"do":"void"})",
               R"({"do":"confirm_clock","right":true,"manager":{"operator":"nadia","pin":"123456"}})", claire, basket});
    EXPECT_EQ(back[2]["cart"]["due_cents"], 1200) << "the week of the last record goes on";
    EXPECT_TRUE(back[4]["ok"].get<bool>()) << back[4];
    EXPECT_EQ(back[6]["cart"]["lines"].size(), 1U);
    EXPECT_THAT(events(), HasSubstr("clock_corrected"));
    EXPECT_THAT(run_program(program + " journal verify --data " + data).output, HasSubstr("ok "));
}
#endif

TEST_F(DriveProgram, SellsAndGoesOnNumberingAfterARestart) {
    const std::vector<std::string> sale{
        R"({"do":"scan","code":"3560070123452"})", R"({"do":"add","product":"chickpeas","quantity_milli":734})",
        R"({"do":"member","card":"M000017"})", R"({"do":"pay","tender":"cash","cents":2000})", R"({"do":"finish"})"};
    std::vector<std::string> first{sign_in, R"({"do":"open","float_cents":10000})"};
    first.insert(first.end(), sale.begin(), sale.end());
    const std::vector<Json> answers = drive(first);
    for (const Json& answer : answers) {
        EXPECT_EQ(answer["ok"], true) << answer;
    }
    EXPECT_EQ(answers[4]["cart"]["member"]["name"], "Samira B.");
    EXPECT_THAT(answers.back()["sale"]["number"].get<std::string>(), HasSubstr("-000001"));

    std::vector<std::string> second{sign_in};
    second.insert(second.end(), sale.begin(), sale.end());
    second.emplace_back(R"({"do":"status"})");
    const std::vector<Json> later = drive(second);
    EXPECT_THAT(later[5]["sale"]["number"].get<std::string>(), HasSubstr("-000002"));
    EXPECT_EQ(later[6]["session"], 1);
}

TEST_F(DriveProgram, VoidsTheOpenCartAtTheEndAndKeepsHeldOnes) {
    (void)drive({sign_in, R"({"do":"open","float_cents":0})", R"({"do":"scan","code":"3560070123452"})",
                 R"({"do":"hold"})", R"({"do":"scan","code":"3560070123452"})"});
    const std::vector<Json> answers = drive({R"({"do":"status"})"});
    EXPECT_TRUE(answers[0]["cart"]["lines"].empty());
    EXPECT_EQ(answers[0]["holds"][0]["hold"], 1);
    EXPECT_EQ(answers[0]["open"], true);
}

TEST_F(DriveProgram, StaysInTrainingOverARestart) {
    (void)drive({sign_in, R"({"do":"training","on":true,"manager":{"operator":"nadia","pin":"123456"}})"});
    EXPECT_EQ(drive({R"({"do":"status"})"})[0]["training"], true);
}

TEST_F(DriveProgram, IsRefusedWhileATillRuns) {
    const Finished both = with_waiting_till(R"({"do":"status"})", program + " drive --data " + data +
                                                                      " < /dev/null 2>&1\n"
                                                                      "echo \"status $?\"\n"
                                                                      "exec 3>&-\nwait\ncat first");
    EXPECT_THAT(both.output, HasSubstr("ecotctl: "));
    EXPECT_THAT(both.output, HasSubstr("already running"));
    EXPECT_THAT(both.output, HasSubstr("status 1\n"));
    EXPECT_THAT(both.output, HasSubstr("\"ok\":true"));
}

TEST_F(DriveProgram, JournalsItsStartAndItsStopOnceEach) {
    (void)drive({});
    (void)drive({sign_in});
    EXPECT_EQ(events(), " start stop start sign_in stop");
}

TEST_F(DriveProgram, SaysAtTheNextStartThatItWasKilled) {
    (void)with_waiting_till(sign_in, "kill -9 $till\nwait");
    EXPECT_EQ(events(), " start sign_in");
    (void)drive({});
    (void)drive({});
    EXPECT_EQ(events(), " start sign_in unclean_stop start stop start stop") << "said once";
}

TEST_F(DriveProgram, EndsInOrderWhenItIsAskedTo) {
    for (const char* signal : {"TERM", "INT"}) {
        // A shell starts what runs in the background with SIGINT ignored; the till waits for it all the same.
        const Finished ended =
            with_waiting_till(R"({"do":"status"})", std::string{"kill -"} + signal + " $till\nwait $till\necho $?");
        EXPECT_EQ(ended.output, "0\n");
    }
    EXPECT_EQ(events(), " start stop start stop");
}

TEST(DriveProgramUsage, SaysWhatIsWrongWithADirectoryThatIsNone) {
    const Finished finished = run_program(ECOT_BINARY_DIR "/ecotctl drive --data /nothing/here 2>&1 < /dev/null");
    EXPECT_EQ(finished.status, 1);
    EXPECT_THAT(finished.output, HasSubstr("ecotctl: "));
    EXPECT_EQ(run_program(ECOT_BINARY_DIR "/ecotctl drive 2>&1 < /dev/null").status, 2);
}

}  // namespace
}  // namespace ecot::ctl
