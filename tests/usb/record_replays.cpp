// Makes the recordings of tests/hardware/replays that come from emulated devices: through the drivers and the recorder,
// as `ecotctl hardware record` does.
//
//   record_replays DIRECTORY        (the files must not be there)

#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/profiles.hpp"
#include "hardware/usb/traffic_recorder.hpp"
#include "hardware/usb/usb_bus.hpp"
#include "hardware/usb/usb_printer.hpp"
#include "hardware/usb/usb_scale.hpp"
#include "hardware/usb/usb_scanner.hpp"
#include "tests/support/usb_paper_printer.hpp"

namespace {

using namespace ecot;
using namespace ecot::hardware;
using namespace std::chrono_literals;

/// The drivers, and what passes between them and a bus.
class Recording {
public:
    explicit Recording(const std::filesystem::path& file)
        : recorder_{TrafficRecorder::create(file).value()}, bus_{UsbBus::open().value()} {
        bus_.listen_in([this](TrafficEvent event) { recorder_->tell(std::move(event)); });
        const auto ready = [this](const DeviceStanding& standing) {
            ready_ = ready_ || standing.state == DeviceStanding::State::Ready;
        };
        scanners_ = std::make_unique<UsbScanners>(
            bus_, UsbScannerSettings{}, [](const DeviceScan&) {}, ready);
        printer_ = std::make_unique<UsbPrinter>(bus_, UsbPrinterSettings{}, nullptr, ready);
        scale_ = std::make_unique<UsbScale>(bus_, UsbScaleSettings{.silence = 60s}, nullptr, ready);
        bus_.start([this](const UsbEvent& event) {
            scanners_->tell(event);
            printer_->tell(event);
            scale_->tell(event);
        });
    }
    ~Recording() = default;
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    void plug(test::EmulatedDevice& device) {
        device.plug();
        while (!ready_) {
            std::this_thread::sleep_for(10ms);
        }
    }
    /// Once what was sent arrived; before the device goes.
    void end() {
        std::this_thread::sleep_for(500ms);
        bus_.stop();
        if (!recorder_->finish()) {
            std::cerr << "not kept\n";
        }
    }
    [[nodiscard]] UsbPrinter& printer() { return *printer_; }

private:
    std::unique_ptr<TrafficRecorder> recorder_;
    UsbBus bus_;
    std::atomic<bool> ready_{false};
    std::unique_ptr<UsbScanners> scanners_;
    std::unique_ptr<UsbPrinter> printer_;
    std::unique_ptr<UsbScale> scale_;
};

void record_scanners(test::EmulatedBus& machine, const std::filesystem::path& directory) {
    {
        Recording recording{directory / "keyboard_scanner.txt"};
        test::EmulatedKeyboardScanner scanner{machine, 1};
        recording.plug(scanner);
        scanner.scan("3560070123452");
        std::this_thread::sleep_for(150ms);
        scanner.scan("M000017");
        std::this_thread::sleep_for(150ms);
        scanner.scan_and_hang("356007");
        std::this_thread::sleep_for(1500ms);
        scanner.send(0x81, test::Bytes(8, 0));
        scanner.scan("96385074");
        recording.end();
    }
    {
        Recording recording{directory / "hid_pos_scanner_a.txt"};
        test::EmulatedHidPosScanner scanner{machine, 1, test::HidPosLayout::A};
        recording.plug(scanner);
        scanner.scan("]E0", "3560070123452");
        std::this_thread::sleep_for(100ms);
        scanner.scan("]C1",
                     "019356007012345031030007341727013110LOT-2026-11-22-ABCDEF"
                     "\x1D"
                     "21SERIE0000000042");
        recording.end();
    }
    {
        Recording recording{directory / "hid_pos_scanner_b.txt"};
        test::EmulatedHidPosScanner scanner{machine, 1, test::HidPosLayout::B};
        recording.plug(scanner);
        scanner.scan("", "3560070123452");
        std::this_thread::sleep_for(100ms);
        scanner.scan("", "M000017");
        recording.end();
    }
}

void record_scale(test::EmulatedBus& machine, const std::filesystem::path& directory) {
    using Status = test::EmulatedScale::Status;
    Recording recording{directory / "hid_scale.txt"};
    test::EmulatedScale scale{machine, 1};
    recording.plug(scale);
    for (const test::EmulatedScale::Weight& weight :
         {test::EmulatedScale::Weight{.status = Status::StableAtZero, .value = 0},
          {.status = Status::StableAtZero, .value = 0},
          {.status = Status::InMotion, .value = 512},
          {.status = Status::Stable, .value = 734},
          {.status = Status::OverLimit, .value = 0},
          {.status = Status::Stable, .value = 162, .exponent = -2, .unit = 12},
          {.status = Status::Stable, .value = 1030}}) {
        scale.weigh(weight);
        std::this_thread::sleep_for(30ms);
    }
    recording.end();
}

void record_printer(test::EmulatedBus& machine, const std::filesystem::path& directory) {
    Recording recording{directory / "printer_ticket.txt"};
    test::EmulatedPaperPrinter printer{machine, 1};
    recording.plug(printer);
    const PrintJob ticket{{TextLine{"L’Amandier", {.bold = true, .tall = true, .wide = true, .align = Align::Centre}},
                           TextLine{}, ColumnsLine{"Pois chiches 0,734 kg", "1,47 €", {}},
                           ColumnsLine{"Crème fraîche", "0,85 €", {}}, RuleLine{}, ColumnsLine{"À payer", "2,32 €", {}},
                           QrCode{.data = "ECOT1/T1/1/17", .module_size = 4}, Cut{}}};
    const std::string bytes = escpos::encode(ticket, escpos::find_printer_model("generic-80-48")->profile);
    if (!recording.printer().print({"T1-2026-000001", bytes})) {
        std::cerr << "not printed\n";
    }
    printer.set_paper_near_end(true);
    std::this_thread::sleep_for(100ms);
    printer.set_cover_open(true);
    std::this_thread::sleep_for(100ms);
    printer.set_cover_open(false);
    recording.end();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "record_replays DIRECTORY\n";
        return 2;
    }
    test::EmulatedBus machine;
    record_scanners(machine, argv[1]);
    record_scale(machine, argv[1]);
    record_printer(machine, argv[1]);
    return 0;
}
