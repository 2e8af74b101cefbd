#include "pos/session/lockout.hpp"

#include <algorithm>

namespace ecot::session {

namespace {

constexpr std::int64_t free_failures = 4;
constexpr std::int64_t delay_first_ms = 1000;
constexpr std::int64_t delay_max_ms = std::int64_t{15} * 60 * 1000;
constexpr std::ptrdiff_t strangers_max = 64;

LockoutState* find(TillState& state, const std::string& operator_id) {
    const auto found = std::ranges::find(state.lockouts, operator_id, &LockoutState::operator_id);
    return found == state.lockouts.end() ? nullptr : &*found;
}

bool is_stranger(const TillState& state, const LockoutState& lockout) {
    return find_operator(state, lockout.operator_id) == nullptr;
}

// Ids nobody has are counted too, but not without bound: the oldest leaves.
void make_room_for_a_stranger(TillState& state) {
    const auto stranger = [&state](const LockoutState& lockout) { return is_stranger(state, lockout); };
    if (std::ranges::count_if(state.lockouts, stranger) >= strangers_max) {
        state.lockouts.erase(std::ranges::find_if(state.lockouts, stranger));
    }
}

void save(Turn& turn) {
    SaveLockouts effect;
    for (const LockoutState& lockout : turn.state.lockouts) {
        if (!is_stranger(turn.state, lockout)) {
            effect.lockouts.push_back({.operator_id = lockout.operator_id, .failures = lockout.failures});
        }
    }
    turn.effects.emplace_back(std::move(effect));
}

}  // namespace

std::int64_t lockout_delay_ms(std::int64_t failures) {
    if (failures <= free_failures) {
        return 0;
    }
    std::int64_t delay = delay_first_ms;
    for (std::int64_t i = free_failures + 1; i < failures && delay < delay_max_ms; ++i) {
        delay *= 2;
    }
    return std::min(delay, delay_max_ms);
}

std::int64_t locked_for_ms(const TillState& state, const std::string& operator_id, const Moment& now) {
    const auto found = std::ranges::find(state.lockouts, operator_id, &LockoutState::operator_id);
    if (found == state.lockouts.end()) {
        return 0;
    }
    return std::max<std::int64_t>(0, found->until_steady_ms - now.steady_ms);
}

void count_failure(Turn& turn, const std::string& operator_id) {
    TillState& state = turn.state;
    LockoutState* lockout = find(state, operator_id);
    if (lockout == nullptr) {
        if (find_operator(state, operator_id) == nullptr) {
            make_room_for_a_stranger(state);
        }
        lockout = &state.lockouts.emplace_back(LockoutState{.operator_id = operator_id});
    }
    ++lockout->failures;
    const std::int64_t delay = lockout_delay_ms(lockout->failures);
    lockout->until_steady_ms = delay > 0 ? turn.now.steady_ms + delay : 0;

    // What a stranger typed is not written down: it may be a PIN typed in the wrong place.
    const bool known = find_operator(state, operator_id) != nullptr;
    EventRecord failed{.code = "sign_in_failed", .operator_id = known ? operator_id : std::string{}};
    failed.facts.emplace("failures", lockout->failures);
    EventRecord locked = failed;
    journal(turn, std::move(failed));
    if (delay > 0) {
        locked.code = "locked_out";
        locked.facts.emplace("delay_ms", delay);
        journal(turn, std::move(locked));
    }
    save(turn);
}

void forget_failures(Turn& turn, const std::string& operator_id) {
    const auto forgotten = std::erase_if(
        turn.state.lockouts, [&](const LockoutState& lockout) { return lockout.operator_id == operator_id; });
    if (forgotten > 0) {
        save(turn);
    }
}

std::vector<LockoutState> lockouts_at_start(const std::vector<Lockout>& saved, const Moment& now) {
    std::vector<LockoutState> lockouts;
    for (const Lockout& lockout : saved) {
        if (lockout.failures > 0) {
            const std::int64_t delay = lockout_delay_ms(lockout.failures);
            lockouts.push_back({.operator_id = lockout.operator_id,
                                .failures = lockout.failures,
                                .until_steady_ms = delay > 0 ? now.steady_ms + delay : 0});
        }
    }
    return lockouts;
}

const Operator* find_operator(const TillState& state, const std::string& id) {
    const auto found = std::ranges::find(state.operators, id, &Operator::id);
    return found == state.operators.end() ? nullptr : &*found;
}

Answer handle(Turn& turn, const LiftLockout& intent) {
    const Operator* person = find_operator(turn.state, intent.operator_id);
    if (person == nullptr) {
        return refused(RefusalCode::UnknownOperator, intent.operator_id);
    }
    EventRecord lifted = event_record(turn, "lockout_lifted");
    lifted.words.emplace("operator", intent.operator_id);
    journal(turn, std::move(lifted));
    forget_failures(turn, intent.operator_id);
    say(turn, {.kind = Notice::Kind::LockoutLifted, .about = person->name});
    return std::nullopt;
}

}  // namespace ecot::session
