#include "pos/screens/weighing_screen.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/tiles.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Color;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

// What is weighed. True when another product is wanted.
bool draw_product(Ui& ui, Rect card, const WeighingView& view) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect row = card.inset(ui.px(16), ui.px(12));
    const float side = std::min(row.height, ui.px(80));
    const Rect picture = row.cut_left(side, ui.px(20)).centered({side, side});
    ui.fill(picture, t.category(tint_category(view.tint)), 14);
    ui.picto(picture.center(), view.picture, side * 0.75F);
    ButtonStyle style;
    style.icon = Icon::Swap;
    style.role = TextRole::Strong;
    style.id = "change";
    const float width = std::max(ui.px(64), std::ceil(ui.text_width(TextRole::Strong, view.change)) + ui.px(62));
    const bool words = width < row.width * 0.45F;
    const Rect button =
        row.cut_right(words ? width : ui.px(72), ui.px(12)).centered({words ? width : ui.px(72), ui.px(64)});
    const bool change =
        words ? ui.button(button, view.change, style) : ui.icon_button(button, view.change, Icon::Swap, style);
    const float name = ui.line_height(TextRole::Title);
    const float price = ui.line_height(TextRole::Body);
    Rect text = row.centered({row.width, name + price});
    ui.text(text.cut_top(name), view.product, {TextRole::Title, t.ink});
    ui.text(text, view.price, {TextRole::Body, t.ink2});
    return change;
}

// Gross or tare: the one being typed is outlined, the other can be touched to type it.
bool draw_reading(Ui& ui, Rect box, const std::string& label, const std::string& value, bool typing) {
    const ui::Theme& t = ui.theme();
    const ui::TargetState state = ui.touchable(box, label);
    if (typing || state.held) {
        ui.fill(box, t.on_bar.faded(0.12F), 12);
        ui.outline(box, t.solidaire.fill, 12, 2);
    }
    if (state.ring) {
        ui.outline(box.inset(4), t.on_bar, 9, 3);
    }
    const Rect row = box.inset(ui.px(14), 0);
    // Where both have no room, the unit stands with the net weight above.
    const float needed = ui.text_width(TextRole::Label, label) + ui.tabular_width(TextRole::Label, value) + ui.px(12);
    const std::string number = value.substr(0, value.find("\u00A0"));
    ui.label_and_value(row, label, needed > row.width ? number : value, {TextRole::Label, t.bar_muted},
                       {TextRole::Label, t.on_bar});
    return state.fired;
}

// One step: its number in a disc until it is done, its words below.
void draw_step(Ui& ui, Rect column, const std::string& words, std::size_t index, std::size_t now) {
    const ui::Theme& t = ui.theme();

    const float line = std::ceil(ui.line_height(TextRole::Strong));
    const float disc = std::min(ui.px(44), column.height - line - 6);
    Rect block = column.centered({column.width, disc + 6 + line});
    const ui::Point center = block.cut_top(disc, 6).center();
    const bool done = index < now;
    const bool here = index == now;
    ui.disc(center, disc / 2, here ? t.warn.fill : done ? t.primary.fill : t.sunken);
    if (t.high_contrast) {
        ui.ring(center, disc / 2, t.line, 2);
    }
    if (done) {
        ui.icon(center, Icon::Check, IconSize::Medium, t.primary.on_fill);
    } else {
        ui.text({center.x - disc / 2, center.y - disc / 2, disc, disc}, std::to_string(index + 1),
                {TextRole::Label, here ? t.warn.on_fill : t.ink2, Align::Center});
    }
    ui.text(block, words, {here ? TextRole::Strong : TextRole::Body, here ? t.ink : t.ink2, Align::Center});
}

