#include "hardware/usb/usb_bus.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/usb/device_identity.hpp"
#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

class Bus : public UsbTest {};

TEST_F(Bus, TellsOfTheDevicesThatAreThereWhenItStarts) {
    test::EmulatedPrinter printer{machine_, 1};
    test::EmulatedScale scale{machine_, 2};
    printer.plug();
    scale.plug();
    start();
    EXPECT_THAT((std::vector{told_.arrival(0).product, told_.arrival(1).product}),
                testing::UnorderedElementsAre("TM-T20II", "M10"));
    EXPECT_EQ(bus_.devices().size(), 2U);
}

TEST_F(Bus, TellsWhatAPrinterSaysOfItself) {
    start();
    test::EmulatedPrinter printer{machine_, 3};
    const DeviceFacts facts = plug(printer);
    EXPECT_EQ(facts.model, (UsbModelId{0x04b8, 0x0e15}));
    EXPECT_EQ(facts.release, 0x0100);
    EXPECT_EQ(facts.manufacturer, "EPSON");
    EXPECT_EQ(facts.product, "TM-T20II");
    EXPECT_EQ(facts.serial, "X3Z8010042");
    EXPECT_EQ(facts.port, "1-3");
    ASSERT_EQ(facts.interfaces.size(), 1U);
    const InterfaceFacts& interface = facts.interfaces[0];
    EXPECT_EQ(interface.use, DeviceUse::Printer);
    EXPECT_EQ(interface.class_code, 7);
    EXPECT_EQ(interface.protocol, 2);
    EXPECT_EQ(*interface.out(), (EndpointFacts{0x01, EndpointFacts::Kind::Bulk, 64}));
    EXPECT_EQ(*interface.in(), (EndpointFacts{0x82, EndpointFacts::Kind::Bulk, 64}));
}

TEST_F(Bus, KnowsTheUseOfEachDeviceOfATill) {
    start();
    test::EmulatedPrinter epson{machine_, 1, test::vendor_class_printer_model()};
    test::EmulatedKeyboardScanner keyboard{machine_, 2};
    test::EmulatedHidPosScanner honeywell{machine_, 3, test::HidPosLayout::A};
    test::EmulatedHidPosScanner newland{machine_, 4, test::HidPosLayout::B};
    test::EmulatedScale scale{machine_, 5};
    EXPECT_NE(plug(epson).find(DeviceUse::Printer), nullptr);
    EXPECT_NE(plug(keyboard).find(DeviceUse::Keyboard), nullptr);
    EXPECT_NE(plug(honeywell).find(DeviceUse::HidPosScanner), nullptr);
    EXPECT_NE(plug(newland).find(DeviceUse::HidPosScanner), nullptr);
    EXPECT_NE(plug(scale).find(DeviceUse::HidScale), nullptr);
}

TEST_F(Bus, TellsOfADeviceWhoseReportDescriptorNobodyKnows) {
    start();
    test::UsbModel model = test::hid_pos_scanner_model_a();
    model.interfaces[0].report_descriptor_known = false;
    model.vendor = 0x1234;
    test::EmulatedDevice scanner{machine_, 1, model};
    const DeviceFacts facts = plug(scanner);
    ASSERT_NE(facts.find(DeviceUse::UnknownHid), nullptr);

    // The device itself says, once somebody claims it.
    UsbConnection connection = connect(facts, DeviceUse::UnknownHid);
    const auto descriptor = connection.report_descriptor(ample);
    ASSERT_TRUE(descriptor);
    EXPECT_EQ(*descriptor, test::hid_pos_report_descriptor_a());
    EXPECT_THAT(main_usage(*descriptor), Optional(HidUsage{0x8c, 0x02}));
}

TEST_F(Bus, TellsThatADeviceLeft) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    const DeviceFacts facts = plug(printer);
    printer.unplug();
    EXPECT_EQ(told_.departure(0), facts.plug);
    EXPECT_THAT(bus_.devices(), IsEmpty());
    EXPECT_THAT(refusal(facts, DeviceUse::Printer), Optional(UsbErrorKind::Gone));
}

TEST_F(Bus, KnowsADeviceAgainOnAnotherPort) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    const DeviceFacts before = plug(printer);
    const std::vector paired{identity_of(before)};
    printer.unplug();
    EXPECT_EQ(told_.departure(0), before.plug);
    printer.move_to(4);
    const DeviceFacts after = plug(printer);
    EXPECT_EQ(after.port, "1-4");
    EXPECT_NE(after.plug, before.plug);
    EXPECT_THAT(find_paired(paired, bus_.devices()), ElementsAre(Optional(after.plug)));

    UsbConnection connection = connect(after, DeviceUse::Printer);
    EXPECT_FALSE(connection.write(0x01, Bytes{'a'}, ample).error);
    EXPECT_EQ(printer.printed(), Bytes{'a'});
}

