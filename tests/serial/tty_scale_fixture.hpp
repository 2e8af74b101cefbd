#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "hardware/serial/tty_scale.hpp"
#include "tests/support/emulated_serial_scales.hpp"
#include "tests/support/told.hpp"

namespace ecot::hardware {

using std::chrono::milliseconds;
using test::eventually;
using test::text_of;

/// The adapter that the scale of these tests is paired with: EmulatedTty's.
inline SerialPortIdentity paired_adapter() {
    return {.usb = DeviceIdentity{.model = {0x0403, 0x6001}, .serial = "A9001XYZ", .port = "1-2"}};
}

/// A machine with serial ports, and a driver for a scale on one of them.
class TtyScaleTest : public ::testing::Test {
protected:
    /// Patient with what answers in the end: this machine may be busy, and its pauses are no scale's.
    static scale::SerialPace quick() { return {.pause = milliseconds{5}, .patience = milliseconds{1'000}, .tries = 4}; }
    static ScaleProtocol mettler() { return scale::Mettler8217Settings{.pace = quick()}; }
    static ScaleProtocol dialog(std::optional<scale::Dialog06Key> key = std::nullopt) {
        return scale::Dialog06Settings{.pace = quick(), .key = key};
    }

    void drive(ScaleProtocol protocol, SerialPortIdentity paired = paired_adapter()) {
        scale_ =
            std::make_unique<TtyScale>(TtyScaleSettings{.paired = std::move(paired),
                                                        .protocol = std::move(protocol),
                                                        .retry = milliseconds{50},
                                                        .places = {.classes = ttys_.classes(), .nodes = ttys_.nodes()}},
                                       weights_.listener(), standings_.listener());
    }
    [[nodiscard]] bool shows(const WeightReading& expected) {
        return eventually([&] { return scale_->reading() == expected; });
    }
    [[nodiscard]] bool shows(ScaleState state) {
        return eventually([&] { return scale_->reading().state == state; });
    }
    /// The n-th word on how the driver stands, as "ready", "troubled busy" or "left".
    [[nodiscard]] std::string standing(std::size_t which) {
        const std::vector<DeviceStanding> all = standings_.wait_for(which + 1);
        return which < all.size() ? text_of(all[which]) : "nothing";
    }

    test::EmulatedTtys ttys_;
    test::Told<WeightReading> weights_;
    test::Told<DeviceStanding> standings_;
    std::unique_ptr<TtyScale> scale_;
};

}  // namespace ecot::hardware
