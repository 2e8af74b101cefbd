// The program itself, in a window.

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "tests/app/till_directory.hpp"
#include "tests/support/virtual_display.hpp"

namespace ecot::app {
namespace {

using ecot::test::VirtualDisplay;
using test::TillDirectory;

class Run : public testing::Test {
protected:
    void SetUp() override {
        std::string why;
        display_ = VirtualDisplay::start(why);
        ASSERT_TRUE(display_) << why;
    }

    /// Starts the till and waits until it journaled that; its window is there or about to be.
    pid_t start() {
        const std::string before = directory.events();
        const std::string data = directory.path().string();
        const pid_t till = ::fork();
        if (till == 0) {
            ::execl(ECOT_TILL, ECOT_TILL, "--data", data.c_str(), nullptr);
            ::_exit(127);
        }
        for (int turn = 0; turn < 600 && !directory.events().substr(before.size()).ends_with("start"); ++turn) {
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
        }
        return till;
    }
    static int ended(pid_t till) {
        int status = 0;
        EXPECT_EQ(::waitpid(till, &status, 0), till);
        return status;
    }

    TillDirectory directory;

private:
    std::unique_ptr<VirtualDisplay> display_;
};

TEST_F(Run, EndsInOrderWhenAskedToAndSaysSoWhenKilled) {
    for (const int signal : {SIGTERM, SIGINT}) {
        const pid_t till = start();
        ASSERT_EQ(::kill(till, signal), 0);
        EXPECT_EQ(ended(till), 0);
    }
    EXPECT_EQ(directory.events(), "start stop start stop");
    const pid_t till = start();
    ASSERT_EQ(::kill(till, SIGKILL), 0);
    EXPECT_TRUE(WIFSIGNALED(ended(till)));
    const pid_t next = start();
    ASSERT_EQ(::kill(next, SIGTERM), 0);
    EXPECT_EQ(ended(next), 0);
    EXPECT_EQ(directory.events(), "start stop start stop start unclean_stop start stop");
}

}  // namespace
}  // namespace ecot::app
