#include "pos/screens/customer_screen.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/drawings.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::ButtonStyle;
using ui::Color;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

// On the dark panel the covered share is a pale indigo.
constexpr Color covered_ink = Color::rgb(0xDCDEFF);
constexpr Color covered_sign = Color::rgb(0xC9CCFF);

void draw_customer_head(Ui& ui, Rect row, const CustomerView& view) {
    const ui::Theme& t = ui.theme();
    const Rect mark = row.cut_left(ui.px(56), ui.px(16));
    ui::logo(ui, mark.center(), ui.px(56), ui::LogoGround::Square);
    ui.label_and_value(row, view.shop, view.greeting, {TextRole::Title, t.ink}, {TextRole::Title, t.ink2});
}

// One sentence in the middle: nothing more is said on this side.
void draw_sentence(Ui& ui, Rect area, const CustomerView& view) {
    const ui::Theme& t = ui.theme();
    const float mark = ui.px(140);
    const float words = ui.paragraph_height(area.width, view.greeting, {.role = TextRole::AmountLarge});
    Rect block = area.centered({area.width, mark + ui.px(36) + words + ui.px(20) + ui.line_height(TextRole::Title)});
    ui::logo(ui, block.cut_top(mark, ui.px(36)).center(), mark, ui::LogoGround::Square);
    ui.paragraph(block.cut_top(words, ui.px(20)), view.greeting,
                 {.role = TextRole::AmountLarge, .color = t.ink, .align = Align::Center});
    ui.text(block, view.shop, {TextRole::Title, t.ink2, Align::Center});
}

void draw_customer_line(Ui& ui, Rect row, const CustomerLine& line) {
    const ui::Theme& t = ui.theme();
    if (line.last) {
        const float edge = t.high_contrast ? 2.0F : 1.0F;
        ui.fill({row.x + edge, row.y, row.width - 2 * edge, row.height}, t.primary.tint);
        ui.fill({row.x, row.y, 6, row.height}, t.primary.fill);
    }
    Rect inner = row.inset(ui.px(24), 0);
    const float side = std::min(ui.px(68), row.height - ui.px(16));
    const Rect picture = inner.cut_left(side, ui.px(20)).centered({side, side});
    ui.fill(picture, line.last ? t.surface : t.category(tint_category(line.tint)), 14);
    ui.picto(picture.center(), line.picture, side * 0.76F);
    const float price = ui.tabular_width(TextRole::Title, line.price);
    ui.text(inner.cut_right(price, ui.px(16)), line.price, {TextRole::Title, t.ink, Align::Right});
    const float name = ui.line_height(TextRole::Title);
    const float detail = line.detail.empty() ? 0 : ui.line_height(TextRole::Label);
    Rect text = inner.centered({inner.width, name + detail});
    const bool large = ui.text_width(TextRole::Title, line.name) <= text.width;
    ui.text(text.cut_top(name), line.name, {large ? TextRole::Title : TextRole::Strong, t.ink});
    ui.text(text, line.detail, {TextRole::Label, t.ink2});
}

// The last lines, as many as fit: the customer watches what is being added.
void draw_customer_lines(Ui& ui, Rect card, const CustomerView& view) {
    ui.card(card, 18);
    Rect area = card;
    area.cut_top(ui.px(6));
    const float count_height = std::max(ui.px(64), ui.line_height(TextRole::Label) * 1.5F);
    const Rect count = area.cut_bottom(count_height);
    const float row =
        std::max(ui.px(96), ui.line_height(TextRole::Title) + ui.line_height(TextRole::Label) + ui.px(20));
    const auto fits = static_cast<std::size_t>(std::max(1.0F, std::floor(area.height / row)));
    const std::size_t first = view.lines.size() > fits ? view.lines.size() - fits : 0;
    const auto shown = static_cast<float>(std::min(fits, view.lines.size()));
    const float height = std::floor(std::min(ui.px(110), area.height / std::max(1.0F, shown)));
    for (std::size_t index = first; index < view.lines.size(); ++index) {
        const Rect place = area.cut_top(height);
        draw_customer_line(ui, place, view.lines[index]);
        if (index + 1 < view.lines.size() && !view.lines[index + 1].last) {
            ui.rule({place.x + ui.px(24), place.bottom()}, place.width - ui.px(48));
        }
    }
    ui.text(count, view.count, {TextRole::Label, ui.theme().ink2, Align::Center});
}

void draw_panel_sum(Ui& ui, Rect& area, const std::string& label, const std::string& value) {
    const ui::Theme& t = ui.theme();
    ui.label_and_value(area.cut_top(ui.line_height(TextRole::Title), ui.px(14)), label, value,
                       {TextRole::Title, t.bar_muted}, {TextRole::Title, t.on_bar});
}