// The three steps of weighing, with the way between them: to be followed without reading.
void draw_steps(Ui& ui, Rect card, const WeighingView& view) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    const Rect area = card.inset(ui.px(12), ui.px(10));
    const auto count = static_cast<int>(view.steps.size());
    const float line = std::ceil(ui.line_height(TextRole::Strong));
    const float disc = std::min(ui.px(44), area.height - line - 6);
    const float middle = area.centered({area.width, disc + 6 + line}).y + disc / 2;
    for (int index = 0; index < count; ++index) {
        const Rect column = area.column({.index = index, .count = count, .gap = 8});
        const auto at = static_cast<std::size_t>(index);
        if (index + 1 < count) {
            const float from = column.center().x + disc / 2 + ui.px(12);
            const float to =
                area.column({.index = index + 1, .count = count, .gap = 8}).center().x - disc / 2 - ui.px(12);
            ui.fill({from, middle - 2, to - from, 4}, at < view.step ? t.primary.fill : t.sunken, 2);
        }
        const bool brief = ui.text_width(TextRole::Strong, view.steps[at]) > column.width && index == 1;
        draw_step(ui, column, brief ? view.wait_short : view.steps[at], at, view.step);
    }
}

// The same in one line, while the keypad has the place of the card; only where they all have room.
void draw_small_steps(Ui& ui, Rect row, const WeighingView& view) {
    const ui::Theme& t = ui.theme();
    const float disc = ui.px(26);
    float width = 0;
    for (const std::string& step : view.steps) {
        width += disc + ui.px(8) + std::ceil(ui.text_width(TextRole::Cap, step)) + ui.px(16);
    }
    if (width - ui.px(16) > row.width) {
        return;
    }
    row.cut_left(row.width - width + ui.px(16));
    for (std::size_t index = 0; index < view.steps.size(); ++index) {
        const bool done = index < view.step;
        const bool now = index == view.step;
        const ui::Point center = row.cut_left(disc, ui.px(8)).center();
        ui.disc(center, disc / 2, now ? t.warn.fill : done ? t.primary.tint : t.on_bar.faded(0.18F));
        if (done) {
            ui.icon(center, Icon::Check, IconSize::Small, t.primary.ink);
        } else {
            ui.text({center.x - disc / 2, center.y - disc / 2, disc, disc}, std::to_string(index + 1),
                    {TextRole::CapStrong, now ? t.warn.on_fill : t.on_bar, Align::Center});
        }
        const float words = std::ceil(ui.text_width(TextRole::Cap, view.steps[index])) + 1;
        ui.text(row.cut_left(words, ui.px(16)), view.steps[index], {TextRole::Cap, now ? t.on_bar : t.bar_muted});
    }
}

void draw_panel(Ui& ui, Rect panel, const WeighingView& view, WeighingLocal& local) {
    const ui::Theme& t = ui.theme();
    ui.fill(panel, t.bar, 18);
    if (t.high_contrast) {
        ui.outline(panel, t.line, 18, 2);
    }
    Rect area = panel.inset(ui.px(24), ui.px(16));
    Rect readings = area.cut_bottom(row_height(ui, 64), 8);
    ui.fill({area.x, area.bottom(), area.width, 1}, t.on_bar.faded(0.25F));
    if (draw_reading(ui, readings.column({.index = 0, .count = 2, .gap = ui.px(12)}), view.gross_label, view.gross,
                     !view.types_tare && !view.live)) {
        local.types_tare = false;
    }
    const Rect tare = readings.column({.index = 1, .count = 2, .gap = ui.px(12)});
    if (draw_reading(ui, tare, view.tare_label, view.tare, view.types_tare)) {
        local.container = Container::Other;
        local.types_tare = true;
    }
    Rect head = area.cut_top(ui.px(36));
    const float chip = ui.chip({head.x, head.center().y}, view.mark_icon, view.mark, view.mark_tone);
    if (!view.live || view.types_tare) {
        head.cut_left(chip, ui.px(16));
        draw_small_steps(ui, head, view);
    }
    const float unit_width = std::ceil(ui.text_width(TextRole::Heading, view.net_unit)) + 2;
    const Rect unit = area.cut_right(unit_width, ui.px(14));
    TextRole role = TextRole::AmountHuge;
    for (const TextRole smaller : {TextRole::AmountLarge, TextRole::Amount}) {
        const bool roomy = area.height >= ui.em(role) * 0.9F && area.width >= ui.tabular_width(role, view.net);
        role = roomy ? role : smaller;
    }
    const float below = ui.em(role) * 0.36F - ui.em(TextRole::Heading) * 0.36F;
    ui.text({unit.x, area.y + below, unit.width, area.height}, view.net_unit, {TextRole::Heading, t.bar_muted});
    ui.text(area, view.net, {role, view.live && !view.ready ? t.bar_muted : t.on_bar, Align::Right});
}

