#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/clock_watch.hpp"
#include "pos/store/journal_store.hpp"
#include "tests/store/test_till.hpp"

namespace ecot::store {
namespace {

using test::day_ms;
using test::event;
using test::hour_ms;
using test::lentils;
using test::TestTill;
using testing::ElementsAre;

TEST(ClockWatch, SaysNothingOfAClockThatGoesOn) {
    ClockWatch watch{ClockWatch::Last{1'000'000, 1'000'000}, {.utc_ms = 2'000'000, .steady_ms = 500}};
    EXPECT_FALSE(watch.observe({.utc_ms = 2'060'000, .steady_ms = 60'500}));
    EXPECT_FALSE(watch.observe({.utc_ms = 2'140'000, .steady_ms = 120'500})) << "20 seconds are a time server's matter";
    EXPECT_FALSE(watch.observe({.utc_ms = 2'220'000, .steady_ms = 180'500})) << "and they do not add up";
    EXPECT_FALSE(watch.needs_manager());
}

TEST(ClockWatch, TellsAJumpOnceWithBothTimes) {
    ClockWatch watch{std::nullopt, {.utc_ms = 10 * day_ms, .steady_ms = 0}};
    EXPECT_EQ(watch.observe({.utc_ms = 10 * day_ms + 1000 - hour_ms, .steady_ms = 1000}),
              (ClockJump{.before_ms = 10 * day_ms + 1000, .after_ms = 10 * day_ms + 1000 - hour_ms}));
    EXPECT_FALSE(watch.observe({.utc_ms = 10 * day_ms + 2000 - hour_ms, .steady_ms = 2000}));
    EXPECT_FALSE(watch.needs_manager()) << "an hour is no reason to stop";
}

TEST(ClockWatch, WaitsForAManagerWhenItJumpsByMoreThanADay) {
    ClockWatch watch{std::nullopt, {.utc_ms = 4000 * day_ms, .steady_ms = 0}};
    ASSERT_TRUE(watch.observe({.utc_ms = 365 * day_ms, .steady_ms = 1000}));
    EXPECT_TRUE(watch.needs_manager());
    EXPECT_EQ(watch.time_ms({.utc_ms = 365 * day_ms + 1000, .steady_ms = 2000}), 4000 * day_ms + 2000);
    EXPECT_FALSE(watch.observe({.utc_ms = 365 * day_ms + 1000, .steady_ms = 2000})) << "told once";
    watch.accept({.utc_ms = 365 * day_ms + 2000, .steady_ms = 3000});
    EXPECT_FALSE(watch.needs_manager());
    EXPECT_EQ(watch.time_ms({.utc_ms = 365 * day_ms + 2000, .steady_ms = 3000}), 365 * day_ms + 2000);
}

TEST(ClockWatch, NeedsNobodyOnceTheClockIsBack) {
    ClockWatch watch{std::nullopt, {.utc_ms = 100 * day_ms, .steady_ms = 0}};
    ASSERT_TRUE(watch.observe({.utc_ms = 3650 * day_ms, .steady_ms = 1000}));
    ASSERT_TRUE(watch.needs_manager());
    EXPECT_TRUE(watch.observe({.utc_ms = 100 * day_ms + 2000, .steady_ms = 2000})) << "the way back is a jump too";
    EXPECT_FALSE(watch.needs_manager());
}

TEST(ClockWatch, WaitsForAManagerAtAStartMoreThan400DaysLater) {
    ClockWatch in_time{ClockWatch::Last{}, {.utc_ms = 400 * day_ms, .steady_ms = 0}};
    EXPECT_FALSE(in_time.needs_manager());
    ClockWatch late{ClockWatch::Last{}, {.utc_ms = 401 * day_ms, .steady_ms = 0}};
    EXPECT_TRUE(late.needs_manager());
    EXPECT_EQ(late.observe({.utc_ms = 401 * day_ms, .steady_ms = 0}),
              (ClockJump{.before_ms = 0, .after_ms = 401 * day_ms}));
    EXPECT_FALSE(late.observe({.utc_ms = 401 * day_ms, .steady_ms = 0}));
    EXPECT_EQ(late.time_ms({.utc_ms = 401 * day_ms, .steady_ms = 5000}), 5000) << "a bad boot poisons nothing";
}

TEST(ClockWatch, TellsAtAStartThatTheClockIsBehindThatOfTheLastRecord) {
    const ClockWatch::Last last{.time_ms = 500 * day_ms, .clock_ms = 135 * day_ms};
    ClockWatch back{last, {.utc_ms = 135 * day_ms - hour_ms, .steady_ms = 0}};
    EXPECT_EQ(back.observe({.utc_ms = 135 * day_ms - hour_ms, .steady_ms = 0}),
              (ClockJump{.before_ms = 135 * day_ms, .after_ms = 135 * day_ms - hour_ms}));
    EXPECT_FALSE(back.needs_manager());
    ClockWatch told{last, {.utc_ms = 136 * day_ms, .steady_ms = 0}};
    EXPECT_FALSE(told.observe({.utc_ms = 136 * day_ms, .steady_ms = 0}))
        << "a clock that is still a year behind was told when it went back";
}

TEST(JournalClock, SetBackAnHourNeverMakesARecordEarlier) {
    TestTill till;
    const auto before = till.store->append(lentils());
    till.clock.pass(1000);
    till.clock.utc -= hour_ms;
    const auto jump = till.store->watch_clock();
    ASSERT_TRUE(jump);
    EXPECT_EQ(jump->before_ms - jump->after_ms, hour_ms);
    EXPECT_FALSE(till.store->watch_clock());
    const auto after = till.store->append(lentils());
    ASSERT_TRUE(after) << after.error().detail;
    EXPECT_EQ(after->time_ms, before->time_ms);
    EXPECT_EQ(till.number("SELECT payload ->> 'at' = '2026-11-21T10:46:41.000+01:00' FROM journal WHERE seq = 3"), 1)
        << "the raw clock is kept beside it";
    EXPECT_THAT(till.verify(), ElementsAre("ok 3 records"));
}

TEST(JournalClock, SetBackAYearWhileRunningWaitsForAManager) {
    TestTill till;
    ASSERT_TRUE(till.store->append(lentils()));
    till.clock.pass(1000);
    till.clock.utc -= 365 * day_ms;
    const auto refused = till.store->append(lentils());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, StoreError::Kind::Clock);
    EXPECT_EQ(JournalStore::write_error(refused.error()), session::WriteError::ClockNeedsManager);
    EXPECT_TRUE(till.store->watch_clock()) << "what append() saw is still told";
    EXPECT_FALSE(till.store->watch_clock());
    ASSERT_TRUE(till.store->append(event("clock_changed"))) << "events go on";
    ASSERT_TRUE(till.store->clock_needs_manager());
    const auto corrected = till.store->append(
        session::EventRecord{.code = "clock_corrected", .operator_id = "nadia", .facts = {}, .words = {}});
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->time_ms, till.clock.utc) << "a signed correction is the one record that may be earlier";
    EXPECT_EQ(till.store->append(lentils())->number, "T1-2025-000002");
    EXPECT_THAT(till.verify(), ElementsAre("ok 5 records"));
}

TEST(JournalClock, StartedAYearEarlierGoesOnFromTheLastRecordAndSaysSoItself) {
    TestTill till;
    const auto before = till.store->append(lentils());
    till.close();
    till.clock.utc -= 365 * day_ms;
    ASSERT_TRUE(till.open());
    EXPECT_FALSE(till.store->start_report().clock_needs_manager) << "only a jump seen while running needs one";
    EXPECT_FALSE(till.store->watch_clock()) << "nobody has to be asked";
    EXPECT_EQ(till.number("SELECT count(*) FROM journal WHERE kind = 'event' AND seq = 3 AND "
                          "payload ->> 'code' = 'clock_changed' AND "
                          "payload -> 'facts' ->> 'before_ms' - payload -> 'facts' ->> 'after_ms' = 31536000000"),
              1);
    const auto after = till.store->append(lentils());
    ASSERT_TRUE(after);
    EXPECT_EQ(after->time_ms, before->time_ms);
    EXPECT_EQ(after->number, "T1-2026-000002");
    EXPECT_EQ(till.number("SELECT count(*) FROM usage"), 1) << "caps do not begin anew on a day of last year";
    till.close();
    till.clock.pass(60'000);
    ASSERT_TRUE(till.open());
    EXPECT_THAT(till.verify(), ElementsAre("ok 4 records")) << "one event for the one jump";
}

TEST(JournalClock, OfOneBootAheadIsCorrectedByAManagerWhenItIsRightAgain) {
    TestTill till;
    till.close();
    till.clock.utc += 300 * day_ms;
    ASSERT_TRUE(till.open());
    ASSERT_TRUE(till.store->append(lentils()));
    till.close();
    till.clock.utc -= 300 * day_ms;
    ASSERT_TRUE(till.open());
    EXPECT_FALSE(till.store->start_report().clock_needs_manager);
    EXPECT_GT(till.store->time_ms(), till.clock.utc + 299 * day_ms) << "the day prices and caps go by";
    const auto corrected = till.store->append(
        session::EventRecord{.code = "clock_corrected", .operator_id = "nadia", .facts = {}, .words = {}});
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->time_ms, till.clock.utc);
    EXPECT_EQ(till.store->time_ms(), till.clock.utc) << "one bad boot does not poison the future";
    EXPECT_EQ(till.store->append(lentils())->time_ms, till.clock.utc);
    EXPECT_THAT(till.verify(), testing::Contains(testing::StartsWith("ok ")));
}

TEST(JournalClock, StartedTenYearsLaterWaitsForAManagerAndPoisonsNothing) {
    TestTill till;
    const auto before = till.store->append(lentils());
    till.close();
    till.clock.utc += 3650 * day_ms;
    ASSERT_TRUE(till.open());
    EXPECT_TRUE(till.store->start_report().clock_needs_manager);
    EXPECT_EQ(till.store->append(lentils()).error().kind, StoreError::Kind::Clock);
    const auto told = till.store->append(event("start"));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->time_ms, before->time_ms);
    till.clock.utc -= 3650 * day_ms;
    EXPECT_TRUE(till.store->watch_clock());
    till.clock.pass(1000);
    (void)till.store->watch_clock();
    EXPECT_FALSE(till.store->clock_needs_manager()) << "the clock was set right: nobody is needed";
    EXPECT_EQ(till.store->append(lentils())->time_ms, till.clock.utc);
    EXPECT_THAT(till.verify(), ElementsAre("ok 4 records"));
}

}  // namespace
}  // namespace ecot::store
