#include "pos/session/rights.hpp"

#include <array>
#include <cstddef>

namespace ecot::session {

namespace {

struct Row {
    Action action;
    const char* word;
    bool volunteer;
    bool manager;
};

constexpr auto action_count = static_cast<std::size_t>(Action::Count);

// One row an action, in their order; what has no row is denied to everyone.
constexpr std::array<Row, action_count> table{{
    {Action::OpenTill, "open", true, true},
    {Action::Sell, "sell", true, true},
    {Action::Hold, "hold", true, true},
    {Action::Void, "void", true, true},
    {Action::RoundUp, "round_up", true, true},
    {Action::TakePayment, "take_payment", true, true},
    {Action::Finish, "finish", true, true},
    {Action::ChangeComfort, "change_comfort", true, true},
    {Action::Train, "train", false, true},
    {Action::LiftLockout, "lift_lockout", false, true},
    {Action::ShowTier, "show_tier", false, true},
    {Action::SeeAllowance, "see_allowance", true, true},
    {Action::PrintReceipt, "print_receipt", true, true},
    {Action::ConfirmClock, "confirm_clock", false, true},
    {Action::SetUpDevices, "set_up_devices", false, true},
    {Action::OpenDrawer, "open_drawer", false, true},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].action) != i) {
            return false;
        }
    }
    return true;
}
static_assert(in_order(), "the table of rights has one row an action, in the order of the enumeration");

}  // namespace

const char* to_string(Action action) {
    const auto row = static_cast<std::size_t>(action);
    return row < table.size() ? table[row].word : "";
}

bool may(Role role, Action action) {
    const auto row = static_cast<std::size_t>(action);
    if (row >= table.size()) {
        return false;
    }
    switch (role) {
        case Role::Volunteer:
            return table[row].volunteer;
        case Role::Manager:
            return table[row].manager;
    }
    return false;
}

}  // namespace ecot::session
