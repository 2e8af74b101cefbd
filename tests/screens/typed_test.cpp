#include "pos/screens/typed.hpp"

#include <gtest/gtest.h>

namespace ecot::screens {
namespace {

TEST(TypedCents, FillsFromTheRightAsOnACardTerminal) {
    TypedCents typed;
    EXPECT_FALSE(typed.cents);
    typed.digit('7');
    typed.digit('1');
    typed.digit('9');
    EXPECT_EQ(typed.cents, 719);
    typed.erase();
    EXPECT_EQ(typed.cents, 71);
    typed.erase();
    typed.erase();
    EXPECT_FALSE(typed.cents);
}

TEST(TypedCents, StopsAtItsMost) {
    TypedCents typed;
    for (int count = 0; count < 20; ++count) {
        typed.digit('9');
    }
    EXPECT_EQ(typed.cents, typed_cents_max);
}

std::int64_t milli(const char* keys) {
    TypedNumber typed;
    for (const char* key = keys; *key != '\0'; ++key) {
        if (*key == ',') {
            typed.comma();
        } else {
            typed.digit(*key);
        }
    }
    return typed.quantity() ? typed.quantity()->milli() : -1;
}

TEST(TypedNumber, ReadsThousandthsAfterTheComma) {
    EXPECT_EQ(milli(""), -1);
    EXPECT_EQ(milli(","), 0);
    EXPECT_EQ(milli(",5"), 500);
    EXPECT_EQ(milli("0,734"), 734);
    EXPECT_EQ(milli("0,7345"), 734);
    EXPECT_EQ(milli("12"), 12'000);
    EXPECT_EQ(milli("007"), 7'000);
    EXPECT_EQ(milli("1,2,3"), 1'230);
}

TEST(TypedNumber, HasNoCommaForPieces) {
    TypedNumber typed;
    typed.decimals = 0;
    typed.digit('3');
    typed.comma();
    typed.digit('4');
    EXPECT_EQ(typed.quantity()->milli(), 34'000);
}

}  // namespace
}  // namespace ecot::screens
