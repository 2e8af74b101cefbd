#include "pos/screens/parts.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/sign_in_screen.hpp"
#include "pos/ui/messages.hpp"

namespace ecot::screens {

using ui::Align;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

bool draw_page_head(Ui& ui, Rect& area, const std::string& back, const std::string& title,
                    const std::optional<MemberChipView>& member) {
    Rect head = area.cut_top(row_height(ui, 64), row_gap(ui));
    ui::ButtonStyle style;
    style.icon = Icon::Back;
    style.shortcut = ui::Key::Escape;
    const float width = std::ceil(ui.text_width(TextRole::Label, back)) + ui.icon_width(IconSize::Medium) + ui.px(52);
    const bool used = ui.button(head.cut_left(width, ui.px(18)), back, style);
    if (member) {
        draw_avatar(ui, head.cut_right(ui.px(48), ui.px(12)).center(), ui.px(24), member->avatar);
        const float name = std::min(head.width * 0.4F, std::ceil(ui.text_width(TextRole::Strong, member->name)) + 2);
        ui.text(head.cut_right(name, ui.px(12)), member->name, {TextRole::Strong, ui.theme().ink});
    }
    ui.text(head, title, {TextRole::Title, ui.theme().ink});
    return used;
}

void draw_covered(Ui& ui, Rect row, const std::string& label, const std::string& label_short,
                  const std::string& amount) {
    const ui::Color ink = ui.theme().collectif.ink;
    const float sign = ui.icon_width(IconSize::Small);
    ui.icon(row.cut_left(sign, ui.px(8)).center(), Icon::People, IconSize::Small, ink);
    const float room = row.width - ui.tabular_width(TextRole::Strong, amount) - ui.px(12);
    const bool fits = ui.text_width(TextRole::Body, label) <= room;
    ui.label_and_value(row, fits ? label : label_short, amount, {TextRole::Body, ink}, {TextRole::Strong, ink});
}

void draw_sum(Ui& ui, Rect row, const std::string& label, const std::string& amount, TextRole role) {
    const ui::Theme& t = ui.theme();
    ui.label_and_value(row, label, amount, {role, role == TextRole::Body ? t.ink2 : t.ink}, {role, t.ink});
}

namespace {

// Large text, or a low screen for its text: rows are as high as their words and fingers need, no more.
bool tight(const Ui& ui) {
    return ui.large_text() || ui.area().height < ui.px(710);
}

}  // namespace

float row_height(const Ui& ui, float design) {
    return tight(ui) ? std::max(ui::target_side_min, std::ceil(ui.line_height(TextRole::Label)) + 24) : ui.px(design);
}

float row_gap(const Ui& ui, float design) {
    return tight(ui) ? 10 : ui.px(design);
}

float sum_height(const Ui& ui, TextRole role) {
    return std::ceil(std::max(ui.px(30), ui.em(role) * 1.45F));
}

void draw_card_title(Ui& ui, Rect row, Icon icon, const std::string& title) {
    const ui::Theme& t = ui.theme();
    ui.icon(row.cut_left(ui.icon_width(IconSize::Medium), ui.px(10)).center(), icon, IconSize::Medium, t.ink2);
    ui.text(row, title, {TextRole::Label, t.ink});
}

void draw_nothing(Ui& ui, Rect area, Icon icon, const Saying& saying) {
    ui::EmptyState state;
    state.icon = icon;
    state.title = saying.title;
    state.text = saying.text;
    ui::empty_state(ui, area, state);
}

void draw_pin_dots(Ui& ui, Rect area, std::size_t typed) {
    const ui::Color ink = ui.theme().on_bar;
    const float step = std::min(ui.px(40), area.width / static_cast<float>(pin_digits));
    const float first = area.center().x - step * static_cast<float>(pin_digits - 1) / 2;
    for (std::size_t dot = 0; dot < pin_digits; ++dot) {
        const ui::Point center{first + step * static_cast<float>(dot), area.center().y};
        if (dot < typed) {
            ui.disc(center, ui.px(11), ink);
        } else {
            ui.ring(center, ui.px(10), ink.faded(0.75F), 2.5F);
        }
    }
}

namespace {

// What every kind of number does with a key; the comma is not every one's.
template <typename Typed>
void type_digits(ui::KeypadKey key, Typed& typed) {
    switch (key) {
        case ui::KeypadKey::Backspace:
            typed.erase();
            break;
        case ui::KeypadKey::Clear:
            typed.clear();
            break;
        case ui::KeypadKey::DoubleZero:
            typed.digit('0');
            typed.digit('0');
            break;
        case ui::KeypadKey::Comma:
        case ui::KeypadKey::Next:
            break;
        default:
            typed.digit(static_cast<char>(key));
            break;
    }
}

}  // namespace

void type_cents(ui::KeypadKey key, TypedCents& typed) {
    type_digits(key, typed);
}

void type_number(ui::KeypadKey key, TypedNumber& typed) {
    if (key == ui::KeypadKey::Comma) {
        typed.comma();
    } else {
        type_digits(key, typed);
    }
}

ui::KeypadNames keypad_names(const KeyWords& words) {
    return {.backspace = words.erase, .clear = words.clear, .next = {}, .comma = words.comma};
}

ui::Category tint_category(int tint) {
    const bool known = tint >= 0 && tint < static_cast<int>(ui::category_count);
    return known ? static_cast<ui::Category>(tint) : ui::Category::Other;
}

}  // namespace ecot::screens
