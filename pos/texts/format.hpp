#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "pos/texts/language.hpp"
#include "pricing/money.hpp"
#include "pricing/quantity.hpp"

/// Amounts, weights and dates as people read them (look.md section 2): U+202F between thousands, U+00A0 before € and
/// units so that neither wraps, U+2212 for minus. Pure; nothing asks the system's locale.
namespace ecot::texts {

/// "1 284,60 €" in French, "€1,284.60" in English; "−3,20 €" and "−€3.20" below zero.
[[nodiscard]] std::string format_amount(pricing::Money amount, Language language);

/// The amount without its sign of currency, as in the columns of a receipt: "1 284,60" or "1,284.60".
[[nodiscard]] std::string format_plain_amount(pricing::Money amount, Language language);

/// What one unit costs: "3,90 €/kg", "2,10 €/l", and just "1,90 €" for a piece.
[[nodiscard]] std::string format_unit_price(pricing::Money price, pricing::Unit unit, Language language);

/// How much of it: "3" pieces, "0,482 kg", "0,750 l". Weights and volumes always have their three decimals, pieces only
/// those they need ("0,5").
[[nodiscard]] std::string format_quantity(pricing::Quantity quantity, pricing::Unit unit, Language language);

/// A quantity with its price: "2 × 8,40 €", "0,482 kg × 3,90 €/kg".
[[nodiscard]] std::string format_quantity_and_price(pricing::Quantity quantity, pricing::Unit unit,
                                                    pricing::Money price, Language language);

/// A count with its thousands apart: "1 284", "1,284".
[[nodiscard]] std::string format_count(std::int64_t count, Language language);

/// A rate in hundredths of a per cent: 550 is "5,5 %" or "5.5%", 2000 is "20 %".
[[nodiscard]] std::string format_rate(std::int64_t basis_points, Language language);

/// "19 nov." or "19 Nov". @pre the day exists.
[[nodiscard]] std::string format_short_date(std::chrono::year_month_day day, Language language);

/// "mercredi 19 novembre" or "Wednesday 19 November". @pre the day exists.
[[nodiscard]] std::string format_long_date(std::chrono::year_month_day day, Language language);

/// "19 novembre 2026" or "19 November 2026". @pre the day exists.
[[nodiscard]] std::string format_full_date(std::chrono::year_month_day day, Language language);

/// "19/11/2026", the same in both languages. @pre the day exists.
[[nodiscard]] std::string format_numeric_date(std::chrono::year_month_day day);

/// A time of day on the 24 h clock, "09:05", the same in both languages. @pre from 0 to 24 h.
[[nodiscard]] std::string format_time(std::chrono::minutes since_midnight);

}  // namespace ecot::texts
