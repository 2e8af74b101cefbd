#include "hardware/scale/dialog_06.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::scale {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using Readings = std::vector<WeightReading>;

const std::string price_350 =
    "\x04\x02"
    "01\x1B"
    "000350\x1B\x03";
const std::string ask_result = "\x04\x05";
const std::string ask_status =
    "\x04\x02"
    "08\x03";
const std::string eot = "\x04";
const std::string ack = "\x06";
const std::string nak = "\x15";
/// 0.734 kg at 3.50: 2.57.
const std::string result_734 =
    "\x02"
    "02\x1B"
    "3\x1B"
    "00734\x1B"
    "000350\x1B"
    "000257\x03";

std::string status_record(const std::string& code) {
    return "\x02"
           "09\x1B" +
           code + "\x03";
}

std::string checksum_record(const std::string& field) {
    return "\x02"
           "11\x1B" +
           field + "\x03";
}

Readings says(ScaleState state, std::int64_t grams = 0, bool net = false) {
    return {{.state = state, .grams = grams, .net = net}};
}

/// A scale that goods at 3.50 a kilogram lie on.
struct Weighing {
    explicit Weighing(Dialog06Settings settings = {}) : scale{settings} {
        scale.show(350);
        EXPECT_EQ(scale.begin(0ms).send, price_350);
    }
    SerialTurn feed(const std::string& bytes) { return scale.feed(bytes, now); }
    SerialTurn wake() {
        now = scale.due();
        return scale.wake(now);
    }
    /// Refused, with this status.
    Readings refused(const std::string& code) {
        EXPECT_EQ(feed(nak).send, ask_status);
        const SerialTurn turn = feed(status_record(code));
        EXPECT_EQ(turn.send, eot);
        return turn.readings;
    }

    Dialog06 scale;
    Moment now = 10ms;
};

TEST(Dialog06, SendsThePriceAndAsksForTheWeight) {
    Weighing weighing;
    EXPECT_EQ(weighing.feed(ack), (SerialTurn{.send = ask_result}));
    EXPECT_EQ(weighing.feed(result_734), (SerialTurn{.send = eot, .readings = says(ScaleState::Stable, 734)}));
    EXPECT_EQ(weighing.scale.due(), 160ms);
    EXPECT_EQ(weighing.wake(), (SerialTurn{.send = price_350}));
}

TEST(Dialog06, SendsTheTareToo) {
    Weighing weighing;
    weighing.scale.show(350, 246);
    EXPECT_EQ(weighing.wake().send,
              "\x04\x02"
              "03\x1B"
              "000350\x1B"
              "0246\x03");
    static_cast<void>(weighing.feed(ack));
    EXPECT_EQ(weighing.feed(result_734).readings, says(ScaleState::Stable, 734, true));
}

TEST(Dialog06, SendsFiveDigitsWhereTheScaleTakesFive) {
    Dialog06 scale{{.price_digits = 5}};
    scale.show(350);
    EXPECT_EQ(scale.begin(0ms).send,
              "\x04\x02"
              "01\x1B"
              "00350\x1B\x03");
    static_cast<void>(scale.feed(ack, 1ms));
    EXPECT_EQ(scale
                  .feed("\x02"
                        "02\x1B"
                        "3\x1B"
                        "00734\x1B"
                        "00350\x1B"
                        "000257\x03",
                        2ms)
                  .readings,
              says(ScaleState::Stable, 734));
}

TEST(Dialog06, ReadsAnswersInPiecesAndWithParity) {
    Weighing weighing;
    EXPECT_EQ(weighing.feed("\x86").send, ask_result);
    for (const char byte : result_734.substr(0, result_734.size() - 1)) {
        EXPECT_EQ(weighing.feed({byte}), SerialTurn{});
    }
    EXPECT_EQ(weighing.feed("\x83").readings, says(ScaleState::Stable, 734));
}

TEST(Dialog06, RefusesPoundsAndWeightsOfAnotherPrice) {
    for (const char* unit : {"0", "1", "2"}) {
        Weighing weighing;
        static_cast<void>(weighing.feed(ack));
        EXPECT_EQ(weighing
                      .feed("\x02"
                            "02\x1B"s +
                            unit +
                            "\x1B"
                            "00734\x1B"
                            "000350\x1B"
                            "000257\x03")
                      .readings,
                  says(ScaleState::WrongUnit));
    }
    for (const char* fields : {"3\x1B"
                               "00734\x1B"
                               "000300\x1B"
                               "000257",
                               "3\x1B"
                               "0734\x1B"
                               "000350\x1B"
                               "000257",
                               "3\x1B"
                               "0x734\x1B"
                               "000350\x1B"
                               "000257",
                               "7\x1B"
                               "00734\x1B"
                               "000350\x1B"
                               "000257",
                               "3", ""}) {
        Weighing weighing;
        static_cast<void>(weighing.feed(ack));
        EXPECT_EQ(weighing
                      .feed("\x02"
                            "02\x1B"s +
                            fields + "\x03")
                      .readings,
                  says(ScaleState::Fault))
            << fields;
    }
}

