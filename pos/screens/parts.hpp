#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "pos/screens/cart_panel.hpp"
#include "pos/screens/typed.hpp"
#include "pos/ui/keypad.hpp"

namespace ecot::screens {

// Pieces that several screens are made of.

/// Back on the left, the title, who the sale is for on the right. True when back was used; Escape does it too.
[[nodiscard]] bool draw_page_head(ui::Ui& ui, ui::Rect& area, const std::string& back, const std::string& title,
                                  const std::optional<MemberChipView>& member = std::nullopt);

/// The people's sign, what the collective covers, the amount. The short label stands where the long one has no room.
void draw_covered(ui::Ui& ui, ui::Rect row, const std::string& label, const std::string& label_short,
                  const std::string& amount);

/// A label and an amount on one line of a summary.
void draw_sum(ui::Ui& ui, ui::Rect row, const std::string& label, const std::string& amount,
              ui::TextRole role = ui::TextRole::Body);

/// The height of a row that is touched: as designed, but in large text, or on a screen that is low for its text, only
/// what its words need, since a screen does not grow with its text.
[[nodiscard]] float row_height(const ui::Ui& ui, float design);

/// The room between two rows, by the same rule.
[[nodiscard]] float row_gap(const ui::Ui& ui, float design = 12);

/// The height of one line of such a summary.
[[nodiscard]] float sum_height(const ui::Ui& ui, ui::TextRole role = ui::TextRole::Body);

/// The title of a card: its sign and its words.
void draw_card_title(ui::Ui& ui, ui::Rect row, ui::Icon icon, const std::string& title);

/// An icon and two lines in the middle of a place where nothing is yet.
void draw_nothing(ui::Ui& ui, ui::Rect area, ui::Icon icon, const Saying& saying);

/// The digits of a PIN as dots in the middle of `area`: full ones for those typed.
void draw_pin_dots(ui::Ui& ui, ui::Rect area, std::size_t typed);

/// What a keypad's keys do to digits being typed.
void type_cents(ui::KeypadKey key, TypedCents& typed);
void type_number(ui::KeypadKey key, TypedNumber& typed);
[[nodiscard]] ui::KeypadNames keypad_names(const KeyWords& words);

/// Which of the theme's tints a family of goods has.
[[nodiscard]] ui::Category tint_category(int tint);

}  // namespace ecot::screens
