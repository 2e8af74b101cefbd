#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// The cash drawer: opened for a sale, for a reason, or by hand.

[[nodiscard]] Answer handle(Turn& turn, const AskDrawer& intent);
[[nodiscard]] Answer handle(Turn& turn, const SayDrawerReason& intent);

/// Sends the impulse that opens it. What it is for ("sale", "request") is journaled once the drawer is seen to open.
void open_drawer(Turn& turn, const char* by);

/// Whether a record is the one that handle(AskDrawer) waits for: the drawer opens once it is on the disk (F6).
[[nodiscard]] bool opens_drawer(const EventRecord& record);

void drawer_seen(Turn& turn, const DrawerSeen& event);
void drawer_tried(Turn& turn, const DrawerTried& event);

}  // namespace ecot::session
