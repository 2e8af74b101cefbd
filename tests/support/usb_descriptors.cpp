#include "tests/support/usb_descriptors.hpp"

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace ecot::test {

namespace {

[[nodiscard]] std::uint8_t low(std::size_t value) {
    return static_cast<std::uint8_t>(value & 0xff);
}
[[nodiscard]] std::uint8_t high(std::size_t value) {
    return static_cast<std::uint8_t>(value >> 8 & 0xff);
}

void append(Bytes& bytes, std::initializer_list<std::uint8_t> more) {
    bytes.insert(bytes.end(), more);
}

[[nodiscard]] std::string_view text_of(const UsbModel& model, std::uint8_t index) {
    switch (index) {
        case 1:
            return model.manufacturer;
        case 2:
            return model.product_name;
        case 3:
            return model.serial;
        default:
            return {};
    }
}

[[nodiscard]] std::uint8_t index_of(const UsbModel& model, std::uint8_t index) {
    return text_of(model, index).empty() ? std::uint8_t{0} : index;
}

}  // namespace

Bytes device_descriptor(const UsbModel& model) {
    return {18,
            1,
            0x00,
            0x02,
            0,
            0,
            0,
            64,
            low(model.vendor),
            high(model.vendor),
            low(model.product),
            high(model.product),
            low(model.release),
            high(model.release),
            index_of(model, 1),
            index_of(model, 2),
            index_of(model, 3),
            1};
}

Bytes configuration_descriptor(const UsbModel& model) {
    Bytes bytes{9, 2, 0, 0, low(model.interfaces.size()), 1, 0, 0xc0, 50};  // self powered
    std::uint8_t number = 0;
    for (const UsbInterface& interface : model.interfaces) {
        append(bytes, {9, 4, number++, 0, low(interface.endpoints.size()), interface.class_code, interface.subclass,
                       interface.protocol, 0});
        if (!interface.report_descriptor.empty()) {
            append(bytes, {9, 0x21, 0x11, 0x01, 0, 1, 0x22, low(interface.report_descriptor.size()),
                           high(interface.report_descriptor.size())});
        }
        for (const UsbEndpoint& endpoint : interface.endpoints) {
            append(bytes, {7, 5, endpoint.address, endpoint.attributes, low(endpoint.packet_bytes),
                           high(endpoint.packet_bytes), endpoint.interval});
        }
    }
    bytes[2] = low(bytes.size());
    bytes[3] = high(bytes.size());
    return bytes;
}

Bytes descriptors(const UsbModel& model) {
    Bytes bytes = device_descriptor(model);
    const Bytes configuration = configuration_descriptor(model);
    bytes.insert(bytes.end(), configuration.begin(), configuration.end());
    return bytes;
}

Bytes string_descriptor(const UsbModel& model, std::uint8_t index) {
    if (index == 0) {
        return {4, 3, 0x09, 0x04};  // the languages: American English
    }
    const std::string_view text = text_of(model, index);
    if (text.empty()) {
        return {};
    }
    Bytes bytes{low(2 + 2 * text.size()), 3};
    for (const char letter : text) {
        append(bytes, {static_cast<std::uint8_t>(letter), 0});
    }
    return bytes;
}

Bytes boot_keyboard_report_descriptor() {  // HID 1.11, appendix B
    return {0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25,
            0x01, 0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01, 0x95, 0x06,
            0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0};
}

Bytes hid_pos_report_descriptor_a() {
    return {
        0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01,              // page Bar Code Scanner, a bar code scanner
        0x09, 0x12, 0xa1, 0x02, 0x85, 0x02,              // scanned data report, id 2
        0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08,        //
        0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02,  // how many bytes
        0x95, 0x03, 0x05, 0x8c, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02,  // symbology identifier
        0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01,                                // 56 bytes of data
        0x95, 0x02, 0x06, 0x66, 0xff, 0x09, 0x04, 0x09, 0x00, 0x81, 0x02,        // two of the maker's own
        0x05, 0x8c, 0x75, 0x01, 0x95, 0x01, 0x25, 0x01, 0x09, 0xff, 0x81, 0x02,  // more follows
        0x95, 0x07, 0x81, 0x03, 0xc0, 0xc0,
    };
}

Bytes hid_pos_report_descriptor_b() {
    return {
        0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01,                    // page Bar Code Scanner, a bar code scanner
        0x09, 0x12, 0xa1, 0x02, 0x85, 0x02,                    // scanned data report, id 2
        0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08,              //
        0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02,        // how many bytes
        0x95, 0x38, 0x05, 0x8c, 0x09, 0xfe, 0x82, 0x02, 0x01,  // 56 bytes of data
        0x95, 0x05, 0x06, 0x66, 0xff, 0x09, 0x04, 0x81, 0x02,  // five of the maker's own
        0x05, 0x8c, 0x75, 0x01, 0x95, 0x01, 0x25, 0x01, 0x09, 0xff, 0x81, 0x02,  // more follows
        0x95, 0x07, 0x81, 0x03, 0xc0, 0xc0,
    };
}

Bytes scale_report_descriptor() {
    return {
        0x05, 0x8d, 0x09, 0x20, 0xa1, 0x01,                                            // page Scales, a weighing device
        0x09, 0x32, 0xa1, 0x02, 0x85, 0x03,                                            // scale data report, id 3
        0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x01, 0x09, 0x70, 0x81, 0x02,  // status
        0x09, 0x50, 0x81, 0x02,                                                        // unit
        0x15, 0x81, 0x25, 0x7f, 0x09, 0x41, 0x81, 0x02,                                // exponent, signed
        0x15, 0x00, 0x27, 0xff, 0xff, 0x00, 0x00, 0x75, 0x10, 0x09, 0x40, 0x81, 0x02, 0xc0, 0xc0,  // weight
    };
}

}  // namespace ecot::test
