#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "hardware/usb/usb_printer.hpp"
#include "tests/support/usb_paper_printer.hpp"
#include "tests/usb/driver_fixture.hpp"

namespace ecot::hardware {

/// Patient with what answers in the end: this machine may be busy, and its pauses are no printer's.
[[nodiscard]] inline UsbPrinterSettings quick() {
    return {.patience = {.answer = seconds{1}, .look = milliseconds{200}, .stuck = seconds{20}},
            .retry = milliseconds{50},
            .poll = milliseconds{50}};
}
/// For printers that never answer.
[[nodiscard]] inline UsbPrinterSettings impatient() {
    UsbPrinterSettings settings = quick();
    settings.patience = {.answer = milliseconds{400}, .look = milliseconds{200}, .stuck = milliseconds{900}};
    return settings;
}

/// A ticket of some size: reset, text, cut.
[[nodiscard]] inline std::string ticket(const std::string& name) {
    std::string bytes = "\x1B@";
    for (int line = 0; line < 20; ++line) {
        bytes += name + " line " + std::to_string(line) + '\n';
    }
    return bytes + "end of " + name + "\n\x1DV\x42\x03";
}
[[nodiscard]] inline PrintRequest request_of(const std::string& name) {
    return {.name = name, .bytes = ticket(name), .bytes_again = ticket("again " + name)};
}

/// A driver for printers, on a bus of its own.
class UsbPrinterTest : public DriverTest {
protected:
    ~UsbPrinterTest() override { stop_printer(); }
    void drive_printer(UsbPrinterSettings settings = quick()) {
        printer_ = std::make_unique<UsbPrinter>(bus_, settings, said_.listener(), standings_.listener());
        drive([this](const UsbEvent& event) { printer_->tell(event); });
    }
    void stop_printer() {
        let_go();
        printer_.reset();
    }
    DeviceFacts plug_ready(test::EmulatedDevice& device) {
        const std::size_t before = standings_.count();
        DeviceFacts facts = plug(device);
        EXPECT_EQ(standing(before), "ready");
        return facts;
    }
    /// The error of printing it; none when it was printed.
    [[nodiscard]] std::optional<PrintError> print(const std::string& name) {
        const auto printed = printer_->print(request_of(name));
        return printed ? std::nullopt : std::optional{printed.error()};
    }
    [[nodiscard]] bool comes_to(const std::function<bool(const PrinterStatus&)>& holds) {
        return eventually([&] { return holds(printer_->status()); });
    }
    [[nodiscard]] static std::string paper_of(const test::EmulatedPaperPrinter& device) {
        const Bytes bytes = device.paper();
        return {bytes.begin(), bytes.end()};
    }

    Told<PrinterStatus> said_;
    std::unique_ptr<UsbPrinter> printer_;
};

}  // namespace ecot::hardware
