#pragma once

#include <cstdint>

namespace ecot::session {

/// Who stands at the till.
enum class Role : std::uint8_t { Volunteer, Manager };

/// What a person may be allowed to do (reliability.md S10: denied unless the table says otherwise).
enum class Action : std::uint8_t {
    OpenTill,
    Sell,
    Hold,
    Void,
    RoundUp,
    TakePayment,
    Finish,
    ChangeComfort,  ///< language, text size, contrast
    Train,
    LiftLockout,
    ShowTier,
    SeeAllowance,  ///< a member's allowance, for a moment; each view is journaled
    PrintReceipt,
    ConfirmClock,  ///< reliability.md R6
    SetUpDevices,
    OpenDrawer,  ///< without a sale (S11)
    Count
};

/// The stable word of an action, as in the journal: "lift_lockout".
[[nodiscard]] const char* to_string(Action action);

/// The one table of roles and actions.
[[nodiscard]] bool may(Role role, Action action);

}  // namespace ecot::session
