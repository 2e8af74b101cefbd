#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// A paid cart becomes a record; "paid" is said when the record is on the disk, not before.

[[nodiscard]] Answer handle(Turn& turn, const Finish& intent);
[[nodiscard]] Answer handle(Turn& turn, const NextPerson& intent);

/// The sale as it is recorded: labels, prices and rates copied (fiscal.md F5).
[[nodiscard]] SaleRecord sale_record(const TillState& state);

/// A record is on the disk.
void record_written(Turn& turn, const RecordWritten& event);

/// A record is not on the disk: what it was about stands as it stood.
void record_refused(Turn& turn, const RecordRefused& event);

/// Prices the cart on the day it is by now, and asks for the member's facts of that day. Tells whether the amount to
/// pay is another one, or may still become one.
[[nodiscard]] bool day_changed(Turn& turn);

}  // namespace ecot::session
