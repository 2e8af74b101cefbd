#include "pos/screens/payment_parts.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/list.hpp"
#include "pos/ui/tiles.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

void draw_tenders(Ui& ui, Rect area, const PaymentView& view, PaymentLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui::ListShape shape;
    shape.count = view.tenders.size();
    shape.row_height = row_height(ui, 64);
    shape.gap = 8;
    ui::list(ui, "tenders", area, local.scroll, shape, [&](std::size_t index, Rect row) {
        const TenderRow& tender = view.tenders[index];
        const auto scope = ui.scope(std::to_string(index));
        ButtonStyle style;
        style.variant = ButtonVariant::Ghost;
        if (ui.icon_button(row.cut_right(64), tender.remove, Icon::Close, style)) {
            intents.emplace_back(session::Unpay{index});
        }
        const float amount = ui.text_width(TextRole::Strong, tender.amount) + 1;
        const float room = row.width - amount - ui.px(6);
        const bool whole = ui.text_width(TextRole::Body, tender.name) <= room;
        const std::string& name = whole ? tender.name : tender.name_short;
        const float sign = ui.icon_width(IconSize::Medium) + ui.px(6);
        if (sign + ui.text_width(TextRole::Body, name) + 1 <= room) {
            ui.icon(row.cut_left(sign, 0).center(), Icon::CheckCircle, IconSize::Medium, t.primary.fill);
        }
        ui.text(row.cut_right(std::min(amount, row.width), ui.px(6)), tender.amount, {TextRole::Strong, t.ink});
        ui.text(row, name, {TextRole::Body, t.ink});
    });
}

bool round_up_fits(const Ui& ui, float width, const PaymentView& view) {
    const auto count = static_cast<float>(view.round_ups.size());
    const float each = (width - ui.px(24) - 8 * (count - 1)) / std::max(1.0F, count);
    return std::ranges::all_of(view.round_ups, [&](const RoundUpChoice& choice) {
        return ui.text_width(TextRole::Strong, choice.label) + ui.px(20) <= each &&
               ui.text_width(TextRole::Cap, choice.sub) + ui.px(12) <= each;
    });
}

float round_up_height(const Ui& ui, float width, const PaymentView& view, bool with_hint) {
    if (!round_up_fits(ui, width, view)) {
        return std::ceil(ui.line_height(TextRole::Strong) + ui.line_height(TextRole::Cap)) + 14;
    }
    const float hint = with_hint ? ui.paragraph_height(width - ui.px(28), view.round_up_hint,
                                                       {.role = TextRole::Cap, .lines_max = 3, .line_height = 1.3F}) +
                                       ui.px(8)
                                 : 0;
    return ui.px(24) + ui.line_height(TextRole::Label) + ui.px(6) + hint + ui.px(70);
}

// One button where three have no room: it brings the choices up over the screen.
void draw_round_up_button(Ui& ui, Rect box, const PaymentView& view, PaymentLocal& local) {
    ButtonStyle style;
    style.variant = ButtonVariant::Solidaire;
    style.role = TextRole::Strong;
    style.id = "round up";
    for (const RoundUpChoice& choice : view.round_ups) {
        if (choice.chosen) {
            style.sub = choice.label;
        }
    }
    if (ui.button(box, view.round_up, style)) {
        local.asks_round_up = true;
    }
}

void draw_round_up(Ui& ui, Rect box, const PaymentView& view, bool with_hint, PaymentLocal& local,
                   session::Intents& intents) {
    if (!round_up_fits(ui, box.width, view)) {
        draw_round_up_button(ui, box, view, local);
        return;
    }
    const ui::Theme& t = ui.theme();
    ui.fill(box, t.solidaire.tint, 14);
    ui.outline(box, t.solidaire.fill, 14, 1.5F);
    Rect area = box.inset(ui.px(12), ui.px(12));
    Rect head = area.cut_top(ui.line_height(TextRole::Label), ui.px(6));
    ui.icon(head.cut_left(ui.icon_width(IconSize::Medium), ui.px(8)).center(), Icon::Volunteer, IconSize::Medium,
            t.solidaire.ink);
    ui.text(head, view.round_up, {TextRole::Label, t.solidaire.ink});
    const Rect buttons = area.cut_bottom(ui.px(70), ui.px(8));
    if (with_hint) {
        ui.paragraph(area, view.round_up_hint,
                     {.role = TextRole::Cap, .color = t.ink, .lines_max = 3, .line_height = 1.3F});
    }
    int index = 0;
    for (const RoundUpChoice& choice : view.round_ups) {
        ButtonStyle style;
        style.role = TextRole::Strong;
        style.sub = choice.sub;
        style.selected = choice.chosen;
        const auto count = static_cast<int>(view.round_ups.size());
        if (ui.button(buttons.column({.index = index++, .count = count, .gap = 8}), choice.label, style)) {
            intents.emplace_back(session::RoundUp{choice.gift});
        }
    }
}

