#include "pos/session/clock.hpp"

#include "pos/session/finishing.hpp"
#include "pos/session/member.hpp"
#include "pos/session/sign_in.hpp"

namespace ecot::session {

namespace {

constexpr std::int64_t jump_alone_max_ms = 24LL * 60 * 60 * 1000;
constexpr std::int64_t notice_shown_ms = 3000;

void take_notice_away(Turn& turn) {
    auto& notice = turn.state.notice;
    if (notice && passes(notice->kind) && turn.now.steady_ms - notice->since_ms >= notice_shown_ms) {
        notice.reset();
    }
}

void add_jump(EventRecord& record, const ClockJumped& jump) {
    record.facts.emplace("before_ms", jump.before_ms);
    record.facts.emplace("after_ms", jump.after_ms);
}

}  // namespace

bool passes(Notice::Kind kind) {
    return !stays(kind) && kind != Notice::Kind::Removed && kind != Notice::Kind::DeviceGone;
}

bool clock_is_behind(const TillState& state) {
    return state.recorded_ms - state.now.utc_ms > jump_alone_max_ms;
}

Answer handle(Turn& turn, const ConfirmClock& intent) {
    TillState& state = turn.state;
    if (!state.clock_needs_manager && !clock_is_behind(state)) {
        return refused(RefusalCode::BadValue);
    }
    if (!intent.right) {
        return refused(RefusalCode::ClockWrong);  // it has to be set first
    }
    EventRecord record = event_record(turn, "clock_corrected");
    record.facts.emplace("clock_ms", turn.now.utc_ms);
    if (state.clock_jump) {
        add_jump(record, *state.clock_jump);
    }
    state.clock_needs_manager = false;
    state.clock_jump.reset();
    journal(turn, std::move(record));
    return std::nullopt;
}

void ticked(Turn& turn) {
    lock_when_idle(turn);
    mask_allowance(turn);
    take_notice_away(turn);
    if (!turn.state.writing && !turn.state.cart.member_loading) {
        (void)day_changed(turn);
    }
}

void clock_jumped(Turn& turn, const ClockJumped& event) {
    EventRecord record = event_record(turn, "clock_changed");
    add_jump(record, event);
    journal(turn, std::move(record));
    const std::int64_t jump = event.after_ms - event.before_ms;
    if (jump > jump_alone_max_ms || jump < -jump_alone_max_ms) {
        turn.state.clock_needs_manager = true;
        turn.state.clock_jump = event;
    }
}

}  // namespace ecot::session
