#include "pricing/split.hpp"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

using testing::ElementsAre;

std::vector<std::int64_t> cents(std::int64_t total, const std::vector<std::int64_t>& weights) {
    std::vector<std::int64_t> result;
    for (const Money part : split(Money::from_cents(total), weights)) {
        result.push_back(part.cents());
    }
    return result;
}

TEST(Split, DividesInProportion) {
    EXPECT_THAT(cents(1000, {3, 2, 5}), ElementsAre(300, 200, 500));
}

TEST(Split, GivesTheLeftoverCentToThePartThatLostMost) {
    EXPECT_THAT(cents(10, {1, 5}), ElementsAre(2, 8));            // 1.67 and 8.33
    EXPECT_THAT(cents(100, {1, 2, 4}), ElementsAre(14, 29, 57));  // 14.29, 28.57, 57.14
}

TEST(Split, GivesTheEarlierPartTheCentWhenTwoLostAsMuch) {
    EXPECT_THAT(cents(1, {1, 1}), ElementsAre(1, 0));
    EXPECT_THAT(cents(5, {2, 2, 2}), ElementsAre(2, 2, 1));
}

TEST(Split, GivesNothingToAWeightOfZero) {
    EXPECT_THAT(cents(7, {0, 3, 0}), ElementsAre(0, 7, 0));
}

TEST(Split, GivesNothingOfNothing) {
    EXPECT_THAT(cents(0, {4, 0}), ElementsAre(0, 0));
    EXPECT_THAT(cents(0, {0, 0}), ElementsAre(0, 0));
    EXPECT_THAT(cents(0, {}), ElementsAre());
}

TEST(Split, IsExactForTheLargestAmounts) {
    EXPECT_THAT(cents(10'000'000'000'000, {1'000'000'000'000, 2'000'000'000'000}),
                ElementsAre(3'333'333'333'333, 6'666'666'666'667));
}

TEST(Split, DividesAmongMoreThanFitOnTheStack) {
    const std::vector<std::int64_t> parts = cents(25, std::vector<std::int64_t>(20, 1));
    EXPECT_EQ(parts[4], 2);
    EXPECT_EQ(parts[5], 1);
    EXPECT_EQ(parts[19], 1);
}

TEST(Split, WorksInPlace) {
    std::array<std::int64_t, 2> amounts{600, 450};
    split_into(700, amounts, amounts);
    EXPECT_THAT(amounts, ElementsAre(400, 300));
}

}  // namespace

}  // namespace ecot::pricing
