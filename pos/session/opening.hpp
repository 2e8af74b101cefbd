#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// The till is opened with a float; selling needs it.

[[nodiscard]] Answer handle(Turn& turn, const OpenTill& intent);

/// The opening is on the disk: its number is the till session's.
void opened(Turn& turn, const OpeningRecord& record, const Written& written);

}  // namespace ecot::session
