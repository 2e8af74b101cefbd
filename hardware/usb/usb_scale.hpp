#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "hardware/scale.hpp"
#include "hardware/usb/device_choice.hpp"

namespace ecot::hardware {

/// Which scale, and how long it is waited for.
struct UsbScaleSettings {
    std::optional<DeviceIdentity> paired;    ///< none: the first scale that is there
    std::chrono::milliseconds silence{500};  ///< without a report, until the scale is asked for one
    std::chrono::milliseconds retry{2000};   ///< from a failure to the next try
};

/// The HID scale on the USB, on a thread of its own.
///
/// A scale that says nothing for a while is asked. One that refuses to be asked sends when something changes, and its
/// last word holds; one that does not answer is `Gone`, as is one that is unplugged.
class UsbScale final : public Scale {
public:
    /// `bus` outlives the scale; where its listener tells it of devices, it is stopped before the scale goes.
    UsbScale(UsbBus& bus, UsbScaleSettings settings, WeightListener listener = {}, StandingListener standings = {});
    /// No listener is called any more once it returned; waits for a request to the scale that is under way.
    ~UsbScale() override;

    /// For the listener of the bus: every event. Never waits.
    void tell(const UsbEvent& event);

    [[nodiscard]] WeightReading reading() override;
    void zero() override;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ecot::hardware
