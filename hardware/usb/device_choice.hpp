#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hardware/usb/device_facts.hpp"
#include "hardware/usb/device_identity.hpp"
#include "hardware/usb/usb_bus.hpp"
#include "hardware/usb/usb_error.hpp"

namespace ecot::hardware {

/// A device a driver serves, and the interface it does so by.
struct ChosenDevice {
    DeviceFacts facts;
    InterfaceFacts interface;
    std::optional<std::size_t> pairing;  ///< which of the paired devices it is, counted from 0
    friend bool operator==(const ChosenDevice&, const ChosenDevice&) = default;
};

/// Which of the plugged devices a driver serves.
///
/// Those that a manager paired. Others only where the driver takes them, and only those that show by themselves what
/// they are: a keyboard does so when there is a hint that its model is a scanner. A paired device whose report
/// descriptor could not be read is taken at the manager's word.
class DeviceChoice {
public:
    /// What becomes of devices that are not paired.
    enum class Unpaired {
        Always,   ///< served beside the paired ones
        IfAlone,  ///< served as long as nothing is paired
    };
    DeviceChoice(std::vector<DeviceUse> uses, std::vector<DeviceIdentity> paired, Unpaired unpaired);

    /// Keeps in mind what came or left.
    void tell(const UsbEvent& event);

    /// Whom to serve now: the paired devices in their order, then the others as they came. A device with two interfaces
    /// for different uses is there twice.
    [[nodiscard]] std::vector<ChosenDevice> chosen() const;

    [[nodiscard]] bool plugged(PlugId plug) const;

private:
    void add_interfaces(const DeviceFacts& facts, std::optional<std::size_t> pairing,
                        std::vector<ChosenDevice>& all) const;

    std::vector<DeviceUse> uses_;
    std::vector<DeviceIdentity> paired_;
    Unpaired unpaired_;
    std::vector<DeviceFacts> plugged_;
};

/// How a driver stands with a device, for a person to see and to do something about.
struct DeviceStanding {
    /// Troubled: `error` says by what; the driver goes on trying.
    enum class State { Ready, Troubled, Left };
    DeviceIdentity device;
    std::string name;  ///< as the device gives it
    State state = State::Ready;
    UsbError error;  ///< read only when troubled
    friend bool operator==(const DeviceStanding&, const DeviceStanding&) = default;
};
/// Called on a driver's thread when it changes: it posts, and does not wait.
using StandingListener = std::function<void(const DeviceStanding&)>;

/// Tells a listener of standings, each once: a failure that goes on is not told again. One thread at a time.
class StandingTeller {
public:
    /// `listener` may be empty.
    explicit StandingTeller(StandingListener listener) : listener_{std::move(listener)} {}
    void tell(const DeviceStanding& standing);

private:
    StandingListener listener_;
    std::optional<DeviceStanding> told_;
};

[[nodiscard]] DeviceStanding ready(const DeviceFacts& facts);
[[nodiscard]] DeviceStanding troubled(const DeviceFacts& facts, UsbError error);
[[nodiscard]] DeviceStanding left(const DeviceFacts& facts);

}  // namespace ecot::hardware
