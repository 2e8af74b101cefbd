#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {

namespace {

using test::FakeTill;

constexpr const char* scanner_id = "05e0:1200 1-1 S1";
constexpr const char* printer_id = "04b8:0e15 1-2 X3Z8";

/// A till where the manager nadia signed in, on the screen of devices, with a scanner and a printer plugged in.
FakeTill on_devices_screen() {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = "123456"});
    till.ask(OpenTill{.float_amount = test::cents(10'000)});
    till.happen(DevicesSeen{{{.id = scanner_id, .kind = DeviceKind::Scanner, .name = "LS2208", .used = false},
                             {.id = printer_id, .kind = DeviceKind::Printer, .name = "TM-T20II", .used = false}}});
    till.ask(Go{.screen = Screen::Devices});
    return till;
}

std::string last_record(const FakeTill& till) {
    return till.journal_text().back();
}

}  // namespace

TEST(DeviceSetup, APairedDeviceIsKeptAppliedAndJournaled) {
    FakeTill till = on_devices_screen();
    till.ask(UseDevice{.kind = DeviceKind::Scanner, .device = scanner_id});
    EXPECT_FALSE(till.refusal());
    const DeviceSetup paired{.scanners = {{.device = scanner_id}}};
    EXPECT_EQ(till.devices_saved, paired);
    EXPECT_EQ(till.devices_applied, paired);
    EXPECT_EQ(last_record(till), "devices_changed nadia device=05e0:1200 1-1 S1 what=scanner_used");
}

TEST(DeviceSetup, ADeviceThatWasNeverSeenIsNotPaired) {
    FakeTill till = on_devices_screen();
    till.ask(UseDevice{.kind = DeviceKind::Printer, .device = "dead:beef 1-9"});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    till.ask(UseDevice{.kind = DeviceKind::Scale, .device = printer_id});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    EXPECT_FALSE(till.devices_saved);
}

TEST(DeviceSetup, OneOfTwoScannersCanBeLeft) {
    FakeTill till = on_devices_screen();
    till.happen(DevicesSeen{{{.id = "a", .kind = DeviceKind::Scanner}, {.id = "b", .kind = DeviceKind::Scanner}}});
    till.ask(UseDevice{.kind = DeviceKind::Scanner, .device = "a"});
    till.ask(UseDevice{.kind = DeviceKind::Scanner, .device = "b"});
    till.ask(UseDevice{.kind = DeviceKind::Scanner, .device = "a", .used = false});
    EXPECT_EQ(till.devices_saved, (DeviceSetup{.scanners = {{.device = "b"}}}));
}

TEST(DeviceSetup, AnotherPrinterTakesThePlaceOfThePairedOne) {
    FakeTill till = on_devices_screen();
    till.happen(DevicesSeen{{{.id = "a", .kind = DeviceKind::Printer}, {.id = "b", .kind = DeviceKind::Printer}}});
    till.ask(UseDevice{.kind = DeviceKind::Printer, .device = "a"});
    till.ask(UseDevice{.kind = DeviceKind::Printer, .device = "b"});
    EXPECT_EQ(till.devices_applied->printer, "b");
    till.ask(UseDevice{.kind = DeviceKind::Printer, .device = "a", .used = false});
    EXPECT_EQ(till.devices_applied->printer, "b");
    till.ask(UseDevice{.kind = DeviceKind::Printer, .device = "b", .used = false});
    EXPECT_EQ(till.devices_applied->printer, "");
}

TEST(DeviceSetup, TheScannersCountryIsThatOfAPairedScanner) {
    FakeTill till = on_devices_screen();
    till.ask(SetScannerCountry{.device = scanner_id, .french = true});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    till.ask(UseDevice{.kind = DeviceKind::Scanner, .device = scanner_id});
    till.ask(SetScannerCountry{.device = scanner_id, .french = true});
    EXPECT_EQ(till.devices_applied, (DeviceSetup{.scanners = {{.device = scanner_id, .french = true}}}));
}

TEST(DeviceSetup, ModelDrawerAndProtocolAreKept) {
    FakeTill till = on_devices_screen();
    till.ask(SetPrinterModel{.model = "epson-tm-t88"});
    till.ask(SetDrawerLevel{.low = true});
    till.ask(SetScaleProtocol{.protocol = "dialog_06"});
    EXPECT_EQ(till.devices_saved,
              (DeviceSetup{.printer_model = "epson-tm-t88", .drawer_low = true, .scale_protocol = "dialog_06"}));
    EXPECT_EQ(till.devices_applied, till.devices_saved);
}

TEST(DeviceSetup, WhatDoesNotChangeIsNotWritten) {
    FakeTill till = on_devices_screen();
    const std::size_t records = till.journal.size();
    till.ask(SetDrawerLevel{.low = false});
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.journal.size(), records);
    EXPECT_FALSE(till.devices_saved);
}

