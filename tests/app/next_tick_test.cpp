#include "pos/app/next_tick.hpp"

#include <gtest/gtest.h>

namespace ecot::app {
namespace {

constexpr session::Moment now{.utc_ms = 1'795'255'215'000, .steady_ms = 500'000, .date = {}, .minute_of_day = 600};

TEST(NextTick, IsTheNextMinuteOfTheClockWhenNothingElseMoves) {
    const session::TillState state;
    EXPECT_EQ(next_tick(state, now), 545'000) << "45 seconds of the minute are left";
}

TEST(NextTick, ComesEverySecondWhileSomebodyIsLockedOut) {
    session::TillState state;
    state.lockouts = {{.operator_id = "amina", .failures = 5, .until_steady_ms = 510'000}};
    EXPECT_EQ(next_tick(state, now), 501'000);
    state.lockouts[0].until_steady_ms = 499'000;
    EXPECT_EQ(next_tick(state, now), 545'000);
}

TEST(NextTick, ComesEverySecondWhileAnAllowanceIsShown) {
    session::TillState state;
    state.allowance_hidden_at_ms = 520'000;
    EXPECT_EQ(next_tick(state, now), 501'000);
}

TEST(NextTick, IsWhenAToastGoes) {
    session::TillState state;
    state.notice = session::Notice{};
    state.notice->since_ms = 499'500;
    EXPECT_EQ(next_tick(state, now), 502'500);
}

TEST(NextTick, IsNotTimeAndAgainWhileANoticeStays) {
    session::TillState state;
    for (const auto kind :
         {session::Notice::Kind::DeviceGone, session::Notice::Kind::DrawerShut, session::Notice::Kind::Removed}) {
        state.notice = session::Notice{.kind = kind, .since_ms = 499'500};
        EXPECT_EQ(next_tick(state, now), 502'500);
        state.notice->since_ms = 490'000;
        EXPECT_EQ(next_tick(state, now), 545'000) << "shown long enough: nothing changes by itself";
    }
}

TEST(NextTick, IsWhenTheTillLocksItself) {
    session::TillState state;
    state.operator_in = session::SignedIn{};
    state.last_touch_ms = 330'000;
    EXPECT_EQ(next_tick(state, now), 510'000) << "three minutes after the last touch";
}

TEST(NextTick, IsAlwaysLaterThanNow) {
    session::TillState state;
    state.notice = session::Notice{};
    state.notice->since_ms = 1000;
    EXPECT_EQ(next_tick(state, now), 500'001);
}

}  // namespace
}  // namespace ecot::app
