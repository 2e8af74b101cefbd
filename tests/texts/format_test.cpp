#include "pos/texts/format.hpp"

#include <gtest/gtest.h>

namespace ecot::texts {
namespace {

using pricing::Money;
using pricing::Quantity;
using pricing::Unit;
using namespace std::chrono_literals;
using std::chrono::year_month_day;

constexpr year_month_day wednesday{2025y, std::chrono::November, 19d};
constexpr year_month_day first_of_may{2026y, std::chrono::May, 1d};

TEST(FormatAmount, WritesFrenchAmountsWithACommaAndSpacesThatNeverWrap) {
    EXPECT_EQ(format_amount(Money::from_cents(128460), Language::French), "1\u202f284,60\u00a0€");
    EXPECT_EQ(format_amount(Money::from_cents(0), Language::French), "0,00\u00a0€");
    EXPECT_EQ(format_amount(Money::from_cents(5), Language::French), "0,05\u00a0€");
    EXPECT_EQ(format_amount(Money::from_cents(100000000), Language::French), "1\u202f000\u202f000,00\u00a0€");
}

TEST(FormatAmount, WritesEnglishAmountsWithTheSignInFront) {
    EXPECT_EQ(format_amount(Money::from_cents(128460), Language::English), "€1,284.60");
    EXPECT_EQ(format_amount(Money::from_cents(-320), Language::English), "\u2212€3.20");
}

TEST(FormatAmount, UsesTheTrueMinusSign) {
    EXPECT_EQ(format_amount(Money::from_cents(-2359), Language::French), "\u221223,59\u00a0€");
}

TEST(FormatAmount, WritesTheSmallestCountableAmount) {
    EXPECT_EQ(format_plain_amount(Money::from_cents(INT64_MIN), Language::English), "\u221292,233,720,368,547,758.08");
}

TEST(FormatPlainAmount, LeavesTheCurrencyOut) {
    EXPECT_EQ(format_plain_amount(Money::from_cents(128460), Language::French), "1\u202f284,60");
    EXPECT_EQ(format_plain_amount(Money::from_cents(-320), Language::English), "\u22123.20");
}

TEST(FormatUnitPrice, NamesTheKilogramAndTheLitreButNotThePiece) {
    EXPECT_EQ(format_unit_price(Money::from_cents(390), Unit::Kilogram, Language::French), "3,90\u00a0€/kg");
    EXPECT_EQ(format_unit_price(Money::from_cents(210), Unit::Litre, Language::English), "€2.10/l");
    EXPECT_EQ(format_unit_price(Money::from_cents(190), Unit::Piece, Language::French), "1,90\u00a0€");
}

TEST(FormatQuantity, GivesWeightsTheirThreeDecimals) {
    EXPECT_EQ(format_quantity(Quantity::from_milli(482), Unit::Kilogram, Language::French), "0,482\u00a0kg");
    EXPECT_EQ(format_quantity(Quantity::from_milli(2000), Unit::Kilogram, Language::English), "2.000\u00a0kg");
    EXPECT_EQ(format_quantity(Quantity::from_milli(750), Unit::Litre, Language::French), "0,750\u00a0l");
}

TEST(FormatQuantity, GivesPiecesOnlyTheDecimalsTheyHave) {
    EXPECT_EQ(format_quantity(Quantity::from_milli(3000), Unit::Piece, Language::French), "3");
    EXPECT_EQ(format_quantity(Quantity::from_milli(500), Unit::Piece, Language::French), "0,5");
    EXPECT_EQ(format_quantity(Quantity::from_milli(-1000), Unit::Piece, Language::French), "\u22121");
}

TEST(FormatQuantityAndPrice, ReadsAsOnTheCartLine) {
    EXPECT_EQ(
        format_quantity_and_price(Quantity::from_milli(2000), Unit::Piece, Money::from_cents(840), Language::French),
        "2\u00a0×\u00a08,40\u00a0€");
    EXPECT_EQ(
        format_quantity_and_price(Quantity::from_milli(482), Unit::Kilogram, Money::from_cents(390), Language::French),
        "0,482\u00a0kg\u00a0×\u00a03,90\u00a0€/kg");
}

TEST(FormatCount, SetsThousandsApart) {
    EXPECT_EQ(format_count(999, Language::French), "999");
    EXPECT_EQ(format_count(1284, Language::French), "1\u202f284");
    EXPECT_EQ(format_count(-1234567, Language::English), "\u22121,234,567");
}

TEST(FormatRate, DropsTheDecimalsThatSayNothing) {
    EXPECT_EQ(format_rate(550, Language::French), "5,5\u00a0%");
    EXPECT_EQ(format_rate(2000, Language::French), "20\u00a0%");
    EXPECT_EQ(format_rate(210, Language::English), "2.1%");
}

TEST(FormatDate, WritesShortLongAndNumericDates) {
    EXPECT_EQ(format_short_date(wednesday, Language::French), "19\u00a0nov.");
    EXPECT_EQ(format_short_date(wednesday, Language::English), "19\u00a0Nov");
    EXPECT_EQ(format_long_date(wednesday, Language::French), "mercredi 19 novembre");
    EXPECT_EQ(format_long_date(wednesday, Language::English), "Wednesday 19 November");
    EXPECT_EQ(format_full_date(wednesday, Language::French), "19 novembre 2025");
    EXPECT_EQ(format_full_date(wednesday, Language::English), "19 November 2025");
    EXPECT_EQ(format_numeric_date(wednesday), "19/11/2025");
}

TEST(FormatDate, CallsTheFirstOfAMonthPremierInFrench) {
    EXPECT_EQ(format_long_date(first_of_may, Language::French), "vendredi 1er mai");
    EXPECT_EQ(format_long_date(first_of_may, Language::English), "Friday 1 May");
    EXPECT_EQ(format_full_date(first_of_may, Language::French), "1er mai 2026");
    EXPECT_EQ(format_short_date(first_of_may, Language::French), "1\u00a0mai");
}

TEST(FormatTime, UsesTheTwentyFourHourClock) {
    EXPECT_EQ(format_time(9h + 5min), "09:05");
    EXPECT_EQ(format_time(23h + 59min), "23:59");
}

TEST(FormatDateDeathTest, RefusesADayThatDoesNotExist) {
    EXPECT_DEATH((void)format_numeric_date(year_month_day{2026y, std::chrono::February, 30d}), "ok");
}

}  // namespace
}  // namespace ecot::texts
