#include "pos/session/requirement.hpp"

#include "pos/session/state.hpp"

namespace ecot::session {

namespace {

constexpr Requirement anyone{.signed_in = false, .still = false};
constexpr Requirement comfort{.signed_in = false, .still = false, .action = Action::ChangeComfort};
constexpr Requirement look{.still = false};
constexpr Requirement devices{.still = false, .action = Action::SetUpDevices};
constexpr Requirement receipt{.still = false, .action = Action::PrintReceipt};

constexpr Requirement selling(Action action) {
    return {.open = true, .action = action};
}

struct Table {
    Requirement operator()(const ChooseOperator&) const { return anyone; }
    Requirement operator()(const SignIn&) const { return anyone; }
    Requirement operator()(const SignOut&) const { return look; }
    Requirement operator()(const Lock&) const { return look; }
    Requirement operator()(const Touched&) const { return anyone; }
    Requirement operator()(const OpenTill&) const { return {.action = Action::OpenTill}; }
    Requirement operator()(const Scan&) const { return selling(Action::Sell); }
    Requirement operator()(const AnswerPastDate&) const { return selling(Action::Sell); }
    Requirement operator()(const AddProduct&) const { return selling(Action::Sell); }
    Requirement operator()(const AddWeighed&) const { return selling(Action::Sell); }
    Requirement operator()(const AskZero&) const { return {.still = false, .action = Action::Sell}; }
    Requirement operator()(const ChooseProductToWeigh&) const { return selling(Action::Sell); }
    Requirement operator()(const SetQuantity&) const { return selling(Action::Sell); }
    Requirement operator()(const RemoveLine&) const { return selling(Action::Sell); }
    Requirement operator()(const ChooseAmount&) const { return selling(Action::Sell); }
    Requirement operator()(const Undo&) const { return selling(Action::Sell); }
    Requirement operator()(const ChooseMember&) const { return selling(Action::Sell); }
    Requirement operator()(const ChooseCard&) const { return selling(Action::Sell); }
    Requirement operator()(const ForgetMember&) const { return selling(Action::Sell); }
    Requirement operator()(const ShowMember&) const { return {.still = false, .action = Action::Sell}; }
    Requirement operator()(const RevealAllowance&) const { return {.still = false, .action = Action::SeeAllowance}; }
    Requirement operator()(const RevealRights& intent) const {
        return intent.shown ? Requirement{.still = false, .action = Action::ShowTier} : look;
    }
    Requirement operator()(const Hold&) const { return selling(Action::Hold); }
    Requirement operator()(const Recall&) const { return selling(Action::Hold); }
    Requirement operator()(const VoidCart&) const { return selling(Action::Void); }
    Requirement operator()(const StartPayment&) const { return selling(Action::TakePayment); }
    Requirement operator()(const RoundUp&) const { return selling(Action::RoundUp); }
    Requirement operator()(const Pay&) const { return selling(Action::TakePayment); }
    Requirement operator()(const Unpay&) const { return selling(Action::TakePayment); }
    Requirement operator()(const Finish&) const { return selling(Action::Finish); }
    Requirement operator()(const NextPerson&) const { return {}; }
    Requirement operator()(const PrintReceipt&) const { return receipt; }
    Requirement operator()(const ShowReceipt&) const { return receipt; }
    Requirement operator()(const SetReceiptDetail&) const { return receipt; }
    Requirement operator()(const RetryPrint&) const { return receipt; }
    Requirement operator()(const WithoutReceipt&) const { return receipt; }
    Requirement operator()(const SetTraining&) const { return {.action = Action::Train}; }
    Requirement operator()(const SetDiscreet&) const { return look; }
    Requirement operator()(const SetLanguage&) const { return comfort; }
    Requirement operator()(const SetTextScale&) const { return comfort; }
    Requirement operator()(const SetContrast&) const { return comfort; }
    Requirement operator()(const SetAnimation&) const { return comfort; }
    // A manager lifts a lockout or confirms the clock where nobody can sign in, too: their PIN is asked on the spot.
    Requirement operator()(const LiftLockout&) const {
        return {.signed_in = false, .still = false, .action = Action::LiftLockout};
    }
    Requirement operator()(const ConfirmClock&) const {
        return {.signed_in = false, .still = false, .action = Action::ConfirmClock};
    }
    Requirement operator()(const UseDevice&) const { return devices; }
    Requirement operator()(const SetScannerCountry&) const { return devices; }
    Requirement operator()(const SetPrinterModel&) const { return devices; }
    Requirement operator()(const SetDrawerLevel&) const { return devices; }
    Requirement operator()(const SetScaleProtocol&) const { return devices; }
    Requirement operator()(const PrintTestPage&) const { return receipt; }
    Requirement operator()(const AskDrawer&) const { return {.action = Action::OpenDrawer}; }
    Requirement operator()(const SayDrawerReason&) const { return look; }
    Requirement operator()(const Go&) const { return {}; }
    Requirement operator()(const Dismiss&) const { return anyone; }
    Requirement operator()(const GiveManagerPin&) const { return anyone; }
    Requirement operator()(const GiveUpApproval&) const { return anyone; }
};

}  // namespace

Requirement requirement(const Intent& intent) {
    return std::visit(Table{}, intent);
}

bool needs_manager(const TillState& state, const Intent& intent) {
    const Requirement needed = requirement(intent);
    if (!needed.action) {
        return false;
    }
    if (!state.operator_in) {
        return !needed.signed_in && !may(Role::Volunteer, *needed.action);
    }
    return !may(state.operator_in->role, *needed.action);
}

}  // namespace ecot::session
