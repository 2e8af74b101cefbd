#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Scanners and the scale, as they speak up.

[[nodiscard]] Answer handle(Turn& turn, const AddWeighed& intent);
[[nodiscard]] Answer handle(Turn& turn, const AskZero& intent);

void scan_failed(Turn& turn, const ScanFailed& event);
void weight_shown(Turn& turn, const WeightShown& event);
void devices_seen(Turn& turn, const DevicesSeen& event);

}  // namespace ecot::session
