#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ecot::hardware {

/// One plugging-in of a device. The number is never given again: a device that comes back has another.
enum class PlugId : std::uint64_t {};

/// A device's two numbers: its maker's, and the one the maker gave the model. Written 04b8:0e15.
struct UsbModelId {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    friend auto operator<=>(const UsbModelId&, const UsbModelId&) = default;
};

/// A pipe of an interface. Control and isochronous ones are not listed.
struct EndpointFacts {
    enum class Kind : std::uint8_t { Bulk, Interrupt };
    std::uint8_t address = 0;  ///< bit 7: from the device to us
    Kind kind = Kind::Bulk;
    std::uint16_t packet_bytes = 0;
    [[nodiscard]] bool is_in() const { return (address & 0x80) != 0; }
    friend bool operator==(const EndpointFacts&, const EndpointFacts&) = default;
};

/// What a till can do with an interface, as far as the device itself tells. A keyboard may be a scanner or the
/// office's keyboard: only who pairs it knows.
enum class DeviceUse : std::uint8_t { Printer, Keyboard, HidPosScanner, HidScale, UnknownHid, Other };

/// What a collection of a HID report descriptor is for ("usage page 8C, usage 02: a bar code scanner").
struct HidUsage {
    std::uint16_t page = 0;
    std::uint16_t usage = 0;
    friend bool operator==(const HidUsage&, const HidUsage&) = default;
};

/// One setting of one interface. Most interfaces have one setting only.
struct InterfaceFacts {
    std::uint8_t number = 0;
    std::uint8_t setting = 0;
    std::uint8_t class_code = 0;
    std::uint8_t subclass = 0;
    std::uint8_t protocol = 0;
    std::vector<EndpointFacts> endpoints;
    std::optional<HidUsage> hid_usage;  ///< of a HID interface whose report descriptor is known
    DeviceUse use = DeviceUse::Other;
    [[nodiscard]] const EndpointFacts* in() const;   ///< the first endpoint to us; null when there is none
    [[nodiscard]] const EndpointFacts* out() const;  ///< the first one from us; null when there is none
    [[nodiscard]] const EndpointFacts* endpoint_at(std::uint8_t address) const;  ///< null when there is none
    friend bool operator==(const InterfaceFacts&, const InterfaceFacts&) = default;
};

/// What a plugged device says of itself. Texts are as the device gives them, spaces at the ends dropped.
struct DeviceFacts {
    PlugId plug{};
    UsbModelId model;
    std::uint16_t release = 0;  ///< the model's own version, two decimal digits a byte
    std::string manufacturer;
    std::string product;
    std::string serial;  ///< empty when there is none
    std::string port;    ///< the socket: bus and ports, "1-2.3"
    std::vector<InterfaceFacts> interfaces;

    /// The interface to use it by; null when it has none for that. Of several settings of a printer the one that
    /// answers best (two-way before one-way).
    [[nodiscard]] const InterfaceFacts* find(DeviceUse use) const;
    friend bool operator==(const DeviceFacts&, const DeviceFacts&) = default;
};

/// What an interface is for: by its class first, by hints for its model second. An interface of a maker's own class
/// is a printer when the model is a known printer and there is a bulk pipe to it.
[[nodiscard]] DeviceUse use_of(const InterfaceFacts& interface, UsbModelId model);

/// Reads what the device is for from a HID report descriptor: its outermost collection for scanners or scales, else its
/// first one. None when there is no collection; reads as far as a descriptor that is cut off goes.
[[nodiscard]] std::optional<HidUsage> main_usage(std::span<const std::uint8_t> report_descriptor);

/// The stable word of a use, for logs and `ecotctl check`: "printer".
[[nodiscard]] const char* to_string(DeviceUse use);

}  // namespace ecot::hardware
