#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Time: what passes, and what jumps (reliability.md R6).

/// Whether the last record bears a time more than a day after the clock's: the clock was ahead once, or is behind now.
/// Selling goes on by the record's day, until a manager says that the clock is right.
[[nodiscard]] bool clock_is_behind(const TillState& state);

[[nodiscard]] Answer handle(Turn& turn, const ConfirmClock& intent);

/// Whether a notice of this kind goes by itself, at the first tick once it was shown long enough. Others stay until
/// somebody answers them or there is something else to say.
[[nodiscard]] bool passes(Notice::Kind kind);

void ticked(Turn& turn);

/// One event a jump, with both values; beyond 24 hours a manager says whether the clock is right before anything is
/// sold.
void clock_jumped(Turn& turn, const ClockJumped& event);

}  // namespace ecot::session
