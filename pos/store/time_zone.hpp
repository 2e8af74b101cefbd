#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pos/store/store_error.hpp"
#include "pricing/programme.hpp"

namespace ecot::store {

// The site's time zone is that of the process: set once, from config.toml, before it starts a thread; then any thread
// asks. (std::chrono's own comes with GCC 13.)

/// Whether the system knows "Europe/Paris"; `Missing` with the sentence to say when it does not.
[[nodiscard]] Expected<void> known_time_zone(const std::string& name);

/// Makes it the time zone of this process. `Missing`, and nothing changed, when the system does not know it.
[[nodiscard]] Expected<void> set_time_zone(const std::string& name);

/// Seconds that the clock on the wall of the site is ahead of UTC at this instant.
[[nodiscard]] std::int64_t offset_seconds(std::int64_t utc_ms);

/// What calendar and clock on the wall of the site show.
struct LocalTime {
    pricing::Date date{};
    int minute_of_day = 0;
    friend bool operator==(const LocalTime&, const LocalTime&) = default;
};
[[nodiscard]] LocalTime local_time(std::int64_t utc_ms);

/// "2026-11-21T10:46:40.123+01:00": the instant as a clock of that offset shows it.
[[nodiscard]] std::string local_text(std::int64_t utc_ms, std::int64_t offset_seconds);

/// The offset at the end of a local_text(), in seconds; absent when it is not one.
[[nodiscard]] std::optional<std::int64_t> offset_of_local_text(std::string_view text);

/// The local day "2026-11-21" of an instant.
[[nodiscard]] std::string local_day(std::int64_t utc_ms, std::int64_t offset_seconds);

}  // namespace ecot::store
