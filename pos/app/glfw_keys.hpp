#pragma once

#include "pos/ui/input.hpp"

namespace ecot::app {

/// The key that does something, from GLFW's number and whether shift is held; None for one that types.
[[nodiscard]] ui::Key key_of(int glfw_key, bool shift);

/// What is printed on that key of a US keyboard, in capitals: GLFW names keys by where they lie. 0 when nothing is.
/// Digits of the number block are digits.
[[nodiscard]] char position_of(int glfw_key);

}  // namespace ecot::app
