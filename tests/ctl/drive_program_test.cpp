// The program itself, on a data directory of its own.

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ecot::ctl {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

struct Finished {
    int status = -1;
    std::string output;
};

Finished run(const std::string& command) {
    std::FILE* pipe = popen(command.c_str(), "r");
    Finished finished;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
        finished.output += static_cast<char>(c);
    }
    const int status = pclose(pipe);
    finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return finished;
}

class DriveProgram : public testing::Test {
protected:
    DriveProgram() {
        std::string pattern = (std::filesystem::temp_directory_path() / "ecot-drive-XXXXXX").string();
        directory = mkdtemp(pattern.data());
        data = directory + "/till";
        const Finished made = run(program + " init --demo --data " + data);
        EXPECT_EQ(made.status, 0) << made.output;
    }
    ~DriveProgram() override { std::filesystem::remove_all(directory); }

    /// Runs `ecotctl drive` over these lines and returns its answers.
    std::vector<Json> drive(const std::vector<std::string>& lines) {
        const std::string commands = directory + "/commands";
        std::ofstream out{commands};
        for (const std::string& line : lines) {
            out << line << '\n';
        }
        out.close();
        const Finished finished = run(program + " drive --data " + data + " < " + commands);
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

    const std::string program = ECOT_BINARY_DIR "/ecotctl";
    const std::string sign_in = R"({"do":"sign_in","operator":"amina","pin":"123456"})";
    std::string directory;
    std::string data;
};

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
    const std::string script = directory + "/script";
    std::ofstream out{script};
    // The first till reads a pipe that stays open; once it has answered, a second one is started.
    out << "mkfifo " << directory << "/pipe\n"
        << program << " drive --data " << data << " < " << directory << "/pipe > " << directory << "/first &\n"
        << "exec 3> " << directory << "/pipe\n"
        << "echo '{\"do\":\"status\"}' >&3\n"
        << "for i in $(seq 600); do [ -s " << directory << "/first ] && break; sleep 0.1; done\n"
        << program << " drive --data " << data << " < /dev/null 2>&1\n"
        << "echo \"status $?\"\n"
        << "exec 3>&-\n"
        << "wait\n"
        << "cat " << directory << "/first\n";
    out.close();
    const Finished both = run("sh " + script);
    EXPECT_THAT(both.output, HasSubstr("ecotctl: "));
    EXPECT_THAT(both.output, HasSubstr("already running"));
    EXPECT_THAT(both.output, HasSubstr("status 1\n"));
    EXPECT_THAT(both.output, HasSubstr("\"ok\":true"));
}

TEST(DriveProgramUsage, SaysWhatIsWrongWithADirectoryThatIsNone) {
    const Finished finished = run(ECOT_BINARY_DIR "/ecotctl drive --data /nothing/here 2>&1 < /dev/null");
    EXPECT_EQ(finished.status, 1);
    EXPECT_THAT(finished.output, HasSubstr("ecotctl: "));
    EXPECT_EQ(run(ECOT_BINARY_DIR "/ecotctl drive 2>&1 < /dev/null").status, 2);
}

}  // namespace
}  // namespace ecot::ctl
