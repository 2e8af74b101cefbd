#include "hardware/scale/mettler_8217.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::scale {
namespace {

using namespace std::chrono_literals;
using Readings = std::vector<WeightReading>;

/// What one answer to the first question means.
Readings answered(std::string_view bytes, Mettler8217Settings settings = {}) {
    Mettler8217 scale{settings};
    EXPECT_EQ(scale.begin(0ms).send, "W");
    return scale.feed(bytes, 5ms).readings;
}

Readings means(ScaleState state, std::int64_t grams = 0, bool net = false) {
    return {{.state = state, .grams = grams, .net = net}};
}

TEST(Mettler8217, ReadsAWeightAtRest) {
    EXPECT_EQ(answered("\x02"
                       "00.734\r"),
              means(ScaleState::Stable, 734));
    EXPECT_EQ(answered("\x02"
                       "12.005\r"),
              means(ScaleState::Stable, 12'005));
    EXPECT_EQ(answered("\x02"
                       "00.488N\r"),
              means(ScaleState::Stable, 488, true));
    EXPECT_EQ(answered("\x02"
                       "00.000\r"),
              means(ScaleState::Zero));
}

TEST(Mettler8217, ReadsTheStatusByte) {
    EXPECT_EQ(answered("\x02?\x41\r"), means(ScaleState::InMotion));
    EXPECT_EQ(answered("\x02?\x42\r"), means(ScaleState::OverLimit));
    EXPECT_EQ(answered("\x02?\x44\r"), means(ScaleState::UnderZero));
    EXPECT_EQ(answered("\x02?\x45\r"), means(ScaleState::UnderZero));  // and in motion
    EXPECT_EQ(answered("\x02?\x50\r"), means(ScaleState::Zero));
    EXPECT_EQ(answered("\x02?\x64\r"), means(ScaleState::UnderZero, 0, true));
    EXPECT_EQ(answered("\x02?\x40\r"), means(ScaleState::InMotion));
    EXPECT_EQ(answered("\x02?\x01\r"), means(ScaleState::Fault));
}

TEST(Mettler8217, DropsTheParityBitOfPortsThatPassItOn) {
    EXPECT_EQ(answered("\x82"
                       "\x30\x30.\xB7\x33\xB4\x8D"),
              means(ScaleState::Stable, 734));
}

TEST(Mettler8217, TellsPoundsByTheirDecimals) {
    EXPECT_EQ(answered("\x02"
                       "01.62\r"),
              means(ScaleState::WrongUnit));
    EXPECT_EQ(answered("\x02"
                       "001.62N\r"),
              means(ScaleState::WrongUnit, 0, true));
    EXPECT_EQ(answered("\x02"
                       "001.62\r",
                       {.kilogram_decimals = 2}),
              means(ScaleState::Stable, 1'620));
    EXPECT_EQ(answered("\x02"
                       "0.7343\r",
                       {.kilogram_decimals = 4}),
              means(ScaleState::Stable, 734));
}

TEST(Mettler8217, TakesWhatIsNoWeightForAFault) {
    for (const char* text : {"\x02\r", "\x02.734\r", "\x02 00734\r", "\x02-0.734\r",
                             "\x02"
                             "00.7.4\r",
                             "\x02NN\r", "\x02???\r"}) {
        EXPECT_EQ(answered(text).at(0).state, ScaleState::Fault) << text;
    }
}

TEST(Mettler8217, ReadsAnswersInPiecesAndAmongNoise) {
    Mettler8217 scale;
    static_cast<void>(scale.begin(0ms));
    EXPECT_EQ(scale.feed("99\r\x02"
                         "00.",
                         3ms),
              SerialTurn{});
    EXPECT_EQ(scale.feed("73", 4ms), SerialTurn{});
    EXPECT_EQ(scale
                  .feed("4\r\x02"
                        "0\x02"
                        "01.000\r",
                        5ms)
                  .readings,
              (Readings{{.state = ScaleState::Stable, .grams = 734}, {.state = ScaleState::Stable, .grams = 1'000}}));
    EXPECT_TRUE(scale.feed("\x02" + std::string(1'000, '0') + "\r", 6ms).readings.empty());
}

TEST(Mettler8217, AsksAgainAfterAPause) {
    Mettler8217 scale;
    static_cast<void>(scale.begin(1'000ms));
    static_cast<void>(
        scale.feed("\x02"
                   "00.734\r",
                   1'020ms));
    EXPECT_EQ(scale.due(), 1'170ms);
    EXPECT_EQ(scale.wake(1'169ms), SerialTurn{});
    EXPECT_EQ(scale.wake(1'170ms), (SerialTurn{.send = "W"}));
    EXPECT_EQ(scale.due(), 1'670ms);
}

TEST(Mettler8217, SaysThatTheScaleIsGoneAfterThreeQuestions) {
    Mettler8217 scale;
    static_cast<void>(scale.begin(0ms));
    EXPECT_EQ(scale.wake(500ms), (SerialTurn{.send = "W"}));
    EXPECT_EQ(scale.wake(1'000ms), (SerialTurn{.send = "W"}));
    EXPECT_EQ(scale.wake(1'500ms), (SerialTurn{.send = "W", .readings = means(ScaleState::Gone)}));
    EXPECT_EQ(scale.wake(2'000ms), (SerialTurn{.send = "W", .readings = means(ScaleState::Gone)}));
    static_cast<void>(
        scale.feed("\x02"
                   "00.734\r",
                   2'010ms));
    EXPECT_EQ(scale.wake(2'160ms), (SerialTurn{.send = "W"}));
    EXPECT_EQ(scale.wake(2'660ms), (SerialTurn{.send = "W"}));
}

TEST(Mettler8217, ForgetsHalfAnAnswerWhenItAsksAgain) {
    Mettler8217 scale;
    static_cast<void>(scale.begin(0ms));
    static_cast<void>(
        scale.feed("\x02"
                   "00.7",
                   10ms));
    static_cast<void>(scale.wake(500ms));
    EXPECT_TRUE(scale.feed("34\r", 501ms).readings.empty());
}

TEST(Mettler8217, ZeroesAndTaresWithItsNextQuestion) {
    Mettler8217 scale;
    static_cast<void>(scale.begin(0ms));
    scale.zero();
    EXPECT_EQ(scale.wake(500ms).send, "Z");
    EXPECT_EQ(scale.feed("\x02?\x50\r", 510ms).readings, means(ScaleState::Zero));
    scale.tare(246);
    EXPECT_EQ(scale.wake(1'000ms).send, "T00246\r");
    scale.tare(0);
    EXPECT_EQ(scale.wake(2'000ms).send, "C");
    EXPECT_EQ(scale.wake(3'000ms).send, "W");
    Mettler8217 other{{.tare_ends_with_cr = false}};
    other.tare(12'345);
    EXPECT_EQ(other.begin(0ms).send, "T12345");
}

}  // namespace
}  // namespace ecot::hardware::scale
