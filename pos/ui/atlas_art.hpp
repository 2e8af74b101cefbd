#pragma once

#include <array>

namespace ecot::ui {

/// A soft shadow: the corner that is drawn once, in pixels.
struct ShadowDesign {
    int size;      ///< side of the corner picture
    float edge;    ///< how much of it lies outside the box
    float radius;  ///< rounding of the box
    float sigma;   ///< softness
};
/// Under a card, and under what floats above the page (look/look.md section 4).
inline constexpr std::array<ShadowDesign, 2> shadow_designs{{{40, 10, 14, 3.6F}, {96, 44, 20, 15}}};

/// Pixels to draw into, four bytes each, `width` to the row.
struct Pixels {
    unsigned int* data;
    int width;
};

/// A colour bitmap as FreeType gives it: blue, green, red, alpha, with colours already multiplied by alpha.
struct ColorBitmap {
    const unsigned char* data;
    int width;
    int height;
    int pitch;
};

/// Draws the top left corner of a shadow: white, its alpha falling with the distance to the rounded box.
void draw_shadow_corner(const ShadowDesign& design, Pixels pixels, int left, int top);

/// Draws a bitmap, scaled down to fit in the middle of a square of `side` pixels.
void draw_scaled(const ColorBitmap& bitmap, Pixels pixels, int left, int top, int side);

}  // namespace ecot::ui