void draw_panel_covered(Ui& ui, Rect& area, const CustomerView& view) {
    const ui::Theme& t = ui.theme();
    const Color words = t.high_contrast ? t.collectif.ink : covered_ink;
    const Color sign_color = t.high_contrast ? t.collectif.ink : covered_sign;
    const float value = ui.tabular_width(TextRole::Title, view.covered);
    const float sign = ui.icon_width(IconSize::Large) + ui.px(12);
    const ui::ParagraphStyle style{.role = TextRole::Title, .color = words};
    // Broken in two as it is read: "Pris en charge" over "par le collectif". Where that has no room beside the amount,
    // the amount stands below.
    const float two_lines = ui.text_width(TextRole::Title, "n") * 13.2F;
    const bool beside = area.width - value - sign - ui.px(16) >= two_lines;
    const float room = beside ? two_lines : area.width - sign;
    const float height = ui.paragraph_height(room, view.covered_label, style);
    Rect row = area.cut_top(height, beside ? ui.px(14) : 0);
    ui.icon(row.cut_left(ui.icon_width(IconSize::Large), ui.px(12)).center(), Icon::People, IconSize::Large,
            sign_color);
    ui.paragraph({row.x, row.y, room, height}, view.covered_label, style);
    if (beside) {
        ui.text(row, view.covered, {TextRole::Title, t.on_bar, Align::Right});
    } else {
        ui.text(area.cut_top(ui.line_height(TextRole::Title), ui.px(10)), view.covered,
                {TextRole::Title, t.on_bar, Align::Right});
    }
}

void draw_ways(Ui& ui, Rect box, const CustomerView& view) {
    const ui::Theme& t = ui.theme();
    ui.fill(box, t.on_bar.faded(0.10F), 18);
    if (t.high_contrast) {
        ui.outline(box, t.line, 18, 2);
    }
    int index = 0;
    for (const CustomerWay& way : view.ways) {
        const Rect cell = box.column({.index = index++, .count = static_cast<int>(view.ways.size()), .gap = 0});
        const float word = ui.line_height(TextRole::Cap);
        Rect block = cell.centered({cell.width - 4, ui.icon_width(IconSize::Huge) + ui.px(8) + word});
        ui.icon(block.cut_top(ui.icon_width(IconSize::Huge), ui.px(8)).center(), way.icon, IconSize::Huge, t.on_bar);
        ui.text(block, way.name, {TextRole::Cap, t.bar_muted, Align::Center});
    }
}

void draw_cart_scene(Ui& ui, Rect area, const CustomerView& view) {
    const ui::Theme& t = ui.theme();
    const Rect dark = area.cut_right(std::floor(area.width * 0.39F));
    ui.fill(dark, t.bar);
    if (t.high_contrast) {
        ui.fill({dark.x, dark.y, 2, dark.height}, t.line);
    }
    area = area.inset(ui.px(32), ui.px(28));
    draw_customer_head(ui, area.cut_top(ui.px(60), ui.px(22)), view);
    draw_customer_lines(ui, area, view);

    Rect panel = dark.inset(ui.px(40), ui.px(56));
    const float ways = std::max(ui.px(132), ui.icon_width(IconSize::Huge) + ui.line_height(TextRole::Cap) + ui.px(40));
    draw_ways(ui, panel.cut_bottom(ways, ui.px(16)), view);
    if (!view.full_price.empty()) {
        draw_panel_sum(ui, panel, view.full_price_label, view.full_price);
    }
    if (!view.covered.empty()) {
        draw_panel_covered(ui, panel, view);
    }
    if (!view.given.empty()) {
        draw_panel_sum(ui, panel, view.given_label, view.given);
    }
    if (!view.full_price.empty()) {
        ui.fill({panel.x, panel.y + ui.px(8), panel.width, 2}, t.on_bar.faded(0.3F));
        panel.cut_top(ui.px(36));
    }
    ui.text(panel.cut_top(ui.line_height(TextRole::Heading), ui.px(12)), view.to_pay_label,
            {TextRole::Heading, t.on_bar});
    const bool huge = ui.tabular_width(TextRole::AmountHuge, view.to_pay) <= panel.width;
    const TextRole role = huge ? TextRole::AmountHuge : TextRole::AmountLarge;
    ui.text(panel.cut_top(std::min(panel.height, ui.em(role) * 1.25F)), view.to_pay, {role, t.on_bar, Align::Right});
}

