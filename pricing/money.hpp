#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

namespace ecot::pricing {

/// Why an amount as typed could not be read.
enum class MoneyParseError { Empty, NotANumber, TooManyDecimals, TooLarge };

/// An exact amount of euros, counted in whole cents. Negative for a refund.
///
/// Sums and differences are exact; callers check the bound of 10^13 cents first, beyond it is `overflow`. There is no
/// product with a fraction: dividing an amount is split()'s work.
class Money {
public:
    constexpr Money() = default;
    [[nodiscard]] static constexpr Money from_cents(std::int64_t cents) { return Money{cents}; }

    /// Reads an amount as typed at the till: "12", "12,5", "-3,20". At most two decimals; comma or point.
    [[nodiscard]] static tl::expected<Money, MoneyParseError> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t cents() const { return cents_; }

    constexpr Money& operator+=(Money other) {
        cents_ += other.cents_;
        return *this;
    }
    constexpr Money& operator-=(Money other) {
        cents_ -= other.cents_;
        return *this;
    }
    friend constexpr Money operator+(Money a, Money b) { return a += b; }
    friend constexpr Money operator-(Money a, Money b) { return a -= b; }
    friend constexpr Money operator-(Money a) { return Money{-a.cents_}; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    constexpr explicit Money(std::int64_t cents) : cents_{cents} {}
    std::int64_t cents_ = 0;
};

/// The largest amount a request or a computed figure may hold, in cents; above it is `overflow`.
inline constexpr Money money_max = Money::from_cents(10'000'000'000'000);

}  // namespace ecot::pricing