// What to do, in the place of the price; above it what keeps the scale from weighing.
void draw_instruction(Ui& ui, Rect area, const WeighingView& view) {
    const ui::Theme& t = ui.theme();
    const bool broken = !view.trouble.title.empty();
    ui.icon(area.cut_left(ui.icon_width(IconSize::Large), ui.px(14)).center(), broken ? Icon::Error : Icon::Scale,
            IconSize::Large, broken ? t.danger.ink : t.ink2);
    const ui::ParagraphStyle bold{.role = TextRole::Strong, .color = t.danger.ink};
    const bool alone = view.live && !view.types_tare;  // the card is high, and what to do is all that it says
    const ui::ParagraphStyle plain{.role = alone ? TextRole::Title : TextRole::Body, .color = alone ? t.ink : t.ink2};
    const std::string& words = broken ? view.trouble.text : view.instruction;
    const float title = broken ? ui.paragraph_height(area.width, view.trouble.title, bold) : 0;
    Rect text = area.centered({area.width, title + ui.paragraph_height(area.width, words, plain)});
    if (broken) {
        ui.paragraph(text.cut_top(title), view.trouble.title, bold);
    }
    ui.paragraph(text, words, plain);
}

void draw_price(Ui& ui, Rect card, const WeighingView& view) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect area = card.inset(ui.px(20), ui.px(10));
    if (view.to_pay.empty()) {
        draw_instruction(ui, area, view);
        return;
    }
    const int rows = (view.full_price.empty() ? 0 : 1) + (view.covered.empty() ? 0 : 1) + 1;
    int index = 0;
    const auto row = [&] { return area.row({.index = index++, .count = rows, .gap = 0}); };
    if (!view.full_price.empty()) {
        draw_sum(ui, row(), view.sum, view.full_price);
    }
    if (!view.covered.empty()) {
        draw_covered(ui, row(), view.covered_label, view.covered_short, view.covered);
    }
    ui.label_and_value(row(), view.to_pay_label, view.to_pay, {TextRole::Title, t.ink}, {TextRole::Heading, t.ink});
}

float containers_height(const Ui& ui) {
    return std::ceil(ui.line_height(TextRole::Strong) + ui.line_height(TextRole::Cap)) + 12;
}

void draw_containers(Ui& ui, Rect row, const WeighingView& view, WeighingLocal& local) {
    int index = 0;
    for (const ContainerTile& container : view.containers) {
        if (ui.large_text()) {
            ButtonStyle style;
            style.role = TextRole::Strong;
            style.sub = container.weight;
            style.selected = container.chosen;
            const auto count = static_cast<int>(view.containers.size());
            if (ui.button(row.column({.index = index++, .count = count, .gap = 10}), container.name, style)) {
                local.container = container.container;
                local.types_tare = container.container == Container::Other;
            }
            continue;
        }
        ui::ChoiceTile tile;
        tile.icon = container.icon;
        tile.picto = container.picture;
        tile.label = container.name;
        tile.detail = container.weight;
        tile.selected = container.chosen;
        const Rect box =
            row.column({.index = index++, .count = static_cast<int>(view.containers.size()), .gap = ui.px(12)});
        if (ui::choice_tile(ui, box, tile)) {
            local.container = container.container;
            local.types_tare = container.container == Container::Other;
        }
    }
}

bool has_room(const Ui& ui, Rect button, TextRole role, const std::string& words) {
    return ui.text_width(role, words) + ui.px(24) <= button.width;
}

// True when it was added.
bool draw_add(Ui& ui, Rect box, const WeighingView& view, session::Intents& intents) {
    ButtonStyle add;
    add.variant = ButtonVariant::Primary;
    add.icon = Icon::Add;
    add.role = TextRole::Title;
    add.id = "add";
    add.disabled_because = view.cannot_add;
    add.shortcut = ui::Key::Enter;
    const bool used = ui.button(box, has_room(ui, box, add.role, view.add) ? view.add : view.add_short, add);
    if (used) {
        intents.push_back(view.adding);
    }
    return used;
}

