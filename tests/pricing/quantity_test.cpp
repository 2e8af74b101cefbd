#include "pricing/quantity.hpp"

#include <gtest/gtest.h>

#include "pricing/wide.hpp"

namespace ecot::pricing {

namespace {

std::int64_t price(std::int64_t cents, std::int64_t milli) {
    return price_of(Money::from_cents(cents), Quantity::from_milli(milli)).value().cents();
}

TEST(Quantity, PricesSoManyRoundedHalfUp) {
    EXPECT_EQ(price(395, 734), 290);   // 289.93
    EXPECT_EQ(price(1, 499), 0);       // 0.499
    EXPECT_EQ(price(1, 500), 1);       // 0.5
    EXPECT_EQ(price(333, 1500), 500);  // 499.5
    EXPECT_EQ(price(1499, 2000), 2998);
}

TEST(Quantity, HasNoPriceAboveTheLargestAmount) {
    EXPECT_EQ(price(10'000'000'000'000, 1000), 10'000'000'000'000);
    EXPECT_EQ(price(100'000'000, 100'000'000), 10'000'000'000'000);
    EXPECT_FALSE(price_of(Money::from_cents(100'000'001), quantity_max).has_value());
    EXPECT_FALSE(price_of(money_max, quantity_max).has_value());
}

TEST(Quantity, GivesAPartItsReferenceRoundedHalfUp) {
    const auto reference = [](std::int64_t cents, std::int64_t part, std::int64_t whole) {
        return reference_of(Money::from_cents(cents), Quantity::from_milli(part), Quantity::from_milli(whole)).cents();
    };
    EXPECT_EQ(reference(1000, 1000, 3000), 333);
    EXPECT_EQ(reference(1001, 1000, 2000), 501);  // 500.5
    EXPECT_EQ(reference(1001, 2000, 2000), 1001);
    EXPECT_EQ(reference(10'000'000'000'000, 33'333'333, 100'000'000), 3'333'333'300'000);
}

TEST(Wide, RoundsHalfUpAndUpBeyondSixtyFourBits) {
    EXPECT_EQ(static_cast<std::int64_t>(divided_half_up(7, 2)), 4);
    EXPECT_EQ(static_cast<std::int64_t>(divided_half_up(1, 3)), 0);
    EXPECT_EQ(static_cast<std::int64_t>(divided_up(1, 3)), 1);
    EXPECT_EQ(static_cast<std::int64_t>(divided_up(6, 3)), 2);
    const Wide large = Wide{10'000'000'000'000} * 9'000'000'000'000'000'000;
    EXPECT_EQ(static_cast<std::int64_t>(divided_half_up(large, 9'000'000'000'000'000'000)), 10'000'000'000'000);
    EXPECT_EQ(static_cast<std::int64_t>(divided_half_up(large - 1, large)), 1);
}

}  // namespace

}  // namespace ecot::pricing
