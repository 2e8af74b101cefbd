#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// From one screen to another; nothing of the sale changes.

[[nodiscard]] Answer handle(Turn& turn, const Go& intent);
[[nodiscard]] Answer handle(Turn& turn, const Dismiss& intent);

}  // namespace ecot::session
