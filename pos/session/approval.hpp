#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// A manager's word on the spot: what was asked waits in `TillState::approval` until their PIN is given.

/// Keeps the intent until a manager approves it.
void ask_for_manager(Turn& turn, Action action, const Intent& intent);

[[nodiscard]] Answer handle(Turn& turn, const GiveManagerPin& intent);
[[nodiscard]] Answer handle(Turn& turn, const GiveUpApproval& intent);

/// A manager approved: the intent to run now, under their authority.
struct Approved {
    std::shared_ptr<const Intent> intent;
    Authority authority;
};

/// The PIN given for an approval was checked. Nothing when it was wrong or not a manager's: `approval` says why.
[[nodiscard]] std::optional<Approved> approval_checked(Turn& turn, const PinChecked& event);

}  // namespace ecot::session
