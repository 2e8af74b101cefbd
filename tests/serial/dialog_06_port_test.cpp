// The Dialog 06 protocol, from the wire to what the till shows.

#include "tests/serial/tty_scale_fixture.hpp"

namespace ecot::hardware {
namespace {

class Dialog06Port : public TtyScaleTest {
protected:
    Dialog06Port() { tty_.plug("ttyACM0"); }
    ~Dialog06Port() override { scale_.reset(); }
    /// A driver that was told a price, and a weight that it shows.
    void weigh_734() {
        device_.lay(734);
        drive(dialog());
        scale_->show({.unit_price = 350});
        ASSERT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    }

    test::EmulatedDialog06 device_;
    test::EmulatedTty tty_{ttys_, true, device_.peer()};
};

TEST_F(Dialog06Port, SendsThePriceThatTheCustomerSees) {
    weigh_734();
    EXPECT_TRUE(eventually([&] { return device_.price() == "000350"; }));
    scale_->show({.unit_price = 1'234'567});  // more digits than there are
    EXPECT_TRUE(eventually([&] { return device_.price() == "000000"; }));
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    EXPECT_FALSE(tty_.heard_wrong_parity());
}

TEST_F(Dialog06Port, SendsTheTareWithThePrice) {
    weigh_734();
    scale_->show({.unit_price = 350, .tare_grams = 246});
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734, .net = true}));  // the scale took it off
    EXPECT_EQ(device_.tare(), "0246");
    scale_->show({.unit_price = 350});
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
}

TEST_F(Dialog06Port, SaysMotionOverLimitUnderZeroAndEmpty) {
    weigh_734();
    device_.refuse("20");
    EXPECT_TRUE(shows(ScaleState::InMotion));
    device_.refuse("32");
    EXPECT_TRUE(shows(ScaleState::OverLimit));
    device_.refuse("31");
    EXPECT_TRUE(shows(ScaleState::UnderZero));
    device_.refuse("30");
    EXPECT_TRUE(shows(ScaleState::Zero));
    device_.refuse("21");
    EXPECT_TRUE(shows(ScaleState::Unchanged));
    device_.lay(300);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 300}));
    device_.refuse("21");  // the same goods, still there
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 300}));
}

TEST_F(Dialog06Port, TakesNoOtherGoodsPriceForItsOwn) {
    weigh_734();
    device_.answer_with(
        "\x02"
        "02\x1B"
        "3\x1B"
        "00734\x1B"
        "000360\x1B"
        "000257\x03");
    EXPECT_TRUE(shows({.state = ScaleState::Fault}));
    device_.answer_with(
        "\x02"
        "02\x1B"
        "1\x1B"
        "00734\x1B"
        "000350\x1B"
        "000257\x03");
    EXPECT_TRUE(shows(ScaleState::WrongUnit));
    device_.lay(300);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 300}));
}

TEST_F(Dialog06Port, AsksAgainAfterHalfARecord) {
    weigh_734();
    device_.answer_with(
        "\x02"
        "02\x1B"
        "3\x1B"
        "0073");
    EXPECT_TRUE(shows({.state = ScaleState::Gone}));
    EXPECT_EQ(standing(1), "troubled io");
    device_.lay(300);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 300}));
    EXPECT_EQ(standing(2), "ready");
}

TEST_F(Dialog06Port, IsLockedWithoutTheKeyAndOpenWithIt) {
    device_.lay(734);
    device_.ask_for_checksums("47", "23418C27");  // of dialog_06_test.cpp
    drive(dialog());
    EXPECT_TRUE(shows({.state = ScaleState::Locked}));
    drive(dialog(scale::Dialog06Key{.polynomial = 0x11021, .checksum = 0x1235}));
    EXPECT_TRUE(shows({.state = ScaleState::Locked}));
    scale_.reset();
    drive(dialog(scale::Dialog06Key{.polynomial = 0x11021, .checksum = 0x1234}));
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
}

TEST_F(Dialog06Port, IsNotUnderstoodWithTheParityOfAnotherProtocol) {
    device_.lay(734);
    ScaleProtocol even = dialog();
    std::get<scale::Dialog06Settings>(even).line.parity = scale::Parity::Even;
    drive(even);
    EXPECT_EQ(standing(0), "troubled not_understood");
    EXPECT_EQ(scale_->reading(), WeightReading{});
    EXPECT_TRUE(tty_.heard_wrong_parity());
}

}  // namespace
}  // namespace ecot::hardware
