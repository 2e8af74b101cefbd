#include "pos/store/time_zone.hpp"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace ecot::store {
namespace {

TimeZone paris() {
    auto zone = TimeZone::load("Europe/Paris");
    EXPECT_TRUE(zone) << zone.error().detail;
    return *zone;
}

std::string local(const TimeZone& zone, std::int64_t utc_seconds) {
    return local_text(utc_seconds * 1000, zone.offset_seconds(utc_seconds * 1000));
}

// The UTC seconds of this file are those of `date -u -d … +%s`.

TEST(TimeZone, KnowsSummerAndWinter) {
    EXPECT_EQ(local(paris(), 1'795'258'000), "2026-11-21T11:46:40.000+01:00");
    EXPECT_EQ(local(paris(), 1'782'864'000), "2026-07-01T02:00:00.000+02:00");
}

TEST(TimeZone, ChangesAtOneInTheMorningUtc) {
    EXPECT_EQ(local(paris(), 1'774'745'999), "2026-03-29T01:59:59.000+01:00");
    EXPECT_EQ(local(paris(), 1'774'746'000), "2026-03-29T03:00:00.000+02:00");
    EXPECT_EQ(local(paris(), 1'792'889'999), "2026-10-25T02:59:59.000+02:00");
    EXPECT_EQ(local(paris(), 1'792'890'000), "2026-10-25T02:00:00.000+01:00");
}

TEST(TimeZone, GoesOnBeyondItsTable) {
    EXPECT_EQ(local(paris(), 2'540'160'000), "2050-06-30T02:00:00.000+02:00");
    EXPECT_EQ(local(paris(), 2'556'143'999), "2051-01-01T00:59:59.000+01:00");
}

TEST(TimeZone, GivesTheLocalDayAndMinute) {
    // 2026-12-31T23:30:00Z is next year in Paris.
    const std::int64_t utc_ms = 1'798'759'800'000;
    using std::chrono::day;
    using std::chrono::January;
    EXPECT_EQ(paris().date(utc_ms), std::chrono::year{2027} / January / day{1});
    EXPECT_EQ(paris().minute_of_day(utc_ms), 30);
    EXPECT_EQ(local_day(utc_ms, 3600), "2027-01-01");
}

TEST(TimeZone, WritesAndReadsOffsets) {
    EXPECT_EQ(local_text(1'795'258'000'007, -5400), "2026-11-21T09:16:40.007-01:30");
    EXPECT_EQ(offset_of_local_text("2026-11-21T09:16:40.007-01:30"), -5400);
    EXPECT_EQ(offset_of_local_text("2026-11-21T11:46:40.000+01:00"), 3600);
    EXPECT_FALSE(offset_of_local_text("2026-11-21T11:46:40.000Z"));
    EXPECT_FALSE(offset_of_local_text("2026-11-21T11:46:40.000+aa:00"));
}

TEST(TimeZone, RefusesWhatTheSystemDoesNotKnow) {
    EXPECT_FALSE(TimeZone::load("Europe/Nowhere"));
    EXPECT_FALSE(TimeZone::load("../../etc/passwd"));
    EXPECT_FALSE(TimeZone::load(""));
    EXPECT_FALSE(TimeZone::parse(""));
    EXPECT_FALSE(TimeZone::parse("TZif2"));
    EXPECT_FALSE(TimeZone::parse("TZif2" + std::string(39, '\xff')));
}

}  // namespace
}  // namespace ecot::store
