#pragma once

#include <cstdint>

#include "pos/session/moment.hpp"

namespace ecot::app {

/// The time of the last record, milliseconds UTC; 0 before the first.
struct RecordedTime {
    std::int64_t utc_ms = 0;
};

/// Now, on the machine's clocks and on the wall of the site (pos/store/time_zone.hpp). The
/// date is never before that of the last record.
[[nodiscard]] session::Moment moment_now(RecordedTime recorded = {});
/// The same where the steady clock is the caller's: a window's frame clock, so that what is drawn fades by one clock.
[[nodiscard]] session::Moment moment_now(std::int64_t steady_ms, RecordedTime recorded = {});

}  // namespace ecot::app