// The field that is being typed has the thick outline; the other can be touched.
void draw_field(Ui& ui, Rect box, const std::string& label, const std::string& value, bool typing) {
    const ui::Theme& t = ui.theme();
    ui.fill(box, t.surface, 14);
    ui.outline(box, typing ? t.primary.fill : t.control, 14, typing ? 3.0F : 1.5F);
    const Rect inner = box.inset(ui.px(18), 0);
    const float label_width = ui.text_width(TextRole::Label, label) + ui.px(14);
    const bool roomy = label_width + ui.tabular_width(TextRole::Amount, value) <= inner.width;
    ui.label_and_value(inner, label, value, {TextRole::Label, t.ink2},
                       {roomy ? TextRole::Amount : TextRole::Title, t.ink});
}

bool draw_note_tile(Ui& ui, Rect box, const NoteTile& note) {
    const ui::Theme& t = ui.theme();
    const ui::TargetState state = ui.touchable(box, note.name, {.fires_on_press = true});
    const Rect tile = state.held ? box.inset(2) : box;
    ui.fill(tile, note.chosen ? t.primary.tint : t.surface, 12);
    ui.outline(tile, note.chosen ? t.primary.fill : t.control, 12, note.chosen ? 3.0F : t.high_contrast ? 2.0F : 1.5F);
    draw_piece(ui, tile, note.value_cents, std::min(ui.px(19) / 10.0F, tile.width / 48.0F));
    if (state.ring) {
        ui.focus_ring(tile, 12);
    }
    return state.fired;
}

// "Exact", then the notes a person may give.
void draw_quick(Ui& ui, Rect row, const PaymentView& view, ReceivedTouch& touch) {
    const float least = ui.text_width(TextRole::Strong, view.exact) + ui.px(20);
    const int most = static_cast<int>((row.width + 8) / (std::max(ui.px(80), least) + 8));
    const int count = std::clamp(most, 2, static_cast<int>(view.notes.size()) + 1);
    ButtonStyle exact;
    exact.role = TextRole::Strong;
    const Rect first = row.column({.index = 0, .count = count, .gap = 8});
    if (!ui.large_text() && ui.text_width(TextRole::Cap, view.exact_amount) + ui.px(12) <= first.width) {
        exact.sub = view.exact_amount;
    }
    if (ui.button(first, view.exact, exact)) {
        touch.proposed = true;
        touch.cents = view.exact_cents;
    }
    int index = 1;
    for (const NoteTile& note : view.notes) {
        if (index == count) {
            break;
        }
        if (draw_note_tile(ui, row.column({.index = index++, .count = count, .gap = 8}), note)) {
            touch.proposed = true;
            touch.cents = note.value_cents;
        }
    }
}

float change_height(const Ui& ui) {
    return std::max(ui.px(72), std::ceil(ui.line_height(TextRole::Cap) + ui.em(TextRole::Heading) * 1.2F) + 12);
}

void draw_change(Ui& ui, Rect box, const PaymentView& view) {
    const ui::Theme& t = ui.theme();
    ui.fill(box, t.warn.tint, 14);
    ui.outline(box, t.warn.fill, 14, 2);
    Rect area = box.inset(ui.px(16), 0);
    const float label = ui.line_height(TextRole::Cap);
    const float value = std::ceil(ui.em(TextRole::Heading) * 1.2F);
    const float label_width = std::ceil(ui.text_width(TextRole::Cap, view.change_label)) + 2;
    const float value_width = std::ceil(ui.text_width(TextRole::Heading, view.change)) + 2;
    if (box.height >= label + value) {
        const float width = std::max(label_width, value_width);
        Rect text = area.cut_left(width, ui.px(14)).centered({width, label + value});
        ui.text(text.cut_top(label), view.change_label, {TextRole::Cap, t.ink});
        ui.text(text, view.change, {TextRole::Heading, t.ink});
    } else {
        ui.text(area.cut_left(label_width, ui.px(8)), view.change_label, {TextRole::Cap, t.ink});
        ui.text(area.cut_left(std::min(value_width, area.width), ui.px(10)), view.change, {TextRole::Heading, t.ink});
    }
    if (area.width > ui.px(60)) {
        draw_pieces(ui, area, view.change_pieces, ui.px(19) / 10.0F, Row::AtRight);
    }
}

