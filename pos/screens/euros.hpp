#pragma once

#include <string>
#include <vector>

#include "pos/screens/words.hpp"
#include "pos/ui/rect.hpp"

namespace ecot::ui {
class Ui;
}

namespace ecot::screens {

/// So many notes or coins of one value.
struct Pieces {
    int value_cents = 0;
    int count = 0;
    friend bool operator==(const Pieces&, const Pieces&) = default;
};

/// An amount in the fewest notes and coins, from 50 € down to 1 cent; nothing for an amount that is not above zero.
[[nodiscard]] std::vector<Pieces> in_pieces(pricing::Money amount);

/// "2 €" or "50 c".
[[nodiscard]] std::string piece_name(int value_cents, const Texts& texts);

/// "1 × 2 € · 1 × 50 c".
[[nodiscard]] std::string pieces_in_words(const std::vector<Pieces>& pieces, const Texts& texts);

/// The notes offered for an amount to pay: the three smallest that are enough, or else the three largest.
[[nodiscard]] std::vector<int> notes_for(pricing::Money amount);

/// Draws one note or coin in the middle of `area`, in its real colours; at most `scale` pixels to the millimetre.
void draw_piece(ui::Ui& ui, ui::Rect area, int value_cents, float scale);

/// Draws every note and coin of a sum in a row within `area`: smaller when they are many. At most `scale` pixels to the
/// millimetre of a coin.
enum class Row { Centered, AtRight };
void draw_pieces(ui::Ui& ui, ui::Rect area, const std::vector<Pieces>& pieces, float scale, Row row);

}  // namespace ecot::screens
