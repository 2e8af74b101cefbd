#pragma once

#include <span>
#include <string_view>

#include "hardware/usb/device_facts.hpp"

namespace ecot::hardware {

/// What is known of a model, or of all models of a maker, besides what it says of itself. A guess: the class of a
/// device decides first, and the manager who pairs it last.
struct DeviceHint {
    UsbModelId model;
    bool whole_maker = false;  ///< holds for every product of the vendor that has no hint of its own
    /// Keyboard: a scanner that types. Other: nothing the till drives, for the reason in `name`.
    DeviceUse use = DeviceUse::Other;
    std::string_view name;
};

/// All hints. Newland's stand for every model: their product numbers are the last two digits, which say the mode.
[[nodiscard]] std::span<const DeviceHint> device_hints();

/// The closest hint: that of the model before that of its maker; null when there is none.
[[nodiscard]] const DeviceHint* hint_for(UsbModelId model);

}  // namespace ecot::hardware
