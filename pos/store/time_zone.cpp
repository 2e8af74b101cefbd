#include "pos/store/time_zone.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdio>

#include "pos/store/files.hpp"

namespace ecot::store {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_time;
using std::chrono::year_month_day;

constexpr std::size_t header_size = 44;

std::int64_t big_endian(std::string_view bytes) {
    std::uint64_t value = (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
    for (const char byte : bytes) {
        value = (value << 8U) | static_cast<unsigned char>(byte);
    }
    return static_cast<std::int64_t>(value);
}

/// The six counts of a TZif header (RFC 8536, 3.1).
struct Counts {
    std::size_t utc, standard, leap, time, type, character;
    [[nodiscard]] std::size_t size(std::size_t time_size) const {
        return time * (time_size + 1) + type * 6 + character + leap * (time_size + 4) + standard + utc;
    }
};

std::optional<Counts> counts_at(std::string_view bytes, std::size_t at) {
    if (bytes.size() < at + header_size || bytes.substr(at, 4) != "TZif") {
        return std::nullopt;
    }
    std::array<std::size_t, 6> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::int64_t count = big_endian(bytes.substr(at + 20 + 4 * i, 4));
        if (count < 0 || count > 1'000'000) {
            return std::nullopt;
        }
        counts.at(i) = static_cast<std::size_t>(count);
    }
    return Counts{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]};
}

/// Reads from the front of a POSIX TZ text such as "CET-1CEST,M3.5.0,M10.5.0/3".
class Reader {
public:
    explicit Reader(std::string_view text) : text_{text} {}

    bool name() {
        if (take('<')) {
            const std::size_t end = text_.find('>');
            text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
            return end != std::string_view::npos;
        }
        const std::size_t size = std::min(text_.find_first_of("0123456789+-,"), text_.size());
        text_.remove_prefix(size);
        return size >= 3;
    }
    bool take(char c) {
        if (text_.empty() || text_.front() != c) {
            return false;
        }
        text_.remove_prefix(1);
        return true;
    }
    std::optional<std::int64_t> number() {
        std::int64_t value = 0;
        const auto read = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        if (read.ec != std::errc{}) {
            return std::nullopt;
        }
        text_.remove_prefix(static_cast<std::size_t>(read.ptr - text_.data()));
        return value;
    }
    /// "[+-]hh[:mm[:ss]]" in seconds.
    std::optional<std::int64_t> time() {
        const bool minus = take('-');
        if (!minus) {
            take('+');
        }
        const auto hours = number();
        if (!hours || *hours > 168) {
            return std::nullopt;
        }
        std::int64_t total = *hours * 3600;
        std::int64_t unit = 60;
        while (unit > 0 && take(':')) {
            const auto more = number();
            if (!more || *more > 59) {
                return std::nullopt;
            }
            total += *more * unit;
            unit = unit == 60 ? 1 : 0;
        }
        return minus ? -total : total;
    }
    std::optional<YearlyChange> change() {
        YearlyChange made;
        if (!take(',') || !take('M')) {
            return std::nullopt;
        }
        const auto month = number();
        const auto week = month && take('.') ? number() : std::nullopt;
        const auto weekday = week && take('.') ? number() : std::nullopt;
        if (!weekday || *month < 1 || *month > 12 || *week < 1 || *week > 5 || *weekday < 0 || *weekday > 6) {
            return std::nullopt;
        }
        made.month = static_cast<unsigned>(*month);
        made.week = static_cast<unsigned>(*week);
        made.weekday = static_cast<unsigned>(*weekday);
        if (take('/')) {
            const auto at = time();
            if (!at) {
                return std::nullopt;
            }
            made.at_seconds = *at;
        }
        return made;
    }
    [[nodiscard]] bool empty() const { return text_.empty(); }

private:
    std::string_view text_;
};

/// When a change happens in a year, in UTC seconds; `offset` holds until then.
std::int64_t change_in(std::chrono::year year, const YearlyChange& change, std::int64_t offset) {
    const std::chrono::weekday weekday{change.weekday};
    const std::chrono::month month{change.month};
    const sys_days day = change.week == 5 ? sys_days{year / month / weekday[std::chrono::last]}
                                          : sys_days{year / month / weekday[change.week]};
    return seconds{day.time_since_epoch()}.count() + change.at_seconds - offset;
}

sys_time<milliseconds> shifted(std::int64_t utc_ms, std::int64_t offset_seconds) {
    return sys_time<milliseconds>{milliseconds{utc_ms} + seconds{offset_seconds}};
}

}  // namespace

