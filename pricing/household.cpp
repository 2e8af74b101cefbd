#include "pricing/household.hpp"

#include <cassert>

namespace ecot::pricing {

void Allowance::use(Money given, Quantity quantity) {
    if (given == Money{}) {
        return;
    }
    if (subsidy_cents) {
        *subsidy_cents -= given.cents();
        assert(*subsidy_cents >= 0);
    }
    if (quantity_milli) {
        *quantity_milli -= quantity.milli();
        assert(*quantity_milli >= 0);
    }
}

Allowance allowance_of(const Cap& cap, const Household& household, const Usage* usage) {
    const Wide persons = persons_of(household);
    Allowance left;
    if (cap.subsidy || cap.subsidy_per_person) {
        left.subsidy_cents = Wide{cap.subsidy.value_or(Money{}).cents()} +
                             Wide{cap.subsidy_per_person.value_or(Money{}).cents()} * persons -
                             (usage != nullptr ? usage->subsidy.cents() : 0);
    }
    if (cap.quantity || cap.quantity_per_person) {
        left.quantity_milli = Wide{cap.quantity.value_or(Quantity{}).milli()} +
                              Wide{cap.quantity_per_person.value_or(Quantity{}).milli()} * persons -
                              (usage != nullptr ? usage->quantity.milli() : 0);
    }
    return left;
}

}  // namespace ecot::pricing
