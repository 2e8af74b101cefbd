#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hardware/serial/serial_ports.hpp"
#include "pos/session/device.hpp"

namespace ecot::ctl {

/// One line of `ecotctl check` about a device.
struct DeviceFinding {
    bool good = true;
    std::string about;     ///< "printer", "scanner", "scale", "port", "device"
    std::string sentence;  ///< what is so, and what to do about it
};

/// What a till wants of devices.
struct TillDevices {
    session::DeviceSetup chosen;  ///< by its manager
    bool usb_printer = false;     ///< config.toml wants a printer also where none is chosen; else receipts are files
};

/// The serial ports, of which nobody knows what is plugged into them; none is opened. The one that a till has its scale
/// on is a line about "scale", also when it is not there.
[[nodiscard]] std::vector<DeviceFinding> look_at_ports(const std::optional<TillDevices>& till = std::nullopt,
                                                       const hardware::SerialPlaces& places = {});

/// Those, and: opens each printer, scanner and scale at the USB that shows what it is or is chosen, and gives it back
/// at once. What a till has chosen and is not there has a line, what is there in its place another. A keyboard that is
/// not known as a scanner is left alone. Kinds of which none is plugged in have a line that says so.
[[nodiscard]] std::vector<DeviceFinding> look_at_devices(const std::optional<TillDevices>& till = std::nullopt,
                                                         const hardware::SerialPlaces& places = {});

}  // namespace ecot::ctl
