#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Carts put aside and taken back. Their numbers count up and are never given twice.

[[nodiscard]] Answer handle(Turn& turn, const Hold& intent);
[[nodiscard]] Answer handle(Turn& turn, const Recall& intent);

}  // namespace ecot::session
