#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pricing/quantity.hpp"

namespace ecot::screens {

/// Half-typed digits of a keypad, and what they mean so far.

/// An amount typed in cents, as on a card terminal: 7, 1, 9 is 7,19 €. Nothing typed yet: absent.
struct TypedCents {
    std::optional<std::int64_t> cents;

    void digit(char digit);
    void erase();
    void clear() { cents.reset(); }
};

/// Above this nothing more is typed: 99 999,99 €.
inline constexpr std::int64_t typed_cents_max = 9'999'999;

/// A weight or a count typed with a decimal comma: "0,734".
struct TypedNumber {
    std::string text;  ///< digits, and a comma unless `decimals` is 0
    int decimals = 3;

    void digit(char digit);
    void comma();
    void erase();
    void clear() { text.clear(); }
    /// What it means; nothing while nothing but a comma was typed.
    [[nodiscard]] std::optional<pricing::Quantity> quantity() const;
};

}  // namespace ecot::screens
