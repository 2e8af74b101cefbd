#pragma once

#include <cstdint>

namespace ecot::hardware::barcode {

/// True for the numeric code of a country (ISO 3166-1), such as 250 for France.
[[nodiscard]] bool is_country(std::int64_t number);

/// True for the numeric code of a currency (ISO 4217), such as 978 for the euro.
[[nodiscard]] bool is_currency(std::int64_t number);

inline constexpr std::int64_t euro = 978;

}  // namespace ecot::hardware::barcode
