#include "pos/store/time_zone.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace ecot::store {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::sys_time;
using std::chrono::year_month_day;

constexpr const char* variable = "TZ";

sys_time<milliseconds> shifted(std::int64_t utc_ms, std::int64_t offset_seconds) {
    return sys_time<milliseconds>{milliseconds{utc_ms} + seconds{offset_seconds}};
}

}  // namespace

Expected<void> known_time_zone(const std::string& name) {
    // The C library takes UTC for what it does not know, and says nothing.
    std::error_code ignored;
    const bool plain = !name.empty() && name.front() != '/' && name.find("..") == std::string::npos;
    if (plain && std::filesystem::is_regular_file(std::filesystem::path{"/usr/share/zoneinfo"} / name, ignored)) {
        return {};
    }
    return store_error(StoreError::Kind::Missing, "The time zone \"" + name +
                                                      "\" is not known: install tzdata, or "
                                                      "correct `timezone` in config.toml.");
}

Expected<void> set_time_zone(const std::string& name) {
    if (auto known = known_time_zone(name); !known) {
        return known;
    }
    const char* const before = std::getenv(variable);
    if (before == nullptr || before != name) {
        ::setenv(variable, name.c_str(), 1);
        ::tzset();
    }
    return {};
}

std::int64_t offset_seconds(std::int64_t utc_ms) {
    const std::time_t at = floor<seconds>(milliseconds{utc_ms}).count();
    std::tm wall{};
    ::localtime_r(&at, &wall);
    return wall.tm_gmtoff;
}

LocalTime local_time(std::int64_t utc_ms) {
    const auto wall = shifted(utc_ms, offset_seconds(utc_ms));
    const auto day = floor<days>(wall);
    return {.date = pricing::Date{day},
            .minute_of_day = static_cast<int>(floor<std::chrono::minutes>(wall - day).count())};
}

std::string local_day(std::int64_t utc_ms, std::int64_t offset_seconds) {
    return local_text(utc_ms, offset_seconds).substr(0, 10);
}

std::string local_text(std::int64_t utc_ms, std::int64_t offset_seconds) {
    const auto local = shifted(utc_ms, offset_seconds);
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const std::chrono::hh_mm_ss time{local - day};
    const std::int64_t offset_minutes = offset_seconds / 60;
    const std::int64_t offset_size = offset_minutes < 0 ? -offset_minutes : offset_minutes;
    std::array<char, 48> text{};
    const int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03d%c%02d:%02d",
                                   static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                   static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                                   static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                                   static_cast<int>(time.subseconds().count()), offset_minutes < 0 ? '-' : '+',
                                   static_cast<int>(offset_size / 60), static_cast<int>(offset_size % 60));
    return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<std::int64_t> offset_of_local_text(std::string_view text) {
    if (text.size() != 29 || (text[23] != '+' && text[23] != '-') || text[26] != ':') {
        return std::nullopt;
    }
    std::int64_t hours = 0;
    std::int64_t minutes = 0;
    const bool good = std::from_chars(text.data() + 24, text.data() + 26, hours).ptr == text.data() + 26 &&
                      std::from_chars(text.data() + 27, text.data() + 29, minutes).ptr == text.data() + 29;
    if (!good) {
        return std::nullopt;
    }
    const std::int64_t offset = hours * 3600 + minutes * 60;
    return text[23] == '-' ? -offset : offset;
}

}  // namespace ecot::store
