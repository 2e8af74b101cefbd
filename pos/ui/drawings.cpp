#include "pos/ui/drawings.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace ecot::ui {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

struct Pair {
    Color ground;
    Color ink;
};
constexpr std::array<Pair, 8> avatar_colors{{
    {Color::rgb(0xCFE6DA), Color::rgb(0x06452F)},
    {Color::rgb(0xF6DDC3), Color::rgb(0x6B3700)},
    {Color::rgb(0xD9DBF5), Color::rgb(0x2B2F7D)},
    {Color::rgb(0xF3D5DC), Color::rgb(0x74192E)},
    {Color::rgb(0xCFE3F3), Color::rgb(0x123F6B)},
    {Color::rgb(0xE9E0C8), Color::rgb(0x544308)},
    {Color::rgb(0xE2D6EE), Color::rgb(0x4B2375)},
    {Color::rgb(0xD6E8C6), Color::rgb(0x2F4A12)},
}};

constexpr Color gold = Color::rgb(0xE3BD5B);
constexpr Color silver = Color::rgb(0xCBD0D3);
constexpr Color copper = Color::rgb(0xD4956B);
constexpr Color coin_ink = Color::rgb(0x2A1800);

// Diameters in millimetres, from the European Central Bank.
struct CoinDesign {
    int cents;
    float diameter;
    Color rim;
    Color core;
};
constexpr std::array<CoinDesign, 8> coins{{
    {1, 16.25F, copper, copper},
    {2, 18.75F, copper, copper},
    {5, 21.25F, copper, copper},
    {10, 19.75F, gold, gold},
    {20, 22.25F, gold, gold},
    {50, 24.25F, gold, gold},
    {100, 23.25F, gold, silver},
    {200, 25.75F, silver, gold},
}};

struct NoteDesign {
    int euros;
    Color paper;
    Color edge;
};
constexpr std::array<NoteDesign, 7> notes{{
    {5, Color::rgb(0xC9CDC9), Color::rgb(0x5F6963)},
    {10, Color::rgb(0xE9AFA5), Color::rgb(0xA63A28)},
    {20, Color::rgb(0xA9C4E8), Color::rgb(0x2A5A9B)},
    {50, Color::rgb(0xF2C08A), Color::rgb(0xB0621B)},
    {100, Color::rgb(0xB3D6A8), Color::rgb(0x3F7A33)},
    {200, Color::rgb(0xEFDF9A), Color::rgb(0x8F7A1B)},
    {500, Color::rgb(0xD2B7DF), Color::rgb(0x6C3A85)},
}};

const CoinDesign& coin_design(int cents) {
    for (const CoinDesign& design : coins) {
        if (design.cents == cents) {
            return design;
        }
    }
    return coins.back();
}

}  // namespace

void avatar(Painter& painter, Point center, float radius, std::string_view initials, unsigned int hue, TextRole role) {
    Pair colors = avatar_colors.at(hue % avatar_colors.size());
    if (painter.theme().high_contrast) {
        colors = {painter.theme().page, painter.theme().ink};
        painter.disc(center, radius, colors.ground);
        painter.ring(center, radius, painter.theme().line, 2);
    } else {
        painter.disc(center, radius, colors.ground);
    }
    painter.text({center.x - radius, center.y - radius, 2 * radius, 2 * radius}, initials,
                 {role, colors.ink, Align::Center});
}

void logo(Painter& painter, Point center, float side, LogoGround ground) {
    const Theme& theme = painter.theme();
    if (ground == LogoGround::Square) {
        const Rect square = Rect{center.x, center.y, 0, 0}.centered({side, side});
        painter.fill(square, theme.bar, side * 0.26F);
        if (theme.high_contrast) {
            painter.outline(square, theme.line, side * 0.26F, 2);
        }
    }
    const Color loaf = theme.high_contrast ? theme.primary.fill : theme.on_bar;
    const float radius = side * 0.31F;
    const float gap = side * 0.045F;
    const float from = -pi * 0.42F;
    const float to = from + pi * 0.62F;
    const float middle = (from + to) / 2;
    const Point out{std::cos(middle) * gap * 1.6F, std::sin(middle) * gap * 1.6F};
    painter.disc(center, radius, loaf);
    painter.sector({center.x - out.x * 0.2F, center.y - out.y * 0.2F}, radius + 2, from - 0.05F, to + 0.05F, theme.bar);
    painter.sector({center.x + out.x, center.y + out.y}, radius, from, to, theme.solidaire.fill);
}

float coin_width(int cents, float scale) {
    return coin_design(cents).diameter * scale;
}

void coin(Painter& painter, Point center, int cents, float scale) {
    const CoinDesign& design = coin_design(cents);
    const float radius = design.diameter * scale / 2;
    painter.disc(center, radius, design.rim);
    painter.ring(center, radius, coin_ink.faded(0.55F), 1);
    if (design.rim != design.core) {
        painter.disc(center, radius * 0.72F, design.core);
    }
    const std::string value = std::to_string(cents >= 100 ? cents / 100 : cents);
    // A coin drawn smaller than its number is known by its colour.
    if (painter.text_width(TextRole::CapStrong, value) <= 2 * radius) {
        painter.text({center.x - radius, center.y - radius, 2 * radius, 2 * radius}, value,
                     {TextRole::CapStrong, coin_ink, Align::Center});
    }
}

void note(Painter& painter, Rect rect, int euros) {
    NoteDesign design = notes.front();
    for (const NoteDesign& known : notes) {
        if (known.euros == euros) {
            design = known;
        }
    }
    painter.fill(rect, design.paper, 6);
    painter.outline(rect, design.edge, 6, 2);
    // The silver strip of a real note, at three quarters of its length.
    painter.fill({std::floor(rect.x + rect.width * 0.77F), rect.y + 2, std::floor(rect.width * 0.12F), rect.height - 4},
                 Color::rgb(0xFFFFFF).faded(0.5F));
    // A small note keeps its number rather than a cut text.
    const Rect words{rect.x + 4, rect.y, rect.width * 0.77F - 6, rect.height};
    const std::string number = std::to_string(euros);
    const std::string amount = number + "\u00a0€";
    const bool fits = painter.text_width(TextRole::CapStrong, amount) <= words.width;
    if (fits || painter.text_width(TextRole::CapStrong, number) <= words.width) {
        painter.text(words, fits ? amount : number, {TextRole::CapStrong, coin_ink, Align::Center});
    }
}

}  // namespace ecot::ui
