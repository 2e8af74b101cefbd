#include "pos/store/cap_period.hpp"

#include <gtest/gtest.h>

namespace ecot::store {
namespace {

using namespace std::chrono_literals;
using pricing::CapPeriod;
using pricing::Money;
using pricing::Quantity;

TEST(CapDays, FollowTheCalendar) {
    const pricing::Date saturday = 2026y / 11 / 21;
    EXPECT_EQ(cap_days(CapPeriod::Day, saturday), (DayRange{saturday, saturday}));
    EXPECT_EQ(cap_days(CapPeriod::Week, saturday), (DayRange{2026y / 11 / 16, 2026y / 11 / 22}));
    EXPECT_EQ(cap_days(CapPeriod::Month, saturday), (DayRange{2026y / 11 / 1, 2026y / 11 / 30}));
    EXPECT_EQ(cap_days(CapPeriod::MonthByWeek, saturday), (DayRange{2026y / 11 / 1, 2026y / 11 / 30}));
    EXPECT_EQ(cap_days(CapPeriod::Year, saturday), (DayRange{2026y / 1 / 1, 2026y / 12 / 31}));
}

TEST(CapDays, BeginWeeksOnMondayOverMonthAndYear) {
    EXPECT_EQ(cap_days(CapPeriod::Week, 2026y / 11 / 16), (DayRange{2026y / 11 / 16, 2026y / 11 / 22}));
    EXPECT_EQ(cap_days(CapPeriod::Week, 2026y / 11 / 22), (DayRange{2026y / 11 / 16, 2026y / 11 / 22}));
    EXPECT_EQ(cap_days(CapPeriod::Week, 2027y / 1 / 1), (DayRange{2026y / 12 / 28, 2027y / 1 / 3}));
    EXPECT_EQ(cap_days(CapPeriod::Month, 2028y / 2 / 10), (DayRange{2028y / 2 / 1, 2028y / 2 / 29}));
}

TEST(CapDays, AreAllDaysWithoutAPeriod) {
    EXPECT_TRUE(cap_days(std::nullopt, 2026y / 11 / 21).has(1999y / 1 / 1));
    EXPECT_TRUE(cap_days(std::nullopt, 2026y / 11 / 21).has(2099y / 1 / 1));
}

// November 2026 begins on a Sunday: weeks of 1, 7, 7, 7, 7 and 1 days.
TEST(Released, SharesAMonthOverItsWeeksByTheirDays) {
    EXPECT_EQ(released(9000, 1, 2026y / 11 / 1), 300);
    EXPECT_EQ(released(9000, 1, 2026y / 11 / 2), 2400);
    EXPECT_EQ(released(9000, 1, 2026y / 11 / 8), 2400);
    EXPECT_EQ(released(9000, 1, 2026y / 11 / 9), 4500);
    EXPECT_EQ(released(9000, 1, 2026y / 11 / 21), 6600);
    EXPECT_EQ(released(9000, 1, 2026y / 11 / 29), 8700);
    EXPECT_EQ(released(9000, 1, 2026y / 11 / 30), 9000);
}

// 10,00 over 31 days from a Thursday (October 2026: 4, 7, 7, 7, 6): 129.03 + 225.81 three times + 193.55, and three
// cents left go to the weeks that lost most.
TEST(Released, LosesNoCent) {
    EXPECT_EQ(released(1000, 1, 2026y / 10 / 4), 129);
    EXPECT_EQ(released(1000, 1, 2026y / 10 / 11), 355);
    EXPECT_EQ(released(1000, 1, 2026y / 10 / 18), 581);
    EXPECT_EQ(released(1000, 1, 2026y / 10 / 25), 807);
    EXPECT_EQ(released(1000, 1, 2026y / 10 / 31), 1000);
}

// Four baskets in November 2026 (1, 7, 7, 7, 7, 1 days): 0.13 + 0.93 four times + 0.13, so one in each whole week.
TEST(Released, GivesWholePiecesOut) {
    EXPECT_EQ(released(4000, 1000, 2026y / 11 / 1), 0);
    EXPECT_EQ(released(4000, 1000, 2026y / 11 / 8), 1000);
    EXPECT_EQ(released(4000, 1000, 2026y / 11 / 29), 4000);
    EXPECT_EQ(released(4000, 1000, 2026y / 11 / 30), 4000);
}

TEST(Released, DividesOddQuantitiesToTheThousandth) {
    EXPECT_EQ(released(1500, 1000, 2026y / 11 / 1), 50);
    EXPECT_EQ(released(1500, 1000, 2026y / 11 / 30), 1500);
}

pricing::Programme capped(CapPeriod period) {
    pricing::Programme programme;
    programme.id = "epicerie";
    programme.cap = pricing::Cap{};
    programme.cap->subsidy = Money::from_cents(3000);
    programme.cap->subsidy_per_person = Money::from_cents(2000);
    programme.cap->period = period;
    return programme;
}

const std::vector<DayUsage> received = {
    {"epicerie", 2026y / 10 / 31, Money::from_cents(1), Quantity::from_milli(1000)},
    {"epicerie", 2026y / 11 / 3, Money::from_cents(500), Quantity::from_milli(2000)},
    {"autre", 2026y / 11 / 4, Money::from_cents(9999), Quantity::from_milli(9000)},
    {"epicerie", 2026y / 11 / 18, Money::from_cents(700), Quantity::from_milli(3000)},
    {"epicerie", 2026y / 11 / 21, Money::from_cents(40), Quantity::from_milli(500)},
};

TEST(CountedUsage, SumsTheCurrentPeriodOfTheProgramme) {
    const pricing::Date date = 2026y / 11 / 21;
    const auto usage = [&](CapPeriod period) { return counted_usage(capped(period), {2, 1}, received, date); };
    EXPECT_EQ(usage(CapPeriod::Day).subsidy.cents(), 40);
    EXPECT_EQ(usage(CapPeriod::Week).subsidy.cents(), 740);
    EXPECT_EQ(usage(CapPeriod::Month).subsidy.cents(), 1240);
    EXPECT_EQ(usage(CapPeriod::Month).quantity.milli(), 5500);
    EXPECT_EQ(usage(CapPeriod::Year).subsidy.cents(), 1241);
}

// 30,00 + 3 x 20,00 = 90,00 a month, of which 66,00 are released by 21 November: 24,00 count as received.
TEST(CountedUsage, HoldsBackWhatTheComingWeeksOfTheMonthMaySpend) {
    const pricing::Usage usage =
        counted_usage(capped(CapPeriod::MonthByWeek), {.adults = 2, .children = 1}, received, 2026y / 11 / 21);
    EXPECT_EQ(usage.subsidy.cents(), 1240 + 2400);
    EXPECT_EQ(usage.quantity.milli(), 5500);
}

// 10^13 over weeks of 1, 7, 7, 7, 7 and 1 days: 333333333333.3 twice, 2333333333333.3 four times, and the two cents
// left go to the first two weeks. Up to 21 November four weeks are released; 2333333333333 + 333333333333 are held
// back.
TEST(CountedUsage, StaysWithinTheLargestAmountWhateverTheCap) {
    pricing::Programme programme = capped(CapPeriod::MonthByWeek);
    programme.cap->subsidy = pricing::money_max;
    programme.cap->subsidy_per_person = pricing::money_max;
    programme.cap->quantity_per_person = Quantity::from_milli(9'223'372'036'854'775'807);
    const pricing::Household household{.adults = 2, .children = 1};
    const pricing::Usage usage = counted_usage(programme, household, received, 2026y / 11 / 21);
    EXPECT_EQ(usage.subsidy.cents(), 2'666'666'666'666 + 1240);
    EXPECT_EQ(usage.quantity.milli(), 2'666'666'666'000 + 5500);
    std::vector<DayUsage> rich = received;
    rich.front() = {"epicerie", 2026y / 11 / 1, pricing::money_max, Quantity{}};
    EXPECT_EQ(counted_usage(programme, household, rich, 2026y / 11 / 21).subsidy, pricing::money_max);
}

TEST(CountedUsage, LetsTheLastWeekSpendWhatIsLeftOfTheMonth) {
    const pricing::Usage usage = counted_usage(capped(CapPeriod::MonthByWeek), {2, 1}, received, 2026y / 11 / 30);
    EXPECT_EQ(usage.subsidy.cents(), 1240);
}

}  // namespace
}  // namespace ecot::store
