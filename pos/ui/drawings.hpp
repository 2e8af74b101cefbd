#pragma once

#include <string_view>

#include "pos/ui/painter.hpp"

namespace ecot::ui {

/// A person's initials on a disc; `hue` picks one of eight pairs of colours, the same for the same person.
void avatar(Painter& painter, Point center, float radius, std::string_view initials, unsigned int hue,
            TextRole role = TextRole::Strong);

/// How the logo is coloured: on its own dark square, or on the bar.
enum class LogoGround { Square, Bar };
/// Écot's sign, a round loaf shared in two unequal parts; `side` is that of its square.
void logo(Painter& painter, Point center, float side, LogoGround ground);

/// A euro coin in its metal; its size follows its real diameter, `scale` pixels to the millimetre. Known: 1 to 200
/// cents.
void coin(Painter& painter, Point center, int cents, float scale);
/// How wide that drawing is.
[[nodiscard]] float coin_width(int cents, float scale);

/// A euro note in its colour, with its value. Known: 5 to 500 euros.
void note(Painter& painter, Rect rect, int euros);

}  // namespace ecot::ui
