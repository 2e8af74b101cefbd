#include "pos/texts/format.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

namespace ecot::texts {

namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view thin_space = "\u202f";

constexpr std::array<std::string_view, 12> months_fr{"janvier",   "février", "mars",     "avril",
                                                     "mai",       "juin",    "juillet",  "août",
                                                     "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> months_fr_short{"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                                                           "juil.", "août",  "sept.", "oct.", "nov.", "déc."};
constexpr std::array<std::string_view, 12> months_en{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> days_fr{"dimanche", "lundi",    "mardi", "mercredi",
                                                  "jeudi",    "vendredi", "samedi"};
constexpr std::array<std::string_view, 7> days_en{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};

[[nodiscard]] bool french(Language language) {
    return language == Language::French;
}

[[nodiscard]] std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

/// Appends the digits of `value` with its thousands apart.
void append_grouped(std::string& text, std::uint64_t value, Language language) {
    std::array<char, 20> digits{};
    const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    const std::string_view separator = french(language) ? thin_space : ",";
    for (const char* digit = digits.data(); digit != end; ++digit) {
        if (digit != digits.data() && (end - digit) % 3 == 0) {
            text += separator;
        }
        text += *digit;
    }
}

/// Appends `value` in units of 10^-decimals; trailing zeros of the decimals dropped when asked.
void append_decimal(std::string& text, std::uint64_t value, int decimals, bool trimmed, Language language) {
    std::uint64_t scale = 1;
    for (int i = 0; i < decimals; ++i) {
        scale *= 10;
    }
    append_grouped(text, value / scale, language);
    std::uint64_t fraction = value % scale;
    if (trimmed && fraction == 0) {
        return;
    }
    text += french(language) ? ',' : '.';
    for (scale /= 10; scale > 0 && (!trimmed || fraction > 0); scale /= 10) {
        text += static_cast<char>('0' + fraction / scale);
        fraction %= scale;
    }
}

[[nodiscard]] std::string_view sign(std::int64_t value) {
    return value < 0 ? minus : std::string_view{};
}

[[nodiscard]] std::string_view unit_symbol(pricing::Unit unit) {
    switch (unit) {
        case pricing::Unit::Piece:
            return "";
        case pricing::Unit::Kilogram:
            return "kg";
        case pricing::Unit::Litre:
            return "l";
    }
    return "";
}

[[nodiscard]] std::size_t month_index(std::chrono::year_month_day day) {
    assert(day.ok());
    return static_cast<unsigned>(day.month()) - 1;
}

// The first of a month, and it alone, is an ordinal in French.
[[nodiscard]] std::string day_and_month(std::chrono::year_month_day day, Language language) {
    const std::size_t month = month_index(day);
    const unsigned number = static_cast<unsigned>(day.day());
    if (!french(language)) {
        return fmt::format("{} {}", number, months_en.at(month));
    }
    return fmt::format("{}{} {}", number, number == 1 ? "er" : "", months_fr.at(month));
}

}  // namespace

std::string format_plain_amount(pricing::Money amount, Language language) {
    std::string text{sign(amount.cents())};
    append_decimal(text, magnitude(amount.cents()), 2, false, language);
    return text;
}

std::string format_amount(pricing::Money amount, Language language) {
    if (french(language)) {
        return format_plain_amount(amount, language).append(no_break_space).append("€");
    }
    std::string text{sign(amount.cents())};
    text += "€";
    append_decimal(text, magnitude(amount.cents()), 2, false, language);
    return text;
}

std::string format_unit_price(pricing::Money price, pricing::Unit unit, Language language) {
    std::string text = format_amount(price, language);
    if (unit != pricing::Unit::Piece) {
        text.append("/").append(unit_symbol(unit));
    }
    return text;
}

std::string format_quantity(pricing::Quantity quantity, pricing::Unit unit, Language language) {
    const std::int64_t milli = quantity.milli();
    const bool piece = unit == pricing::Unit::Piece;
    std::string text{sign(milli)};
    append_decimal(text, magnitude(milli), 3, piece, language);
    if (!piece) {
        text.append(no_break_space).append(unit_symbol(unit));
    }
    return text;
}

std::string format_quantity_and_price(pricing::Quantity quantity, pricing::Unit unit, pricing::Money price,
                                      Language language) {
    return fmt::format("{0}{1}×{1}{2}", format_quantity(quantity, unit, language), no_break_space,
                       format_unit_price(price, unit, language));
}

std::string format_count(std::int64_t count, Language language) {
    std::string text{sign(count)};
    append_grouped(text, magnitude(count), language);
    return text;
}

std::string format_rate(std::int64_t basis_points, Language language) {
    std::string text{sign(basis_points)};
    append_decimal(text, magnitude(basis_points), 2, true, language);
    if (french(language)) {
        text += no_break_space;
    }
    return text + "%";
}

std::string format_short_date(std::chrono::year_month_day day, Language language) {
    const std::size_t month = month_index(day);
    return fmt::format("{}{}{}", static_cast<unsigned>(day.day()), no_break_space,
                       french(language) ? months_fr_short.at(month) : months_en.at(month).substr(0, 3));
}

std::string format_long_date(std::chrono::year_month_day day, Language language) {
    assert(day.ok());
    const std::size_t weekday = std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
    return fmt::format("{} {}", french(language) ? days_fr.at(weekday) : days_en.at(weekday),
                       day_and_month(day, language));
}

std::string format_full_date(std::chrono::year_month_day day, Language language) {
    return fmt::format("{} {}", day_and_month(day, language), static_cast<int>(day.year()));
}

std::string format_numeric_date(std::chrono::year_month_day day) {
    assert(day.ok());
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                       static_cast<int>(day.year()));
}

std::string format_time(std::chrono::minutes since_midnight) {
    assert(since_midnight.count() >= 0 && since_midnight <= std::chrono::days{1});
    return fmt::format("{:02}:{:02}", since_midnight.count() / 60, since_midnight.count() % 60);
}

}  // namespace ecot::texts
