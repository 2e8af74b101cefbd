#pragma once

#include <cstdint>

#include "pricing/programme.hpp"

namespace ecot::session {

/// What time it is where the till stands, given to every update: the session never asks a clock.
struct Moment {
    std::int64_t utc_ms = 0;     ///< milliseconds since 1970, as the machine's clock says
    std::int64_t steady_ms = 0;  ///< never goes back; for delays, lockouts and the idle lock
    /// The site's date (config.toml, `timezone`) by which prices, caps and rights are judged: never before that of the
    /// last record, or a clock that went back would begin a cap anew (R6).
    pricing::Date date{};
    int minute_of_day = 0;      ///< the site's wall clock, 0..1439
    pricing::Date wall_date{};  ///< what the wall clock says, right or wrong
};

}  // namespace ecot::session
