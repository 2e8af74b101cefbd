// The cable pulled at each moment: what was taken is known, what waits wakes, and the device is known when it is back.

#include <optional>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {
namespace {

using test::NodeKind;
using testing::Optional;

/// With both ways in which a program may learn of it.
class CablePulled : public UsbTest, public testing::WithParamInterface<NodeKind> {
protected:
    CablePulled() { start(); }
    test::EmulatedPrinter printer_{machine_, 1, test::receipt_printer_model(), GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Nodes, CablePulled, testing::Values(NodeKind::Fifo, NodeKind::Pty),
                         [](const auto& node) { return std::string{node.param == NodeKind::Fifo ? "Fifo" : "Pty"}; });

[[nodiscard]] Bytes numbered(std::size_t count) {
    Bytes bytes(count);
    for (std::size_t i = 0; i < count; ++i) {
        bytes[i] = static_cast<std::uint8_t>(i * 3 + i / 256);
    }
    return bytes;
}

/// A ticket as a printer is given it: reset, lines, a picture of some size, the cut, each written by itself.
[[nodiscard]] std::vector<Bytes> ticket_parts() {
    return {{0x1b, 0x40}, numbered(48), numbered(64), numbered(65), numbered(4096), {0x1d, 0x56, 0x42, 0x03}};
}

TEST_P(CablePulled, AtEachPlaceOfATicketSaysWhatWasTaken) {
    // In each part: before its first byte, after it, within and at the end of a packet, before its last byte, after it.
    const auto parts = ticket_parts();
    std::size_t departures = 0;
    std::size_t before = 0;
    for (const Bytes& broken : parts) {
        for (const std::size_t at : {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65},
                                     broken.size() - 1, broken.size()}) {
            if (at > broken.size()) {
                continue;
            }
            UsbConnection connection = connect(plug(printer_), DeviceUse::Printer);
            const std::size_t printed_before = printer_.printed().size();
            printer_.unplug_after(0x01, before + at);
            std::size_t taken = 0;
            std::optional<UsbError> error;
            bool maybe_more = false;
            for (const Bytes& part : parts) {
                const UsbWritten written = connection.write(0x01, part, ample);
                taken += written.taken;
                if (written.error) {
                    error = written.error;
                    maybe_more = written.maybe_more;
                    break;
                }
            }
            EXPECT_EQ(taken, before + at);
            ASSERT_TRUE(error) << "after " << before + at << " bytes";
            EXPECT_EQ(error->kind, UsbErrorKind::Gone);
            EXPECT_TRUE(maybe_more) << "after " << before + at << " bytes";
            EXPECT_EQ(printer_.printed().size() - printed_before, taken);
            const UsbWritten later = connection.write(0x01, Bytes{1}, ample);
            EXPECT_EQ(later.error->kind, UsbErrorKind::Gone);
            EXPECT_FALSE(later.maybe_more) << "nothing of it went out";
            (void)told_.departure(departures++);
        }
        before += broken.size();
    }
}

TEST_P(CablePulled, WakesWhoWaitsForAnAnswer) {
    UsbConnection connection = connect(plug(printer_), DeviceUse::Printer);
    std::thread pull{[&] {
        EXPECT_TRUE(eventually([&] { return printer_.pending_count() == 1; }));
        printer_.unplug();
    }};
    const auto answer = connection.read_once(0x82, ample);
    pull.join();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, UsbErrorKind::Gone);
}

TEST_P(CablePulled, WakesWhoWaitsForARequest) {
    UsbConnection connection = connect(plug(printer_), DeviceUse::Printer);
    printer_.set_mute(true);
    std::thread pull{[&] {
        EXPECT_TRUE(eventually([&] { return printer_.pending_count() == 1; }));
        printer_.unplug();
    }};
    const auto answer = connection.control_in({.request = 1}, 1, ample);
    pull.join();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, UsbErrorKind::Gone);
}

TEST_P(CablePulled, WakesWhoWaitsForPaper) {
    UsbConnection connection = connect(plug(printer_), DeviceUse::Printer);
    printer_.set_out_credit(0x01, 5);
    std::thread pull{[&] {
        EXPECT_TRUE(eventually([&] { return printer_.printed().size() == 5; }));
        printer_.unplug();
    }};
    const UsbWritten written = connection.write(0x01, numbered(100), ample);
    pull.join();
    EXPECT_EQ(written.taken, 5U);
    ASSERT_TRUE(written.error);
    EXPECT_EQ(written.error->kind, UsbErrorKind::Gone);
}

TEST_P(CablePulled, EndsReadersAndLeavesOtherDevicesAlone) {
    test::EmulatedKeyboardScanner scanner{machine_, 2, test::keyboard_scanner_model(), GetParam()};
    UsbConnection paper = connect(plug(printer_), DeviceUse::Printer);
    UsbConnection keys = connect(plug(scanner), DeviceUse::Keyboard);
    ReadReports status;
    ReadReports scans;
    ASSERT_TRUE(paper.read_all(status.reader(0x82)));
    ASSERT_TRUE(keys.read_all(scans.reader(0x81)));
    printer_.unplug();
    EXPECT_THAT(status.end(), Optional(UsbErrorKind::Gone));
    scanner.scan("12");
    EXPECT_EQ(scans.wait_for(6).size(), 6U);
}

TEST_P(CablePulled, LeavesTheOldConnectionDeadWhenTheDeviceIsBack) {
    UsbConnection old = connect(plug(printer_), DeviceUse::Printer);
    printer_.unplug();
    UsbConnection fresh = connect(plug(printer_), DeviceUse::Printer);
    EXPECT_EQ(old.write(0x01, Bytes{'o'}, ample).error->kind, UsbErrorKind::Gone);
    EXPECT_FALSE(fresh.write(0x01, Bytes{'f'}, ample).error);
    EXPECT_EQ(printer_.printed(), Bytes{'f'});
    old.close();
    EXPECT_FALSE(fresh.write(0x01, Bytes{'g'}, ample).error);
}

}  // namespace
}  // namespace ecot::hardware
