#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "hardware/usb/usb_bus.hpp"
#include "tests/support/told.hpp"
#include "tests/support/usb_devices.hpp"

namespace ecot::hardware {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::Bytes;

using test::eventually;
using test::patience;
/// For what is waited for without an end.
constexpr milliseconds ample = patience;

/// What the bus thread told, for the test's thread to wait for.
class ToldEvents {
public:
    void tell(const UsbEvent& event);
    /// The device of the n-th arrival, counted from 0; a failure and an empty one when it does not come.
    [[nodiscard]] DeviceFacts arrival(std::size_t which);
    [[nodiscard]] PlugId departure(std::size_t which);
    [[nodiscard]] std::size_t arrival_count() const;

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<DeviceFacts> arrivals_;
    std::vector<PlugId> departures_;
};

/// What a reader was given. It may go before the reader's connection does.
class ReadReports {
public:
    [[nodiscard]] UsbReader reader(std::uint8_t endpoint, std::size_t report_bytes = 0);
    /// The first `count` reports, once they came.
    [[nodiscard]] std::vector<Bytes> wait_for(std::size_t count);
    /// Why the reader ended, once it did.
    [[nodiscard]] std::optional<UsbErrorKind> end();
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] bool in_order_of_time() const;

private:
    struct Log {
        std::mutex mutex;
        std::condition_variable changed;
        std::vector<Bytes> reports;
        std::vector<std::chrono::steady_clock::time_point> times;
        std::vector<UsbErrorKind> ends;
    };
    std::shared_ptr<Log> log_ = std::make_shared<Log>();
};

/// A machine with a bus and nothing plugged in.
class UsbTest : public ::testing::Test {
protected:
    UsbTest();
    void start();
    /// Plugs `device` in and waits until the bus told of it.
    [[nodiscard]] DeviceFacts plug(test::EmulatedDevice& device);
    /// The connection to the interface for `use`; a failure of the test when there is none.
    [[nodiscard]] UsbConnection connect(const DeviceFacts& facts, DeviceUse use);
    /// Why there is none.
    [[nodiscard]] std::optional<UsbErrorKind> refusal(const DeviceFacts& facts, DeviceUse use);

    test::EmulatedBus machine_;
    ToldEvents told_;
    UsbBus bus_;
};

}  // namespace ecot::hardware
