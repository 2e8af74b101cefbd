#pragma once

#include <string>
#include <vector>

#include "hardware/serial/serial_ports.hpp"

namespace ecot::ctl {

/// One line of `ecotctl check` about a device.
struct DeviceFinding {
    bool good = true;
    std::string about;     ///< "printer", "scanner", "scale", "port", "device"
    std::string sentence;  ///< what is so, and what to do about it
};

/// The serial ports, of which nobody knows what is plugged into them; none is opened.
[[nodiscard]] std::vector<DeviceFinding> look_at_ports(const hardware::SerialPlaces& places = {});

/// Those, and: opens each printer, scanner and scale at the USB that shows what it is, and gives it back at once. A
/// keyboard that is not known as a scanner is left alone. Kinds of which none is plugged in have a line that says so.
[[nodiscard]] std::vector<DeviceFinding> look_at_devices();

}  // namespace ecot::ctl
