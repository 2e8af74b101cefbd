#include "pos/app/device_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::app {
namespace {

using hardware::DeviceFacts;
using hardware::DeviceUse;
using hardware::UsbModelId;
using session::DeviceKind;
using session::DeviceSetup;
using session::DeviceTrouble;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr UsbModelId known_scanner{0x05e0, 0x1200};
constexpr UsbModelId office_keyboard{0x046d, 0xc31c};
constexpr UsbModelId epson{0x04b8, 0x0e15};
constexpr UsbModelId dymo{0x0922, 0x8003};

DeviceFacts device_at(std::uint64_t plug, UsbModelId model, DeviceUse use, std::string product) {
    DeviceFacts facts;
    facts.plug = hardware::PlugId{plug};
    facts.model = model;
    facts.product = std::move(product);
    facts.port = "1-" + std::to_string(plug);
    facts.interfaces.emplace_back();
    facts.interfaces.front().use = use;
    return facts;
}

const DeviceFacts scanner = device_at(1, known_scanner, DeviceUse::Keyboard, "Bar Code Scanner");
const DeviceFacts keyboard = device_at(2, office_keyboard, DeviceUse::Keyboard, "Keyboard K120");
const DeviceFacts printer = device_at(3, epson, DeviceUse::Printer, "TM-T20II");
const DeviceFacts second_printer = device_at(4, epson, DeviceUse::Printer, "TM-T20II");
const DeviceFacts scale = device_at(5, dymo, DeviceUse::HidScale, "M10 Digital Scale");

std::string text(const DeviceFacts& facts) {
    return hardware::to_text(hardware::identity_of(facts));
}

DeviceTable with(const DeviceSetup& setup, const std::vector<DeviceFacts>& plugged, bool wants_printer = true) {
    DeviceTable table{setup, wants_printer};
    for (const DeviceFacts& facts : plugged) {
        table.tell(hardware::DeviceArrived{facts});
    }
    return table;
}

/// "scanner Bar Code Scanner", with what is to be known of it.
std::vector<std::string> lines(const DeviceTable& table) {
    constexpr std::array troubles{"",      "unplugged",      "no permission", "busy",       "no answer", "bad cable",
                                  "fault", "not understood", "paper out",     "cover open", "cutter",    "not kept"};
    std::vector<std::string> all;
    for (const session::Device& device : table.devices()) {
        std::string line = std::string{to_string(device.kind)} + " " + device.name;
        line += device.used ? "" : " (could be)";
        line += device.paired ? " paired" : "";
        line += device.keyboard ? " keyboard" : "";
        line += device.paper_low ? " paper low" : "";
        const char* trouble = troubles.at(static_cast<std::size_t>(device.trouble));
        all.push_back(line + (*trouble != '\0' ? ": " : "") + trouble);
    }
    return all;
}

TEST(DeviceTable, ShowsWhatIsUsedAndWhatCouldBe) {
    EXPECT_THAT(lines(with({}, {scanner, keyboard, printer, scale})),
                ElementsAre("scanner Bar Code Scanner keyboard", "scanner Keyboard K120 (could be) keyboard",
                            "printer TM-T20II", "scale M10 Digital Scale"));
}

TEST(DeviceTable, MissesAPrinterOnlyWhereThereIsToBeOne) {
    EXPECT_THAT(lines(with({}, {})), ElementsAre("printer : unplugged"));
    EXPECT_THAT(lines(with({}, {}, false)), ElementsAre("printer ")) << "a folder stands in for it";
    EXPECT_THAT(lines(with({}, {printer}, false)), ElementsAre("printer ", "printer TM-T20II (could be)"));
}

TEST(DeviceTable, MissesPairedDevicesByTheirModel) {
    const DeviceSetup setup{.scanners = {{.device = text(scanner)}}, .printer = text(printer), .scale = text(scale)};
    const std::vector<std::string> missed = lines(with(setup, {}));
    ASSERT_EQ(missed.size(), 3U);
    EXPECT_THAT(missed[0], testing::EndsWith("paired: unplugged"));
    EXPECT_THAT(missed[1], testing::EndsWith("paired: unplugged"));
    EXPECT_THAT(missed[2], testing::EndsWith("paired: unplugged"));
    EXPECT_THAT(lines(with(setup, {scanner, printer, scale})),
                ElementsAre("scanner Bar Code Scanner paired keyboard", "printer TM-T20II paired",
                            "scale M10 Digital Scale paired"));
}

TEST(DeviceTable, KnowsAPairedDeviceInAnotherSocketByItsPairing) {
    DeviceFacts moved = scanner;
    moved.plug = hardware::PlugId{9};
    moved.port = "2-4";
    const DeviceTable table = with({.scanners = {{.device = text(scanner)}}}, {moved});
    ASSERT_FALSE(table.devices().empty());
    EXPECT_EQ(table.devices()[0].id, text(scanner));
    EXPECT_EQ(table.session_id(DeviceKind::Scanner, text(moved)), text(scanner));
    EXPECT_EQ(table.session_id(DeviceKind::Scanner, "else"), "else");
}

TEST(DeviceTable, UsesOnePrinterAndOffersTheOther) {
    EXPECT_THAT(lines(with({}, {printer, second_printer})),
                ElementsAre("printer TM-T20II", "printer TM-T20II (could be)"));
    const DeviceTable paired = with({.printer = text(second_printer)}, {printer, second_printer});
    EXPECT_EQ(paired.devices()[0].id, text(second_printer));
    EXPECT_TRUE(paired.devices()[0].used);
    EXPECT_FALSE(paired.devices()[1].used);
}

TEST(DeviceTable, SaysWhatTroublesADeviceUntilItIsWellOrGone) {
    DeviceTable table = with({}, {scanner, printer});
    table.tell(DeviceKind::Scanner, hardware::troubled(scanner, {hardware::UsbErrorKind::Busy}));
    table.tell(hardware::PrinterStatus{.ready = false, .trouble = hardware::PrintErrorKind::PaperOut});
    EXPECT_THAT(lines(table), ElementsAre("scanner Bar Code Scanner keyboard: busy", "printer TM-T20II: paper out"));
    table.tell(DeviceKind::Scanner, hardware::ready(scanner));
    table.tell(hardware::PrinterStatus{.ready = true, .paper_low = true});
    EXPECT_THAT(lines(table), ElementsAre("scanner Bar Code Scanner keyboard", "printer TM-T20II paper low"));
    table.tell(DeviceKind::Printer, hardware::troubled(printer, {hardware::UsbErrorKind::NoPermission}));
    EXPECT_THAT(lines(table), ElementsAre("scanner Bar Code Scanner keyboard", "printer TM-T20II: no permission"));
    table.tell(hardware::DeviceLeft{printer.plug});
    table.tell(DeviceKind::Printer, hardware::left(printer));
    EXPECT_THAT(lines(table), ElementsAre("scanner Bar Code Scanner keyboard", "printer TM-T20II: unplugged"));
}

TEST(DeviceTable, MissesADeviceThatWasUsedUntilAnotherTakesItsPlace) {
    DeviceTable table = with({}, {scanner, keyboard, printer});
    table.tell(hardware::DeviceLeft{scanner.plug});
    EXPECT_THAT(lines(table), ElementsAre("scanner Bar Code Scanner: unplugged",
                                          "scanner Keyboard K120 (could be) keyboard", "printer TM-T20II"));
    table.tell(hardware::DeviceLeft{keyboard.plug});
    EXPECT_THAT(lines(table), ElementsAre("scanner Bar Code Scanner: unplugged", "printer TM-T20II"))
        << "the keyboard was never used";
    DeviceFacts again = scanner;
    again.plug = hardware::PlugId{17};
    table.tell(hardware::DeviceArrived{again});
    EXPECT_THAT(lines(table), ElementsAre("scanner Bar Code Scanner keyboard", "printer TM-T20II"));
}

TEST(DeviceTable, SaysThatAScaleDoesNotAnswer) {
    DeviceTable table = with({}, {printer, scale});
    table.tell_scale(false);
    EXPECT_THAT(lines(table), ElementsAre("printer TM-T20II", "scale M10 Digital Scale: no answer"));
    table.tell_scale(true);
    EXPECT_THAT(lines(table), ElementsAre("printer TM-T20II", "scale M10 Digital Scale"));
}

hardware::SerialPort port(bool allowed) {
    return {.path = "/dev/ttyUSB0",
            .identity = {.usb = hardware::DeviceIdentity{.model = {0x0403, 0x6001}, .serial = "A9", .port = "1-2"}},
            .title = "FT232R USB UART",
            .allowed = allowed};
}
constexpr const char* port_id = "serial 0403:6001 1-2 A9";

TEST(DeviceTable, OffersSerialPortsForAScaleAndUsesNoneUnasked) {
    DeviceTable table = with({}, {printer});
    table.tell_ports({port(true)});
    EXPECT_THAT(lines(table), ElementsAre("printer TM-T20II", "scale FT232R USB UART (could be)"));
    EXPECT_EQ(table.devices()[1].id, port_id);
    EXPECT_TRUE(table.devices()[1].serial);
    table.tell_ports({port(false)});
    EXPECT_THAT(lines(table), ElementsAre("printer TM-T20II", "scale FT232R USB UART (could be): no permission"));
}

TEST(DeviceTable, SaysHowThePairedSerialScaleIs) {
    DeviceTable table = with({.scale = port_id}, {printer, scale});
    EXPECT_THAT(lines(table), ElementsAre("printer TM-T20II", "scale M10 Digital Scale (could be)",
                                          "scale 0403:6001 1-2 A9 paired: unplugged"));
    table.tell_ports({port(true)});
    EXPECT_THAT(lines(table),
                ElementsAre("printer TM-T20II", "scale M10 Digital Scale (could be)", "scale FT232R USB UART paired"));
    using State = hardware::DeviceStanding::State;
    table.tell_serial({.state = State::Troubled, .error = {hardware::UsbErrorKind::TimedOut}});
    EXPECT_EQ(table.devices().back().trouble, DeviceTrouble::NoAnswer);
    table.tell_serial({.state = State::Troubled, .error = {hardware::UsbErrorKind::NotUnderstood}});
    EXPECT_EQ(table.devices().back().trouble, DeviceTrouble::NotUnderstood);
    table.tell_serial({.state = State::Ready});
    EXPECT_EQ(table.devices().back().trouble, DeviceTrouble::None);
    table.tell_serial({.state = State::Left});
    EXPECT_EQ(table.devices().back().trouble, DeviceTrouble::Unplugged);
}

TEST(DeviceTable, LeavesOutPairingsThatAreNone) {
    EXPECT_THAT(DeviceTable::paired({.scanners = {{.device = "nonsense"}}, .printer = ""}, DeviceKind::Scanner),
                IsEmpty());
    EXPECT_THAT(lines(with({.printer = "nonsense"}, {printer})), ElementsAre("printer TM-T20II"));
}

}  // namespace
}  // namespace ecot::app
