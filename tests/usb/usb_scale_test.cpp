#include "hardware/usb/usb_scale.hpp"

#include <cerrno>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/usb/driver_fixture.hpp"

namespace ecot::hardware {
namespace {

using test::EmulatedScale;
using Status = EmulatedScale::Status;

class UsbScaleTest : public DriverTest {
protected:
    ~UsbScaleTest() override {
        let_go();
        scale_.reset();
    }
    void drive_scale(milliseconds retry = milliseconds{50}) {
        scale_ = std::make_unique<UsbScale>(bus_, UsbScaleSettings{.silence = milliseconds{100}, .retry = retry},
                                            weights_.listener(), standings_.listener());
        drive([this](const UsbEvent& event) { scale_->tell(event); });
    }
    void plug_ready(EmulatedScale& device) {
        const std::size_t before = standings_.count();
        (void)plug(device);
        EXPECT_EQ(standing(before), "ready");
    }
    [[nodiscard]] bool comes_to(const WeightReading& expected) {
        return eventually([&] { return scale_->reading() == expected; });
    }

    Told<WeightReading> weights_;
    std::unique_ptr<UsbScale> scale_;
};

TEST_F(UsbScaleTest, ShowsTheWeightAndSellsOnlyAtRest) {
    drive_scale();
    EmulatedScale device{machine_, 1};
    EXPECT_EQ(scale_->reading().state, ScaleState::Gone);
    plug_ready(device);
    EXPECT_TRUE(comes_to({.state = ScaleState::Zero}));
    device.weigh({.status = Status::InMotion, .value = 250});
    EXPECT_TRUE(comes_to({.state = ScaleState::InMotion, .grams = 250}));
    EXPECT_FALSE(may_be_sold(scale_->reading()));
    device.weigh({.status = Status::Stable, .value = 254});
    EXPECT_TRUE(comes_to({.state = ScaleState::Stable, .grams = 254}));
    EXPECT_TRUE(may_be_sold(scale_->reading()));
    EXPECT_TRUE(weights_.wait_until([](const WeightReading& one) { return one.grams == 254; }));
}

TEST_F(UsbScaleTest, SaysOverLimitUnderZeroAndWrongUnit) {
    drive_scale();
    EmulatedScale device{machine_, 1};
    plug_ready(device);
    device.weigh({.status = Status::OverLimit, .value = 1});
    EXPECT_TRUE(eventually([&] { return scale_->reading().state == ScaleState::OverLimit; }));
    device.weigh({.status = Status::UnderZero, .value = 12});
    EXPECT_TRUE(eventually([&] { return scale_->reading().state == ScaleState::UnderZero; }));
    device.weigh({.value = 12, .unit = 12});
    EXPECT_TRUE(eventually([&] { return scale_->reading().state == ScaleState::WrongUnit; }));
}

TEST_F(UsbScaleTest, ZeroesTheScaleWithoutWaiting) {
    drive_scale();
    EmulatedScale device{machine_, 1};
    scale_->zero();  // nothing is there
    plug_ready(device);
    scale_->zero();
    EXPECT_TRUE(eventually([&] { return device.zero_count() == 1; }));
}

TEST_F(UsbScaleTest, IsGoneWhileUnpluggedAndBackOnAnotherPort) {
    drive_scale();
    EmulatedScale device{machine_, 1};
    plug_ready(device);
    device.weigh({.value = 254});
    ASSERT_TRUE(comes_to({.state = ScaleState::Stable, .grams = 254}));
    device.unplug();
    EXPECT_TRUE(comes_to({.state = ScaleState::Gone}));
    EXPECT_EQ(standing(1), "left");
    device.move_to(3);
    plug_ready(device);
    device.weigh({.value = 300});
    EXPECT_TRUE(comes_to({.state = ScaleState::Stable, .grams = 300}));
}

TEST_F(UsbScaleTest, IsGoneWhenItDoesNotAnswer) {
    drive_scale();
    EmulatedScale device{machine_, 1};
    plug_ready(device);
    device.weigh({.value = 254});
    ASSERT_TRUE(comes_to({.state = ScaleState::Stable, .grams = 254}));
    device.set_mute(true);
    EXPECT_TRUE(comes_to({.state = ScaleState::Gone}));
    EXPECT_EQ(standing(1), "troubled timed_out");
    device.set_mute(false);
    EXPECT_TRUE(comes_to({.state = ScaleState::Stable, .grams = 254}));
}

// The end of reading an opening comes after the next one began, where nothing is waited for between them.
TEST_F(UsbScaleTest, ReadsOnThoughTheEndOfAnEarlierReadingComesLate) {
    drive_scale(milliseconds{0});
    EmulatedScale device{machine_, 1};
    plug_ready(device);
    for (std::uint16_t value = 254; value < 257; ++value) {
        device.set_mute(true);
        ASSERT_TRUE(comes_to({.state = ScaleState::Gone}));
        device.set_mute(false);
        device.weigh({.value = value});
        ASSERT_TRUE(comes_to({.state = ScaleState::Stable, .grams = value}));
    }
    EXPECT_EQ(standing(0), "ready");
}

TEST_F(UsbScaleTest, SaysThatAnotherProgramHasIt) {
    drive_scale();
    EmulatedScale device{machine_, 1};
    device.claim_elsewhere(0);
    (void)plug(device);
    EXPECT_EQ(standing(0), "troubled busy");
    device.release_elsewhere(0);
    EXPECT_TRUE(comes_to({.state = ScaleState::Zero}));
    EXPECT_EQ(standing(1), "ready");
}

TEST_F(UsbScaleTest, SaysThatItBabblesOrStallsAndGoesOn) {
    drive_scale();
    EmulatedScale device{machine_, 1};
    plug_ready(device);
    device.fail_next(0x81, -EOVERFLOW);
    EXPECT_EQ(standing(1), "troubled babbled");
    device.weigh({.value = 254});
    EXPECT_TRUE(comes_to({.state = ScaleState::Stable, .grams = 254}));
    EXPECT_EQ(standing(2), "ready");
    device.stall_next(0x81);
    EXPECT_EQ(standing(3), "troubled stalled");
    EXPECT_EQ(standing(4), "ready");
    device.weigh({.value = 300});
    EXPECT_TRUE(comes_to({.state = ScaleState::Stable, .grams = 300}));
}

TEST_F(UsbScaleTest, SaysThatAScaleLeftThatWasNotToBeHad) {
    drive_scale();
    EmulatedScale device{machine_, 1};
    device.claim_elsewhere(0);
    (void)plug(device);
    EXPECT_EQ(standing(0), "troubled busy");
    device.unplug();
    EXPECT_EQ(standing(1), "left");
    EXPECT_EQ(standings_.count(), 2U);
}

}  // namespace
}  // namespace ecot::hardware
