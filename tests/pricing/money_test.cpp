#include "pricing/money.hpp"

#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

std::int64_t cents_of(std::string_view text) {
    return Money::parse(text).value().cents();
}
MoneyParseError error_of(std::string_view text) {
    return Money::parse(text).error();
}

TEST(Money, ReadsAmountsWithCommaPointOrNeither) {
    EXPECT_EQ(cents_of("12"), 1200);
    EXPECT_EQ(cents_of("12,5"), 1250);
    EXPECT_EQ(cents_of("12.05"), 1205);
    EXPECT_EQ(cents_of("-3,20"), -320);
    EXPECT_EQ(cents_of("0,00"), 0);
    EXPECT_EQ(cents_of("007"), 700);
}

TEST(Money, RefusesWhatIsNoAmount) {
    EXPECT_EQ(error_of(""), MoneyParseError::Empty);
    for (const char* text : {"-", ",5", "5,", "1 000", "1,2,3", "12€", "--1", "+1", "1e3"}) {
        EXPECT_EQ(error_of(text), MoneyParseError::NotANumber) << text;
    }
    EXPECT_EQ(error_of("1,005"), MoneyParseError::TooManyDecimals);
}

TEST(Money, RefusesMoreThanTheLargestAmount) {
    EXPECT_EQ(cents_of("100000000000,00"), 10'000'000'000'000);
    EXPECT_EQ(error_of("100000000000,01"), MoneyParseError::TooLarge);
    EXPECT_EQ(error_of("99999999999999999999999999"), MoneyParseError::TooLarge);
}

}  // namespace

}  // namespace ecot::pricing
