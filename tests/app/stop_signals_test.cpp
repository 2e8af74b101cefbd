#include "pos/app/stop_signals.hpp"

#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <future>

#include <gtest/gtest.h>

namespace ecot::app {
namespace {

bool asked_to_end(const StopSignals& signals) {
    pollfd file{.fd = signals.file(), .events = POLLIN, .revents = 0};
    return ::poll(&file, 1, 0) == 1;
}

TEST(StopSignals, ShowASignalInAFileInsteadOfEndingTheProcess) {
    const StopSignals signals;
    EXPECT_FALSE(asked_to_end(signals));
    ASSERT_EQ(std::raise(SIGTERM), 0);
    EXPECT_TRUE(asked_to_end(signals));
}

TEST(StopSignals, TellAListenerOfASignalThatCameBeforeIt) {
    const StopSignals signals;
    ASSERT_EQ(::kill(::getpid(), SIGINT), 0);
    std::promise<void> told;
    const StopSignals::Listener listener{signals, [&told] { told.set_value(); }};
    told.get_future().wait();
}

TEST(StopSignals, LetAListenerGoToWhomNothingWasSaid) {
    const StopSignals signals;
    bool told = false;
    {
        const StopSignals::Listener listener{signals, [&told] { told = true; }};
    }
    EXPECT_FALSE(told);
}

}  // namespace
}  // namespace ecot::app
