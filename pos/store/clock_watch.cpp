#include "pos/store/clock_watch.hpp"

#include <cstdlib>
#include <utility>

namespace ecot::store {

namespace {

// What a time server may correct without being called a jump.
constexpr std::int64_t tolerance_ms = 30'000;
constexpr std::int64_t day_ms = std::int64_t{24} * 3600 * 1000;

}  // namespace

ClockWatch::ClockWatch(std::optional<Last> last, Reading now) : anchor_{now} {
    if (!last) {
        return;
    }
    const std::int64_t ahead = now.utc_ms - last->time_ms;
    if (ahead > 400 * day_ms) {
        at_start_ = ClockJump{.before_ms = last->time_ms, .after_ms = now.utc_ms};
        anchor_.utc_ms = last->time_ms;
        jumped_by_ms_ = ahead;
        needs_manager_ = true;
    } else if (now.utc_ms - last->clock_ms < -tolerance_ms) {
        at_start_ = ClockJump{.before_ms = last->clock_ms, .after_ms = now.utc_ms};
    }
}

std::int64_t ClockWatch::expected_ms(Reading now) const {
    return anchor_.utc_ms + (now.steady_ms - anchor_.steady_ms);
}

std::optional<ClockJump> ClockWatch::observe(Reading now) {
    if (at_start_) {
        return std::exchange(at_start_, std::nullopt);
    }
    const std::int64_t expected = expected_ms(now);
    const std::int64_t off = now.utc_ms - expected;
    if (needs_manager_ && std::abs(off - jumped_by_ms_) <= tolerance_ms) {
        return std::nullopt;  // told already, still waiting for the manager
    }
    if (std::abs(off) <= tolerance_ms) {
        // In step, or back in step: each observation is a new anchor, so that slow drift never adds up to a jump.
        const bool came_back = needs_manager_;
        const ClockJump jump{.before_ms = expected + jumped_by_ms_, .after_ms = now.utc_ms};
        accept(now);
        return came_back ? std::optional{jump} : std::nullopt;
    }
    const ClockJump jump{.before_ms = expected + (needs_manager_ ? jumped_by_ms_ : 0), .after_ms = now.utc_ms};
    if (std::abs(off) > day_ms) {
        needs_manager_ = true;
        jumped_by_ms_ = off;
    } else {
        accept(now);
    }
    return jump;
}

void ClockWatch::accept(Reading now) {
    anchor_ = now;
    jumped_by_ms_ = 0;
    needs_manager_ = false;
}

std::int64_t ClockWatch::time_ms(Reading now) const {
    return needs_manager_ ? expected_ms(now) : now.utc_ms;
}

}  // namespace ecot::store
