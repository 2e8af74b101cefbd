#include "hardware/usb/hid_setup.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>

namespace ecot::hardware {

namespace {

constexpr std::chrono::milliseconds setup_patience{500};
constexpr std::uint8_t get_report_request = 0x01;
constexpr std::uint8_t set_report_request = 0x09;
constexpr std::uint8_t set_idle_request = 0x0a;
constexpr std::uint8_t set_protocol_request = 0x0b;

[[nodiscard]] ControlRequest hid_request(const UsbConnection& connection, std::uint8_t request, unsigned value) {
    return {.request = request, .value = static_cast<std::uint16_t>(value), .index = connection.interface().number};
}

[[nodiscard]] unsigned report_value(ReportKind kind, std::uint8_t id) {
    return (static_cast<unsigned>(kind) << 8U) | id;
}

}  // namespace

hid::ReportDescriptor descriptor_of(UsbConnection& connection) {
    const auto bytes = connection.report_descriptor(setup_patience);
    return bytes ? hid::read_report_descriptor(*bytes) : hid::ReportDescriptor{.whole = false};
}

std::size_t input_report_bytes(const hid::ReportDescriptor& descriptor) {
    std::size_t bits = 0;
    for (const hid::Field& field : descriptor.fields) {
        if (field.kind == hid::FieldKind::Input) {
            bits = std::max(bits, field.bit + field.size * field.count);
        }
    }
    return (bits + 7) / 8;
}

void use_boot_reports(UsbConnection& connection) {
    (void)connection.control_out(hid_request(connection, set_protocol_request, 0), {}, setup_patience);
    (void)connection.control_out(hid_request(connection, set_idle_request, 0), {}, setup_patience);
}

tl::expected<void, UsbError> set_report(UsbConnection& connection, ReportKind kind,
                                        std::span<const std::uint8_t> report) {
    assert(!report.empty());
    return connection.control_out(hid_request(connection, set_report_request, report_value(kind, report.front())),
                                  report, setup_patience);
}

tl::expected<std::vector<std::uint8_t>, UsbError> get_report(UsbConnection& connection, std::uint8_t id,
                                                             std::uint16_t length) {
    return connection.control_in(hid_request(connection, get_report_request, report_value(ReportKind::Input, id)),
                                 length, setup_patience);
}

}  // namespace ecot::hardware
