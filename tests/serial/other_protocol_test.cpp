// A scale that speaks another protocol than the one that was chosen.

#include "tests/serial/tty_scale_fixture.hpp"

namespace ecot::hardware {
namespace {

class OtherProtocol : public TtyScaleTest {
protected:
    ~OtherProtocol() override { scale_.reset(); }

    test::Emulated8217 mettler_;
    test::EmulatedDialog06 dialog_;
    test::EmulatedTty tty_8217_{ttys_, false, mettler_.peer()};
    test::EmulatedTty tty_06_{ttys_, true, dialog_.peer()};
};

TEST_F(OtherProtocol, IsSilenceWhereAnUnknownQuestionGetsNoAnswer) {
    tty_8217_.plug("ttyUSB0");
    drive(dialog());
    EXPECT_EQ(standing(0), "troubled timed_out");
    EXPECT_TRUE(tty_8217_.heard_wrong_parity());
    scale_.reset();
    tty_8217_.unplug();
    tty_06_.plug("ttyUSB0");
    drive(mettler());
    EXPECT_EQ(standing(1), "troubled timed_out");
    EXPECT_TRUE(tty_06_.heard_wrong_parity());
}

TEST_F(OtherProtocol, IsNotUnderstoodWhen8217IsHeardInPlaceOfDialog06) {
    test::EmulatedTty eager{ttys_, false, [peer = mettler_.peer()](std::string_view) { return peer("W"); }};
    eager.plug("ttyUSB0");
    drive(dialog());
    EXPECT_EQ(standing(0), "troubled not_understood");
    EXPECT_EQ(scale_->reading(), WeightReading{});
    scale_.reset();
    drive(mettler());  // the manager chooses the other one
    EXPECT_TRUE(shows({.state = ScaleState::Zero}));
    EXPECT_EQ(standing(1), "ready");
}

TEST_F(OtherProtocol, IsNotUnderstoodWhenDialog06IsHeardInPlaceOf8217) {
    // NAK: the answer of Dialog 06 to what it cannot read.
    test::EmulatedTty strict{ttys_, true, [peer = dialog_.peer()](std::string_view bytes) {
                                 return bytes == "W" ? std::string{"\x15"} : peer(bytes);
                             }};
    strict.plug("ttyUSB0");
    drive(mettler());
    EXPECT_EQ(standing(0), "troubled not_understood");
    EXPECT_EQ(scale_->reading(), WeightReading{});
    scale_.reset();
    dialog_.lay(734);
    drive(dialog());
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    EXPECT_EQ(standing(1), "ready");
}

TEST_F(OtherProtocol, IsNotUnderstoodWhenFramesLookLike8217AndHoldSomethingElse) {
    tty_8217_.plug("ttyUSB0");
    mettler_.answer_with(
        "\x02"
        "4 0   734   000\r");  // another protocol of the same maker
    drive(mettler());
    EXPECT_EQ(standing(0), "troubled not_understood");
    mettler_.answer_with(
        "\x02"
        "ST,0.734\r");
    EXPECT_TRUE(shows({.state = ScaleState::Fault}));
    EXPECT_EQ(standings_.count(), 1U);
    mettler_.lay(734);
    EXPECT_TRUE(shows({.state = ScaleState::Stable, .grams = 734}));
    EXPECT_EQ(standing(1), "ready");
}

TEST_F(OtherProtocol, IsThoughtOfAgainAfterAScaleThatWasUnderstoodFellSilent) {
    tty_8217_.plug("ttyUSB0");
    mettler_.lay(734);
    drive(mettler());
    EXPECT_EQ(standing(0), "ready");
    mettler_.answer_with("garbage");
    EXPECT_EQ(standing(1), "troubled io");  // the same scale: its cable
    tty_8217_.set_mute(true);
    EXPECT_EQ(standing(2), "troubled timed_out");
    tty_8217_.set_mute(false);  // it may have been set anew
    EXPECT_EQ(standing(3), "troubled not_understood");
    mettler_.lay(734);
    EXPECT_EQ(standing(4), "ready");
}

}  // namespace
}  // namespace ecot::hardware
