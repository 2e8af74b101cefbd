#include "pricing/quantity.hpp"

#include <cassert>

#include "pricing/wide.hpp"

namespace ecot::pricing {

std::optional<Money> price_of(Money price, Quantity quantity) {
    assert(price >= Money{} && quantity >= Quantity{});
    const Wide cents = divided_half_up(Wide{price.cents()} * quantity.milli(), 1000);
    if (cents > money_max.cents()) {
        return std::nullopt;
    }
    return Money::from_cents(static_cast<std::int64_t>(cents));
}

Money reference_of(Money reference, Quantity part, Quantity whole) {
    assert(reference >= Money{} && part >= Quantity{} && part <= whole && whole > Quantity{});
    if (part == whole) {
        return reference;
    }
    const Wide cents = divided_half_up(Wide{reference.cents()} * part.milli(), whole.milli());
    return Money::from_cents(static_cast<std::int64_t>(cents));
}

}  // namespace ecot::pricing
