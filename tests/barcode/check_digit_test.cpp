#include "hardware/barcode/check_digit.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

TEST(CheckDigit, FollowsTheDigitsOfEveryLengthOfNumber) {
    EXPECT_EQ(check_digit("3017620"), '1');
    EXPECT_EQ(check_digit("04210000526"), '4');
    EXPECT_EQ(check_digit("301762042200"), '3');
    EXPECT_EQ(check_digit("0950600013435"), '2');
    EXPECT_EQ(check_digit("37601234567890123"), '7');
}

TEST(CheckDigit, IsZeroWhenTheSumIsAMultipleOfTen) {
    EXPECT_EQ(check_digit("000000000000"), '0');
    EXPECT_EQ(check_digit("1301762042200"), '0');
}

TEST(CheckDigit, FitsOnlyTheDigitsItWasMadeFor) {
    EXPECT_TRUE(check_digit_fits("3017620422003"));
    EXPECT_FALSE(check_digit_fits("3017620422002"));
    EXPECT_FALSE(check_digit_fits("0317620422003"));
}

// GS1 General Specifications 7.9.3: 2875 has the verifier 9. By the tables: 4 + 5 + 1 + 3 = 13, three times is 39.
TEST(MeasureVerifier, GuardsFourDigits) {
    EXPECT_EQ(measure_verifier("2875"), '9');
    EXPECT_EQ(measure_verifier("1234"), '9');
    EXPECT_EQ(measure_verifier("0321"), '1');
    EXPECT_EQ(measure_verifier("9999"), '6');
    EXPECT_EQ(measure_verifier("0000"), '0');
}

// GS1 General Specifications 7.9.4: 14685 has the verifier 6.
TEST(MeasureVerifier, GuardsFiveDigits) {
    EXPECT_EQ(measure_verifier("14685"), '6');
    EXPECT_EQ(measure_verifier("12345"), '8');
    EXPECT_EQ(measure_verifier("00265"), '2');
    EXPECT_EQ(measure_verifier("01250"), '7');
    EXPECT_EQ(measure_verifier("00000"), '0');
}

TEST(Digits, AreNothingButDigits) {
    EXPECT_TRUE(all_digits("0123456789"));
    EXPECT_TRUE(all_digits(""));
    EXPECT_FALSE(all_digits("12 34"));
    EXPECT_FALSE(all_digits("12\xC2\xB2"));
    EXPECT_EQ(number_of("999999999999999999"), 999'999'999'999'999'999);
    EXPECT_EQ(number_of(""), 0);
}

}  // namespace
}  // namespace ecot::hardware::barcode
