#include "pos/ui/keyboard.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace ecot::ui {
namespace {

constexpr float gap = 8;
constexpr float padding = 12;
constexpr float key_height_max = 70;
constexpr int columns = 10;
constexpr int rows = 5;

constexpr std::u32string_view digits = U"1234567890";
constexpr std::array<std::u32string_view, 3> letters{U"azertyuiop", U"qsdfghjklm", U"wxcvbn'"};
constexpr std::array<std::u32string_view, 3> accents{U"âêîôûëïüÿù", U"œæñöäáíóúß", U".,/:@&’"};
constexpr std::u32string_view common_accents = U"éèàç";

char32_t capital(char32_t letter) {
    if ((letter >= U'a' && letter <= U'z') || (letter >= 0xe0 && letter <= 0xfe && letter != 0xf7)) {
        return letter - 0x20;
    }
    if (letter == U'œ') {
        return U'Œ';
    }
    return letter == U'ÿ' ? U'Ÿ' : letter;
}

/// A character of the keys above in UTF-8: none lies beyond three bytes.
std::string utf8(char32_t letter) {
    const auto code = static_cast<unsigned int>(letter);
    std::string text;
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xc0U | (code >> 6U));
        text += static_cast<char>(0x80U | (code & 0x3fU));
    } else {
        text += static_cast<char>(0xe0U | (code >> 12U));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
        text += static_cast<char>(0x80U | (code & 0x3fU));
    }
    return text;
}

/// Lays keys one after another into a row of ten columns.
class Row {
public:
    Row(Rect rect, int index) : rect_{rect.row({index, rows, gap})} {}
    Rect take(int width = 1) {
        const Rect first = rect_.column({next_, columns, gap});
        const Rect last = rect_.column({next_ + width - 1, columns, gap});
        next_ += width;
        return {first.x, first.y, last.right() - first.x, first.height};
    }

private:
    Rect rect_;
    int next_ = 0;
};

}  // namespace

// Keys are large already: they grow little, and leave room for what is typed about.
float keyboard_height(const Ui& ui) {
    return rows * std::min(ui.px(64), key_height_max) + (rows - 1) * gap + 2 * padding;
}

void keyboard(Ui& ui, Rect rect, KeyboardState& state, const KeyboardNames& names) {
    const auto scope = ui.scope("keyboard");
    ui.fill(rect, ui.theme().sunken);
    ui.rule(rect.top_left(), rect.width);
    const Rect keys = rect.inset(16, padding);
    const ButtonStyle key{.role = TextRole::Title, .fires_on_press = true, .focusable = false};
    ButtonStyle quiet = key;
    quiet.variant = ButtonVariant::Tonal;
    const auto letter_key = [&](Rect box, char32_t letter) {
        const char32_t shown = state.capitals ? capital(letter) : letter;
        const std::string name = utf8(shown);
        ButtonStyle style = key;
        const std::string id = utf8(letter);
        style.id = id;
        if (ui.button(box, name, style)) {
            ui.type(shown);
            state.capitals = false;
        }
    };
    const auto letter_keys = [&](Row& row, std::u32string_view row_letters) {
        for (const char32_t letter : row_letters) {
            letter_key(row.take(), letter);
        }
    };
    const auto& page = state.accents ? accents : letters;
    Row first{keys, 0};
    letter_keys(first, digits);
    Row second{keys, 1};
    letter_keys(second, page[0]);
    Row third{keys, 2};
    letter_keys(third, page[1]);

    Row fourth{keys, 3};
    ButtonStyle shift = quiet;
    shift.selected = state.capitals;
    if (ui.icon_button(fourth.take(), names.capitals, Icon::Shift, shift)) {
        state.capitals = !state.capitals;
    }
    letter_keys(fourth, page[2]);
    if (ui.icon_button(fourth.take(2), names.backspace, Icon::Backspace, quiet)) {
        ui.press(Key::Backspace);
    }

    Row fifth{keys, 4};
    ButtonStyle other_page = quiet;
    other_page.role = TextRole::Label;
    other_page.id = "page";
    if (ui.button(fifth.take(), state.accents ? "abc" : "âïœ", other_page)) {
        state.accents = !state.accents;
    }
    letter_keys(fifth, common_accents);
    ButtonStyle space = key;
    space.role = TextRole::Label;
    if (ui.button(fifth.take(3), names.space, space)) {
        ui.type(U' ');
    }
    letter_key(fifth.take(), U'-');
    if (ui.icon_button(fifth.take(), names.hide, Icon::KeyboardHide, quiet)) {
        state.open = false;
    }
}

}  // namespace ecot::ui
