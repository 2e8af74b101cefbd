#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/usb/device_identity.hpp"

namespace ecot::hardware {

/// Which serial port a manager paired, so that it is known when it comes back under another name.
///
/// A port on the USB is known by its adapter; one of the computer itself by its name. A value: kept in the settings as
/// its text.
struct SerialPortIdentity {
    std::optional<DeviceIdentity> usb;  ///< the adapter, or the scale that is its own; none: a port of the computer
    int number = 0;                     ///< which port of the adapter, from 0
    std::string name;                   ///< of a port of the computer, "ttyS0"; empty with `usb`
    friend bool operator==(const SerialPortIdentity&, const SerialPortIdentity&) = default;
};

/// "0403:6001 1-2 A9001XYZ", "2@0403:6010 1-4" for the second port of an adapter, "ttyS0".
[[nodiscard]] std::string to_text(const SerialPortIdentity& identity);
/// None when the text is not one that to_text() gives.
[[nodiscard]] std::optional<SerialPortIdentity> serial_port_from_text(std::string_view text);

/// A serial port that is there.
struct SerialPort {
    std::string path;  ///< "/dev/ttyUSB0", until it is plugged in again
    SerialPortIdentity identity;
    std::string title;     ///< what the adapter says it is ("FT232R USB UART"); else the port's name
    bool allowed = false;  ///< whether this user may open it
    friend bool operator==(const SerialPort&, const SerialPort&) = default;
};

/// Where the system shows its serial ports; others only in tests.
struct SerialPlaces {
    std::string classes = "/sys/class/tty";
    std::string nodes = "/dev";
};

/// The serial ports of this machine, by name. Opens none, and asks nothing of any device: some milliseconds.
///
/// Terminals, and the sockets that a computer's chip has room for but no wire from, are left out.
[[nodiscard]] std::vector<SerialPort> serial_ports(const SerialPlaces& places = {});

/// The paired one among those that are there, by the rules of find_paired(); null when it is not, or could be several.
[[nodiscard]] const SerialPort* find_serial_port(const SerialPortIdentity& paired, std::span<const SerialPort> ports);

}  // namespace ecot::hardware
