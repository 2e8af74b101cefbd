#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hardware/hid/report_descriptor.hpp"
#include "hardware/usb/usb_connection.hpp"

/// What is asked of a HID interface before its reports are read (HID 1.11, section 7.2).
namespace ecot::hardware {

/// What the device says its reports hold. Without a word of it: no field, not `whole`.
[[nodiscard]] hid::ReportDescriptor descriptor_of(UsbConnection& connection);

/// Bytes of the longest input report; 0 where the descriptor names none.
[[nodiscard]] std::size_t input_report_bytes(const hid::ReportDescriptor& descriptor);

/// Boot reports from now on, and only when something changes. Keyboards that refuse send them anyway.
void use_boot_reports(UsbConnection& connection);

/// Which of the three kinds of report is set.
enum class ReportKind : std::uint8_t { Input = 1, Output = 2, Feature = 3 };

/// SET_REPORT. `report` begins with its id.
[[nodiscard]] tl::expected<void, UsbError> set_report(UsbConnection& connection, ReportKind kind,
                                                      std::span<const std::uint8_t> report);

/// GET_REPORT of an input report with this id.
[[nodiscard]] tl::expected<std::vector<std::uint8_t>, UsbError> get_report(UsbConnection& connection, std::uint8_t id,
                                                                           std::uint16_t length);

}  // namespace ecot::hardware
