#include "pos/session/sign_in.hpp"

#include "pos/session/lockout.hpp"

namespace ecot::session {

namespace {

constexpr std::int64_t idle_max_ms = std::int64_t{3} * 60 * 1000;

// The cart stays; whatever was open on top of it does not.
void leave(Turn& turn, const char* code) {
    TillState& state = turn.state;
    journal(turn, event_record(turn, code));
    state.operator_in.reset();
    state.chosen_operator.reset();
    state.approval.reset();
    state.weighing.reset();
    state.member_shown.reset();
    state.member_shown_facts.reset();
    state.allowance_hidden_at_ms.reset();
    state.member_rights_shown = false;
    state.screen = Screen::SignIn;
}

}  // namespace

Screen home(const TillState& state) {
    if (!state.operator_in) {
        return Screen::SignIn;
    }
    if (!state.open_session) {
        return Screen::Opening;
    }
    return state.last_sale ? Screen::Paid : Screen::Checkout;
}

Answer handle(Turn& turn, const ChooseOperator& intent) {
    if (turn.state.operator_in) {
        return refused(RefusalCode::AlreadySignedIn);
    }
    if (intent.operator_id.empty()) {
        turn.state.chosen_operator.reset();
        return std::nullopt;
    }
    if (find_operator(turn.state, intent.operator_id) == nullptr) {
        return refused(RefusalCode::UnknownOperator, intent.operator_id);
    }
    turn.state.chosen_operator = intent.operator_id;
    return std::nullopt;
}

Answer handle(Turn& turn, const SignIn& intent) {
    TillState& state = turn.state;
    if (state.operator_in) {
        return refused(RefusalCode::AlreadySignedIn);
    }
    if (state.pin_checking) {
        return refused(RefusalCode::Busy);
    }
    const std::int64_t wait = locked_for_ms(state, intent.operator_id, turn.now);
    if (wait > 0) {
        return Refusal{.code = RefusalCode::LockedOut, .delay_ms = wait};
    }
    state.pin_checking = true;
    turn.effects.emplace_back(
        CheckPin{.operator_id = intent.operator_id, .pin = intent.pin, .purpose = PinPurpose::SignIn});
    return std::nullopt;
}

Answer handle(Turn& turn, const SignOut& /*intent*/) {
    leave(turn, "sign_out");
    return std::nullopt;
}

Answer handle(Turn& turn, const Lock& /*intent*/) {
    leave(turn, "locked");
    return std::nullopt;
}

Answer handle(Turn& /*turn*/, const Touched& /*intent*/) {
    return std::nullopt;
}

void sign_in_checked(Turn& turn, const PinChecked& event) {
    TillState& state = turn.state;
    if (!state.pin_checking) {
        return;
    }
    state.pin_checking = false;
    const Operator* person = find_operator(state, event.operator_id);
    if (!event.right || person == nullptr) {
        count_failure(turn, event.operator_id);
        state.refusal =
            Refusal{.code = RefusalCode::WrongPin, .delay_ms = locked_for_ms(state, event.operator_id, turn.now)};
        return;
    }
    state.operator_in = SignedIn{.id = person->id, .name = person->name, .role = person->role};
    state.chosen_operator.reset();
    state.refusal.reset();
    state.approval.reset();
    state.last_touch_ms = turn.now.steady_ms;
    turn.who = {.operator_id = person->id, .role = person->role};
    forget_failures(turn, person->id);
    journal(turn, event_record(turn, "sign_in"));
    state.screen = home(state);
}

void lock_when_idle(Turn& turn) {
    if (turn.state.operator_in && turn.now.steady_ms - turn.state.last_touch_ms >= idle_max_ms) {
        leave(turn, "locked");
    }
}

}  // namespace ecot::session
