#include "pos/ctl/device_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/emulated_tty.hpp"
#include "tests/support/told.hpp"
#include "tests/support/usb_devices.hpp"

namespace ecot::ctl {
namespace {

using test::EmulatedBus;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

/// "good printer: EPSON …"
[[nodiscard]] std::vector<std::string> check_lines() {
    std::vector<std::string> lines;
    for (const DeviceFinding& finding : look_at_devices()) {
        lines.push_back((finding.good ? "good " : "look ") + finding.about + ": " + finding.sentence);
    }
    return lines;
}

TEST(DeviceCheck, SaysOfWhichKindNoneIsPluggedIn) {
    const EmulatedBus machine;
    EXPECT_THAT(check_lines(), ElementsAre("good printer: None is plugged in; receipts go to the spool directory.",
                                           StartsWith("good scanner: None is plugged in that shows itself as one"),
                                           "good scale: None is plugged in; weights are typed by hand."));
}

TEST(DeviceCheck, OpensEachDeviceAndGivesItBack) {
    EmulatedBus machine;
    test::EmulatedPrinter printer{machine, 1};
    test::EmulatedKeyboardScanner scanner{machine, 2};
    test::EmulatedHidPosScanner second{machine, 3};
    test::EmulatedScale scale{machine, 4};
    for (test::EmulatedDevice* device :
         std::initializer_list<test::EmulatedDevice*>{&printer, &scanner, &second, &scale}) {
        device->plug();
    }
    EXPECT_THAT(check_lines(), ElementsAre("good printer: EPSON TM-T20II (04b8:0e15, 1-1): it can be used.",
                                           "good scanner: Symbol Bar Code Scanner (05e0:1200, 1-2): it can be used.",
                                           "good scanner: Honeywell Voyager (0c2e:0b6b, 1-3): it can be used.",
                                           "good scale: DYMO M10 (0922:8003, 1-4): it can be used."));
    EXPECT_EQ(printer.driver_of(0), "usblp");
    EXPECT_EQ(scanner.driver_of(0), "usbhid");
    EXPECT_TRUE(test::eventually(
        [&] { return printer.open_count() + scanner.open_count() + second.open_count() + scale.open_count() == 0U; }));
}

TEST(DeviceCheck, SaysWhatToDoWhereADeviceCannotBeOpened) {
    EmulatedBus machine;
    test::EmulatedPrinter printer{machine, 1};
    printer.plug();
    printer.claim_elsewhere(0);
    test::EmulatedKeyboardScanner scanner{machine, 2};
    scanner.refuse_to_open();
    scanner.plug();
    const std::vector<std::string> lines = check_lines();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_THAT(lines[0], StartsWith("look printer: EPSON TM-T20II (04b8:0e15, 1-1): another program has it."));
    EXPECT_THAT(lines[0], HasSubstr("remove the printer from CUPS"));
    EXPECT_THAT(lines[1], StartsWith("look scanner: Symbol Bar Code Scanner (05e0:1200, 1-2): this user may not open "
                                     "it. Copy packaging/udev/70-ecot.rules to"));
    EXPECT_THAT(lines[1], HasSubstr("udevadm control --reload"));
    EXPECT_THAT(lines[2], StartsWith("good scale: None"));
}

TEST(DeviceCheck, LeavesAKeyboardAloneThatIsNotKnownAsAScanner) {
    EmulatedBus machine;
    test::UsbModel model = test::keyboard_scanner_model();
    model.vendor = 0x046d;
    model.product = 0xc31c;
    model.manufacturer = "Logitech";
    model.product_name = "Keyboard K120";
    test::EmulatedKeyboardScanner keyboard{machine, 1, model};
    keyboard.plug();
    const std::vector<std::string> lines = check_lines();
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[3],
              "good device: Logitech Keyboard K120 (046d:c31c, 1-1): a keyboard, which is left alone; if it is a "
              "scanner, pair it in the settings.");
    EXPECT_EQ(keyboard.driver_of(0), "usbhid");
    EXPECT_EQ(keyboard.reap_count(), 0U);
}

TEST(DeviceCheck, SaysHowAScannerOfAnotherModeIsToBeSwitched) {
    EmulatedBus machine;
    test::UsbModel model = test::vendor_class_printer_model();
    model.vendor = 0x05e0;
    model.product = 0x1701;
    model.manufacturer = "";
    model.product_name = "";
    test::EmulatedDevice scanner{machine, 1, model};
    scanner.plug();
    EXPECT_THAT(check_lines().back(), HasSubstr("as a serial port: switch it to HID keyboard."));
}

TEST(DeviceCheck, NamesSerialPortsAndOpensNone) {
    test::EmulatedTtys ttys;
    test::EmulatedTty tty{ttys, false, {}};
    tty.plug("ttyUSB0");
    const std::vector<DeviceFinding> findings = look_at_ports({.classes = ttys.classes(), .nodes = ttys.nodes()});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_TRUE(findings[0].good);
    EXPECT_EQ(findings[0].about, "port");
    EXPECT_THAT(findings[0].sentence, StartsWith("FT232R USB UART ("));
    EXPECT_THAT(findings[0].sentence, HasSubstr("if a scale is on it, pair it in the settings"));
    EXPECT_EQ(tty.heard(), "");
}

}  // namespace
}  // namespace ecot::ctl
