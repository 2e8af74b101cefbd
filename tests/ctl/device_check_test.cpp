#include "pos/ctl/device_check.hpp"

#include <filesystem>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/syscall.h>
#include <unistd.h>

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
[[nodiscard]] std::vector<std::string> lines_of(const std::vector<DeviceFinding>& findings) {
    std::vector<std::string> lines;
    for (const DeviceFinding& finding : findings) {
        lines.push_back((finding.good ? "good " : "look ") + finding.about + ": " + finding.sentence);
    }
    return lines;
}

[[nodiscard]] std::vector<std::string> check_lines(const std::optional<TillDevices>& till = std::nullopt) {
    return lines_of(look_at_devices(till));
}

TEST(DeviceCheck, SaysOfWhichKindNoneIsPluggedIn) {
    const EmulatedBus machine;
    EXPECT_THAT(check_lines(), ElementsAre("good printer: None is plugged in.",
                                           StartsWith("good scanner: None is plugged in that shows itself as one"),
                                           "good scale: None is plugged in; weights are typed by hand."));
}

TEST(DeviceCheck, SaysWhereReceiptsGoWithoutAPrinter) {
    EmulatedBus machine;
    const TillDevices in_folder{.chosen = {}, .usb_printer = false};
    const TillDevices on_paper{.chosen = {}, .usb_printer = true};
    EXPECT_EQ(check_lines(in_folder)[0], "good printer: None is plugged in; receipts go to the spool directory.");
    EXPECT_EQ(check_lines(on_paper)[0],
              "look printer: None is plugged in; receipts wait for one. Plug it in and switch it on.");
    test::EmulatedPrinter printer{machine, 1};
    printer.plug();
    EXPECT_EQ(check_lines(in_folder)[0],
              "good printer: EPSON TM-T20II (04b8:0e15, 1-1): it can be used. Receipts go to the spool directory until "
              "it is chosen in the settings.");
    EXPECT_EQ(check_lines(on_paper)[0], "good printer: EPSON TM-T20II (04b8:0e15, 1-1): it can be used.");
}

/// What a manager chose: a printer, two scanners and a scale.
[[nodiscard]] TillDevices a_full_till() {
    return {.chosen = {.scanners = {{.device = "05e0:1200 1-2"}, {.device = "1234:5678 1-7 B77"}},
                       .printer = "04b8:0e15 1-1 X3Z8010042",
                       .scale = "0922:8003 1-4 0074300023456"},
            .usb_printer = false};
}

TEST(DeviceCheck, NamesEachChosenDeviceThatIsNotThere) {
    const EmulatedBus machine;
    EXPECT_THAT(
        check_lines(a_full_till()),
        ElementsAre(
            "look printer: Epson TM-T20II (04b8:0e15, 1-1, number X3Z8010042): it is chosen for this till and is not "
            "plugged in. Plug it in and switch it on, or choose another in the settings; meanwhile receipts wait.",
            "look scanner: Symbol, Zebra (05e0:1200, 1-2): it is chosen for this till and is not plugged in. Plug it "
            "in and switch it on, or choose another in the settings; meanwhile codes are typed by hand.",
            "look scanner: The chosen scanner (1234:5678, 1-7, number B77): it is chosen for this till and is not "
            "plugged in. Plug it in and switch it on, or choose another in the settings; meanwhile codes are typed by "
            "hand.",
            "look scale: Dymo M10 (0922:8003, 1-4, number 0074300023456): it is chosen for this till and is not "
            "plugged in. Plug it in and "
            "switch it on, or choose another in the settings; meanwhile weights are typed by hand."));
}

TEST(DeviceCheck, KnowsTheChosenDevicesThatAreThere) {
    EmulatedBus machine;
    test::EmulatedPrinter printer{machine, 5};  // at another socket: it has a number
    test::EmulatedKeyboardScanner scanner{machine, 2};
    test::EmulatedScale scale{machine, 4};
    printer.plug();
    scanner.plug();
    scale.plug();
    TillDevices till = a_full_till();
    till.chosen.scanners.pop_back();
    EXPECT_THAT(check_lines(till),
                ElementsAre("good printer: EPSON TM-T20II (04b8:0e15, 1-5): it can be used.",
                            "good scanner: Symbol Bar Code Scanner (05e0:1200, 1-2): it can be used.",
                            "good scale: DYMO M10 (0922:8003, 1-4): it can be used."));
}

