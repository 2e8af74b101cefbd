#include "pos/session/approval.hpp"

#include "pos/session/lockout.hpp"

namespace ecot::session {

void ask_for_manager(Turn& turn, Action action, const Intent& intent) {
    turn.state.approval = Approval{.action = action, .intent = std::make_shared<const Intent>(intent)};
}

Answer handle(Turn& turn, const GiveManagerPin& intent) {
    TillState& state = turn.state;
    if (!state.approval) {
        return refused(RefusalCode::BadValue);
    }
    if (state.pin_checking) {
        return refused(RefusalCode::Busy);
    }
    const std::int64_t wait = locked_for_ms(state, intent.operator_id, turn.now);
    if (wait > 0) {
        state.approval->refusal = Refusal{.code = RefusalCode::LockedOut, .delay_ms = wait};
        return state.approval->refusal;
    }
    state.pin_checking = true;
    state.approval->checking = true;
    state.approval->refusal.reset();
    turn.effects.emplace_back(
        CheckPin{.operator_id = intent.operator_id, .pin = intent.pin, .purpose = PinPurpose::Approval});
    return std::nullopt;
}

Answer handle(Turn& turn, const GiveUpApproval& /*intent*/) {
    turn.state.approval.reset();
    return std::nullopt;
}

std::optional<Approved> approval_checked(Turn& turn, const PinChecked& event) {
    TillState& state = turn.state;
    const Operator* person = find_operator(state, event.operator_id);
    const bool right = event.right && person != nullptr;
    state.pin_checking = false;
    // A wrong PIN counts even when the question was given up meanwhile.
    if (right) {
        forget_failures(turn, event.operator_id);
    } else {
        count_failure(turn, event.operator_id);
    }
    if (!state.approval || !state.approval->checking) {
        return std::nullopt;
    }
    state.approval->checking = false;
    if (!right) {
        state.approval->refusal =
            Refusal{.code = RefusalCode::WrongPin, .delay_ms = locked_for_ms(state, event.operator_id, turn.now)};
        return std::nullopt;
    }
    if (!may(person->role, state.approval->action)) {
        state.approval->refusal = Refusal{.code = RefusalCode::ManagerNeeded};
        return std::nullopt;
    }
    Approved approved{.intent = state.approval->intent,
                      .authority = {.operator_id = state.operator_in ? state.operator_in->id : person->id,
                                    .role = person->role,
                                    .approved_by = person->id}};
    EventRecord record{.code = "manager_approval", .operator_id = person->id};
    record.words.emplace("action", to_string(state.approval->action));
    journal(turn, std::move(record));
    state.approval.reset();
    return approved;
}

}  // namespace ecot::session
