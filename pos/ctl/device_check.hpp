#pragma once

#include <string>
#include <vector>

namespace ecot::ctl {

/// One line of `ecotctl check` about a device.
struct DeviceFinding {
    bool good = true;
    std::string about;     ///< "printer", "scanner", "scale", "device"
    std::string sentence;  ///< what is so, and what to do about it
};

/// Opens each printer, scanner and scale at the USB that shows what it is, and gives it back at once. A keyboard that
/// is not known as a scanner is left alone. Kinds of which none is plugged in have a line that says so.
[[nodiscard]] std::vector<DeviceFinding> look_at_devices();

}  // namespace ecot::ctl