TEST(DeviceSetup, AVolunteerNeedsAManagersWord) {
    FakeTill till = FakeTill::open();
    till.happen(DevicesSeen{{{.id = scanner_id, .kind = DeviceKind::Scanner, .used = false}}});
    till.ask(UseDevice{.kind = DeviceKind::Scanner, .device = scanner_id});
    EXPECT_EQ(till.refusal(), RefusalCode::ManagerNeeded);
    EXPECT_FALSE(till.devices_saved);
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    EXPECT_EQ(till.devices_saved, (DeviceSetup{.scanners = {{.device = scanner_id}}}));
}

TEST(DeviceSetup, OnItsScreenAScanIsShownAndSellsNothing) {
    FakeTill till = on_devices_screen();
    till.happen(CodeScanned{.text = test::rice_code, .device = scanner_id});
    EXPECT_TRUE(till.cart().content.lines.empty());
    ASSERT_TRUE(till.state.scan_seen);
    EXPECT_EQ(till.state.scan_seen->text, test::rice_code);
    EXPECT_EQ(till.state.scan_seen->device, scanner_id);
    till.ask(test::scan("376"));
    EXPECT_EQ(till.state.scan_seen->device, "") << "typed by the keyboard of the system";
    till.happen(ScanFailed{.why = ScanFailed::Why::CutOff, .device = scanner_id, .text = "35"});
    EXPECT_FALSE(till.state.scan_seen->whole);
    till.ask(Go{.screen = Screen::Checkout});
    EXPECT_FALSE(till.state.scan_seen);
    till.happen(CodeScanned{.text = test::rice_code, .device = scanner_id});
    EXPECT_EQ(till.cart().content.lines.size(), 1U);
}

TEST(DeviceSetup, OnItsScreenDevicesAreLookedFor) {
    const FakeTill till = on_devices_screen();
    EXPECT_EQ(till.looks_for_devices, 1);
}

TEST(DeviceSetup, ATestPageSaysWhatBecameOfIt) {
    FakeTill till = on_devices_screen();
    till.slow = true;
    till.ask(PrintTestPage{});
    ASSERT_TRUE(till.state.test_page);
    EXPECT_TRUE(till.state.test_page->printing);
    till.ask(PrintTestPage{});
    EXPECT_EQ(till.refusal(), RefusalCode::Busy);
    till.paper_out = true;
    till.settle();
    EXPECT_EQ(till.test_pages, 1);
    EXPECT_FALSE(till.state.test_page->printing);
    EXPECT_EQ(till.state.test_page->trouble, DeviceTrouble::PaperOut);
}

TEST(DeviceSetup, IsTheSameAfterARestart) {
    session::Loaded world = test::fake_world();
    world.devices = {.printer = printer_id, .printer_model = "epson-tm-t20"};
    const FakeTill till{std::move(world)};
    EXPECT_EQ(till.state.device_setup.printer, printer_id);
    EXPECT_EQ(till.state.device_setup.printer_model, "epson-tm-t20");
}

}  // namespace ecot::session
