// The 8217 protocol, from the wire to what the till shows.

#include "tests/serial/tty_scale_fixture.hpp"

namespace ecot::hardware {
namespace {

class Mettler8217Port : public TtyScaleTest {
protected:
    Mettler8217Port() {
        tty_.plug("ttyUSB0");
        drive(mettler());
    }
    ~Mettler8217Port() override { scale_.reset(); }

    test::Emulated8217 device_;
    test::EmulatedTty tty_{ttys_, false, device_.peer()};
};

TEST_F(Mettler8217Port, ShowsTheWeightAndSellsOnlyAtRest) {
    EXPECT_TRUE(shows({.state = ScaleState::Zero}));
    device_.show_status(0x01);
    EXPECT_TRUE(shows({.state = ScaleState::InMotion}));
    EXPECT_FALSE(may_be_sold(scale_->reading()));
    device_.lay(734);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    EXPECT_TRUE(may_be_sold(scale_->reading()));
    EXPECT_TRUE(weights_.wait_until([](const WeightReading& one) { return one.grams == 734; }));
    EXPECT_FALSE(tty_.heard_wrong_parity());
}

TEST_F(Mettler8217Port, SaysOverLimitAndUnderZero) {
    device_.show_status(0x02);
    EXPECT_TRUE(shows(ScaleState::OverLimit));
    device_.show_status(0x04);
    EXPECT_TRUE(shows(ScaleState::UnderZero));
    device_.lay(12'005);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 12'005}));
}

TEST_F(Mettler8217Port, TakesATareOffAndGivesItBack) {
    device_.lay(734);
    scale_->show({.tare_grams = 246});
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 488, .net = true}));
    EXPECT_EQ(device_.tare(), 246);
    device_.lay(200);
    EXPECT_TRUE(shows({.state = ScaleState::UnderZero, .grams = 0, .net = true}));
    scale_->show({});
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 200}));
}

TEST_F(Mettler8217Port, ZeroesTheScale) {
    scale_->zero();
    EXPECT_TRUE(eventually([&] { return device_.zero_count() == 1; }));
    EXPECT_TRUE(shows({.state = ScaleState::Zero}));
}

TEST_F(Mettler8217Port, TakesNoGarbageForAWeight) {
    device_.lay(734);
    ASSERT_TRUE(shows(ScaleState::Stable));
    device_.answer_with(
        "\x02"
        "0x.734\r");
    EXPECT_TRUE(shows({.state = ScaleState::Fault}));
    device_.answer_with(
        "\x02"
        "01.62\r");
    EXPECT_TRUE(shows(ScaleState::WrongUnit));
    device_.lay(734);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
}

TEST_F(Mettler8217Port, WaitsForTheOtherHalfOfAnAnswerAndThenAsksAgain) {
    device_.lay(734);
    ASSERT_TRUE(shows(ScaleState::Stable));
    device_.answer_with(
        "\x02"
        "00.7");
    EXPECT_TRUE(shows({.state = ScaleState::Gone}));
    EXPECT_EQ(standing(1), "troubled io");
    device_.lay(500);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 500}));
    EXPECT_EQ(standing(2), "ready");
}

TEST_F(Mettler8217Port, IsGoneWhileNothingIsAnswered) {
    device_.lay(734);
    ASSERT_TRUE(shows(ScaleState::Stable));
    tty_.set_mute(true);
    EXPECT_TRUE(shows({.state = ScaleState::Gone}));
    EXPECT_EQ(standing(1), "troubled timed_out");
    tty_.set_mute(false);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    EXPECT_EQ(standing(2), "ready");
    EXPECT_EQ(standings_.count(), 3U);
}

TEST_F(Mettler8217Port, SaysThatNothingMakesSenseWithTheWrongParity) {
    device_.lay(734);
    ASSERT_TRUE(shows(ScaleState::Stable));
    tty_.set_wrong_parity(true);
    EXPECT_TRUE(shows({.state = ScaleState::Gone}));
    EXPECT_EQ(standing(1), "troubled io");
    tty_.set_wrong_parity(false);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
}

}  // namespace
}  // namespace ecot::hardware
