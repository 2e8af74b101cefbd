#pragma once

#include <cstdint>
#include <vector>

#include "hardware/usb/device_facts.hpp"

struct libusb_device;

namespace ecot::hardware {

/// Reads what a device says of itself, without opening it: no right to it is needed, nothing is asked of it, nothing
/// waits for it. Descriptors are libusb's copies; texts and report descriptors are those the system keeps in sysfs.
[[nodiscard]] DeviceFacts read_device(libusb_device* device, PlugId plug);

/// The report descriptor of a HID interface where the system shows it, else nothing: not while a program has claimed
/// it.
[[nodiscard]] std::vector<std::uint8_t> report_descriptor_in_system(libusb_device* device,
                                                                    const InterfaceFacts& interface);

/// Whether the system may still be about to bind its HID driver, which shows the report descriptors: a device is
/// announced before its interfaces are.
[[nodiscard]] bool waits_for_report_descriptor(const DeviceFacts& facts);

}  // namespace ecot::hardware
