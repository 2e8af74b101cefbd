#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace ecot::hardware::barcode {

using Date = std::chrono::year_month_day;

/// The year that `two_digits` (0 to 99) mean in `current` year: at most 50 years ahead and 49 behind (GS1 General
/// Specifications 7.12).
[[nodiscard]] std::chrono::year full_year(int two_digits, std::chrono::year current);

/// What the day 00 means.
enum class DayZero { Refused, LastOfMonth };

/// The date that six digits YYMMDD mean in the year `current`; nothing when there is no such day.
/// @pre six digits.
[[nodiscard]] std::optional<Date> date_of(std::string_view digits, std::chrono::year current, DayZero day_zero);

}  // namespace ecot::hardware::barcode
