#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Time: what passes, and what jumps (reliability.md R6).

[[nodiscard]] Answer handle(Turn& turn, const ConfirmClock& intent);

void ticked(Turn& turn);

/// One event a jump, with both values; beyond 24 hours a manager says whether the clock is right before anything is
/// sold.
void clock_jumped(Turn& turn, const ClockJumped& event);

}  // namespace ecot::session
