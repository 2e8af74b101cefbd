#pragma once

#include <optional>

#include "pricing/programme.hpp"
#include "pricing/quote.hpp"
#include "pricing/wide.hpp"

namespace ecot::pricing {

/// Adults and children, counted so that no household a request may hold overflows.
[[nodiscard]] constexpr Wide persons_of(const Household& household) {
    return Wide{household.adults} + household.children;
}

/// What a household may still receive from one programme in the current period (P8). Never below zero by a quote;
/// usage from elsewhere may already exceed the cap.
struct Allowance {
    std::optional<Wide> subsidy_cents;   ///< absent: no cap on money
    std::optional<Wide> quantity_milli;  ///< absent: no cap on quantity

    /// Nothing is left of one of the caps: the programme does not apply.
    [[nodiscard]] constexpr bool used_up() const {
        return (subsidy_cents && *subsidy_cents <= 0) || (quantity_milli && *quantity_milli <= 0);
    }
    /// Counts a part: the money funders really gave, and its quantity only when they gave something.
    void use(Money given, Quantity quantity);

    friend bool operator==(const Allowance&, const Allowance&) = default;
};

/// The cap of a programme for a household, less what it already received (`usage`, which may be null: nothing).
[[nodiscard]] Allowance allowance_of(const Cap& cap, const Household& household, const Usage* usage);

}  // namespace ecot::pricing
