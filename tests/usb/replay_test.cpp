// Devices as they were recorded, on the emulated bus, through the till's own drivers.

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/page_text.hpp"
#include "hardware/escpos/profiles.hpp"
#include "hardware/usb/usb_printer.hpp"
#include "hardware/usb/usb_scale.hpp"
#include "hardware/usb/usb_scanner.hpp"
#include "tests/support/usb_replay.hpp"
#include "tests/usb/driver_fixture.hpp"

namespace ecot::hardware {
namespace {

using test::ReplayedDevice;
using testing::ElementsAre;

/// As it is read in a failure: "whole 3560070123452".
[[nodiscard]] std::string scan_text(const Scan& scan) {
    return std::string{to_string(scan.outcome)} + " " + scan.text;
}

class ReplayTest : public DriverTest {
protected:
    ~ReplayTest() override {
        let_go();
        scanners_.reset();
        scale_.reset();
        printer_.reset();
    }

    /// The scans of a recorded scanner; waits for `count` of them.
    [[nodiscard]] std::vector<std::string> scans_of(const std::string& file, std::size_t count) {
        Told<DeviceScan> scans;
        UsbScannerSettings settings;
        settings.keyboard.silence = milliseconds{300};  // a machine at its limits pauses a code, too
        scanners_ = std::make_unique<UsbScanners>(bus_, settings, scans.listener(), standings_.listener());
        drive([this](const UsbEvent& event) { scanners_->tell(event); });
        ReplayedDevice device{machine_, 1, test::replay_file(file)};
        (void)plug(device);
        EXPECT_EQ(standing(0), "ready");
        EXPECT_TRUE(device.play());
        std::vector<std::string> texts;
        for (const DeviceScan& scan : scans.wait_for(count)) {
            texts.push_back(scan_text(scan.scan));
        }
        let_go();
        scanners_.reset();
        return texts;
    }

    std::unique_ptr<UsbScanners> scanners_;
    std::unique_ptr<UsbScale> scale_;
    std::unique_ptr<UsbPrinter> printer_;
};

TEST_F(ReplayTest, ReadsAScannerThatTypesAndOnceHangs) {
    EXPECT_THAT(scans_of("keyboard_scanner.txt", 4),
                ElementsAre("whole 3560070123452", "whole M000017", "cut_off 356007", "whole 96385074"));
}

TEST_F(ReplayTest, ReadsAHidPosScannerThatSendsTheSymbology) {
    EXPECT_THAT(scans_of("hid_pos_scanner_a.txt", 2),
                ElementsAre("whole ]E03560070123452",
                            "whole ]C1019356007012345031030007341727013110LOT-2026-11-22-ABCDEF\x1D"
                            "21SERIE0000000042"));
}

TEST_F(ReplayTest, ReadsAHidPosScannerWithoutSymbology) {
    EXPECT_THAT(scans_of("hid_pos_scanner_b.txt", 2), ElementsAre("whole 3560070123452", "whole M000017"));
}

TEST_F(ReplayTest, ReadsAScaleThroughEachOfItsStates) {
    Told<WeightReading> weights;
    scale_ = std::make_unique<UsbScale>(bus_, UsbScaleSettings{.silence = patience}, weights.listener(),
                                        standings_.listener());
    drive([this](const UsbEvent& event) { scale_->tell(event); });
    ReplayedDevice device{machine_, 1, test::replay_file("hid_scale.txt")};
    (void)plug(device);
    EXPECT_EQ(standing(0), "ready");
    EXPECT_TRUE(device.play());
    std::vector<std::string> texts;
    for (const WeightReading& reading : weights.wait_for(6)) {
        texts.push_back(std::string{to_string(reading.state)} + " " + std::to_string(reading.grams));
    }
    let_go();
    scale_.reset();
    EXPECT_THAT(texts,
                ElementsAre("zero 0", "in_motion 512", "stable 734", "over_limit 0", "wrong_unit 0", "stable 1030"));
}

TEST_F(ReplayTest, PrintsTheSameBytesAndHearsTheSameAnswers) {
    Told<PrinterStatus> said;
    printer_ = std::make_unique<UsbPrinter>(bus_, UsbPrinterSettings{}, said.listener(), standings_.listener());
    drive([this](const UsbEvent& event) { printer_->tell(event); });
    ReplayedDevice device{machine_, 1, test::replay_file("printer_ticket.txt")};
    bool played = false;
    std::thread playing{[&] { played = device.play(); }};
    (void)plug(device);
    EXPECT_EQ(standing(0), "ready");
    const std::string text{device.recorded().begin(), device.recorded().end()};
    // The ticket as the till's own encoder made it when this was recorded.
    const std::size_t reset = text.find("\x1B@");
    ASSERT_NE(reset, std::string::npos);
    const PrintJob ticket{{TextLine{"L’Amandier", {.bold = true, .tall = true, .wide = true, .align = Align::Centre}},
                           TextLine{}, ColumnsLine{"Pois chiches 0,734 kg", "1,47 €", {}},
                           ColumnsLine{"Crème fraîche", "0,85 €", {}}, RuleLine{}, ColumnsLine{"À payer", "2,32 €", {}},
                           QrCode{.data = "ECOT1/T1/1/17", .module_size = 4}, Cut{}}};
    const std::string bytes = escpos::encode(ticket, escpos::find_printer_model("generic-80-48")->profile);
    EXPECT_TRUE(printer_->print({"T1-2026-000001", bytes}));
    playing.join();
    EXPECT_TRUE(played);
    EXPECT_TRUE(said.wait_until([](const PrinterStatus& now) { return now.ready && now.paper_low; }));
    EXPECT_TRUE(said.wait_until(
        [](const PrinterStatus& now) { return !now.ready && now.trouble == PrintErrorKind::CoverOpen; }));
    const Bytes taken = device.taken();
    ASSERT_GE(taken.size(), device.recorded().size());
    EXPECT_TRUE(std::equal(device.recorded().begin(), device.recorded().end(), taken.begin()));
    let_go();
    printer_.reset();
}

}  // namespace
}  // namespace ecot::hardware
