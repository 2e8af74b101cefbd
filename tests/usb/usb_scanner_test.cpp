#include "hardware/usb/usb_scanner.hpp"

#include <algorithm>
#include <cerrno>
#include <map>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/usb/driver_fixture.hpp"

namespace ecot::hardware {
namespace {

using test::EmulatedHidPosScanner;
using test::EmulatedKeyboardScanner;
using test::HidPosLayout;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Long silences: this machine may be busy, and a pause of its own is no scanner's.
[[nodiscard]] UsbScannerSettings calm() {
    return {.keyboard = {.silence = seconds{5}}, .retry = milliseconds{50}};
}

class UsbScannersTest : public DriverTest {
protected:
    ~UsbScannersTest() override { stop_scanners(); }
    void stop_scanners() {
        let_go();
        scanners_.reset();
    }
    void drive_scanners(UsbScannerSettings settings = calm()) {
        scanners_ = std::make_unique<UsbScanners>(bus_, std::move(settings), scans_.listener(), standings_.listener());
        drive([this](const UsbEvent& event) { scanners_->tell(event); });
    }
    /// Plugs it in and waits until it is read.
    DeviceFacts plug_ready(test::EmulatedDevice& device) {
        const std::size_t before = standings_.count();
        DeviceFacts facts = plug(device);
        EXPECT_EQ(standing(before), "ready");
        return facts;
    }
    /// The texts of the first scans, once so many came; a scan that is not whole with its outcome.
    [[nodiscard]] std::vector<std::string> texts(std::size_t count) {
        std::vector<std::string> all;
        for (const DeviceScan& one : scans_.wait_for(count)) {
            const bool whole = one.scan.outcome == ScanOutcome::Whole;
            all.push_back(one.scan.text + (whole ? "" : std::string{" "} + to_string(one.scan.outcome)));
        }
        return all;
    }

