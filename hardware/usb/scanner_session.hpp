#pragma once

#include <chrono>
#include <cstdint>
#include <thread>
#include <variant>
#include <vector>

#include "hardware/hid/hid_pos_reports.hpp"
#include "hardware/hid/keyboard_reports.hpp"
#include "hardware/scanner.hpp"
#include "hardware/usb/device_choice.hpp"
#include "hardware/usb/inbox.hpp"

namespace ecot::hardware {

/// One scanner from its arrival to its departure, on a thread of its own.
class ScannerSession {
public:
    struct Settings {
        hid::KeyboardSettings keyboard;
        std::chrono::milliseconds retry;
    };
    /// `bus` and the listeners outlive the session.
    ScannerSession(UsbBus& bus, ChosenDevice device, Settings settings, const ScanListener& scans,
                   const StandingListener& standings);
    /// Ends the thread, whatever it is at.
    ~ScannerSession();
    ScannerSession(const ScannerSession&) = delete;
    ScannerSession& operator=(const ScannerSession&) = delete;

    /// The scanner left: waits until what came of it before was told, and that it left.
    void wait_for_end();

    [[nodiscard]] const ChosenDevice& device() const { return device_; }

private:
    struct Report {
        std::vector<std::uint8_t> bytes;
        std::chrono::steady_clock::time_point at;
    };
    /// The reader's last word.
    struct Ended {
        UsbError error;
    };
    using Item = std::variant<Report, Ended>;
    using Reader = std::variant<hid::KeyboardReader, hid::HidPosReader>;

    void run();
    [[nodiscard]] UsbError serve();
    [[nodiscard]] Reader reader_for(UsbConnection& connection, std::size_t& report_bytes) const;
    [[nodiscard]] tl::expected<void, UsbError> read(UsbConnection& connection, std::size_t report_bytes);
    [[nodiscard]] UsbError listen(Reader& reader);
    void say(const Scans& scans, std::chrono::steady_clock::time_point at) const;

    UsbBus& bus_;
    const ChosenDevice device_;
    const Settings settings_;
    const ScanListener& scans_;
    StandingTeller standings_;  // of the thread
    const std::string name_;
    Inbox<Item> inbox_;
    std::thread thread_;
};

}  // namespace ecot::hardware
