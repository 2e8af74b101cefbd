#pragma once

#include <cstdint>

#include "pos/session/moment.hpp"

namespace ecot::app {

/// Now, on the machine's clocks and on the wall of the site (pos/store/time_zone.hpp).
[[nodiscard]] session::Moment moment_now();
/// The same where the steady clock is the caller's: a window's frame clock, so that what is drawn fades by one clock.
[[nodiscard]] session::Moment moment_now(std::int64_t steady_ms);

}  // namespace ecot::app