    Told<DeviceScan> scans_;
    std::unique_ptr<UsbScanners> scanners_;
};

TEST_F(UsbScannersTest, ReadAKeyboardAwayFromTheSystem) {
    drive_scanners();
    EmulatedKeyboardScanner scanner{machine_, 1};
    const DeviceFacts facts = plug_ready(scanner);
    EXPECT_EQ(scanner.driver_of(0), "usbfs");
    scanner.scan("3017620422003");
    EXPECT_THAT(texts(1), ElementsAre("3017620422003"));
    EXPECT_EQ(scans_.wait_for(1)[0].device, to_text(identity_of(facts)));
    stop_scanners();
    EXPECT_TRUE(eventually([&] { return scanner.driver_of(0) == "usbhid"; }));
}

TEST_F(UsbScannersTest, HandOnTheAimIdentifierOfAHidPosScanner) {
    drive_scanners();
    EmulatedHidPosScanner scanner{machine_, 1, HidPosLayout::A};
    (void)plug_ready(scanner);
    scanner.scan("]E0", "3017620422003");
    scanner.scan("]C1",
                 "0109521234543213\x1D"
                 "10ABC");
    EXPECT_THAT(texts(2), ElementsAre("]E03017620422003",
                                      "]C10109521234543213\x1D"
                                      "10ABC"));
}

TEST_F(UsbScannersTest, ReadTheOtherLayoutOfHidPosScanners) {
    drive_scanners();
    EmulatedHidPosScanner scanner{machine_, 1, HidPosLayout::B};
    (void)plug_ready(scanner);
    scanner.scan("", "3017620422003");
    EXPECT_THAT(texts(1), ElementsAre("3017620422003"));
}

TEST_F(UsbScannersTest, JoinACodeThatTakesSeveralReports) {
    drive_scanners();
    EmulatedHidPosScanner scanner{machine_, 1};
    (void)plug_ready(scanner);
    const std::string link = "https://id.example.org/01/09521234543213/10/" + std::string(100, 'L') + "?17=261231";
    scanner.scan("]Q1", link);
    EXPECT_THAT(texts(1), ElementsAre("]Q1" + link));
}

TEST_F(UsbScannersTest, TellTwoCodesOfABurstApart) {
    drive_scanners();
    EmulatedKeyboardScanner keyboard{machine_, 1};
    EmulatedHidPosScanner hid_pos{machine_, 2};
    (void)plug_ready(keyboard);
    (void)plug_ready(hid_pos);
    keyboard.scan("3017620422003");
    keyboard.scan("96385074");
    EXPECT_THAT(texts(2), ElementsAre("3017620422003", "96385074"));
    hid_pos.scan("]E0", "4006381333931");
    hid_pos.scan("]E4", "96385074");
    EXPECT_THAT(texts(4), ElementsAre("3017620422003", "96385074", "]E04006381333931", "]E496385074"));
}

TEST_F(UsbScannersTest, KeepScannersApartThatScanAtTheSameTime) {
    drive_scanners();
    std::vector<std::unique_ptr<EmulatedKeyboardScanner>> keyboards;
    std::map<std::string, std::vector<std::string>> expected;
    for (std::uint8_t port = 1; port <= 3; ++port) {
        keyboards.push_back(std::make_unique<EmulatedKeyboardScanner>(machine_, port));
        const DeviceFacts facts = plug_ready(*keyboards.back());
        for (int i = 0; i < 5; ++i) {
            expected[to_text(identity_of(facts))].push_back(std::to_string(port) + "000" + std::to_string(i));
        }
    }
    for (int i = 0; i < 5; ++i) {
        for (std::size_t port = 1; port <= 3; ++port) {
            keyboards[port - 1]->scan(std::to_string(port) + "000" + std::to_string(i));
        }
    }
    std::map<std::string, std::vector<std::string>> heard;
    for (const DeviceScan& one : scans_.wait_for(15)) {
        heard[one.device].push_back(one.scan.text);
    }
    EXPECT_EQ(heard, expected);
}

TEST_F(UsbScannersTest, SayThatAScannerHungInTheMiddleOfACode) {
    UsbScannerSettings settings = calm();
    settings.keyboard.silence = milliseconds{200};
    drive_scanners(settings);
    EmulatedKeyboardScanner scanner{machine_, 1};
    (void)plug_ready(scanner);
    scanner.scan_and_hang("3017");
    EXPECT_THAT(scans_.wait_for(1), SizeIs(1));
    EXPECT_EQ(scans_.wait_for(1)[0].scan.outcome, ScanOutcome::CutOff);
}

TEST_F(UsbScannersTest, SayThatAHidPosScannerHungBetweenTwoReports) {
    drive_scanners();
    EmulatedHidPosScanner scanner{machine_, 1, HidPosLayout::B};
    (void)plug_ready(scanner);
    Bytes report(64, 0);
    report[0] = 2;
    report[1] = 3;
    std::copy_n("301", 3, report.begin() + 2);
    report[63] = 1;
    scanner.send(0x81, report);
    EXPECT_THAT(texts(1), ElementsAre("301 cut_off"));
    scanner.scan("", "96385074");
    EXPECT_THAT(texts(2), ElementsAre("301 cut_off", "96385074"));
}

TEST_F(UsbScannersTest, CallACodeCutOffWhenTheCableIsPulledInIt) {
    drive_scanners();
    EmulatedKeyboardScanner scanner{machine_, 1};
    (void)plug_ready(scanner);
    scanner.send(0x81, {0, 0, 0x20, 0, 0, 0, 0, 0});
    scanner.send(0x81, Bytes(8, 0));
    ASSERT_TRUE(eventually([&] { return scanner.pending_count() == 4; }));
    scanner.unplug();
    EXPECT_THAT(texts(1), ElementsAre("3 cut_off"));
    EXPECT_EQ(standing(1), "left");
    EXPECT_EQ(told_.departure(0), PlugId{1});
    (void)plug_ready(scanner);
    scanner.scan("96385074");
    EXPECT_THAT(texts(2), ElementsAre("3 cut_off", "96385074"));
}

TEST_F(UsbScannersTest, SpeakFrenchWithAScannerPairedSo) {
    EmulatedKeyboardScanner scanner{machine_, 1};
    scanner.plug();
    UsbScannerSettings settings = calm();
    // Its keyboard is said to be French: the key that is q on an American one is a.
    settings.paired.push_back({.device = {.model = {0x05e0, 0x1200}, .serial = "", .port = "1-1"},
                               .keyboard = {.layout = hid::KeyboardLayout::French, .silence = seconds{5}}});
    drive_scanners(settings);
    ASSERT_EQ(standing(0), "ready");
    scanner.scan("q1234z");
    EXPECT_THAT(texts(1), ElementsAre("a1234w"));
}

TEST_F(UsbScannersTest, LeaveTheKeyboardOfTheOfficeAlone) {
    test::UsbModel model = test::keyboard_scanner_model();
    model.vendor = 0x046d;
    model.product = 0xc31c;
    EmulatedKeyboardScanner office{machine_, 1, model};
    EmulatedKeyboardScanner scanner{machine_, 2};
    drive_scanners();
    (void)plug(office);
    (void)plug_ready(scanner);
    scanner.scan("1");
    EXPECT_THAT(texts(1), ElementsAre("1"));
    EXPECT_EQ(office.driver_of(0), "usbhid");
    EXPECT_EQ(standings_.count(), 1U);
}

TEST_F(UsbScannersTest, ReadBothInterfacesOfAScannerThatHasTwo) {
    drive_scanners();
    EmulatedKeyboardScanner scanner{machine_, 1, test::composite_scanner_model()};
    (void)plug(scanner);
    EXPECT_EQ(standing(0), "ready");
    EXPECT_EQ(standing(1), "ready");
    scanner.scan("96385074");
    EXPECT_THAT(texts(1), ElementsAre("96385074"));
    Bytes report(64, 0);
    const std::string_view code = "]E03017620422003";
    report[0] = 2;
    report[1] = 13;
    std::copy(code.begin(), code.end(), report.begin() + 2);
    scanner.send(0x82, report);
    EXPECT_THAT(texts(2), ElementsAre("96385074", "]E03017620422003"));
}

TEST_F(UsbScannersTest, SayWhyAScannerIsNotReadAndTryAgain) {
    drive_scanners();
    EmulatedKeyboardScanner scanner{machine_, 1};
    scanner.claim_elsewhere(0);
    (void)plug(scanner);
    EXPECT_EQ(standing(0), "troubled busy");
    scanner.release_elsewhere(0);
    EXPECT_TRUE(standings_.wait_until([](const DeviceStanding& one) { return text_of(one) == "ready"; }));
    scanner.scan("96385074");
    EXPECT_THAT(texts(1), ElementsAre("96385074"));
    scanner.unplug();
    EXPECT_TRUE(standings_.wait_until([](const DeviceStanding& one) { return text_of(one) == "left"; }));
    scanner.release_elsewhere(0);
    scanner.refuse_to_open();
    (void)plug(scanner);
    EXPECT_TRUE(
        standings_.wait_until([](const DeviceStanding& one) { return text_of(one) == "troubled no_permission"; }));
}

TEST_F(UsbScannersTest, GoOnAfterAStallABrokenPacketAndBabble) {
    drive_scanners();
    EmulatedHidPosScanner scanner{machine_, 1};
    (void)plug_ready(scanner);
    scanner.stall_next(0x81);
    ASSERT_TRUE(eventually([&] { return scanner.pending_count() == 4; }));
    scanner.scan("]E4", "96385074");
    EXPECT_THAT(texts(1), ElementsAre("]E496385074"));
    scanner.fail_next(0x81, -EPROTO);
    ASSERT_TRUE(eventually([&] { return scanner.pending_count() == 4; }));
    scanner.scan("]E0", "3017620422003");
    EXPECT_THAT(texts(2), ElementsAre("]E496385074", "]E03017620422003"));
    scanner.fail_next(0x81, -EOVERFLOW);  // it sends more than it may
    ASSERT_TRUE(eventually([&] { return scanner.pending_count() == 4; }));
    scanner.scan("]E4", "96385074");
    EXPECT_THAT(texts(3), ElementsAre("]E496385074", "]E03017620422003", "]E496385074"));
}

TEST_F(UsbScannersTest, LeaveAScannerThatDoesNotAnswerToItsReports) {
    drive_scanners();
    EmulatedKeyboardScanner scanner{machine_, 1};
    scanner.set_mute(true);
    (void)plug_ready(scanner);
    scanner.scan("96385074");
    EXPECT_THAT(texts(1), ElementsAre("96385074"));
}

TEST_F(UsbScannersTest, EndWhileAScannerIsPlugged) {
    drive_scanners();
    EmulatedKeyboardScanner scanner{machine_, 1};
    (void)plug_ready(scanner);
    scanner.scan_and_hang("12");
    stop_scanners();
    EXPECT_THAT(scans_.wait_for(0), IsEmpty());
    EXPECT_TRUE(eventually([&] { return scanner.open_count() == 0; }));
}

}  // namespace
}  // namespace ecot::hardware
