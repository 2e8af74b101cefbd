#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "hardware/usb/traffic.hpp"
#include "tests/support/usb_device.hpp"

namespace ecot::test {

/// A device that does again what a recording tells of it: one plugging-in of one device.
///
/// It answers requests as they were answered, in their order, the last answer again and again. play() sends what it
/// sent; it waits each time until the program has sent as many bytes as it had then.
class ReplayedDevice : public EmulatedDevice {
public:
    /// The events of the first device of `events`.
    ReplayedDevice(EmulatedBus& bus, std::uint8_t port, std::span<const hardware::TrafficEvent> events);

    /// Sends all of it. Pauses of more than 40 ms, which end codes, are kept up to two seconds. False when the program
    /// does not send what it had sent then, for a long time.
    [[nodiscard]] bool play();

    /// What the program sent by now, and what it sent in the recording.
    [[nodiscard]] Bytes taken() const;
    [[nodiscard]] const Bytes& recorded() const { return recorded_; }

protected:
    void on_out(std::uint8_t endpoint, const std::uint8_t* data, std::size_t count) override;
    std::optional<Bytes> on_control(const UsbSetup& setup, const Bytes& data) override;

private:
    struct Sending {
        std::chrono::microseconds at{};
        std::size_t after_taken = 0;
        std::uint8_t endpoint = 0;
        bool stalls = false;
        Bytes bytes;
    };
    using Question = std::tuple<std::uint8_t, std::uint8_t, std::uint16_t, std::uint16_t>;

    [[nodiscard]] bool wait_for_taken(std::size_t count) const;

    std::vector<Sending> sendings_;
    std::map<Question, std::deque<std::optional<Bytes>>> answers_;  // none: stalled
    Bytes recorded_;
    Bytes taken_;
};

/// The recording in a file of tests/hardware/replays; throws with its fault when it is none.
[[nodiscard]] std::vector<hardware::TrafficEvent> replay_file(const std::string& name);

}  // namespace ecot::test