Expected<TimeZone> TimeZone::load(const std::string& name) {
    const bool plain = !name.empty() && name.front() != '/' && name.find("..") == std::string::npos;
    const auto bytes = plain ? read_file("/usr/share/zoneinfo/" + name)
                             : store_error(StoreError::Kind::Invalid, "\"" + name + "\" is not a time zone.");
    if (!bytes) {
        return store_error(StoreError::Kind::Missing, "The time zone \"" + name +
                                                          "\" is not known: install tzdata, or "
                                                          "correct `timezone` in config.toml.");
    }
    std::optional<TimeZone> zone = parse(*bytes);
    if (!zone) {
        return store_error(StoreError::Kind::Invalid, "The system's file for time zone \"" + name + "\" is damaged.");
    }
    return std::move(*zone);
}

std::optional<TimeZone> TimeZone::parse(std::string_view bytes) {
    const auto first = counts_at(bytes, 0);
    if (!first || bytes[4] < '2') {
        return std::nullopt;
    }
    const std::size_t second_at = header_size + first->size(4);
    const auto counts = counts_at(bytes, second_at);
    const std::size_t data = second_at + header_size;
    if (!counts || counts->type == 0 || bytes.size() < data + counts->size(8) + 2) {
        return std::nullopt;
    }
    const std::string_view times = bytes.substr(data, counts->time * 8);
    const std::string_view indices = bytes.substr(data + times.size(), counts->time);
    const std::string_view types = bytes.substr(data + times.size() + indices.size(), counts->type * 6);
    TimeZone zone;
    zone.first_offset_ = big_endian(types.substr(0, 4));
    for (std::size_t i = 0; i < counts->time; ++i) {
        const auto type = static_cast<unsigned char>(indices[i]);
        if (type >= counts->type) {
            return std::nullopt;
        }
        zone.transitions_.push_back({big_endian(times.substr(i * 8, 8)), big_endian(types.substr(type * 6U, 4))});
    }
    std::string_view footer = bytes.substr(data + counts->size(8));
    if (footer.front() == '\n' && footer.back() == '\n' && footer.size() > 2) {
        zone.forever_ = parse_forever(footer.substr(1, footer.size() - 2));
    }
    return zone;
}

std::optional<TimeZone::Forever> TimeZone::parse_forever(std::string_view text) {
    Reader read{text};
    Forever forever;
    if (!read.name()) {
        return std::nullopt;
    }
    // POSIX counts westwards: CET-1 is one hour ahead of UTC.
    const auto standard = read.time();
    if (!standard) {
        return std::nullopt;
    }
    forever.standard = -*standard;
    forever.summer = forever.standard;
    if (read.empty()) {
        return forever;
    }
    if (!read.name()) {
        return std::nullopt;
    }
    forever.summer = forever.standard + 3600;
    if (const auto summer = read.time()) {
        forever.summer = -*summer;
    }
    forever.to_summer = read.change();
    forever.to_standard = read.change();
    if (!forever.to_summer || !forever.to_standard || !read.empty()) {
        return std::nullopt;
    }
    return forever;
}

std::int64_t TimeZone::forever_offset(std::int64_t utc_seconds) const {
    if (!forever_->to_summer) {
        return forever_->standard;
    }
    const std::chrono::sys_seconds standard_time{seconds{utc_seconds + forever_->standard}};
    const std::chrono::year year = year_month_day{floor<days>(standard_time)}.year();
    const std::int64_t begins = change_in(year, *forever_->to_summer, forever_->standard);
    const std::int64_t ends = change_in(year, *forever_->to_standard, forever_->summer);
    const bool summer =
        begins < ends ? utc_seconds >= begins && utc_seconds < ends : utc_seconds >= begins || utc_seconds < ends;
    return summer ? forever_->summer : forever_->standard;
}

std::int64_t TimeZone::offset_seconds(std::int64_t utc_ms) const {
    const std::int64_t utc_seconds = floor<seconds>(milliseconds{utc_ms}).count();
    const auto later = std::upper_bound(
        transitions_.begin(), transitions_.end(), utc_seconds,
        [](std::int64_t value, const Transition& transition) { return value < transition.at_utc_seconds; });
    if (later == transitions_.end() && forever_) {
        return forever_offset(utc_seconds);
    }
    return later == transitions_.begin() ? first_offset_ : std::prev(later)->offset;
}

pricing::Date TimeZone::date(std::int64_t utc_ms) const {
    return pricing::Date{floor<days>(shifted(utc_ms, offset_seconds(utc_ms)))};
}

int TimeZone::minute_of_day(std::int64_t utc_ms) const {
    const auto local = shifted(utc_ms, offset_seconds(utc_ms));
    return static_cast<int>(floor<std::chrono::minutes>(local - floor<days>(local)).count());
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
