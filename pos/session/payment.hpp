#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// How a cart is paid: cash gives change, nothing else does; vouchers pay for the goods they are meant for (V6).

[[nodiscard]] Answer handle(Turn& turn, const StartPayment& intent);
[[nodiscard]] Answer handle(Turn& turn, const RoundUp& intent);
[[nodiscard]] Answer handle(Turn& turn, const Pay& intent);
[[nodiscard]] Answer handle(Turn& turn, const Unpay& intent);

/// Whether the tenders that were taken still pay for the cart as it is priced now: what is not cash within what is due,
/// vouchers within the shares of their goods and the day's limit.
[[nodiscard]] Answer tenders_problem(const TillState& state);

/// Refuses money when the sale could not be written afterwards (reliability.md R4: before it is taken).
[[nodiscard]] Answer storage_problem(const TillState& state);

}  // namespace ecot::session
