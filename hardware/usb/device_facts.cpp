#include "hardware/usb/device_facts.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

#include "hardware/usb/device_hints.hpp"

namespace ecot::hardware {

namespace {

constexpr std::uint8_t class_hid = 0x03;
constexpr std::uint8_t class_printer = 0x07;
constexpr std::uint8_t class_vendor = 0xff;
constexpr std::uint8_t hid_boot = 1;
constexpr std::uint8_t boot_keyboard = 1;
constexpr std::uint8_t boot_mouse = 2;

// USB HID usage tables.
constexpr std::uint16_t page_generic_desktop = 0x01;
constexpr std::uint16_t usage_keyboard = 0x06;
constexpr std::uint16_t page_scanner = 0x8c;
constexpr std::uint16_t page_scale = 0x8d;
/// What some Honeywell scanners call the page of scanners.
constexpr std::uint16_t page_scanner_of_honeywell = 0xff8c;

[[nodiscard]] bool is_till_page(std::uint16_t page) {
    return page == page_scanner || page == page_scanner_of_honeywell || page == page_scale;
}

[[nodiscard]] DeviceUse use_of_hid(const InterfaceFacts& interface, UsbModelId model) {
    if (interface.hid_usage) {
        switch (interface.hid_usage->page) {
            case page_scanner:
            case page_scanner_of_honeywell:
                return DeviceUse::HidPosScanner;
            case page_scale:
                return DeviceUse::HidScale;
            case page_generic_desktop:
                return interface.hid_usage->usage == usage_keyboard && interface.protocol == boot_keyboard
                           ? DeviceUse::Keyboard
                           : DeviceUse::Other;
            default:
                return DeviceUse::Other;
        }
    }
    if (interface.subclass == hid_boot && interface.protocol == boot_keyboard) {
        return DeviceUse::Keyboard;
    }
    if (interface.subclass == hid_boot && interface.protocol == boot_mouse) {
        return DeviceUse::Other;
    }
    const DeviceHint* hint = hint_for(model);
    const bool usable = hint != nullptr && (hint->use == DeviceUse::HidPosScanner || hint->use == DeviceUse::HidScale);
    return usable ? hint->use : DeviceUse::UnknownHid;
}

[[nodiscard]] bool takes_bulk(const InterfaceFacts& interface) {
    return std::any_of(interface.endpoints.begin(), interface.endpoints.end(), [](const EndpointFacts& endpoint) {
        return endpoint.kind == EndpointFacts::Kind::Bulk && !endpoint.is_in();
    });
}

/// How well a setting of a printer serves: two-way (protocol 2) before one-way, IEEE 1284.4 (3) last.
[[nodiscard]] int printer_rank(const InterfaceFacts& interface) {
    if (interface.class_code == class_vendor || interface.protocol == 2) {
        return interface.in() != nullptr ? 0 : 1;
    }
    return interface.protocol == 1 ? 2 : 3;
}

}  // namespace

const EndpointFacts* InterfaceFacts::in() const {
    const auto found = std::find_if(endpoints.begin(), endpoints.end(), [](const auto& one) { return one.is_in(); });
    return found == endpoints.end() ? nullptr : &*found;
}
const EndpointFacts* InterfaceFacts::out() const {
    const auto found = std::find_if(endpoints.begin(), endpoints.end(), [](const auto& one) { return !one.is_in(); });
    return found == endpoints.end() ? nullptr : &*found;
}

const EndpointFacts* InterfaceFacts::endpoint_at(std::uint8_t address) const {
    const auto found = std::find_if(endpoints.begin(), endpoints.end(),
                                    [address](const EndpointFacts& one) { return one.address == address; });
    return found == endpoints.end() ? nullptr : &*found;
}

const InterfaceFacts* DeviceFacts::find(DeviceUse use) const {
    const InterfaceFacts* best = nullptr;
    for (const InterfaceFacts& interface : interfaces) {
        const bool better =
            best == nullptr || (use == DeviceUse::Printer && printer_rank(interface) < printer_rank(*best));
        if (interface.use == use && better) {
            best = &interface;
        }
    }
    return best;
}

DeviceUse use_of(const InterfaceFacts& interface, UsbModelId model) {
    const DeviceHint* hint = hint_for(model);
    switch (interface.class_code) {
        case class_printer:
            // Protocol 4 is IPP over USB: web requests, and no receipt printer.
            return takes_bulk(interface) && interface.protocol != 4 &&
                           (hint == nullptr || hint->use != DeviceUse::Other)
                       ? DeviceUse::Printer
                       : DeviceUse::Other;
        case class_hid:
            return use_of_hid(interface, model);
        case class_vendor:
            return hint != nullptr && hint->use == DeviceUse::Printer && takes_bulk(interface) ? DeviceUse::Printer
                                                                                               : DeviceUse::Other;
        default:
            return DeviceUse::Other;
    }
}

std::optional<HidUsage> main_usage(std::span<const std::uint8_t> report_descriptor) {
    // HID 1.11, 6.2.2: items of a prefix byte (tag, type, size) and up to four bytes, little endian.
    constexpr std::array<std::size_t, 4> sizes{0, 1, 2, 4};
    constexpr unsigned usage_page = 0x04;
    constexpr unsigned usage = 0x08;
    constexpr unsigned collection = 0xa0;
    constexpr unsigned collection_end = 0xc0;
    constexpr unsigned long_item = 0xfe;
    std::optional<HidUsage> first;
    std::uint16_t page = 0;
    std::optional<HidUsage> said;  // since the last item that usages belong to
    int depth = 0;
    while (!report_descriptor.empty()) {
        const unsigned prefix = report_descriptor[0];
        const bool is_long = prefix == long_item && report_descriptor.size() > 1;
        const std::size_t size = is_long ? 2U + report_descriptor[1] : sizes[prefix & 0x03U];
        if (report_descriptor.size() < 1 + size) {
            break;
        }
        std::uint32_t value = 0;
        for (std::size_t i = is_long ? 0 : size; i > 0; --i) {
            value = value << 8 | report_descriptor[i];
        }
        const unsigned item = prefix & 0xfcU;
        if (item == usage_page) {
            page = static_cast<std::uint16_t>(value & 0xffffU);
        } else if (item == usage && !said) {
            // In four bytes the page comes along.
            said = HidUsage{size == 4 ? static_cast<std::uint16_t>(value >> 16) : page,
                            static_cast<std::uint16_t>(value & 0xffffU)};
        } else if (item == collection) {
            const HidUsage outermost = said.value_or(HidUsage{page, 0});
            if (depth == 0 && is_till_page(outermost.page)) {
                return outermost;
            }
            if (depth == 0 && !first) {
                first = outermost;
            }
            ++depth;
            said.reset();
        } else if (item == collection_end) {
            --depth;
        }
        report_descriptor = report_descriptor.subspan(1 + size);
    }
    return first;
}

const char* to_string(DeviceUse use) {
    switch (use) {
        case DeviceUse::Printer:
            return "printer";
        case DeviceUse::Keyboard:
            return "keyboard";
        case DeviceUse::HidPosScanner:
            return "hid_pos_scanner";
        case DeviceUse::HidScale:
            return "hid_scale";
        case DeviceUse::UnknownHid:
            return "unknown_hid";
        case DeviceUse::Other:
            return "other";
    }
    assert(false);
    return "";
}

}  // namespace ecot::hardware
