#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// What an emulated USB device says of itself, and the bytes a host reads it from (USB 2.0 chapter 9, HID 1.11).
namespace ecot::test {

using Bytes = std::vector<std::uint8_t>;

/// A pipe of an interface. `attributes` is 2 for bulk, 3 for interrupt; bit 7 of the address says IN.
struct UsbEndpoint {
    std::uint8_t address = 0;
    std::uint8_t attributes = 2;
    std::uint16_t packet_bytes = 64;
    std::uint8_t interval = 0;
};

/// One interface with its only setting. Its number is its place in the device.
struct UsbInterface {
    std::uint8_t class_code = 0;
    std::uint8_t subclass = 0;
    std::uint8_t protocol = 0;
    std::vector<UsbEndpoint> endpoints;
    Bytes report_descriptor;              ///< not empty for HID
    std::string kernel_driver;            ///< who has it before a program claims it: "usblp", "usbhid", "" for nobody
    bool report_descriptor_known = true;  ///< whether sysfs shows the report descriptor, as while usbhid has it
};

/// A whole device. A string that is empty is not there.
struct UsbModel {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::uint16_t release = 0x0100;
    std::string manufacturer;
    std::string product_name;
    std::string serial;
    std::vector<UsbInterface> interfaces;
};

/// The device descriptor and the configuration descriptor behind it, as sysfs shows them.
[[nodiscard]] Bytes descriptors(const UsbModel& model);
[[nodiscard]] Bytes device_descriptor(const UsbModel& model);
[[nodiscard]] Bytes configuration_descriptor(const UsbModel& model);
/// The string descriptor of an index as used in the device descriptor; empty when there is none.
[[nodiscard]] Bytes string_descriptor(const UsbModel& model, std::uint8_t index);

// Report descriptors of the devices of a till.
[[nodiscard]] Bytes boot_keyboard_report_descriptor();
/// Layout A: three bytes of symbology identifier before the data (Honeywell).
[[nodiscard]] Bytes hid_pos_report_descriptor_a();
/// Layout B: the data right behind its length (Newland and many others).
[[nodiscard]] Bytes hid_pos_report_descriptor_b();
[[nodiscard]] Bytes scale_report_descriptor();

}  // namespace ecot::test
