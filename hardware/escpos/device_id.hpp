#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace ecot::hardware::escpos {

/// What a printer says it is (IEEE 1284 device id, USB printer class request GET_DEVICE_ID). Printable ASCII, as far as
/// it says; at most 200 characters each.
struct DeviceId {
    std::string maker;
    std::string model;
    std::string commands;  ///< "ESC/POS" and the like
    std::string serial;
    friend bool operator==(const DeviceId&, const DeviceId&) = default;
};

/// Reads two bytes of length and "KEY:value;" pairs. Any bytes are read; the length is not believed where it is wrong.
[[nodiscard]] DeviceId read_device_id(std::span<const std::uint8_t> bytes);

/// The answer to GET_PORT_STATUS of the USB printer class. Many printers always send the healthy one.
struct PortStatus {
    bool paper_empty = false;
    bool selected = true;
    bool error = false;
    friend bool operator==(const PortStatus&, const PortStatus&) = default;
};

[[nodiscard]] PortStatus read_port_status(std::uint8_t byte);

}  // namespace ecot::hardware::escpos
