// What the till understands of recordings, without a device.

#include "hardware/usb/traffic_meaning.hpp"

#include <span>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/page_text.hpp"
#include "tests/support/usb_replay.hpp"

namespace ecot::hardware {
namespace {

using std::chrono::microseconds;
using testing::ElementsAre;

[[nodiscard]] std::string meaning_text(const TrafficMeaning& meaning) {
    if (const auto* scan = std::get_if<Scan>(&meaning.what)) {
        return std::string{to_string(scan->outcome)} + " " + scan->text;
    }
    if (const auto* weight = std::get_if<WeightReading>(&meaning.what)) {
        return std::string{to_string(weight->state)} + " " + std::to_string(weight->grams);
    }
    if (const auto* status = std::get_if<PrinterStatus>(&meaning.what)) {
        return status->ready ? status->paper_low ? "ready, paper low" : "ready" : to_string(status->trouble);
    }
    return "printed " + std::get<SentPrint>(meaning.what).bytes;
}

[[nodiscard]] TrafficMeanings understood(std::span<const TrafficEvent> events, TrafficSettings settings = {}) {
    TrafficInterpreter interpreter{settings};
    TrafficMeanings meanings;
    for (const TrafficEvent& event : events) {
        interpreter.feed(event, meanings);
    }
    interpreter.finish(meanings);
    return meanings;
}

[[nodiscard]] std::vector<std::string> texts_of(const TrafficMeanings& meanings) {
    std::vector<std::string> texts;
    for (const TrafficMeaning& meaning : meanings) {
        texts.push_back(meaning_text(meaning));
    }
    return texts;
}

[[nodiscard]] std::vector<TrafficEvent> read_lines(const std::string& lines) {
    return read_traffic("ecot-usb-traffic 1\n" + lines).value();
}

TEST(TrafficMeaning, IsEachScanOfARecordedScanner) {
    EXPECT_THAT(texts_of(understood(test::replay_file("keyboard_scanner.txt"))),
                ElementsAre("whole 3560070123452", "whole M000017", "cut_off 356007", "whole 96385074"));
    EXPECT_THAT(texts_of(understood(test::replay_file("hid_pos_scanner_a.txt"))),
                ElementsAre("whole ]E03560070123452",
                            "whole ]C1019356007012345031030007341727013110LOT-2026-11-22-ABCDEF\x1D"
                            "21SERIE0000000042"));
    EXPECT_THAT(texts_of(understood(test::replay_file("hid_pos_scanner_b.txt"))),
                ElementsAre("whole 3560070123452", "whole M000017"));
}

TEST(TrafficMeaning, IsEachWeightOfARecordedScale) {
    EXPECT_THAT(texts_of(understood(test::replay_file("hid_scale.txt"))),
                ElementsAre("zero 0", "in_motion 512", "stable 734", "over_limit 0", "wrong_unit 0", "stable 1030"));
}

TEST(TrafficMeaning, IsTheTicketAndTheStatusOfARecordedPrinter) {
    const TrafficMeanings meanings = understood(test::replay_file("printer_ticket.txt"));
    std::vector<std::string> texts;
    for (const TrafficMeaning& meaning : meanings) {
        const auto* print = std::get_if<SentPrint>(&meaning.what);
        texts.push_back(print != nullptr ? escpos::plain_text(escpos::decode(print->bytes, escpos::paper_dots_48))
                                         : meaning_text(meaning));
    }
    EXPECT_THAT(texts, ElementsAre("ready",
                                   "                   L'Amandier\n"
                                   "\n"
                                   "Pois chiches 0,734 kg                     1,47 €\n"
                                   "Crème fraîche                             0,85 €\n"
                                   "------------------------------------------------\n"
                                   "À payer                                   2,32 €\n"
                                   "[QR ECOT1/T1/1/17]\n"
                                   "- - -\n",
                                   "ready, paper low", "cover_open", "ready, paper low"));
}

constexpr const char* french_scanner =
    "0 1 device 1 05e0:1200 0100 1-1\n"
    "0 1 interface 0 0 03 01 01 interrupt:81:8\n"
    "0 1 claim 0 0 ok\n"
    "1000 1 in 81 ok 00 00 14 00 00 00 00 00\n"
    "2000 1 in 81 ok 00 00 00 00 00 00 00 00\n"
    "3000 1 in 81 ok 00 00 28 00 00 00 00 00\n"
    "4000 1 in 81 ok 00 00 00 00 00 00 00 00\n";

TEST(TrafficMeaning, FollowsTheKeyboardCountryOfTheScanner) {
    EXPECT_THAT(texts_of(understood(read_lines(french_scanner))), ElementsAre("whole q"));
    EXPECT_THAT(texts_of(understood(read_lines(french_scanner), {.layout = hid::KeyboardLayout::French})),
                ElementsAre("whole a"));
}

TEST(TrafficMeaning, EndsByTimeWhatSilenceEnds) {
    const std::vector<TrafficEvent> events = read_lines(french_scanner);
    TrafficInterpreter interpreter;
    TrafficMeanings meanings;
    for (const TrafficEvent& event : std::span{events}.first(3)) {
        interpreter.feed(event, meanings);
    }
    EXPECT_TRUE(meanings.empty());
    ASSERT_TRUE(interpreter.due());
    EXPECT_EQ(*interpreter.due(), microseconds{82'000});
    interpreter.wake(microseconds{81'000}, meanings);
    EXPECT_TRUE(meanings.empty());
    interpreter.wake(microseconds{82'000}, meanings);
    EXPECT_THAT(texts_of(meanings), ElementsAre("whole q"));
    EXPECT_EQ(interpreter.due(), std::nullopt);
}

TEST(TrafficMeaning, ReadsAScaleAlsoWhereItIsAskedAndNoDescriptorIsKnown) {
    // A scale that is not known by its descriptor but by its model; the first weight may be an old one.
    const std::vector<TrafficEvent> events = read_lines(
        "0 1 device 1 0922:8003 0100 1-1\n"
        "0 1 interface 0 0 03 00 00 interrupt:81:8\n"
        "0 1 claim 0 0 ok\n"
        "10 1 in 81 ok 03 02 03 fd 00 00\n"
        "20 1 in 81 ok 03 04 03 fd de 02\n"
        "30 1 control a1 01 0103 0000 0006 ok 03 04 03 fd 06 04\n"
        "40 1 control a1 01 0103 0000 0006 stalled\n"
        "50 1 close\n");
    EXPECT_THAT(texts_of(understood(events)), ElementsAre("stable 734", "stable 1030"));
}

TEST(TrafficMeaning, SaysTheStatusOfPrintersThatOnlyListenAndOfStars) {
    const std::string printer =
        "0 1 device 1 04b8:0e15 0100 1-1\n"
        "0 1 interface 0 0 07 01 02 bulk:01:64 bulk:82:64\n"
        "0 1 claim 0 0 ok\n";
    EXPECT_THAT(texts_of(understood(read_lines(printer + "9 1 control a1 01 0000 0000 0001 ok 38\n"
                                                         "12 1 control a1 01 0000 0000 0001 ok 18\n"))),
                ElementsAre("paper_out", "ready"));
    // Star: seven bytes that say that all is well. Then a ticket in two pieces.
    EXPECT_THAT(texts_of(understood(read_lines(printer + "9 1 out 01 ok 1b 06 01\n"
                                                         "12 1 in 82 ok 0f 00 00 00 00 00 00\n"
                                                         "15 1 out 01 ok 48 69 0a\n"
                                                         "16 1 out 01 ok 0c\n"))),
                ElementsAre("ready", "printed Hi\n\f"));
}

TEST(TrafficMeaning, IsNothingOfDevicesThatTheTillDoesNotDrive) {
    EXPECT_THAT(understood(read_lines("0 1 device 1 1234:5678 0100 1-1\n"
                                      "0 1 interface 0 0 ff 00 00 bulk:01:64 bulk:82:64\n"
                                      "0 1 claim 0 0 ok\n"
                                      "9 1 in 82 ok 41 42\n"
                                      "9 1 out 01 ok 41 42\n")),
                testing::IsEmpty());
}

}  // namespace
}  // namespace ecot::hardware
