#include "pos/screens/paid_screen.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"

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

bool draw_next(Ui& ui, Rect box, const std::string& label) {
    ButtonStyle next;
    next.variant = ButtonVariant::Primary;
    next.role = TextRole::Heading;
    next.icon = Icon::Forward;
    next.icon_right = true;
    next.id = "next person";
    next.shortcut = ui::Key::Enter;
    return ui.button(box, label, next);
}

void draw_change_given(Ui& ui, Rect card, const PaidView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect area = card.inset(ui.px(24), ui.px(24));
    if (draw_next(ui, area.cut_bottom(ui.px(88), ui.px(16)), view.next)) {
        intents.emplace_back(session::NextPerson{});
    }
    const float title = ui.line_height(TextRole::Heading);
    const bool pieces = !view.pieces.empty();
    const float coins = pieces ? ui.px(88) : 0;
    const float words = pieces ? ui.line_height(TextRole::Body) + ui.px(12) : 0;
    const bool huge = ui.text_width(TextRole::AmountHuge, view.change) <= area.width &&
                      area.height >= ui.em(TextRole::AmountHuge) * 1.2F + title + coins + words + ui.px(40);
    const TextRole role = huge ? TextRole::AmountHuge : TextRole::AmountLarge;
    const float amount = ui.em(role) * 1.25F;
    const float tick = ui.px(104);
    const bool with_tick = area.height >= tick + title + amount + coins + words + ui.px(48);
    const float whole = (with_tick ? tick + ui.px(16) : 0) + title + amount + (pieces ? coins + ui.px(12) : 0) + words;
    Rect block = area.centered({area.width, std::min(area.height, whole)});
    if (with_tick) {
        const ui::Point center = block.cut_top(tick, ui.px(16)).center();
        ui.disc(center, tick / 2, t.primary.tint);
        ui.icon(center, Icon::Check, IconSize::Giant, t.primary.fill);
    }
    ui.text(block.cut_top(title), view.title, {TextRole::Heading, t.ink, Align::Center});
    ui.text(block.cut_top(amount), view.change, {role, t.ink, Align::Center});
    if (pieces) {
        block.cut_top(ui.px(8));
        draw_pieces(ui, block.cut_top(coins, ui.px(4)), view.pieces, 3.1F, Row::Centered);
        ui.paragraph(block, view.pieces_words,
                     {.role = TextRole::Body, .color = t.ink2, .align = Align::Center, .lines_max = 2});
    }
}

void draw_ticket(Ui& ui, Rect card, const PaidView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect area = card.inset(ui.px(22), ui.px(16));
    ui.text(area.cut_top(ui.line_height(TextRole::Title), ui.px(2)), view.receipt, {TextRole::Title, t.ink});
    const std::string& hint = view.print_state.empty() ? view.receipt_hint : view.print_state;
    const float lines = ui.paragraph_height(area.width, hint, {.role = TextRole::Body, .lines_max = 2});
    ui.paragraph(area.cut_top(lines, ui.px(12)), hint, {.role = TextRole::Body, .color = t.ink2, .lines_max = 2});
    const float gap = ui.px(12);
    const Rect none = area.row({.index = 0, .count = 3, .gap = gap});
    const Rect print = area.row({.index = 1, .count = 3, .gap = gap});
    const Rect look = area.row({.index = 2, .count = 3, .gap = gap});
    ButtonStyle style;
    style.icon = Icon::Check;
    style.selected = !view.printing && !view.printed;
    if (ui.button(none, view.no_receipt, style)) {
        intents.emplace_back(session::NextPerson{});
    }
    ButtonStyle printer;
    printer.icon = Icon::Printer;
    printer.selected = view.printing || view.printed;
    printer.id = "print";
    if (ui.button(print, view.print, printer)) {
        intents.push_back(view.prints);
    }
    ButtonStyle preview;
    preview.icon = Icon::Receipt;
    if (ui.button(look, view.look, preview)) {
        intents.emplace_back(session::ShowReceipt{});
    }
}

void draw_sums(Ui& ui, Rect card, const PaidView& view) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect area = card.inset(ui.px(22), ui.px(12));
    const float row = sum_height(ui);
    const Rect number = area.cut_bottom(ui.line_height(TextRole::Cap));
    ui.text(number, view.number, {TextRole::Cap, t.ink3});
    const auto take = [&] { return area.height >= row ? area.cut_top(row) : Rect{}; };
    const auto sum = [&](const std::string& label, const std::string& value, TextRole role) {
        const Rect place = take();
        if (!place.empty()) {
            draw_sum(ui, place, label, value, role);
        }
    };
    // Where there is no room for all, what was given and given back matter most.
    const auto rows = static_cast<float>(view.rows.size() + (view.change_given.empty() ? 0U : 1U));
    const float above = area.height - row * rows - ui.px(6);
    if (!view.full_price.empty() && above >= row) {
        sum(view.full_price_label, view.full_price, TextRole::Body);
    }
    if (!view.covered.empty() && above >= 2 * row) {
        draw_covered(ui, take(), view.covered_label, view.covered_short, view.covered);
    }
    if (rows * row > area.height && !view.change_given.empty()) {
        sum(view.change_label, view.change_given, TextRole::Strong);
        return;
    }
    for (const LabelledAmount& line : view.rows) {
        sum(line.label, line.amount, TextRole::Body);
    }
    if (!view.change_given.empty()) {
        if (area.height >= row + ui.px(8)) {
            ui.rule({area.x, area.y + ui.px(3)}, area.width);
            area.cut_top(ui.px(6));
        }
        sum(view.change_label, view.change_given, TextRole::Strong);
    }
}

}  // namespace

void draw_paid(Ui& ui, Rect area, const PaidView& view, session::Intents& intents) {
    area = area.inset(ui.px(16), ui.px(16));
    Rect right = area;
    const Rect left = right.cut_left(std::floor(area.width * 0.56F), ui.px(16));
    draw_change_given(ui, left, view, intents);
    const int rows = static_cast<int>(view.rows.size()) + (view.full_price.empty() ? 0 : 1) +
                     (view.covered.empty() ? 0 : 1) + (view.change_given.empty() ? 0 : 1);
    const float sums = ui.px(40) + ui.line_height(TextRole::Cap) + sum_height(ui) * static_cast<float>(rows);
    const float ticket_least = ui.px(40 + 12) + ui.line_height(TextRole::Title) + ui.line_height(TextRole::Body) * 2 +
                               3 * ui.px(64) + 2 * ui.px(12);
    const float room = std::max(ui.px(60), right.height - ticket_least - ui.px(16));
    const float wanted = std::max(sums, right.height * 0.38F);
    draw_sums(ui, right.cut_bottom(std::min(wanted, room), ui.px(16)), view);
    draw_ticket(ui, right, view, intents);
}

}  // namespace ecot::screens
