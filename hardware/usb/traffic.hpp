#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "hardware/usb/device_facts.hpp"
#include "hardware/usb/usb_error.hpp"

/// What passed between the till and USB devices, as values and as a text that anyone can read and send by mail.
///
/// The text's first line is `ecot-usb-traffic 1`. Lines that begin with # and empty ones are skipped; each other one is
/// microseconds since the first, the connection's number, a word, and what belongs to it. Bytes are pairs of
/// hexadecimal digits with a space between, other numbers of devices are hexadecimal too:
///
///     0 1 device 3 05e0:1200 0100 1-2           plug, vendor:product, release, socket
///     0 1 maker Symbol                          with `product` and `serial`: where the device gives them
///     0 1 interface 0 0 03 01 01 interrupt:81:8 number, setting, class, subclass, protocol, endpoints: kind, address,
///                                               bytes of a packet in decimal digits
///     0 1 reports 0 05 01 09 06                 an interface and its report descriptor, where the system knows it
///     0 1 claim 0 0 ok                          interface, setting, outcome: what follows went over this one
///     812 1 control 21 0b 0000 0000 0000 ok     request type, request, value, index, length, outcome, bytes
///     950 1 in 81 ok 00 00 1e 00 00 00 00 00    endpoint, outcome, bytes that came
///     990 1 out 01 timed_out 1b 40              endpoint, outcome, bytes that were taken
///     995 1 unhalt 81 ok                        endpoint that stalled, outcome
///     1200 1 close
///
/// `device` to `claim` follow each other without another connection between them. An outcome is `ok` or a word of
/// UsbErrorKind.
namespace ecot::hardware {

/// A report descriptor and whose it is.
struct RecordedDescriptor {
    std::uint8_t interface = 0;
    std::vector<std::uint8_t> bytes;
    friend bool operator==(const RecordedDescriptor&, const RecordedDescriptor&) = default;
};

/// An interface was claimed, or could not be.
struct InterfaceClaimed {
    DeviceFacts facts;
    std::vector<RecordedDescriptor> report_descriptors;  ///< of all HID interfaces where the system shows them
    std::uint8_t interface = 0;
    std::uint8_t setting = 0;
    std::optional<UsbErrorKind> error;  ///< none: it is ours, and its transfers follow
    friend bool operator==(const InterfaceClaimed&, const InterfaceClaimed&) = default;
};

/// A request on the control pipe that came back, and the data that went with it.
struct ControlMoved {
    std::uint8_t type = 0;  ///< bit 7: from the device to us
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
    std::uint16_t length = 0;
    std::optional<UsbErrorKind> error;
    std::vector<std::uint8_t> bytes;  ///< that came; of a request to the device those it was given, whatever the error
    friend bool operator==(const ControlMoved&, const ControlMoved&) = default;
};

/// A transfer of an endpoint that came back.
struct DataMoved {
    std::uint8_t endpoint = 0;  ///< bit 7: from the device to us
    std::optional<UsbErrorKind> error;
    std::vector<std::uint8_t> bytes;  ///< that got through, whatever the error
    friend bool operator==(const DataMoved&, const DataMoved&) = default;
};

/// An endpoint that stalled was to work again.
struct HaltCleared {
    std::uint8_t endpoint = 0;
    std::optional<UsbErrorKind> error;
    friend bool operator==(const HaltCleared&, const HaltCleared&) = default;
};

/// The interface was given back.
struct InterfaceClosed {
    friend bool operator==(const InterfaceClosed&, const InterfaceClosed&) = default;
};

/// One thing that happened on a connection.
struct TrafficEvent {
    std::chrono::microseconds at{};  ///< since any fixed moment; of a text, since its first event, up to 30 years
    std::uint32_t connection = 0;    ///< of the bus, counted from 1
    std::variant<InterfaceClaimed, ControlMoved, DataMoved, HaltCleared, InterfaceClosed> what;
    friend bool operator==(const TrafficEvent&, const TrafficEvent&) = default;
};

/// Told of what passes, in its order for each connection, on the threads of those who move it, the bus thread among
/// them, and with a connection's lock held: it posts, and neither waits nor calls the bus or a connection.
using TrafficListener = std::function<void(TrafficEvent)>;

/// The first lines of a text: its version, and for who is asked to send it what it is and what it may tell of people.
[[nodiscard]] std::string_view traffic_heading();

/// The lines of an event, each with its end; times count from `begin`, and are 0 for what was before.
[[nodiscard]] std::string to_lines(const TrafficEvent& event, std::chrono::microseconds begin);

/// Why a text is no recording.
struct TrafficFault {
    std::size_t line = 0;  ///< counted from 1
    std::string reason;    ///< English, without a full stop
    friend bool operator==(const TrafficFault&, const TrafficFault&) = default;
};

/// Reads a whole text; any bytes are read. The order of the lines counts, not their times. What belongs to no open
/// connection is a fault, but `close` after a claim that failed is none.
[[nodiscard]] tl::expected<std::vector<TrafficEvent>, TrafficFault> read_traffic(std::string_view text);

}  // namespace ecot::hardware
