#include "hardware/scale/hid_scale.hpp"

#include <cstddef>

namespace ecot::hardware::scale {
namespace {

constexpr std::size_t usual_size = 6;
constexpr std::uint8_t usual_id = 3;
constexpr std::uint8_t other_usual_id = 4;
/// id, status, unit, exponent, weight (low byte first).
constexpr hid::ScaleLayout usual_layout{.report_id = usual_id,
                                        .status_bit = 8,
                                        .status_size = 8,
                                        .unit_bit = 16,
                                        .unit_size = 8,
                                        .exponent_bit = 24,
                                        .exponent_size = 8,
                                        .weight_bit = 32,
                                        .weight_size = 16};

// HID Point of Sale Usage Tables 1.02: status 8D:71 to 8D:78 and unit 8D:51 to 8D:5C, from 1.
constexpr std::int64_t status_fault = 1, status_zero = 2, status_motion = 3, status_stable = 4, status_under_zero = 5,
                       status_over_limit = 6, status_calibration = 7, status_rezero = 8;
constexpr std::int64_t unit_milligram = 1, unit_gram = 2, unit_kilogram = 3, unit_tonne = 8;

/// Powers of ten of a value beyond these are no weight.
constexpr int exponent_max = 9;

/// Which power of ten grams the unit is; nothing for what is not metric. (Carats are for jewellers.)
std::optional<int> power_of(std::int64_t unit) {
    switch (unit) {
        case unit_milligram:
            return -3;
        case unit_gram:
            return 0;
        case unit_kilogram:
            return 3;
        case unit_tonne:
            return 6;
        default:
            return std::nullopt;
    }
}

/// value x 10^power, rounded down; nothing beyond what a scale can weigh.
std::optional<std::int64_t> grams_of(std::uint32_t value, int power) {
    std::int64_t grams = value;
    for (; power < 0 && grams > 0; ++power) {
        grams /= 10;
    }
    for (; power > 0 && grams > 0; --power) {
        grams *= 10;
        if (grams > grams_max) {
            return std::nullopt;
        }
    }
    return grams <= grams_max ? std::optional{grams} : std::nullopt;
}

/// A value of `size` bits whose highest is its sign.
std::int64_t signed_bits(std::span<const std::uint8_t> report, std::size_t bit, std::size_t size) {
    const std::int64_t value = hid::bits_of(report, bit, size);
    const bool negative = size > 0 && size <= 32 && ((value >> (size - 1)) & 1) != 0;
    return negative ? value - (std::int64_t{1} << size) : value;
}

}  // namespace

std::optional<WeightReading> read_hid_weight(std::span<const std::uint8_t> report,
                                             const std::optional<hid::ScaleLayout>& layout) {
    const hid::ScaleLayout at = layout.value_or(usual_layout);
    const bool usual = !layout && report.size() >= usual_size && (report[0] == usual_id || report[0] == other_usual_id);
    const bool described = layout && report.size() * 8 >= at.weight_bit + at.weight_size &&
                           (at.report_id == 0 || report[0] == at.report_id);
    if (!usual && !described) {
        return std::nullopt;
    }
    const std::int64_t status = hid::bits_of(report, at.status_bit, at.status_size) - at.status_first + 1;
    const std::int64_t unit = hid::bits_of(report, at.unit_bit, at.unit_size) - at.unit_first + 1;
    const std::int64_t exponent = signed_bits(report, at.exponent_bit, at.exponent_size);
    switch (status) {
        case status_over_limit:
            return WeightReading{.state = ScaleState::OverLimit};
        case status_calibration:
            return WeightReading{.state = ScaleState::NeedsCalibration};
        case status_rezero:
            return WeightReading{.state = ScaleState::NeedsZero};
        case status_zero:
        case status_motion:
        case status_stable:
        case status_under_zero:
            break;
        case status_fault:
        default:
            return WeightReading{.state = ScaleState::Fault};
    }
    const std::optional<int> power = power_of(unit);
    if (!power) {
        return WeightReading{.state = ScaleState::WrongUnit};
    }
    if (exponent < -exponent_max || exponent > exponent_max) {
        return WeightReading{.state = ScaleState::Fault};
    }
    const std::optional<std::int64_t> grams =
        grams_of(hid::bits_of(report, at.weight_bit, at.weight_size), *power + static_cast<int>(exponent));
    if (!grams) {
        return WeightReading{.state = ScaleState::Fault};
    }
    switch (status) {
        case status_zero:
            return WeightReading{.state = ScaleState::Zero};
        case status_motion:
            return WeightReading{.state = ScaleState::InMotion, .grams = *grams};
        case status_under_zero:
            return WeightReading{.state = ScaleState::UnderZero, .grams = -*grams};
        default:
            return WeightReading{.state = ScaleState::Stable, .grams = *grams};
    }
}

std::optional<WeightReading> HidScaleReader::feed(std::span<const std::uint8_t> report) {
    const std::optional<WeightReading> reading = read_hid_weight(report, layout_);
    if (reading && !opened_) {
        opened_ = true;
        return std::nullopt;
    }
    return reading;
}

}  // namespace ecot::hardware::scale
