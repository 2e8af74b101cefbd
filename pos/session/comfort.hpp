#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Language, text, contrast, animation: anyone's, also before signing in; and discreet mode.

[[nodiscard]] Answer handle(Turn& turn, const SetDiscreet& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetLanguage& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetTextScale& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetContrast& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetAnimation& intent);

}  // namespace ecot::session
