#include "pos/app/site_clock.hpp"

#include <gtest/gtest.h>

namespace ecot::app {
namespace {

TEST(SiteClock, NeverGivesADateBeforeThatOfTheLastRecord) {
    const session::Moment now = moment_now();
    EXPECT_EQ(now.date, now.wall_date);
    constexpr std::int64_t year_ms = 365LL * 24 * 3'600'000;
    const session::Moment after_a_bad_boot = moment_now(RecordedTime{now.utc_ms + year_ms});
    EXPECT_GT(after_a_bad_boot.date, now.date);
    EXPECT_LE(after_a_bad_boot.utc_ms - now.utc_ms, 60'000) << "the clock's own time stays what it is";
    EXPECT_LT(after_a_bad_boot.wall_date, after_a_bad_boot.date);
    EXPECT_EQ(moment_now(RecordedTime{now.utc_ms - year_ms}).date, moment_now().date);
}

}  // namespace
}  // namespace ecot::app