// The scale's zero, beside the main action.
void draw_zero(Ui& ui, Rect& action, const WeighingView& view, session::Intents& intents) {
    if (view.zero.empty()) {
        return;
    }
    ButtonStyle zero;
    zero.icon = Icon::Circle;
    zero.id = "zero";
    zero.variant = view.zero_wanted ? ButtonVariant::Solidaire : ButtonVariant::Secondary;
    const float width = std::ceil(ui.text_width(TextRole::Label, view.zero)) + ui.px(78);
    if (ui.button(action.cut_left(width, ui.px(12)), view.zero, zero)) {
        intents.emplace_back(session::AskZero{});
    }
}

// Typing instead of the scale, or the way back to it.
void draw_other_way(Ui& ui, Rect box, const WeighingView& view, WeighingLocal& local) {
    const bool roomy = has_room(ui, box, TextRole::Label, view.other_way);
    ButtonStyle other;
    other.icon = view.live ? Icon::Keyboard : Icon::Scale;
    other.id = "other way";
    if (ui.button(box, roomy ? view.other_way : view.other_way_short, other)) {
        local.types_weight = view.live;
        local.types_tare = false;
    }
}

}  // namespace

void draw_weighing(Ui& ui, Rect area, const WeighingView& view, WeighingLocal& local, session::Intents& intents) {
    if (local.product != view.product_id) {
        local = WeighingLocal{};
        local.product = view.product_id;
    }
    area = area.inset(ui.px(16), ui.px(12));
    if (draw_page_head(ui, area, view.back, view.title, view.member)) {
        intents.emplace_back(session::Go{session::Screen::Checkout});
    }
    Rect right = area;
    Rect left = right.cut_left(std::floor(area.width * 0.512F), ui.px(16));
    if (draw_product(ui, left.cut_top(row_height(ui, 80) + ui.px(24), row_gap(ui)), view)) {
        intents.emplace_back(session::Go{session::Screen::Checkout});
    }
    // The keypad needs the right column: then the price stands on the left, in the place of the steps.
    const bool types = !view.live || view.types_tare;
    const float sums = ui.px(20) + sum_height(ui) * 2 + std::max(ui.px(48), ui.em(TextRole::Heading) * 1.4F);
    const float steps = ui.px(26) + ui.px(44) + std::ceil(ui.line_height(TextRole::Strong));
    const Rect foot = left.cut_bottom(types ? sums : steps, row_gap(ui));
    if (types) {
        draw_price(ui, foot, view);
    } else {
        draw_steps(ui, foot, view);
    }
    draw_panel(ui, left, view, local);

    Rect title = right.cut_top(ui.line_height(TextRole::Title), 8);
    const float words = std::ceil(ui.text_width(TextRole::Title, view.container_title)) + 2;
    ui.text(title.cut_left(words, ui.px(10)), view.container_title, {TextRole::Title, ui.theme().ink});
    if (ui.text_width(TextRole::Cap, view.container_hint) <= title.width) {
        ui.text(title.moved(0, 2), view.container_hint, {TextRole::Cap, ui.theme().ink2});
    }
    Rect action = right.cut_bottom(row_height(ui, 80), row_gap(ui));
    const float containers = ui.large_text() ? containers_height(ui) : ui.px(112);
    if (!types) {
        draw_zero(ui, action, view, intents);
        draw_other_way(ui, right.cut_bottom(row_height(ui, 64), row_gap(ui)), view, local);
        const float room = right.height - sums - ui.px(24) - row_gap(ui);
        draw_containers(ui, right.cut_top(std::clamp(room, containers, containers * 1.4F), row_gap(ui)), view, local);
        draw_price(ui, right, view);
        if (draw_add(ui, action, view, intents)) {
            local = WeighingLocal{};
        }
        return;
    }
    if (!view.other_way.empty()) {
        const float wished = std::ceil(ui.text_width(TextRole::Label, view.other_way)) + ui.px(78);
        draw_other_way(ui, action.cut_left(std::min(wished, std::floor(action.width * 0.46F)), ui.px(12)), view, local);
    }
    draw_containers(ui, right.cut_top(containers, row_gap(ui)), view, local);
    const auto key = ui::keypad(ui, right, ui::KeypadKind::Weight, keypad_names(view.keys));
    if (key) {
        type_number(*key, view.types_tare ? local.tare : local.gross);
    }
    if (draw_add(ui, action, view, intents)) {
        local = WeighingLocal{};
    }
}

}  // namespace ecot::screens