// What to do with this way to pay, as large as there is room for; nothing where there is none.
void draw_instruction(Ui& ui, Rect& area, float room, const PaymentView& view) {
    const ui::Theme& t = ui.theme();
    const float sign = ui.icon_width(IconSize::Medium);
    const float width = area.width - sign - ui.px(12 + 32);
    for (const TextRole role : {TextRole::Body, TextRole::Cap}) {
        const ui::ParagraphStyle style{.role = role, .color = t.info.ink};
        const float height = std::max(ui.px(26), ui.paragraph_height(width, view.instruction, style)) + ui.px(16);
        if (height + 8 > room) {
            continue;
        }
        Rect note = area.cut_bottom(height, 8);
        ui.fill(note, t.info.tint, 14);
        if (t.high_contrast) {
            ui.outline(note, t.info.fill, 14, 2);
        }
        note = note.inset(ui.px(16), ui.px(8));
        ui.icon(note.cut_left(sign, ui.px(12)).center(), Icon::Info, IconSize::Medium, t.info.ink);
        ui.paragraph(note, view.instruction, style);
        return;
    }
}

bool draw_reference(Ui& ui, Rect box, const PaymentView& view) {
    const ui::Theme& t = ui.theme();
    const ui::TargetState state = ui.touchable(box, view.reference_label);
    ui.fill(box, t.surface, 14);
    ui.outline(box, view.types_reference ? t.primary.fill : t.control, 14, view.types_reference ? 3.0F : 1.5F);
    ui.label_and_value(box.inset(ui.px(18), 0), view.reference_label, view.reference, {TextRole::Body, t.ink2},
                       {TextRole::Label, t.ink});
    if (state.ring) {
        ui.focus_ring(box, 14);
    }
    return state.fired;
}

}  // namespace

void draw_summary(Ui& ui, Rect card, const PaymentView& view, PaymentLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect area = card.inset(ui.px(18), ui.px(14));
    if (!view.full_price.empty()) {
        draw_sum(ui, area.cut_top(sum_height(ui)), view.full_price_label, view.full_price);
    }
    if (!view.covered.empty()) {
        draw_covered(ui, area.cut_top(sum_height(ui)), view.covered_label, view.covered_short, view.covered);
    }
    if (!view.given.empty()) {
        draw_sum(ui, area.cut_top(sum_height(ui)), view.given_label, view.given);
    }
    draw_sum(ui, area.cut_top(sum_height(ui, TextRole::Title), ui.px(6)), view.to_pay_label, view.to_pay,
             TextRole::Title);
    ui.dashed_rule({area.x, area.y}, area.width, t.control);
    area.cut_top(ui.px(10));
    // The round-up gives way first: its hint, then nothing else; what is left to pay always stands.
    const float panel_least = ui.em(TextRole::AmountLarge) * 1.25F + ui.line_height(TextRole::Label) + ui.px(20);
    const float tender_row = row_height(ui, 64) + 8;
    const float tenders_wanted = tender_row * static_cast<float>(view.tenders.size());
    if (!view.round_ups.empty()) {
        const float roomy = round_up_height(ui, area.width, view, true) + row_gap(ui) + panel_least;
        const bool with_hint = area.height >= roomy + std::min(tenders_wanted, tender_row);
        const float height = round_up_height(ui, area.width, view, with_hint);
        draw_round_up(ui, area.cut_bottom(height, row_gap(ui)), view, with_hint, local, intents);
    }
    if (!view.tenders.empty()) {
        const float room = std::max(tender_row, area.height - panel_least - ui.px(8));
        Rect rows = area.cut_top(std::min(room, tenders_wanted), 4);
        rows.width += ui.px(12);  // the cross stands in the margin of the card
        draw_tenders(ui, rows, view, local, intents);
    }
    ui.fill(area, t.bar, 14);
    if (t.high_contrast) {
        ui.outline(area, t.line, 14, 2);
    }
    area = area.inset(ui.px(18), ui.px(10));
    ui.text(area.cut_top(std::min(area.height / 3, ui.line_height(TextRole::Label))), view.left_label,
            {TextRole::Label, t.bar_muted});
    const bool fits =
        ui.tabular_width(TextRole::AmountLarge, view.left) <= area.width && area.height >= ui.em(TextRole::AmountLarge);
    const TextRole role = fits ? TextRole::AmountLarge : TextRole::Amount;
    const float height = ui.em(role) * 1.3F;
    ui.text(area.cut_bottom(std::min(area.height, height)), view.left, {role, t.on_bar, Align::Right});
}

