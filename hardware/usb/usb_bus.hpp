#pragma once

#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "hardware/usb/device_facts.hpp"
#include "hardware/usb/traffic.hpp"
#include "hardware/usb/usb_connection.hpp"
#include "hardware/usb/usb_error.hpp"

namespace ecot::hardware {

/// A device was plugged in, or was there when the bus started. HID devices are told of once their report descriptor is
/// known, or after a second without.
struct DeviceArrived {
    DeviceFacts facts;
};
/// It is unplugged; its connections say Gone.
struct DeviceLeft {
    PlugId plug{};
};
using UsbEvent = std::variant<DeviceArrived, DeviceLeft>;
/// Called on the bus thread: it posts, and neither waits nor calls the bus.
using UsbListener = std::function<void(const UsbEvent&)>;

/// The USB devices of this machine, as they come and go. Hubs are left out.
///
/// One thread of its own, the bus thread, handles all of libusb's events; it sleeps while nothing happens.
class UsbBus {
public:
    /// Looks what there is; takes some milliseconds. An error when the system has no USB at all.
    [[nodiscard]] static tl::expected<UsbBus, UsbError> open();
    UsbBus(UsbBus&&) noexcept;
    UsbBus& operator=(UsbBus&&) noexcept;
    /// stop().
    ~UsbBus();

    /// Begins the bus thread and tells `listener` of each device, first of those that are there. Once.
    void start(UsbListener listener);

    /// From start() on `traffic` is told of all that passes on connections, to be kept or shown. Before start().
    void listen_in(TrafficListener traffic);

    /// Waits until each device that was there at start() was told of, at most two seconds. After start(); not on the
    /// bus thread.
    void wait_until_told();

    /// Closes every connection that is still open (who waits on one is told Cancelled), then ends the bus thread: no
    /// listener and no reader is called any more. In any state; not on the bus thread. Afterwards there is no device.
    void stop();

    /// The devices that were told of and did not leave. Any thread.
    [[nodiscard]] std::vector<DeviceFacts> devices() const;

    /// Opens a device and claims an interface; its kernel driver is detached. NoPermission, Busy, Gone and others are
    /// ordinary. Several interfaces of a device are several connections. Any thread but the screen's and the bus
    /// thread; between start() and stop().
    [[nodiscard]] tl::expected<UsbConnection, UsbError> connect(PlugId plug, const InterfaceFacts& interface);

private:
    class Impl;
    explicit UsbBus(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace ecot::hardware
