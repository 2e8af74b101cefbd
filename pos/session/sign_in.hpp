#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Who stands at the till: signing in and out, and the lock after three minutes without a touch (S11).

[[nodiscard]] Answer handle(Turn& turn, const ChooseOperator& intent);
[[nodiscard]] Answer handle(Turn& turn, const SignIn& intent);
[[nodiscard]] Answer handle(Turn& turn, const SignOut& intent);
[[nodiscard]] Answer handle(Turn& turn, const Lock& intent);
[[nodiscard]] Answer handle(Turn& turn, const Touched& intent);

/// The PIN of somebody who signs in was checked.
void sign_in_checked(Turn& turn, const PinChecked& event);

/// Locks the till when nobody touched it for three minutes.
void lock_when_idle(Turn& turn);

/// The screen of somebody who just signed in, or comes back from a side screen.
[[nodiscard]] Screen home(const TillState& state);

}  // namespace ecot::session