void draw_round_up_choices(Ui& ui, Rect card, const CustomerView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 24);
    Rect area = card.inset(ui.px(36), ui.px(30));
    const float button = std::max(ui.px(76), ui.line_height(TextRole::Title) + ui.px(30));
    const auto count = static_cast<int>(view.round_up_labels.size());
    const float gap = ui.px(14);
    const Rect buttons =
        area.cut_bottom(button * static_cast<float>(count) + gap * static_cast<float>(count - 1), ui.px(16));
    const float title = ui.paragraph_height(area.width, view.round_up, {.role = TextRole::Heading});
    const float hint = ui.paragraph_height(area.width, view.round_up_hint, {.role = TextRole::Label, .lines_max = 4});
    const float disc = ui.px(96);
    const bool with_disc = area.height >= disc + ui.px(20) + title + hint + ui.px(8);
    Rect block = area.centered({area.width, title + hint + ui.px(8) + (with_disc ? disc + ui.px(20) : 0)});
    if (with_disc) {
        const ui::Point center = block.cut_top(disc, ui.px(20)).center();
        ui.disc(center, disc / 2, t.solidaire.tint);
        ui.icon(center, Icon::Volunteer, IconSize::Huge, t.solidaire.ink);
    }
    ui.paragraph(block.cut_top(title, ui.px(8)), view.round_up, {.role = TextRole::Heading, .align = Align::Center});
    ui.paragraph(block, view.round_up_hint,
                 {.role = TextRole::Label, .color = t.ink2, .align = Align::Center, .lines_max = 4});
    for (int index = 0; index < count; ++index) {
        const auto at = static_cast<std::size_t>(index);
        ButtonStyle style;
        style.role = TextRole::Title;
        style.selected = view.gifts[at].cents() > 0 && at == view.gift_chosen;
        if (ui.button(buttons.row({.index = index, .count = count, .gap = gap}), view.round_up_labels[at], style)) {
            intents.emplace_back(session::RoundUp{view.gifts[at]});
        }
    }
}

void draw_payment_scene(Ui& ui, Rect area, const CustomerView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const Rect dark = area.cut_left(std::floor(area.width * 0.44F));
    ui.fill(dark, t.bar);
    if (t.high_contrast) {
        ui.fill({dark.right() - 2, dark.y, 2, dark.height}, t.line);
    }
    Rect panel = dark.inset(ui.px(44), ui.px(48));
    const float ways = std::max(ui.px(132), ui.icon_width(IconSize::Huge) + ui.line_height(TextRole::Cap) + ui.px(40));
    draw_ways(ui, panel.cut_bottom(ways, ui.px(16)), view);
    ui.text(panel.cut_top(ui.line_height(TextRole::Heading), ui.px(8)), view.left_label,
            {TextRole::Heading, t.bar_muted});
    const bool huge = ui.tabular_width(TextRole::AmountHuge, view.left) <= panel.width;
    const TextRole role = huge ? TextRole::AmountHuge : TextRole::AmountLarge;
    ui.text(panel.cut_top(ui.em(role) * 1.25F, ui.px(16)), view.left, {role, t.on_bar});
    ui.fill({panel.x, panel.y, panel.width, 2}, t.on_bar.faded(0.3F));
    panel.cut_top(ui.px(22));
    draw_panel_sum(ui, panel, view.to_pay_label, view.to_pay);
    const float row = ui.line_height(TextRole::Title);
    for (const LabelledTender& tender : view.received) {
        if (panel.height < row) {
            break;
        }
        Rect line = panel.cut_top(row, ui.px(10));
        ui.icon(line.cut_left(ui.icon_width(IconSize::Large), ui.px(12)).center(), Icon::CheckCircle, IconSize::Large,
                t.on_bar);
        ui.label_and_value(line, tender.label, tender.amount, {TextRole::Title, t.on_bar}, {TextRole::Title, t.on_bar});
    }
    area = area.inset(ui.px(44), ui.px(44));
    if (view.round_up_labels.empty()) {
        draw_sentence(ui, area, view);
        return;
    }
    draw_round_up_choices(ui, area.centered({area.width, std::min(area.height, ui.px(640))}), view, intents);
}

void draw_thanks(Ui& ui, Rect area, const CustomerView& view) {
    const ui::Theme& t = ui.theme();
    if (view.change.empty()) {
        draw_sentence(ui, area, view);
        return;
    }
    const float words = ui.paragraph_height(area.width, view.greeting, {.role = TextRole::Heading});
    const float label = ui.line_height(TextRole::Title);
    const float amount = ui.em(TextRole::AmountHuge) * 1.25F;
    const float coins = ui.px(110);
    Rect block = area.centered({area.width, label + amount + coins + words + ui.px(60)});
    ui.text(block.cut_top(label), view.change_label, {TextRole::Title, t.ink2, Align::Center});
    ui.text(block.cut_top(amount, ui.px(10)), view.change, {TextRole::AmountHuge, t.ink, Align::Center});
    draw_pieces(ui, block.cut_top(coins, ui.px(40)), view.change_pieces, 3.4F, Row::Centered);
    ui.paragraph(block, view.greeting, {.role = TextRole::Heading, .color = t.ink, .align = Align::Center});
}

}  // namespace

void draw_customer(Ui& ui, const CustomerView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    Rect area = ui.area();
    ui.fill(area, t.page);
    draw_training(ui, area, view.training);
    switch (view.scene) {
        case CustomerView::Scene::Hello:
        case CustomerView::Scene::Moment:
            draw_sentence(ui, area.inset(ui.px(48)), view);
            break;
        case CustomerView::Scene::Thanks:
            draw_thanks(ui, area.inset(ui.px(48)), view);
            break;
        case CustomerView::Scene::Cart:
            draw_cart_scene(ui, area, view);
            break;
        case CustomerView::Scene::Payment:
            draw_payment_scene(ui, area, view, intents);
            break;
    }
}

}  // namespace ecot::screens
