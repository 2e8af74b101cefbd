#pragma once

#include <cstdint>

#include "pricing/programme.hpp"

namespace ecot::session {

/// What time it is where the till stands, given to every update: the session never asks a clock.
struct Moment {
    std::int64_t utc_ms = 0;     ///< milliseconds since 1970, as the machine's clock says
    std::int64_t steady_ms = 0;  ///< never goes back; for delays, lockouts and the idle lock
    pricing::Date date{};        ///< the site's date (config.toml, `timezone`)
    int minute_of_day = 0;       ///< the site's wall clock, 0..1439
};

}  // namespace ecot::session
