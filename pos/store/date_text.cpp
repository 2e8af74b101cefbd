#include "pos/store/date_text.hpp"

#include <array>
#include <cstdio>

namespace ecot::store {
namespace {

// Up to four digits, nothing else.
std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        value = value * 10 + (digit - '0');
    }
    return value;
}

std::optional<pricing::Date> date_of(std::string_view year, std::string_view month, std::string_view day) {
    const auto y = number(year);
    const auto m = number(month);
    const auto d = number(day);
    if (!y || !m || !d) {
        return std::nullopt;
    }
    const pricing::Date date{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                             std::chrono::day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

}  // namespace

std::string to_text(pricing::Date date) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string to_text(const std::optional<pricing::Date>& date) {
    return date ? to_text(*date) : std::string{};
}

std::optional<pricing::Date> date_from_text(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    return date_of(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<pricing::Date> date_as_written(std::string_view text) {
    if (text.size() == 10 && text[2] == '/' && text[5] == '/') {
        return date_of(text.substr(6, 4), text.substr(3, 2), text.substr(0, 2));
    }
    return date_from_text(text);
}

pricing::Date days_after(pricing::Date date, int days) {
    return std::chrono::sys_days{date} + std::chrono::days{days};
}

}  // namespace ecot::store