void draw_methods(Ui& ui, Rect area, const PaymentView& view, PaymentLocal& local) {
    const float gap = row_gap(ui);
    const auto count = static_cast<int>(view.methods.size());
    const float tile_width = (area.width - gap) / 2;
    const bool tiles = std::ranges::all_of(view.methods, [&](const MethodTile& method) {
        return ui.text_width(TextRole::Label, method.name) + ui.px(20) <= tile_width;
    });
    const int columns = tiles ? 2 : 1;
    const int rows = (count + columns - 1) / columns;
    int index = 0;
    for (const MethodTile& method : view.methods) {
        const Rect row = area.row({.index = index / columns, .count = rows, .gap = gap});
        const bool alone = index == count - 1 && index % columns == 0;
        const Rect box = alone ? row : row.column({.index = index % columns, .count = columns, .gap = gap});
        ++index;
        bool chosen = false;
        if (tiles) {
            ui::ChoiceTile tile;
            tile.icon = method.icon;
            tile.label = method.name;
            tile.detail = method.sub;
            tile.selected = method.chosen;
            tile.disabled_because = method.not_now;
            chosen = ui::choice_tile(ui, box, tile);
        } else {
            ButtonStyle style;
            style.icon = method.icon;
            style.selected = method.chosen;
            style.disabled_because = method.not_now;
            if (box.height >= ui.line_height(TextRole::Label) + ui.line_height(TextRole::Cap) + 8) {
                style.sub = method.sub;
            }
            chosen = ui.button(box, method.name, style);
        }
        if (chosen && !method.chosen) {
            local.start_again(method.kind);
        }
    }
}

ReceivedTouch draw_received(Ui& ui, Rect area, const PaymentView& view, PaymentLocal& local) {
    constexpr float keypad_least = 4 * ui::target_side_min + 30;
    ReceivedTouch touch;
    const Rect amount = area.cut_top(std::ceil(std::max(row_height(ui, 64), ui.em(TextRole::Amount) * 1.3F)), 8);
    draw_field(ui, amount, view.field_label, view.field, !view.types_reference);
    if (view.has_reference) {
        const ui::TargetState state = ui.touchable(amount, view.field_label);
        if (state.ring) {
            ui.focus_ring(amount, 14);
        }
        if (state.fired) {
            local.types_reference = false;
        }
        if (draw_reference(ui, area.cut_top(row_height(ui, 64), 8), view)) {
            local.types_reference = true;
        }
    }
    float room = area.height - keypad_least;
    if (!view.change.empty()) {
        const float height = room >= change_height(ui) + 8 ? change_height(ui) : ui::target_side_min;
        draw_change(ui, area.cut_bottom(height, 8), view);
        room -= height + 8;
    }
    if (!view.notes.empty() && room >= row_height(ui, 64) + 8) {
        draw_quick(ui, area.cut_top(row_height(ui, 64), 8), view, touch);
        room -= row_height(ui, 64) + 8;
    }
    if (view.change.empty() && !view.instruction.empty()) {
        draw_instruction(ui, area, room, view);
    }
    touch.key = ui::keypad(ui, area, ui::KeypadKind::Cents, keypad_names(view.keys));
    return touch;
}

void ask_round_up(Ui& ui, const PaymentView& view, PaymentLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const float width = std::min(ui.px(600), ui.area().width - ui.px(32));
    const float words = width - ui.px(56);
    const ui::ParagraphStyle title{.role = TextRole::Heading, .align = Align::Center};
    const ui::ParagraphStyle hint{.role = TextRole::Body, .color = t.ink2, .align = Align::Center};
    const float title_height = ui.paragraph_height(words, view.round_up, title);
    const float hint_height = ui.paragraph_height(words, view.round_up_hint, hint);
    const float button = row_height(ui, 72);
    const auto count = static_cast<float>(view.round_ups.size());
    Rect area =
        ui.overlay({width, title_height + hint_height + ui.px(56 + 24) + count * (button + 12)}).inset(ui.px(28));
    ui.paragraph(area.cut_top(title_height, ui.px(8)), view.round_up, title);
    ui.paragraph(area.cut_top(hint_height, ui.px(16)), view.round_up_hint, hint);
    for (const RoundUpChoice& choice : view.round_ups) {
        ButtonStyle style;
        style.selected = choice.chosen;
        if (ui.button(area.cut_top(button, 12), choice.label + "  " + choice.sub, style)) {
            intents.emplace_back(session::RoundUp{choice.gift});
            local.asks_round_up = false;
        }
    }
    if (ui.take_key(ui::Key::Escape)) {
        local.asks_round_up = false;
    }
}

}  // namespace ecot::screens
