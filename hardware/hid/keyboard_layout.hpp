#pragma once

#include <cstdint>
#include <string_view>

namespace ecot::hardware::hid {

/// The keyboard country a scanner was set to. It decides letters and signs only: digits are the same in all.
enum class KeyboardLayout { Us, French };

/// What is held with a key.
struct Modifiers {
    bool shift = false;
    bool alt_gr = false;
    friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

/// The digit on a key of the row above the letters, whatever is held with it; 0 for other keys. Keys are HID usages of
/// page 07.
[[nodiscard]] char row_digit(std::uint8_t key);

/// What a key of the number pad gives; 0 for other keys, and for its Enter.
[[nodiscard]] char keypad_character(std::uint8_t key);

/// What a key gives in this layout, in UTF-8; empty for a key that gives no character.
[[nodiscard]] std::string_view character_of(std::uint8_t key, Modifiers held, KeyboardLayout layout);

}  // namespace ecot::hardware::hid
