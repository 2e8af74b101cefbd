#pragma once

#include <cstdint>

#include "pos/session/state.hpp"

namespace ecot::app {

/// When the session must be told that time passed although nothing happens: the clock on the bar, a countdown, the idle
/// lock. In milliseconds of the steady clock of `now`, always later than it.
[[nodiscard]] std::int64_t next_tick(const session::TillState& state, const session::Moment& now);

}  // namespace ecot::app
