#include "pos/ui/theme.hpp"

#include <cstddef>

namespace ecot::ui {
namespace {

constexpr Color rgb(std::uint32_t value) {
    return Color::rgb(value);
}

constexpr Color white = rgb(0xFFFFFF);
constexpr Color black = rgb(0x000000);
constexpr Color dark_key = rgb(0x1A1A1A);

constexpr Theme light{
    .name = "light",
    .high_contrast = false,
    .page = rgb(0xF4F2EC),
    .surface = white,
    .sunken = rgb(0xEBE8DF),
    .surface_alt = rgb(0xFAF9F5),
    .ink = rgb(0x1B2420),
    .ink2 = rgb(0x46514B),
    .ink3 = rgb(0x5F6963),
    .line = rgb(0xDCD8CD),
    .control = rgb(0x857F72),
    .bar = rgb(0x12382B),
    .on_bar = white,
    .bar_muted = rgb(0xB9D3C7),
    .disabled = rgb(0xE3E0D8),
    .on_disabled = rgb(0x6E6A60),
    .neutral = {rgb(0x46514B), rgb(0x1B2420), white, rgb(0xEBE8DF), rgb(0xDCD8CD), rgb(0x46514B)},
    .primary = {rgb(0x0B6B4B), rgb(0x07492F), white, rgb(0xDCEFE5), rgb(0xC0E0CF), rgb(0x075239)},
    .collectif = {rgb(0x4449A8), rgb(0x303480), white, rgb(0xE7E8F8), rgb(0xCFD1F0), rgb(0x383C93)},
    .solidaire = {rgb(0xF2A541), rgb(0xD98B22), rgb(0x2A1800), rgb(0xFDECD2), rgb(0xF8D9A8), rgb(0x7E4400)},
    .warn = {rgb(0xF5C242), rgb(0xDBA824), rgb(0x3D2A00), rgb(0xFFF2CC), rgb(0xF7E2A0), rgb(0x634400)},
    .danger = {rgb(0xB3261E), rgb(0x86170F), white, rgb(0xFBE4E1), rgb(0xF3C9C4), rgb(0x8F1D17)},
    .info = {rgb(0x1F5FA8), rgb(0x15457C), white, rgb(0xE1ECF8), rgb(0xC6DBF0), rgb(0x184C87)},
    .categories = {rgb(0xE1F0DC), rgb(0xFBE6DC), rgb(0xF7ECCF), rgb(0xF4E0E3), rgb(0xDEECF7), rgb(0xEFE6D9),
                   rgb(0xDDEFEE), rgb(0xE9E4F6), rgb(0xFAE7F1), rgb(0xEBE8DF)},
    .series = {rgb(0x3B3F9E), rgb(0xCF7A14), rgb(0x0B6B4B), rgb(0x4A98CC), rgb(0x8D897E)},
};

// The pressed key of this theme inverts (white with black text), so that the tinted colours need no darker twin.
constexpr Theme contrast{
    .name = "high contrast",
    .high_contrast = true,
    .page = black,
    .surface = black,
    .sunken = dark_key,
    .surface_alt = black,
    .ink = white,
    .ink2 = rgb(0xF0F0F0),
    .ink3 = rgb(0xDADADA),
    .line = white,
    .control = white,
    .bar = black,
    .on_bar = white,
    .bar_muted = rgb(0xE0E0E0),
    .disabled = dark_key,
    .on_disabled = rgb(0xA8A8A8),
    .neutral = {white, white, black, dark_key, white, rgb(0xF0F0F0)},
    .primary = {rgb(0xFFD60A), rgb(0xFFF3A6), black, rgb(0x332B00), white, rgb(0xFFE566)},
    .collectif = {rgb(0x9CCBFF), white, black, rgb(0x0B2036), white, rgb(0xB5D8FF)},
    .solidaire = {rgb(0xFFB85C), white, black, rgb(0x332005), white, rgb(0xFFD08F)},
    .warn = {rgb(0xFFE082), white, black, rgb(0x332A07), white, rgb(0xFFE9A8)},
    .danger = {rgb(0xFF9B90), rgb(0xFFD3CE), black, rgb(0x3A0B07), white, rgb(0xFFB8B0)},
    .info = {rgb(0x8FD3FF), white, black, rgb(0x06273A), white, rgb(0xB0E0FF)},
    .categories = {dark_key, dark_key, dark_key, dark_key, dark_key, dark_key, dark_key, dark_key, dark_key, dark_key},
    .series = {rgb(0x9CCBFF), rgb(0xFF9F1C), rgb(0xFFD60A), white, rgb(0xB0B0B0)},
};

}  // namespace

const Theme& light_theme() {
    return light;
}
const Theme& high_contrast_theme() {
    return contrast;
}

const ToneColors& Theme::tone(Tone tone) const {
    switch (tone) {
        case Tone::Neutral:
            return neutral;
        case Tone::Primary:
            return primary;
        case Tone::Collectif:
            return collectif;
        case Tone::Solidaire:
            return solidaire;
        case Tone::Warn:
            return warn;
        case Tone::Danger:
            return danger;
        case Tone::Info:
            return info;
    }
    return neutral;
}

Color Theme::category(Category category) const {
    return categories.at(static_cast<std::size_t>(category));
}

}  // namespace ecot::ui
