// ecotctl hardware replay, by its function.

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/ctl/device_watch.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::ctl {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* replays = ECOT_SOURCE_DIR "/tests/hardware/replays/";

struct Replayed {
    int status = -1;
    std::string said;
    std::string complained;
};

[[nodiscard]] Replayed replay(const WatchRequest& request) {
    std::ostringstream out;
    std::ostringstream errors;
    const int status = replay_recording(request, out, errors);
    return {status, out.str(), errors.str()};
}

[[nodiscard]] Replayed replay_text(const std::string& text) {
    const test::TempDir directory;
    std::ofstream{directory / "r.txt"} << text;
    return replay({.file = directory / "r.txt"});
}

TEST(HardwareReplay, SaysEachScanWithItsTime) {
    const Replayed replayed = replay_text(
        "ecot-usb-traffic 1\n"
        "0 1 device 3 05e0:1200 0100 1-2\n"
        "0 1 maker Symbol\n"
        "0 1 interface 0 0 03 01 01 interrupt:81:8\n"
        "0 1 claim 0 0 ok\n"
        "1204000 1 in 81 ok 00 00 1e 00 00 00 00 00\n"
        "1205000 1 in 81 ok 00 00 00 00 00 00 00 00\n"
        "1206789 1 in 81 ok 00 00 28 00 00 00 00 00\n"
        "11206789 1 in 81 ok 00 00 1f 00 00 00 00 00\n");
    EXPECT_EQ(replayed.status, 0);
    EXPECT_EQ(replayed.said,
              "    1.206  scanner Symbol (05e0:1200, 1-2): 1\n"
              "   11.286  scanner Symbol (05e0:1200, 1-2): cut off after \"2\": scan it again.\n");
    EXPECT_EQ(replayed.complained, "");
}

TEST(HardwareReplay, SaysWeightsTicketsAndTheStateOfThePrinter) {
    const Replayed scale = replay({.file = std::string{replays} + "hid_scale.txt"});
    EXPECT_THAT(scale.said, HasSubstr("scale DYMO M10 (0922:8003, 1-1): 0.734 kg\n"));
    EXPECT_THAT(scale.said,
                HasSubstr("scale DYMO M10 (0922:8003, 1-1): in pounds or ounces: switch it to kilograms.\n"));
    const Replayed printer = replay({.file = std::string{replays} + "printer_ticket.txt"});
    EXPECT_THAT(printer.said, HasSubstr("           | Pois chiches 0,734 kg"));
    EXPECT_THAT(printer.said, HasSubstr("           | [QR ECOT1/T1/1/17]\n           | - - -\n"));
    EXPECT_THAT(printer.said, HasSubstr("ready, its paper is near its end"));
    EXPECT_THAT(printer.said, HasSubstr("its cover is open. Close it."));
}

TEST(HardwareReplay, SaysTheSameAsJson) {
    EXPECT_THAT(replay({.file = std::string{replays} + "hid_pos_scanner_a.txt", .json = true}).said,
                HasSubstr(R"x("device":"Honeywell Voyager (0c2e:0b6b, 1-1)","what":"scan","outcome":"whole",)x"
                          R"("text":"]E03560070123452"})"));
    EXPECT_THAT(replay({.file = std::string{replays} + "hid_scale.txt", .json = true}).said,
                HasSubstr(R"("what":"weight","state":"stable","grams":734,"net":false})"));
    EXPECT_THAT(replay({.file = std::string{replays} + "printer_ticket.txt", .json = true}).said,
                HasSubstr(R"("what":"printer","ready":false,"paper_low":true,"trouble":"cover_open")"));
}

TEST(HardwareReplay, SaysWhyADeviceCouldNotBeOpened) {
    EXPECT_THAT(replay_text("ecot-usb-traffic 1\n0 1 device 3 05e0:1200 0100 1-2\n0 1 claim 0 0 no_permission\n").said,
                HasSubstr("Symbol, Zebra (05e0:1200, 1-2): this user may not open it."));
}

TEST(HardwareReplay, NamesTheLineThatIsNoRecording) {
    const Replayed replayed = replay_text("ecot-usb-traffic 1\n0 1 fly\n");
    EXPECT_EQ(replayed.status, 1);
    EXPECT_THAT(replayed.complained, StartsWith("ecotctl: "));
    EXPECT_THAT(replayed.complained, HasSubstr("is no recording, line 2: connection 1 is not open.\n"));
    EXPECT_EQ(replay({.file = "/nowhere/at/all"}).complained, "ecotctl: There is no file /nowhere/at/all.\n");
    EXPECT_THAT(replay_text("ecot-usb-traffic 1\n").complained, StartsWith("There is nothing in "));
}

}  // namespace
}  // namespace ecot::ctl
