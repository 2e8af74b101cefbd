#include "hardware/barcode/gs1_date.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

using namespace std::chrono_literals;

TEST(Gs1Date, HasAYearAtMostFiftyAhead) {
    EXPECT_EQ(full_year(26, 2026y), 2026y);
    EXPECT_EQ(full_year(76, 2026y), 2076y);
    EXPECT_EQ(full_year(77, 2026y), 1977y);
    EXPECT_EQ(full_year(99, 2026y), 1999y);
    EXPECT_EQ(full_year(0, 2026y), 2000y);
}

// GS1 General Specifications 7.12: a difference of -50 and below is the next century, -49 still this one.
TEST(Gs1Date, HasAYearAtMostFortyNineBehind) {
    EXPECT_EQ(full_year(2, 2051y), 2002y);
    EXPECT_EQ(full_year(1, 2051y), 2101y);
    EXPECT_EQ(full_year(49, 2099y), 2149y);
    EXPECT_EQ(full_year(50, 2099y), 2050y);
    EXPECT_EQ(full_year(0, 2099y), 2100y);
    EXPECT_EQ(full_year(51, 2000y), 1951y);
    EXPECT_EQ(full_year(50, 2000y), 2050y);
}

TEST(Gs1Date, IsADayThatExists) {
    EXPECT_EQ(date_of("261231", 2026y, DayZero::Refused), Date(2026y / 12 / 31));
    EXPECT_EQ(date_of("280229", 2026y, DayZero::Refused), Date(2028y / 2 / 29));
    for (const char* digits : {"270229", "260431", "261301", "260001", "261232", "991399"}) {
        EXPECT_EQ(date_of(digits, 2026y, DayZero::LastOfMonth), std::nullopt) << digits;
    }
}

TEST(Gs1Date, HasTheLeapDayOfTheCenturyItIsIn) {
    EXPECT_EQ(date_of("000229", 2026y, DayZero::Refused), Date(2000y / 2 / 29));
    EXPECT_EQ(date_of("000229", 2060y, DayZero::Refused), std::nullopt);  // 2100 has none
}

TEST(Gs1Date, IsTheLastOfItsMonthWhenTheDayIsZero) {
    EXPECT_EQ(date_of("270200", 2026y, DayZero::LastOfMonth), Date(2027y / 2 / 28));
    EXPECT_EQ(date_of("280200", 2026y, DayZero::LastOfMonth), Date(2028y / 2 / 29));
    EXPECT_EQ(date_of("261100", 2026y, DayZero::LastOfMonth), Date(2026y / 11 / 30));
    EXPECT_EQ(date_of("261200", 2026y, DayZero::LastOfMonth), Date(2026y / 12 / 31));
    EXPECT_EQ(date_of("261300", 2026y, DayZero::LastOfMonth), std::nullopt);
    EXPECT_EQ(date_of("260000", 2026y, DayZero::LastOfMonth), std::nullopt);
}

TEST(Gs1Date, HasNoDayZeroWhereTheDayMatters) {
    EXPECT_EQ(date_of("261200", 2026y, DayZero::Refused), std::nullopt);
}

}  // namespace
}  // namespace ecot::hardware::barcode
