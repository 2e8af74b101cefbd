#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pos/store/store_error.hpp"
#include "pricing/programme.hpp"

namespace ecot::store {

/// A rule such as "the last Sunday of March at 2": when summer time begins or ends in years the table does not reach.
struct YearlyChange {
    unsigned month = 1;
    unsigned week = 1;  ///< 5: the last
    unsigned weekday = 0;
    std::int64_t at_seconds = 7200;  ///< local time of the day, in seconds
};

/// The site's time zone, from the system's zoneinfo. Immutable; any thread. (std::chrono's own comes with GCC 13.)
class TimeZone {
public:
    /// "Europe/Paris"; `Missing` or `Invalid` when the system does not know it.
    [[nodiscard]] static Expected<TimeZone> load(const std::string& name);

    /// Reads the bytes of a TZif file.
    [[nodiscard]] static std::optional<TimeZone> parse(std::string_view bytes);

    /// Seconds that local time is ahead of UTC at this instant.
    [[nodiscard]] std::int64_t offset_seconds(std::int64_t utc_ms) const;

    [[nodiscard]] pricing::Date date(std::int64_t utc_ms) const;
    [[nodiscard]] int minute_of_day(std::int64_t utc_ms) const;

private:
    struct Transition {
        std::int64_t at_utc_seconds;
        std::int64_t offset;
    };
    struct Forever {
        std::int64_t standard = 0;
        std::int64_t summer = 0;
        std::optional<YearlyChange> to_summer;
        std::optional<YearlyChange> to_standard;
    };
    static std::optional<Forever> parse_forever(std::string_view text);
    [[nodiscard]] std::int64_t forever_offset(std::int64_t utc_seconds) const;

    std::int64_t first_offset_ = 0;
    std::vector<Transition> transitions_;
    std::optional<Forever> forever_;
};

/// "2026-11-21T10:46:40.123+01:00": the instant as a clock of that offset shows it.
[[nodiscard]] std::string local_text(std::int64_t utc_ms, std::int64_t offset_seconds);

/// The offset at the end of a local_text(), in seconds; absent when it is not one.
[[nodiscard]] std::optional<std::int64_t> offset_of_local_text(std::string_view text);

/// The local day "2026-11-21" of an instant.
[[nodiscard]] std::string local_day(std::int64_t utc_ms, std::int64_t offset_seconds);

}  // namespace ecot::store
