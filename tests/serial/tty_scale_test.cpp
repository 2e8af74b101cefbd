// A port that comes, goes, and is not to be had.

#include "hardware/serial/tty_scale.hpp"

#include <filesystem>
#include <iterator>
#include <thread>

#include <gtest/gtest.h>

#include <sys/resource.h>

#include "tests/serial/tty_scale_fixture.hpp"

namespace ecot::hardware {
namespace {

class TtyScaleDriver : public TtyScaleTest {
protected:
    ~TtyScaleDriver() override { scale_.reset(); }

    test::Emulated8217 device_;
    test::EmulatedTty tty_{ttys_, false, device_.peer()};
};

TEST_F(TtyScaleDriver, WaitsForAPortThatIsNotThereYet) {
    drive(mettler());
    EXPECT_EQ(scale_->reading(), WeightReading{});
    scale_->zero();  // nothing is there
    device_.lay(734);
    tty_.plug("ttyUSB0");
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    EXPECT_EQ(standing(0), "ready");
    EXPECT_EQ(standings_.wait_for(1)[0].name, "FT232R USB UART");
    EXPECT_EQ(to_text(standings_.wait_for(1)[0].device), "0403:6001 1-2 A9001XYZ");
}

TEST_F(TtyScaleDriver, FindsItsAdapterAgainUnderAnotherNameAndAtAnotherSocket) {
    device_.lay(734);
    tty_.plug("ttyUSB0");
    drive(mettler());
    scale_->show({.tare_grams = 34});
    ASSERT_TRUE(shows({.state = ScaleState::Stable, .grams = 700, .net = true}));
    tty_.unplug();
    EXPECT_TRUE(shows({.state = ScaleState::Gone}));
    EXPECT_EQ(standing(1), "left");
    test::Emulated8217 other;
    other.lay(9);
    test::EmulatedTty modem{ttys_, false, other.peer()};
    modem.plug("ttyUSB0", {.serial = "MODEM", .port = "1-5"});
    test::Emulated8217 fresh;  // it was without power: no tare is left in it
    fresh.lay(500);
    test::EmulatedTty again{ttys_, false, fresh.peer()};
    again.plug("ttyUSB1", {.port = "1-3"});
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 466, .net = true}));
    EXPECT_EQ(standing(2), "ready");
    EXPECT_EQ(modem.heard(), "");
}

TEST_F(TtyScaleDriver, ComesBackFiftyTimesAndLeavesNothingBehind) {
    const auto descriptors = [] {
        return std::distance(std::filesystem::directory_iterator{"/proc/self/fd"},
                             std::filesystem::directory_iterator{});
    };
    drive(mettler());
    std::ptrdiff_t at_first = 0;
    for (int i = 0; i < 50; ++i) {
        device_.lay(100 + i);
        tty_.plug(i % 2 == 0 ? "ttyUSB0" : "ttyUSB1");
        ASSERT_TRUE(shows({.state = ScaleState::Stable, .grams = 100 + i}));
        tty_.unplug();
        ASSERT_TRUE(shows({.state = ScaleState::Gone}));
        if (i == 0) {
            at_first = descriptors();
        }
    }
    EXPECT_TRUE(eventually([&] { return descriptors() <= at_first; }));
    EXPECT_EQ(standing(99), "left");
    EXPECT_EQ(standings_.count(), 100U);
}

TEST_F(TtyScaleDriver, LeavesOtherPortsAlone) {
    tty_.plug("ttyUSB0", {.serial = "OTHER", .port = "1-6"});
    drive(mettler());
    test::Emulated8217 own;
    own.lay(734);
    test::EmulatedTty second{ttys_, false, own.peer()};
    second.plug("ttyUSB1");
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    EXPECT_EQ(tty_.heard(), "");
}

TEST_F(TtyScaleDriver, SaysThatAnotherProgramHasThePort) {
    device_.lay(734);
    tty_.plug("ttyUSB0");
    tty_.take_elsewhere();
    drive(mettler());
    EXPECT_EQ(standing(0), "troubled busy");
    EXPECT_EQ(scale_->reading(), WeightReading{});
    tty_.release_elsewhere();
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    EXPECT_EQ(standing(1), "ready");
}

TEST_F(TtyScaleDriver, LetsNobodyElseInAndThenLetsGo) {
    device_.lay(734);
    tty_.plug("ttyUSB0");
    drive(mettler());
    ASSERT_TRUE(shows(ScaleState::Stable));
    std::unique_ptr<TtyScale> first = std::move(scale_);
    drive(mettler());
    EXPECT_EQ(standing(1), "troubled busy");
    EXPECT_EQ(first->reading().grams, 734);
    first.reset();
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
}

TEST_F(TtyScaleDriver, SaysThatThePortTakesNoSuchSpeed) {
    tty_.plug("ttyUSB0");
    drive(scale::Mettler8217Settings{.line = {.baud = 9601}});
    EXPECT_EQ(standing(0), "troubled not_supported");
}

TEST_F(TtyScaleDriver, EndsWhileTheScaleIsSilentAndWhileThereIsNone) {
    tty_.set_mute(true);
    tty_.plug("ttyUSB0");
    drive(scale::Mettler8217Settings{.pace = {.patience = std::chrono::minutes{10}}});
    ASSERT_TRUE(eventually([&] { return tty_.heard() == "W"; }));
    scale_.reset();
    tty_.unplug();
    drive(mettler());
    scale_.reset();
    EXPECT_EQ(standings_.count(), 0U);
}

TEST_F(TtyScaleDriver, SleepsWhileThereIsNoPort) {
    const auto processor_time = [] {
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        return milliseconds{(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
                            (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000};
    };
    drive(mettler());
    const milliseconds before = processor_time();
    std::this_thread::sleep_for(milliseconds{500});
    EXPECT_LT(processor_time() - before, milliseconds{250});  // turning in circles takes it all
}

}  // namespace
}  // namespace ecot::hardware