TEST(DeviceCheck, SaysThatAnotherDeviceThanTheChosenOneIsThere) {
    EmulatedBus machine;
    test::EmulatedPrinter printer{machine, 1};
    printer.plug();
    test::UsbModel model = test::scale_model();
    model.product = 0x8004;
    model.product_name = "M25";
    test::EmulatedScale other{machine, 3, model};
    other.plug();
    const TillDevices till{.chosen = {.printer = "04b8:0202 1-1", .scale = "0922:8003 1-4 0074300023456"},
                           .usb_printer = true};
    const std::vector<std::string> lines = check_lines(till);
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_THAT(lines[0], StartsWith("look printer: Epson TM-T88, TM-T70 (04b8:0202, 1-1): it is chosen"));
    EXPECT_EQ(lines[1],
              "look printer: EPSON TM-T20II (04b8:0e15, 1-1): another printer than the one chosen: choose it in the "
              "settings, if it is to be used.");
    EXPECT_THAT(lines[3], StartsWith("look scale: Dymo M10 (0922:8003, 1-4, number 0074300023456): it is chosen"));
    EXPECT_EQ(lines[4],
              "look scale: DYMO M25 (0922:8004, 1-3): another scale than the one chosen: choose it in the settings, if "
              "it is to be used.");
    EXPECT_EQ(other.open_count(), 0U);
    test::EmulatedScale chosen{machine, 4};
    chosen.plug();
    EXPECT_THAT(check_lines(till),
                testing::IsSupersetOf({"good scale: DYMO M10 (0922:8003, 1-4): it can be used.",
                                       "good scale: DYMO M25 (0922:8004, 1-3): another scale than the one chosen; it "
                                       "is not used."}));
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

/// Serial ports of which this user may open none, the superuser neither.
class PortsOfOthers {
public:
    explicit PortsOfOthers(const test::EmulatedTtys& ttys) {
        constexpr uid_t nobody = 65'534;
        using std::filesystem::perms;
        std::filesystem::permissions(ttys.devices().parent_path(), perms::group_exec | perms::others_exec,
                                     std::filesystem::perm_options::add);
        for (const auto& node : std::filesystem::directory_iterator{ttys.nodes()}) {
            std::filesystem::permissions(node, perms::none);
        }
        // access() goes by the real user. Of this thread only: the system's own call, not the library's.
        if (user_ == 0 && ::syscall(SYS_setresuid, nobody, 0, 0) != 0) {
            ADD_FAILURE() << "cannot become another user";
        }
    }
    ~PortsOfOthers() {
        if (user_ == 0 && ::syscall(SYS_setresuid, 0, 0, 0) != 0) {
            ADD_FAILURE() << "cannot become the superuser again";
        }
    }
    PortsOfOthers(const PortsOfOthers&) = delete;
    PortsOfOthers& operator=(const PortsOfOthers&) = delete;

private:
    const uid_t user_ = ::getuid();
};

class PortCheck : public testing::Test {
protected:
    [[nodiscard]] hardware::SerialPlaces places() const { return {.classes = ttys_.classes(), .nodes = ttys_.nodes()}; }
    [[nodiscard]] std::vector<std::string> lines(const std::optional<TillDevices>& till = std::nullopt) const {
        return lines_of(look_at_ports(till, places()));
    }

    const TillDevices on_port_{.chosen = {.scale = "serial 0403:6001 1-2 A9001XYZ"}, .usb_printer = false};
    test::EmulatedTtys ttys_;
    test::EmulatedTty tty_{ttys_, false, [](std::string_view) { return std::string{}; }};
};

TEST_F(PortCheck, NamesSerialPortsAndOpensNone) {
    tty_.plug("ttyUSB0");
    EXPECT_THAT(lines(), ElementsAre("good port: FT232R USB UART (" + ttys_.nodes() +
                                     "/ttyUSB0): a serial port; if a scale is on it, pair it in the settings."));
    EXPECT_EQ(tty_.heard(), "");
}

TEST_F(PortCheck, NamesTheOneThatWasChosenForTheScale) {
    tty_.plug("ttyUSB1");
    EXPECT_THAT(lines(on_port_),
                ElementsAre("good scale: FT232R USB UART (" + ttys_.nodes() +
                            "/ttyUSB1): the serial port chosen for the scale; the screen of devices shows whether the "
                            "scale on it answers."));
    EXPECT_EQ(tty_.heard(), "");
    tty_.unplug();
    tty_.plug("ttyUSB1", {.serial = "MODEM", .port = "1-5"});
    EXPECT_THAT(lines(on_port_),
                ElementsAre(StartsWith("good port: FT232R USB UART ("),
                            "look scale: The adapter (0403:6001, 1-2, number A9001XYZ): the serial port chosen for the "
                            "scale is not there. Plug it in, or choose another scale in the settings; meanwhile "
                            "weights are typed by hand."));
    EXPECT_THAT(lines(TillDevices{.chosen = {.scale = "serial ttyS0"}}).back(),
                StartsWith("look scale: ttyS0: the serial port chosen for the scale is not there."));
}

TEST_F(PortCheck, SaysWhatToDoWhereAPortMayNotBeOpened) {
    tty_.plug("ttyUSB0");
    const PortsOfOthers others{ttys_};
    EXPECT_THAT(lines(), ElementsAre("look port: FT232R USB UART (" + ttys_.nodes() +
                                     "/ttyUSB0): this user may not open it; install the udev rules of packaging/udev "
                                     "and plug it in again."));
    EXPECT_THAT(lines(on_port_),
                ElementsAre("look scale: FT232R USB UART (" + ttys_.nodes() +
                            "/ttyUSB0): the serial port chosen for the scale, and this user may not "
                            "open it; install the udev rules of packaging/udev and plug it in again."));
}

TEST_F(PortCheck, LeavesAScaleAloneThatShowsItselfWhereOneOnAPortWasChosen) {
    EmulatedBus machine;
    test::EmulatedScale scale{machine, 4};
    scale.plug();
    EXPECT_THAT(
        lines_of(look_at_devices(on_port_, places())),
        testing::IsSupersetOf({testing::Matcher<std::string>{StartsWith("look scale: The adapter (0403:6001")},
                               testing::Matcher<std::string>{StartsWith(
                                   "look scale: DYMO M10 (0922:8003, 1-4): another scale than the one chosen:")}}));
    tty_.plug("ttyUSB0");
    const std::vector<std::string> lines = lines_of(look_at_devices(on_port_, places()));
    EXPECT_THAT(lines.front(), HasSubstr("the serial port chosen for the scale;"));
    EXPECT_EQ(lines.back(),
              "good scale: DYMO M10 (0922:8003, 1-4): another scale than the one chosen; it is not used.");
    EXPECT_EQ(scale.open_count(), 0U);
}

}  // namespace
}  // namespace ecot::ctl
