#include "hardware/usb/traffic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::hardware {
namespace {

using std::chrono::microseconds;
using testing::HasSubstr;

/// A scanner that types, in the order of its lines.
[[nodiscard]] InterfaceClaimed scanner() {
    InterfaceClaimed claimed;
    claimed.facts = {.plug = PlugId{3},
                     .model = {0x05e0, 0x1200},
                     .release = 0x0100,
                     .manufacturer = "Symbol",
                     .product = "Bar Code Scanner",
                     .serial = {},
                     .port = "1-2",
                     .interfaces = {{.number = 0,
                                     .setting = 0,
                                     .class_code = 3,
                                     .subclass = 1,
                                     .protocol = 1,
                                     .endpoints = {{0x81, EndpointFacts::Kind::Interrupt, 8}},
                                     .hid_usage = HidUsage{0x01, 0x06},
                                     .use = DeviceUse::Keyboard}}};
    claimed.report_descriptors = {{0, {0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0xc0}}};
    return claimed;
}

constexpr std::string_view scanner_lines =
    "0 1 device 3 05e0:1200 0100 1-2\n"
    "0 1 maker Symbol\n"
    "0 1 product Bar Code Scanner\n"
    "0 1 interface 0 0 03 01 01 interrupt:81:8\n"
    "0 1 reports 0 05 01 09 06 a1 01 c0\n"
    "0 1 claim 0 0 ok\n";

[[nodiscard]] std::string traffic_text(std::string_view lines) {
    return "ecot-usb-traffic 1\n" + std::string{lines};
}

[[nodiscard]] std::string fault_of(const std::string& text) {
    const auto read = read_traffic(text);
    return read ? "none" : std::to_string(read.error().line) + ": " + read.error().reason;
}

TEST(Traffic, WritesADeviceAndWhatItMovedALineEach) {
    const microseconds begin{5'000};
    EXPECT_EQ(to_lines({microseconds{5'000}, 1, scanner()}, begin), scanner_lines);
    EXPECT_EQ(to_lines({microseconds{5'812}, 1, ControlMoved{0x21, 0x0b, 0, 2, 0, {}, {}}}, begin),
              "812 1 control 21 0b 0000 0002 0000 ok\n");
    EXPECT_EQ(
        to_lines({microseconds{5'900}, 1, ControlMoved{0xa1, 0x01, 0x0100, 0, 8, UsbErrorKind::Stalled, {}}}, begin),
        "900 1 control a1 01 0100 0000 0008 stalled\n");
    EXPECT_EQ(to_lines({microseconds{5'950}, 1, DataMoved{0x81, {}, {0, 0, 0x1e, 0xff}}}, begin),
              "950 1 in 81 ok 00 00 1e ff\n");
    EXPECT_EQ(to_lines({microseconds{5'990}, 2, DataMoved{0x01, UsbErrorKind::TimedOut, {0x1b, 0x40}}}, begin),
              "990 2 out 01 timed_out 1b 40\n");
    EXPECT_EQ(to_lines({microseconds{5'995}, 1, HaltCleared{0x81, {}}}, begin), "995 1 unhalt 81 ok\n");
    EXPECT_EQ(to_lines({microseconds{6'200}, 1, InterfaceClosed{}}, begin), "1200 1 close\n");
    EXPECT_EQ(to_lines({microseconds{4'000}, 1, InterfaceClosed{}}, begin), "0 1 close\n");
}

TEST(Traffic, ReadsWhatItWrote) {
    InterfaceClaimed refused = scanner();
    refused.facts.serial = "S 1";
    refused.error = UsbErrorKind::NoPermission;
    const std::vector<TrafficEvent> events{
        {microseconds{0}, 1, scanner()},
        {microseconds{7}, 1, ControlMoved{0x21, 0x09, 0x03fe, 0, 2, {}, {0xfe, 0x01}}},
        {microseconds{8}, 2, refused},
        {microseconds{9}, 1, DataMoved{0x81, {}, {1, 2, 3}}},
        {microseconds{9}, 1, DataMoved{0x02, UsbErrorKind::Gone, {}}},
        {microseconds{10}, 1, HaltCleared{0x81, UsbErrorKind::Gone}},
        {microseconds{11}, 1, InterfaceClosed{}}};
    std::string text{traffic_heading()};
    for (const TrafficEvent& event : events) {
        text += to_lines(event, {});
    }
    const auto read = read_traffic(text);
    ASSERT_TRUE(read) << fault_of(text);
    EXPECT_EQ(*read, events);
}

TEST(Traffic, ReadsATextThatAMailProgramTouched) {
    const auto read = read_traffic(
        "ecot-usb-traffic 1\r\n\r\n# A note.\r\n0 1 device  3 05e0:1200 0100 1-2 \r\n0 1 claim 0 0 busy\r\n");
    ASSERT_TRUE(read) << read.error().reason;
    ASSERT_EQ(read->size(), 1U);
    EXPECT_EQ(std::get<InterfaceClaimed>(read->front().what).error, UsbErrorKind::Busy);
}

TEST(Traffic, SaysBeforeTheFirstByteWhatItMayTellOfPeople) {
    EXPECT_TRUE(traffic_heading().starts_with("ecot-usb-traffic 1\n# "));
    EXPECT_THAT(std::string{traffic_heading()}, HasSubstr("members' cards"));
    EXPECT_THAT(std::string{traffic_heading()}, HasSubstr("every receipt that was printed"));
    EXPECT_TRUE(read_traffic(traffic_heading()));
}

TEST(Traffic, NamesTheLineThatIsWrong) {
    EXPECT_EQ(fault_of(""), "1: the first line is not \"ecot-usb-traffic 1\"");
    EXPECT_EQ(fault_of("ecot-usb-traffic 2\n"), "1: the first line is not \"ecot-usb-traffic 1\"");
    EXPECT_EQ(fault_of(traffic_text("# so\nnow 1 close\n")),
              "3: a line begins with microseconds, the connection's number and a word");
    EXPECT_EQ(fault_of(traffic_text("-1 1 close\n")),
              "2: a line begins with microseconds, the connection's number and a word");
    EXPECT_EQ(fault_of(traffic_text("0 1\n")),
              "2: a line begins with microseconds, the connection's number and a word");
    EXPECT_EQ(fault_of(traffic_text("0 1 close\n")), "2: connection 1 is not open");
    const std::string open = traffic_text(scanner_lines);
    EXPECT_EQ(fault_of(open + "9 1 fly\n"), "8: \"fly\" is no word of this format");
    EXPECT_EQ(fault_of(open + "9 1 in 81 ok 0g\n"), "8: what follows \"in\" is not as it has to be");
    EXPECT_EQ(fault_of(open + "9 1 in 81 ok 123\n"), "8: what follows \"in\" is not as it has to be");
    EXPECT_EQ(fault_of(open + "9 1 in 01 ok 12\n"), "8: what follows \"in\" is not as it has to be");
    EXPECT_EQ(fault_of(open + "9 1 in 81 well\n"), "8: what follows \"in\" is not as it has to be");
    EXPECT_EQ(fault_of(open + "9 1 control 21 0b 0000 ok\n"), "8: what follows \"control\" is not as it has to be");
    EXPECT_EQ(fault_of(open + "9 2 in 81 ok\n"), "8: connection 2 is not open");
    EXPECT_EQ(fault_of(open + "9 1 device 3 05e0:1200 0100 1-2\n"), "8: the connection is open already");
    EXPECT_EQ(fault_of(open + "9 1 close\n9 1 in 81 ok\n"), "9: connection 1 is not open");
    const std::string begun = traffic_text("0 1 device 3 05e0:1200 0100 1-2\n");
    EXPECT_EQ(fault_of(begun), "2: the text ends before the device's `claim`");
    EXPECT_EQ(fault_of(begun + "0 2 maker x\n"), "3: another connection before the `claim` of 1");
    EXPECT_EQ(fault_of(begun + "0 1 close\n"), "3: \"close\" between `device` and `claim`");
    EXPECT_EQ(fault_of(begun + "0 1 interface 0 0 03 01 01 iso:81:8\n"),
              "3: what follows \"interface\" is not as it has to be");
    EXPECT_EQ(fault_of(begun + "0 1 maker a\tb\n"), "3: what follows \"maker\" is not as it has to be");
    EXPECT_EQ(fault_of(begun + "0 1 claim 0 0 no\n"), "3: what follows \"claim\" is not as it has to be");
}

}  // namespace
}  // namespace ecot::hardware
