#include "pos/store/time_zone.hpp"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace ecot::store {
namespace {

class InParis : public testing::Test {
protected:
    void SetUp() override {
        const auto set = set_time_zone("Europe/Paris");
        ASSERT_TRUE(set) << set.error().detail;
    }
    static std::string local(std::int64_t utc_seconds) {
        return local_text(utc_seconds * 1000, offset_seconds(utc_seconds * 1000));
    }
};

// The UTC seconds of this file are those of `date -u -d … +%s`.

TEST_F(InParis, KnowsSummerAndWinter) {
    EXPECT_EQ(local(1'795'258'000), "2026-11-21T11:46:40.000+01:00");
    EXPECT_EQ(local(1'782'864'000), "2026-07-01T02:00:00.000+02:00");
}

TEST_F(InParis, ChangesAtOneInTheMorningUtc) {
    EXPECT_EQ(local(1'774'745'999), "2026-03-29T01:59:59.000+01:00");
    EXPECT_EQ(local(1'774'746'000), "2026-03-29T03:00:00.000+02:00");
    EXPECT_EQ(local(1'792'889'999), "2026-10-25T02:59:59.000+02:00") << "this hour comes twice:";
    EXPECT_EQ(local(1'792'890'000), "2026-10-25T02:00:00.000+01:00") << "the offset tells them apart";
}

TEST_F(InParis, GoesOnBeyondTheSystemsTable) {
    EXPECT_EQ(local(2'540'160'000), "2050-06-30T02:00:00.000+02:00");
    EXPECT_EQ(local(2'556'143'999), "2051-01-01T00:59:59.000+01:00");
}

TEST_F(InParis, GivesTheLocalDayAndMinute) {
    // 2026-12-31T23:30:00Z is next year in Paris.
    const std::int64_t utc_ms = 1'798'759'800'000;
    EXPECT_EQ(local_time(utc_ms), (LocalTime{.date = std::chrono::year{2027} / 1 / 1, .minute_of_day = 30}));
    EXPECT_EQ(local_day(utc_ms, 3600), "2027-01-01");
}

TEST_F(InParis, AnswersSeveralThreadsAtOnce) {
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&wrong] {
            for (int turn = 0; turn < 2000; ++turn) {
                wrong += offset_seconds(1'795'258'000'000) == 3600 && offset_seconds(1'782'864'000'000) == 7200 ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(wrong, 0);
}

TEST_F(InParis, LeavesTheTimeZoneAsItIsWhenItIsNotKnown) {
    for (const char* name : {"Europe/Nowhere", "Europe", "../../etc/passwd", "/etc/passwd", ""}) {
        const auto set = set_time_zone(name);
        ASSERT_FALSE(set);
        EXPECT_EQ(set.error().detail, std::string{"The time zone \""} + name +
                                          "\" is not known: install tzdata, or correct `timezone` in config.toml.");
    }
    EXPECT_EQ(local(1'795'258'000), "2026-11-21T11:46:40.000+01:00");
}

TEST(LocalText, WritesAndReadsOffsets) {
    EXPECT_EQ(local_text(1'795'258'000'007, -5400), "2026-11-21T09:16:40.007-01:30");
    EXPECT_EQ(offset_of_local_text("2026-11-21T09:16:40.007-01:30"), -5400);
    EXPECT_EQ(offset_of_local_text("2026-11-21T11:46:40.000+01:00"), 3600);
    EXPECT_FALSE(offset_of_local_text("2026-11-21T11:46:40.000Z"));
    EXPECT_FALSE(offset_of_local_text("2026-11-21T11:46:40.000+aa:00"));
}

}  // namespace
}  // namespace ecot::store
