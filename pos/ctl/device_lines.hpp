#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "hardware/usb/device_choice.hpp"
#include "hardware/usb/traffic.hpp"
#include "hardware/usb/traffic_meaning.hpp"

namespace ecot::ctl {

/// Says what devices do, a line each: for people "1.204  scanner NAME: 3560070123452", or as one JSON object.
class DeviceLines {
public:
    DeviceLines(std::ostream& out, bool json) : out_{out}, json_{json} {}

    /// Learns who a connection belongs to; says why one could not be opened when `refusals` is set.
    void learn(const hardware::TrafficEvent& event, bool refusals);
    /// Of a connection that was learned.
    void say(const hardware::TrafficMeaning& meaning, std::chrono::microseconds begin);
    /// A device came, or could not be opened, or left.
    void say(const hardware::DeviceStanding& standing, std::chrono::microseconds since_begin);
    /// How a device is called when it is said how it stands.
    void know(const hardware::DeviceFacts& facts);

    [[nodiscard]] std::size_t count() const { return count_; }

private:
    struct Known {
        std::string title;
        hardware::DeviceUse use = hardware::DeviceUse::Other;
    };
    void line(std::chrono::microseconds at, std::string_view who, const std::string& title,
              const std::string& sentence);

    std::ostream& out_;
    bool json_;
    std::size_t count_ = 0;
    std::map<std::uint32_t, Known> known_;
    std::map<std::string, std::string> titles_;  // by the text of the identity
};

}  // namespace ecot::ctl
