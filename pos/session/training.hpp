#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Training (fiscal.md F12): a manager's word, an empty till, an event on the way in and out, and nothing that counts.

[[nodiscard]] Answer handle(Turn& turn, const SetTraining& intent);

/// The event of going in or out is on the disk.
void training_set(Turn& turn, bool on);

}  // namespace ecot::session
