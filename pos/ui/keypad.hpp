#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pos/ui/ui.hpp"

namespace ecot::ui {

/// What is counted: it decides the bottom left key.
enum class KeypadKind {
    Pin,     ///< on a dark panel, "clear all"
    Cents,   ///< "00": amounts are typed in cents
    Weight,  ///< ","
    Count,   ///< "next line"
};

/// A key of the keypad: a digit, or what it does to those typed.
enum class KeypadKey : char {
    Digit0 = '0',
    Digit1 = '1',
    Digit2 = '2',
    Digit3 = '3',
    Digit4 = '4',
    Digit5 = '5',
    Digit6 = '6',
    Digit7 = '7',
    Digit8 = '8',
    Digit9 = '9',
    DoubleZero = 'h',
    Comma = ',',
    Next = 'n',
    Clear = 'c',
    Backspace = 'b',
};

/// What the keys without a digit are called.
struct KeypadNames {
    std::string_view backspace = {};
    std::string_view clear = {};   ///< Pin only
    std::string_view next = {};    ///< Count only
    std::string_view comma = ",";  ///< Weight only: the reader's decimal sign
};

/// Draws three columns of four keys, 1-2-3 on top as on card terminals, and says which was used, by finger or on the
/// physical keyboard. Keys fire when pressed; one a frame, none lost.
[[nodiscard]] std::optional<KeypadKey> keypad(Ui& ui, Rect rect, KeypadKind kind, const KeypadNames& names);

/// Applies a key to typed digits ("1234", or "0,482" with a comma). Next does nothing. Returns whether they changed.
bool apply(KeypadKey key, std::string& digits, std::size_t digits_max);

}  // namespace ecot::ui
