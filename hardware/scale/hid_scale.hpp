#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "hardware/hid/report_descriptor.hpp"
#include "hardware/scale.hpp"

namespace ecot::hardware::scale {

/// The control report that zeroes a HID scale, its id first: sent out, or by SET_REPORT.
inline constexpr std::array<std::uint8_t, 2> hid_zero_report{0x02, 0x02};

/// Reads a weight report: of 6 bytes with id 3 or 4 without a descriptor's `layout`. Nothing for other reports.
///
/// Milligrams, grams, kilograms and tonnes become grams; pounds, ounces and the like are `WrongUnit` even at zero.
[[nodiscard]] std::optional<WeightReading> read_hid_weight(
    std::span<const std::uint8_t> report, const std::optional<hid::ScaleLayout>& layout = std::nullopt);

/// The weight reports of one scale since it was opened.
class HidScaleReader {
public:
    explicit HidScaleReader(std::optional<hid::ScaleLayout> layout = std::nullopt) : layout_{layout} {}

    /// Nothing for the first weight: it may be that of what lay on the scale before it was opened.
    [[nodiscard]] std::optional<WeightReading> feed(std::span<const std::uint8_t> report);

private:
    std::optional<hid::ScaleLayout> layout_;
    bool opened_ = false;  // the first weight has come
};

}  // namespace ecot::hardware::scale
