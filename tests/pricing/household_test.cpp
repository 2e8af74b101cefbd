#include "pricing/household.hpp"

#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

constexpr Household three{2, 1};

std::int64_t cents(const Allowance& allowance) {
    return static_cast<std::int64_t>(allowance.subsidy_cents.value());
}
std::int64_t milli(const Allowance& allowance) {
    return static_cast<std::int64_t>(allowance.quantity_milli.value());
}

Cap money_cap(std::optional<std::int64_t> fixed, std::optional<std::int64_t> per_person) {
    Cap cap;
    cap.subsidy = fixed ? std::optional{Money::from_cents(*fixed)} : std::nullopt;
    cap.subsidy_per_person = per_person ? std::optional{Money::from_cents(*per_person)} : std::nullopt;
    return cap;
}

TEST(Household, AddsTheFixedCapAndTheOnePerPerson) {
    EXPECT_EQ(cents(allowance_of(money_cap(1000, 500), three, nullptr)), 2500);
    EXPECT_EQ(cents(allowance_of(money_cap(1000, {}), three, nullptr)), 1000);
    EXPECT_EQ(cents(allowance_of(money_cap({}, 500), three, nullptr)), 1500);
}

TEST(Household, IsNotLimitedByACapThatIsNotThere) {
    const Allowance nothing_said = allowance_of(Cap{}, three, nullptr);
    EXPECT_FALSE(nothing_said.used_up());
    EXPECT_EQ(nothing_said, Allowance{});
}

TEST(Household, CountsWhatWasAlreadyReceived) {
    Cap cap = money_cap(1000, {});
    cap.quantity = Quantity::from_milli(2000);
    cap.quantity_per_person = Quantity::from_milli(1000);
    const Usage usage{"cocagne", Money::from_cents(400), Quantity::from_milli(4500)};
    const Allowance left = allowance_of(cap, three, &usage);
    EXPECT_EQ(cents(left), 600);
    EXPECT_EQ(milli(left), 500);
    EXPECT_FALSE(left.used_up());
}

TEST(Household, HasUsedUpACapWhenNothingOfItIsLeft) {
    const Usage usage{"cocagne", Money::from_cents(1000), Quantity::from_milli(7000)};
    EXPECT_TRUE(allowance_of(money_cap(1000, {}), three, &usage).used_up());
    EXPECT_TRUE(allowance_of(money_cap(999, {}), three, &usage).used_up());
    EXPECT_FALSE(allowance_of(money_cap(1001, {}), three, &usage).used_up());
    Cap cap;
    cap.quantity = Quantity::from_milli(7000);
    EXPECT_TRUE(allowance_of(cap, three, &usage).used_up());
}

TEST(Household, UsesQuantityOnlyWhenFundersGaveSomething) {
    Cap cap = money_cap(1000, {});
    cap.quantity = Quantity::from_milli(2000);
    Allowance left = allowance_of(cap, three, nullptr);
    left.use(Money{}, Quantity::from_milli(1000));
    EXPECT_EQ(milli(left), 2000);
    left.use(Money::from_cents(300), Quantity::from_milli(1000));
    EXPECT_EQ(milli(left), 1000);
    EXPECT_EQ(cents(left), 700);
}

TEST(Household, CountsAnyNumberOfPersonsExactly) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    Cap cap = money_cap(money_max.cents(), money_max.cents());
    cap.quantity = Quantity::from_milli(most);
    cap.quantity_per_person = Quantity::from_milli(most);
    const Allowance left = allowance_of(cap, Household{most, most}, nullptr);
    EXPECT_TRUE(*left.quantity_milli > Wide{most} * most);
    EXPECT_TRUE(*left.subsidy_cents > Wide{most} * 10'000'000'000'000);
}

}  // namespace

}  // namespace ecot::pricing
