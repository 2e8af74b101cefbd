#include "pos/screens/opening_screen.hpp"

#include <algorithm>

#include "pos/screens/parts.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

void count_piece(OpeningLocal& local, int value) {
    const std::int64_t total = local.total.cents.value_or(0) + value;
    if (total > typed_cents_max) {
        return;
    }
    local.total.cents = total;
    for (Pieces& some : local.touched) {
        if (some.value_cents == value) {
            ++some.count;
            return;
        }
    }
    local.touched.push_back({value, 1});
}

bool draw_tile(Ui& ui, Rect box, const PieceTile& piece) {
    const ui::Theme& t = ui.theme();
    const ui::TargetState state = ui.touchable(box, piece.name, {.fires_on_press = true});
    const Rect tile = state.held ? box.inset(2) : box;
    ui.card(tile, 14, state.held ? t.sunken : t.surface);
    // At this scale the largest coin and every note stay inside their tile.
    const float scale = std::min({ui.px(27) / 10.0F, tile.width / 46.0F, tile.height / 28.0F});
    draw_piece(ui, tile, piece.value_cents, scale);
    if (!piece.count.empty()) {
        const float side = ui.px(32);
        const float width = std::max(side, ui.text_width(TextRole::CapStrong, piece.count) + ui.px(16));
        const Rect disc{tile.right() - width - 6, tile.y + 6, width, side};
        ui.fill(disc, t.primary.fill, side / 2);
        ui.text(disc, piece.count, {TextRole::CapStrong, t.primary.on_fill, Align::Center});
    }
    if (state.ring) {
        ui.focus_ring(tile, 14);
    }
    return state.fired;
}

void draw_count_tiles(Ui& ui, Rect area, const OpeningView& view, OpeningLocal& local) {
    const float gap = ui.px(12);
    const auto draw = [&](const std::vector<PieceTile>& pieces, Rect part, int columns) {
        const int rows = (static_cast<int>(pieces.size()) + columns - 1) / columns;
        int index = 0;
        for (const PieceTile& piece : pieces) {
            const Rect box = part.row({.index = index / columns, .count = rows, .gap = gap})
                                 .column({.index = index % columns, .count = columns, .gap = gap});
            if (draw_tile(ui, box, piece)) {
                count_piece(local, piece.value_cents);
            }
            ++index;
        }
    };
    const Rect notes = area.cut_top((area.height - 2 * gap) / 3, gap);
    draw(view.notes, notes, 4);
    draw(view.coins, area, 4);
}

}  // namespace

void draw_opening(Ui& ui, Rect area, const OpeningView& view, OpeningLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    area = area.inset(ui.px(16), ui.px(16));
    Rect right = area;
    Rect left = right.cut_left(std::floor(area.width * 0.56F), ui.px(20));
    ui.text(left.cut_top(ui.line_height(TextRole::Heading), ui.px(4)), view.title, {TextRole::Heading, t.ink});
    const float lines = ui.paragraph_height(left.width, view.instruction);
    ui.paragraph(left.cut_top(lines, ui.px(14)), view.instruction, {.role = TextRole::Body, .color = t.ink2});
    draw_count_tiles(ui, left, view, local);

    const TextRole role = ui.large_text() ? TextRole::Amount : TextRole::AmountLarge;
    // The amount has the room of starting again until there is something to start again: no key moves under a finger.
    const bool counted = local.total.cents.has_value();
    const float again_room = row_height(ui, 64) + row_gap(ui);
    const float amount_room = std::ceil(ui.em(role) * 1.3F + ui.line_height(TextRole::Label)) + ui.px(24);
    Rect panel = right.cut_top(amount_room + (counted ? 0 : again_room), row_gap(ui));
    ui.fill(panel, t.bar, 16);
    if (t.high_contrast) {
        ui.outline(panel, t.line, 16, 2);
    }
    panel = panel.inset(ui.px(20), ui.px(12));
    Rect head = panel.cut_top(ui.line_height(TextRole::Label));
    ui.text(head, view.float_label, {TextRole::Label, t.bar_muted});
    ui.text(panel, view.float_amount, {role, t.on_bar, Align::Right});

    ButtonStyle open;
    open.variant = ButtonVariant::Primary;
    open.icon = ui::Icon::Forward;
    open.icon_right = true;
    open.role = TextRole::Title;
    open.id = "open";
    open.disabled_because = view.cannot_open;
    open.shortcut = ui::Key::Enter;
    if (view.writing) {
        local.writing_since = local.writing_since.value_or(ui.now());
        open.waiting = ui::Waiting{*local.writing_since, view.waiting};
        open.disabled_because = {};
    } else {
        local.writing_since.reset();
    }
    const Rect action = right.cut_bottom(row_height(ui, 88), row_gap(ui));
    ButtonStyle again;
    again.role = TextRole::Strong;
    again.icon = ui::Icon::Undo;
    if (counted && ui.button(right.cut_top(row_height(ui, 64), row_gap(ui)), view.start_again, again)) {
        local = OpeningLocal{};
    }
    const auto key = ui::keypad(ui, right, ui::KeypadKind::Cents, keypad_names(view.keys));
    if (key) {
        local.touched.clear();
        type_cents(*key, local.total);
    }
    if (ui.button(action, view.open, open)) {
        intents.emplace_back(view.opening);
    }
}

}  // namespace ecot::screens
