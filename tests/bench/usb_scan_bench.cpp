// From the last report of a scan to the event the till is given (issue: at most 2 ms beyond it), on the emulated bus.
//
// "In the program": from the moment libusb handed the last report over to the call of the listener, all threads and
// queues between them included. "From the device": from the moment the emulated scanner offered its last report, the
// emulation's own time included; that is the machine's, and the limit of what could be seen.

#include <cstdint>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

#include "hardware/usb/usb_scanner.hpp"
#include "tests/bench/usb_rig.hpp"
#include "tests/support/usb_devices.hpp"

namespace {

using namespace ecot;
using Clock = std::chrono::steady_clock;

constexpr int scans = 1'000;
constexpr double goal_us = 2'000;

constexpr std::uint8_t keys = 0x81;
constexpr int enter = 0x28;
constexpr std::size_t reads_in_flight = 4;

/// A boot report with one key down; 0: none.
test::Bytes report_of(int key) {
    return {0, 0, static_cast<std::uint8_t>(key), 0, 0, 0, 0, 0};
}

/// When the last scan was told of, and when its last report had come.
struct Told {
    std::mutex mutex;
    Clock::time_point event;
    Clock::time_point report;
};

bool print_spread(const char* what, bench::Spread& program, bench::Spread& device) {
    const bool kept = program.at(0.99) <= goal_us && device.at(0.5) <= goal_us;
    std::printf("%-34s in the program p50 %7.1f us  p99 %7.1f us   from the device p50 %7.1f us  p99 %7.1f us\n", what,
                program.at(0.5), program.at(0.99), device.at(0.5), device.at(0.99));
    std::printf("goal: p99 in the program and p50 from the device at most 2 ms: %s\n", kept ? "kept" : "NOT KEPT");
    return kept;
}

}  // namespace

int main() {
    test::EmulatedBus machine;
    auto bus = std::move(hardware::UsbBus::open().value());
    bench::Turn ready;
    bench::Turn scanned;
    Told told;
    hardware::UsbScanners scanners{bus,
                                   {},
                                   [&](const hardware::DeviceScan& scan) {
                                       const auto now = Clock::now();
                                       {
                                           const std::lock_guard lock{told.mutex};
                                           told.event = now;
                                           told.report = scan.at;
                                       }
                                       scanned.give();
                                   },
                                   ready.when_ready()};
    bus.start([&](const hardware::UsbEvent& event) { scanners.tell(event); });
    test::EmulatedHidPosScanner hid_pos{machine, 1};
    test::EmulatedKeyboardScanner keyboard{machine, 2};
    hid_pos.plug();
    ready.take("the HID-POS scanner");
    keyboard.plug();
    ready.take("the keyboard scanner");

    const auto measure = [&](const char* what, const std::function<Clock::time_point(int)>& scan) {
        bench::Spread program;
        bench::Spread device;
        for (int i = 0; i < scans + 50; ++i) {
            const auto offered = scan(i);
            scanned.take("a scan");
            const std::lock_guard lock{told.mutex};
            if (i >= 50) {  // the first ones warm up
                program.add(told.event - told.report);
                device.add(told.event - offered);
            }
        }
        return print_spread(what, program, device);
    };
    bool kept = measure("HID-POS, one report", [&](int i) {
        const auto offered = Clock::now();
        hid_pos.scan("]E0", std::to_string(3'017'620'000'000 + i));
        return offered;
    });
    kept = measure("keyboard, 13 digits and Enter",
                   [&](int i) {
                       for (const char digit : std::to_string(3'017'620'000'000 + i)) {
                           keyboard.send(keys, report_of(digit == '0' ? 0x27 : 0x1e + (digit - '1')));
                           keyboard.send(keys, report_of(0));
                       }
                       // No faster than a scanner: all before the last was taken.
                       while (keyboard.pending_count() < reads_in_flight) {
                           std::this_thread::yield();
                       }
                       const auto offered = Clock::now();
                       keyboard.send(keys, report_of(enter));
                       return offered;
                   }) &&
           kept;
    bus.stop();
    return kept ? 0 : 1;
}
