#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ecot::hardware::hid {

/// Which way a field goes: from the device, to it, or both when asked.
enum class FieldKind { Input, Output, Feature };

/// A usage with its page: 8C:FE is `usage(0x8C, 0xFE)`.
[[nodiscard]] constexpr std::uint32_t usage(std::uint32_t page, std::uint32_t id) {
    return (page << 16U) | id;
}

/// Values that follow each other in a report and mean the same.
struct Field {
    FieldKind kind = FieldKind::Input;
    std::uint8_t report_id = 0;     ///< 0: the device does not number its reports
    std::uint32_t application = 0;  ///< usage of the application collection around it
    std::uint32_t usage = 0;        ///< of the value; of the first choice where `is_choice`
    bool is_choice = false;         ///< the value says which of several usages holds ("array")
    std::int32_t logical_min = 0;
    std::size_t bit = 0;   ///< from the first bit of the report, its id included where it has one
    std::size_t size = 0;  ///< bits of one value
    std::size_t count = 0;
    friend bool operator==(const Field&, const Field&) = default;
};

/// What a device says its reports hold.
struct ReportDescriptor {
    std::vector<Field> fields;
    bool numbered = false;  ///< every report begins with its id
    bool whole = true;  ///< read to its end; false: broken or larger than any real one, the fields before that are kept
    friend bool operator==(const ReportDescriptor&, const ReportDescriptor&) = default;
};

/// Reads a report descriptor. Any bytes are read; the work and the fields are bounded whatever they say.
[[nodiscard]] ReportDescriptor read_report_descriptor(std::span<const std::uint8_t> bytes);

/// Where a HID-POS scanner (8C:02) puts what it read: bytes counted from the report's first, its id included.
struct ScannerLayout {
    std::uint8_t report_id = 0;
    std::optional<std::size_t> length_at;  ///< how many characters the report holds; else they end at the last zeros
    std::optional<std::size_t> aim_at;     ///< three characters of the AIM identifier
    std::size_t data_at = 0;
    std::size_t data_size = 0;
    std::optional<std::size_t> continued_bit;  ///< set when the code goes on in the next report
    friend bool operator==(const ScannerLayout&, const ScannerLayout&) = default;
};

/// Every report of the descriptor in which a scanner sends data.
[[nodiscard]] std::vector<ScannerLayout> scanner_layouts(const ReportDescriptor& descriptor);

/// Where a scale (8D:20) puts its weight: bits counted from the report's first, its id included.
struct ScaleLayout {
    std::uint8_t report_id = 0;
    std::size_t status_bit = 0, status_size = 0;
    std::int64_t status_first = 1;  ///< the status value that means 8D:71, fault
    std::size_t unit_bit = 0, unit_size = 0;
    std::int64_t unit_first = 1;  ///< the unit value that means 8D:51, milligram
    std::size_t exponent_bit = 0, exponent_size = 0;
    std::size_t weight_bit = 0, weight_size = 0;
    friend bool operator==(const ScaleLayout&, const ScaleLayout&) = default;
};

/// The report with the weight; nothing where one of its four parts is missing.
[[nodiscard]] std::optional<ScaleLayout> scale_layout(const ReportDescriptor& descriptor);

/// Whether the device has an application of this usage: 01:06 for a keyboard.
[[nodiscard]] bool has_application(const ReportDescriptor& descriptor, std::uint32_t application);

/// `size` bits of `report` from `bit` on, the lowest first; 0 for those beyond its end. At most 32.
[[nodiscard]] std::uint32_t bits_of(std::span<const std::uint8_t> report, std::size_t bit, std::size_t size);

}  // namespace ecot::hardware::hid
