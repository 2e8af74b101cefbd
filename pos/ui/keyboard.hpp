#pragma once

#include <string_view>

#include "pos/ui/ui.hpp"

namespace ecot::ui {

/// Which of its letters the keyboard shows; kept beside the screen.
struct KeyboardState {
    bool open = false;
    bool capitals = false;  ///< for the next letter
    bool accents = false;   ///< the second page
};

/// What the keys without a letter are called.
struct KeyboardNames {
    std::string_view space = {};
    std::string_view backspace = {};
    std::string_view capitals = {};
    std::string_view hide = {};
};

/// How high the keyboard is at this text size.
[[nodiscard]] float keyboard_height(const Ui& ui);

/// Draws a French (AZERTY) keyboard with digits and accents. What is touched is typed in the next frame, into the field
/// that has the focus. The hide key closes it (`state.open`).
void keyboard(Ui& ui, Rect rect, KeyboardState& state, const KeyboardNames& names);

}  // namespace ecot::ui
