#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/usb/device_facts.hpp"

namespace ecot::hardware {

/// Which device a manager paired, so that it is known when it comes back.
///
/// The serial number tells when there is one that means something; else the model does, and the socket tells two
/// equal devices apart. A value: kept in the settings as its text.
struct DeviceIdentity {
    UsbModelId model;
    std::string serial;  ///< empty when the device has none that means something
    std::string port;    ///< where it was when it was paired
    friend bool operator==(const DeviceIdentity&, const DeviceIdentity&) = default;
};

[[nodiscard]] DeviceIdentity identity_of(const DeviceFacts& facts);

/// "04b8:0e15 1-2.3 X3Z8010042": model, port, and the serial number when there is one.
[[nodiscard]] std::string to_text(const DeviceIdentity& identity);
/// None when the text is not one that to_text() gives.
[[nodiscard]] std::optional<DeviceIdentity> identity_from_text(std::string_view text);

/// Finds each paired device among those that are plugged in: one answer an identity, in their order. No device answers
/// for two.
///
/// First by serial number, when no other plugged device of the model has the same; then by model and socket; then, when
/// one paired and one plugged device of the model are left, by model. Of several it could be, none is: the manager
/// pairs again. A device that has another serial number than the paired one is another device.
[[nodiscard]] std::vector<std::optional<PlugId>> find_paired(std::span<const DeviceIdentity> paired,
                                                             std::span<const DeviceFacts> plugged);

}  // namespace ecot::hardware
