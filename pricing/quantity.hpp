#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "pricing/money.hpp"

namespace ecot::pricing {

/// How a product is counted. Thousandths of it are the unit of every quantity.
enum class Unit { Piece, Kilogram, Litre };

/// An exact quantity in thousandths of a piece, a kilogram or a litre: 1000 is one piece, or one kilogram.
class Quantity {
public:
    constexpr Quantity() = default;
    [[nodiscard]] static constexpr Quantity from_milli(std::int64_t milli) { return Quantity{milli}; }
    [[nodiscard]] constexpr std::int64_t milli() const { return milli_; }

    constexpr Quantity& operator+=(Quantity other) {
        milli_ += other.milli_;
        return *this;
    }
    constexpr Quantity& operator-=(Quantity other) {
        milli_ -= other.milli_;
        return *this;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return a += b; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return a -= b; }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

private:
    constexpr explicit Quantity(std::int64_t milli) : milli_{milli} {}
    std::int64_t milli_ = 0;
};

/// The largest quantity of a line, in thousandths (100 000 pieces or kilograms).
inline constexpr Quantity quantity_max = Quantity::from_milli(100'000'000);

/// The price of so many at `price` a piece, kilogram or litre, rounded half up to the cent (P5); nothing when it is
/// above money_max. Neither is negative.
[[nodiscard]] std::optional<Money> price_of(Money price, Quantity quantity);

/// The reference of `part` of what costs `reference` for `whole`, rounded half up to the cent (P5).
///
/// @pre 0 <= part <= whole, whole is above zero, reference is not negative.
[[nodiscard]] Money reference_of(Money reference, Quantity part, Quantity whole);

}  // namespace ecot::pricing
