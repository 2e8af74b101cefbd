#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pricing/programme.hpp"

namespace ecot::store {

/// A day as kept in tables: "2026-11-21".
[[nodiscard]] std::string to_text(pricing::Date date);

/// Empty for no date.
[[nodiscard]] std::string to_text(const std::optional<pricing::Date>& date);

/// Reads "2026-11-21"; nothing when it is no day of the calendar.
[[nodiscard]] std::optional<pricing::Date> date_from_text(std::string_view text);

/// Reads a date as people write it in a list: "2026-11-21" or "21/11/2026".
[[nodiscard]] std::optional<pricing::Date> date_as_written(std::string_view text);

[[nodiscard]] pricing::Date days_after(pricing::Date date, int days);

}  // namespace ecot::store
