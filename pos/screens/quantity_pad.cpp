#include "pos/screens/quantity_pad.hpp"

#include <algorithm>

#include "pos/screens/parts.hpp"

namespace ecot::screens {

using ui::Align;
using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

void draw_quantity_pad(Ui& ui, const QuantityPadView& view, QuantityPadLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const float head = ui.line_height(TextRole::Title) + ui.line_height(TextRole::Body) + ui.px(14);
    const float field = std::ceil(std::max(row_height(ui, 64), ui.em(TextRole::Amount) * 1.3F));
    const float usual = view.usual ? row_height(ui, 64) + row_gap(ui) : 0;
    const float pad = 4 * row_height(ui, 66) + 30;
    const float height = head + field + usual + pad + row_height(ui, 72) + 2 * row_gap(ui) + ui.px(2 * 24);
    Rect area = ui.overlay({ui.px(560), height}).inset(ui.px(24));
    ui.text(area.cut_top(ui.line_height(TextRole::Title)), view.title, {TextRole::Title, t.ink, Align::Center});
    ui.text(area.cut_top(ui.line_height(TextRole::Body), ui.px(14)), view.ask, {TextRole::Body, t.ink2, Align::Center});
    const Rect shown = area.cut_top(field, row_gap(ui));
    ui.fill(shown, t.surface, 14);
    ui.outline(shown, t.primary.fill, 14, 3);
    ui.text(shown.inset(ui.px(20), 0), view.shown, {TextRole::Amount, t.ink, Align::Right});

    Rect buttons = area.cut_bottom(row_height(ui, 72), row_gap(ui));
    ButtonStyle cancel;
    cancel.role = TextRole::Strong;
    cancel.shortcut = ui::Key::Escape;
    if (ui.button(buttons.column({.index = 0, .count = 2, .gap = ui.px(14)}), view.cancel, cancel)) {
        local.close();
        return;
    }
    ButtonStyle confirm;
    confirm.variant = ButtonVariant::Primary;
    confirm.icon = ui::Icon::Check;
    confirm.role = TextRole::Strong;
    confirm.disabled_because = view.cannot_confirm;
    confirm.shortcut = ui::Key::Enter;
    const bool confirmed = ui.button(buttons.column({.index = 1, .count = 2, .gap = ui.px(14)}), view.confirm, confirm);
    if (view.usual) {
        ButtonStyle style;
        style.variant = ButtonVariant::Tonal;
        style.role = TextRole::Strong;
        if (ui.button(area.cut_bottom(row_height(ui, 64), row_gap(ui)), view.usual_price, style)) {
            intents.push_back(*view.usual);
            local.close();
            return;
        }
    }
    const ui::KeypadKind kind = view.is_price    ? ui::KeypadKind::Cents
                                : view.has_comma ? ui::KeypadKind::Weight
                                                 : ui::KeypadKind::Cents;
    const auto key = ui::keypad(ui, area, kind, keypad_names(view.keys));
    if (key && view.is_price) {
        type_cents(*key, local.price);
    } else if (key) {
        local.number.decimals = view.has_comma ? 3 : 0;
        type_number(*key, local.number);
    }
    if (confirmed && view.confirmed) {
        intents.push_back(*view.confirmed);
        local.close();
    }
}

}  // namespace ecot::screens