TEST(Dialog06, SaysWhyThereIsNoWeight) {
    EXPECT_EQ(Weighing{}.refused("20"), says(ScaleState::InMotion));
    EXPECT_EQ(Weighing{}.refused("22"), says(ScaleState::InMotion));
    EXPECT_EQ(Weighing{}.refused("21"), says(ScaleState::Unchanged));
    EXPECT_EQ(Weighing{}.refused("30"), says(ScaleState::Zero));
    EXPECT_EQ(Weighing{}.refused("31"), says(ScaleState::UnderZero));
    EXPECT_EQ(Weighing{}.refused("32"), says(ScaleState::OverLimit));
    EXPECT_EQ(Weighing{}.refused("02"), says(ScaleState::InMotion));
    for (const char* code : {"01", "10", "11", "12", "13", "99", "x", ""}) {
        EXPECT_EQ(Weighing{}.refused(code), says(ScaleState::Fault)) << code;
    }
}

TEST(Dialog06, AsksForTheSameResultAgainWhileInMotion) {
    Weighing weighing;
    static_cast<void>(weighing.feed(ack));
    EXPECT_EQ(weighing.refused("20"), says(ScaleState::InMotion));
    EXPECT_EQ(weighing.wake().send, ask_result);
    EXPECT_EQ(weighing.feed(result_734).readings, says(ScaleState::Stable, 734));
}

TEST(Dialog06, BeginsAgainAfterAnyOtherRefusal) {
    Weighing weighing;
    EXPECT_EQ(weighing.refused("32"), says(ScaleState::OverLimit));
    EXPECT_EQ(weighing.wake().send, price_350);
}

TEST(Dialog06, KeepsTheWeightOfGoodsThatHaveNotMovedSince) {
    Weighing weighing;
    static_cast<void>(weighing.feed(ack));
    static_cast<void>(weighing.feed(result_734));
    for (int i = 0; i < 3; ++i) {
        static_cast<void>(weighing.wake());
        EXPECT_EQ(weighing.refused("21"), says(ScaleState::Stable, 734));
    }
    static_cast<void>(weighing.wake());
    EXPECT_EQ(weighing.refused("30"), says(ScaleState::Zero));
    static_cast<void>(weighing.wake());
    EXPECT_EQ(weighing.refused("21"), says(ScaleState::Unchanged));
}

TEST(Dialog06, SaysThatAScaleIsLockedWithoutItsMakersKey) {
    Weighing weighing;
    EXPECT_EQ(weighing.feed(checksum_record("247")), (SerialTurn{.send = eot, .readings = says(ScaleState::Locked)}));
    EXPECT_EQ(weighing.wake().send, price_350);
}

TEST(Dialog06, AnswersWithChecksumsTurnedByTheScalesNumber) {
    // CS 1234, P 11021: KW 13C6. Number 47: CS four to the left, 2341; KW seven to the right, 8C27.
    Weighing weighing{{.key = Dialog06Key{.polynomial = 0x11021, .checksum = 0x1234}}};
    EXPECT_EQ(weighing.feed(checksum_record("247")).send,
              "\x04\x02"
              "10\x1B"
              "23418C27\x03");
    EXPECT_EQ(weighing.feed(ack).send, ask_result);
    EXPECT_EQ(weighing.feed(checksum_record("1")), (SerialTurn{.send = price_350}));
    EXPECT_EQ(weighing.feed(ack).send, ask_result);
    EXPECT_EQ(weighing.feed(result_734).readings, says(ScaleState::Stable, 734));
}

TEST(Dialog06, TurnsChecksumsByNothingForNumberZero) {
    Weighing weighing{{.key = Dialog06Key{.polynomial = 0x11021, .checksum = 0x1234}}};
    EXPECT_EQ(weighing.feed(checksum_record("200")).send,
              "\x04\x02"
              "10\x1B"
              "123413C6\x03");
}

TEST(Dialog06, SaysThatAScaleIsLockedWhenItDoesNotBelieveTheKey) {
    Weighing weighing{{.key = Dialog06Key{.polynomial = 0x11021, .checksum = 0x1234}}};
    static_cast<void>(weighing.feed(checksum_record("247")));
    static_cast<void>(weighing.feed(ack));
    EXPECT_EQ(weighing.feed(checksum_record("0")).readings, says(ScaleState::Locked));
    Weighing garbled{{.key = Dialog06Key{.polynomial = 0x11021, .checksum = 0x1234}}};
    EXPECT_EQ(garbled.feed(checksum_record("2G7")).readings, says(ScaleState::Locked));
}

TEST(Dialog06, SaysThatTheScaleIsGoneAfterThreeQuestions) {
    Weighing weighing;
    EXPECT_EQ(weighing.scale.due(), 500ms);
    EXPECT_EQ(weighing.scale.wake(499ms), SerialTurn{});
    EXPECT_EQ(weighing.wake(), (SerialTurn{.send = price_350}));
    EXPECT_EQ(weighing.wake(), (SerialTurn{.send = price_350}));
    EXPECT_EQ(weighing.wake(), (SerialTurn{.send = price_350, .readings = says(ScaleState::Gone)}));
}

TEST(Dialog06, LeavesAnswersToNothingAlone) {
    Weighing weighing;
    static_cast<void>(weighing.feed(ack));
    static_cast<void>(weighing.feed(result_734));
    EXPECT_EQ(weighing.feed(ack + nak + result_734 + status_record("32") + checksum_record("247")), SerialTurn{});
    EXPECT_EQ(weighing.feed("\x02" + std::string(500, '0') + "\x03"), SerialTurn{});
}

}  // namespace
}  // namespace ecot::hardware::scale