TEST_F(Bus, ClaimsADeviceFromItsKernelDriverAndGivesItBack) {
    start();
    test::EmulatedKeyboardScanner scanner{machine_, 1};
    const DeviceFacts facts = plug(scanner);
    EXPECT_EQ(scanner.driver_of(0), "usbhid");
    {
        const UsbConnection connection = connect(facts, DeviceUse::Keyboard);
        EXPECT_EQ(scanner.driver_of(0), "usbfs");
    }
    EXPECT_EQ(scanner.driver_of(0), "usbhid");
    EXPECT_TRUE(eventually([&] { return scanner.open_count() == 0; }));
}

TEST_F(Bus, GivesDevicesBackWhenItStops) {
    start();
    test::EmulatedKeyboardScanner scanner{machine_, 1};
    test::EmulatedPrinter printer{machine_, 2};
    UsbConnection keys = connect(plug(scanner), DeviceUse::Keyboard);
    UsbConnection paper = connect(plug(printer), DeviceUse::Printer);
    ReadReports reports;
    ASSERT_TRUE(keys.read_all(reports.reader(0x81)));
    bus_.stop();
    EXPECT_EQ(scanner.driver_of(0), "usbhid");
    EXPECT_EQ(printer.driver_of(0), "usblp");
    EXPECT_THAT(reports.end(), Optional(UsbErrorKind::Cancelled));
    EXPECT_EQ(paper.write(0x01, Bytes{'a'}, ample).error, (UsbError{UsbErrorKind::Cancelled}));
}

TEST_F(Bus, SaysThatItHasNoPermission) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    printer.refuse_to_open();
    const DeviceFacts facts = plug(printer);
    EXPECT_EQ(facts.serial, "X3Z8010042");  // known all the same, so that the screen can name it
    EXPECT_THAT(refusal(facts, DeviceUse::Printer), Optional(UsbErrorKind::NoPermission));
    printer.allow_to_open();
    EXPECT_EQ(refusal(facts, DeviceUse::Printer), std::nullopt);
}

TEST_F(Bus, SaysThatAnotherProgramHasTheDevice) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    const DeviceFacts facts = plug(printer);
    printer.claim_elsewhere(0);
    EXPECT_THAT(refusal(facts, DeviceUse::Printer), Optional(UsbErrorKind::Busy));
    printer.release_elsewhere(0);
    EXPECT_EQ(refusal(facts, DeviceUse::Printer), std::nullopt);
}

TEST_F(Bus, GivesAnInterfaceToOneConnectionOnly) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    const DeviceFacts facts = plug(printer);
    const UsbConnection first = connect(facts, DeviceUse::Printer);
    EXPECT_THAT(refusal(facts, DeviceUse::Printer), Optional(UsbErrorKind::Busy));
}

TEST_F(Bus, SaysThatThereIsNoSuchInterface) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    const DeviceFacts facts = plug(printer);
    InterfaceFacts interface = facts.interfaces[0];
    interface.number = 9;
    const auto connection = bus_.connect(facts.plug, interface);
    ASSERT_FALSE(connection);
    EXPECT_EQ(connection.error().kind, UsbErrorKind::NotSupported);
}

TEST_F(Bus, OpensTwoInterfacesOfOneDevice) {
    start();
    test::EmulatedDevice scanner{machine_, 1, test::composite_scanner_model()};
    const DeviceFacts facts = plug(scanner);
    UsbConnection keyboard = connect(facts, DeviceUse::Keyboard);
    UsbConnection hid_pos = connect(facts, DeviceUse::HidPosScanner);
    EXPECT_EQ(hid_pos.interface().number, 1);
    ReadReports typed;
    ReadReports scanned;
    ASSERT_TRUE(keyboard.read_all(typed.reader(0x81)));
    ASSERT_TRUE(hid_pos.read_all(scanned.reader(0x82)));
    scanner.send(0x81, Bytes(8, 1));
    scanner.send(0x82, Bytes(64, 2));
    EXPECT_THAT(typed.wait_for(1), ElementsAre(Bytes(8, 1)));
    EXPECT_THAT(scanned.wait_for(1), ElementsAre(Bytes(64, 2)));
}

TEST_F(Bus, StopsWithoutHavingStarted) {
    bus_.stop();
    EXPECT_THAT(bus_.devices(), IsEmpty());
    bus_.stop();
}

TEST_F(Bus, SaysCancelledOnceItStopped) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    const DeviceFacts facts = plug(printer);
    bus_.stop();
    EXPECT_THAT(refusal(facts, DeviceUse::Printer), Optional(UsbErrorKind::Cancelled));
}

TEST_F(Bus, StopsWhileDevicesComeAndGo) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    test::EmulatedScale scale{machine_, 2};
    for (int i = 0; i < 2; ++i) {  // the emulation has room for ten announcements that nobody read yet
        printer.plug();
        scale.plug();
        printer.unplug();
        scale.unplug();
    }
    bus_.stop();
    EXPECT_THAT(bus_.devices(), IsEmpty());
}

}  // namespace
}  // namespace ecot::hardware
