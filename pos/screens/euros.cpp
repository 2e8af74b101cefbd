#include "pos/screens/euros.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "pos/ui/drawings.hpp"
#include "pos/ui/ui.hpp"

namespace ecot::screens {

namespace {

constexpr std::array<int, 12> values{5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1};
constexpr std::array<int, 5> notes{500, 1000, 2000, 5000, 10000};

// Notes are drawn smaller than coins: at their own scale they would fill the row.
constexpr float note_width_mm = 42;
constexpr float note_height_mm = 22;
constexpr float gap_mm = 4;

float piece_width(int value_cents, float scale) {
    return value_cents >= 500 ? note_width_mm * scale : ui::coin_width(value_cents, scale);
}

}  // namespace

std::vector<Pieces> in_pieces(pricing::Money amount) {
    std::vector<Pieces> pieces;
    std::int64_t left = amount.cents();
    for (const int value : values) {
        if (left >= value) {
            pieces.push_back({value, static_cast<int>(left / value)});
            left %= value;
        }
    }
    return pieces;
}

std::string piece_name(int value_cents, const Texts& texts) {
    return value_cents >= 100 ? texts.format("{euros} €", fmt::arg("euros", value_cents / 100))
                              : texts.format("{cents} c", fmt::arg("cents", value_cents));
}

std::string pieces_in_words(const std::vector<Pieces>& pieces, const Texts& texts) {
    std::string words;
    for (const Pieces& some : pieces) {
        if (!words.empty()) {
            words += "\u00A0\u00A0·  ";
        }
        words += fmt::format("{}\u00A0×\u00A0{}", some.count, piece_name(some.value_cents, texts));
    }
    return words;
}

std::vector<int> notes_for(pricing::Money amount) {
    const auto enough = std::ranges::find_if(notes, [&](int note) { return note >= amount.cents(); });
    const auto first = std::min(enough, notes.end() - 3);
    return {first, first + 3};
}

void draw_piece(ui::Ui& ui, ui::Rect area, int value_cents, float scale) {
    if (value_cents >= 500) {
        ui::note(ui, area.centered({note_width_mm * scale, note_height_mm * scale}), value_cents / 100);
    } else {
        ui::coin(ui, area.center(), value_cents, scale);
    }
}

void draw_pieces(ui::Ui& ui, ui::Rect area, const std::vector<Pieces>& pieces, float scale, Row row) {
    float width = -gap_mm;
    for (const Pieces& some : pieces) {
        width += static_cast<float>(some.count) * (piece_width(some.value_cents, 1) + gap_mm);
    }
    const float fitting = std::min(scale, area.width / std::max(1.0F, width));
    float left = row == Row::AtRight ? area.right() - width * fitting : area.center().x - width * fitting / 2;
    for (const Pieces& some : pieces) {
        const float each = piece_width(some.value_cents, fitting);
        for (int count = 0; count < some.count; ++count) {
            draw_piece(ui, {left, area.y, each, area.height}, some.value_cents, fitting);
            left += each + gap_mm * fitting;
        }
    }
}

}  // namespace ecot::screens
