#include "pos/app/next_tick.hpp"

#include <algorithm>

#include "pos/session/clock.hpp"

namespace ecot::app {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t idle_lock_ms = 180'000;
constexpr std::int64_t notice_shown_ms = 3000;

bool counts_down(const session::TillState& state, const session::Moment& now) {
    const bool locked_out = std::any_of(state.lockouts.begin(), state.lockouts.end(),
                                        [&](const auto& lockout) { return lockout.until_steady_ms > now.steady_ms; });
    return state.allowance_hidden_at_ms.has_value() || locked_out;
}

}  // namespace

std::int64_t next_tick(const session::TillState& state, const session::Moment& now) {
    std::int64_t next = now.steady_ms + minute_ms - now.utc_ms % minute_ms;
    if (counts_down(state, now)) {
        next = std::min(next, now.steady_ms + second_ms);
    }
    if (state.notice) {
        // One that stays wants a single tick, for the toast that does not: for ever after there is nothing to do.
        const std::int64_t shown_until = state.notice->since_ms + notice_shown_ms;
        if (session::passes(state.notice->kind) || shown_until > now.steady_ms) {
            next = std::min(next, shown_until);
        }
    }
    if (state.operator_in) {
        next = std::min(next, state.last_touch_ms + idle_lock_ms);
    }
    return std::max(next, now.steady_ms + 1);
}

}  // namespace ecot::app
