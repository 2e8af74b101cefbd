#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ecot::ui {

/// A colour with its opacity.
struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    bool operator==(const Color&) const = default;
    /// From 0xRRGGBB, opaque.
    [[nodiscard]] static constexpr Color rgb(std::uint32_t value) {
        return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
                static_cast<std::uint8_t>(value), 255};
    }
    /// The same colour, its opacity multiplied by `share` (0 to 1).
    [[nodiscard]] constexpr Color faded(float share) const {
        return {red, green, blue, static_cast<std::uint8_t>(static_cast<float>(alpha) * share)};
    }
    [[nodiscard]] constexpr bool visible() const { return alpha != 0; }
};

/// What a colour says. It never says it alone: an icon and words stand beside it.
enum class Tone { Neutral, Primary, Collectif, Solidaire, Warn, Danger, Info };

/// The colours of one tone: a filled shape and the text on it, a tinted one and the text on that.
struct ToneColors {
    Color fill;
    Color fill_down;  ///< the fill under the finger
    Color on_fill;
    Color tint;
    Color tint_down;
    Color ink;  ///< text on the tint, on a card or on the page
};

/// The families of goods that have a tint of their own.
enum class Category { Vegetables, Fruits, Groceries, Cans, Fresh, Bulk, Drinks, Hygiene, Baby, Other };
inline constexpr std::size_t category_count = 10;

/// Every colour of the till, by role.
struct Theme {
    std::string_view name = {};
    bool high_contrast = false;  ///< black, white outlines of two pixels, no shadow
    Color page, surface, sunken;
    Color surface_alt;  ///< a quieter part of a card: its head, its foot
    Color ink, ink2, ink3;
    Color line;     ///< decorative rule
    Color control;  ///< outline of what can be touched
    Color bar, on_bar, bar_muted;
    Color disabled, on_disabled;
    ToneColors neutral, primary, collectif, solidaire, warn, danger, info;
    std::array<Color, category_count> categories;
    std::array<Color, 5> series;  ///< charts: four series, then everything else

    [[nodiscard]] const ToneColors& tone(Tone tone) const;
    [[nodiscard]] Color category(Category category) const;
};

[[nodiscard]] const Theme& light_theme();
[[nodiscard]] const Theme& high_contrast_theme();

}  // namespace ecot::ui
