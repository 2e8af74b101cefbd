#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// A scanned code: goods, a price or a weight on a label, a member's card. What the till knows letter by letter comes
// before what the code's own rules say.

[[nodiscard]] Answer handle(Turn& turn, const Scan& intent);
[[nodiscard]] Answer handle(Turn& turn, const AnswerPastDate& intent);

}  // namespace ecot::session
