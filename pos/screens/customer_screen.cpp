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

/// As large as a label and its amount stand side by side in that width.
TextRole sum_role(const Ui& ui, float width, const std::string& label, const std::string& value) {
    const float wanted = ui.text_width(TextRole::Title, label) + ui.px(12) + ui.tabular_width(TextRole::Title, value);
    return wanted <= width ? TextRole::Title : TextRole::Label;
}

float panel_sum_height(const Ui& ui) {
    return ui.line_height(TextRole::Title) + ui.px(14);
}

void draw_panel_sum(Ui& ui, Rect& area, const std::string& label, const std::string& value) {
    const ui::Theme& t = ui.theme();
    Rect row = area.cut_top(panel_sum_height(ui));
    row.height = ui.line_height(TextRole::Title);
    const TextRole role = sum_role(ui, row.width, label, value);
    ui.label_and_value(row, label, value, {role, t.bar_muted}, {role, t.on_bar});
}

/// Broken in two as it is read: "Pris en charge" over "par le collectif". Where that has no room beside the amount,
/// the amount stands below.
struct CoveredPlaces {
    bool beside = false;
    float room = 0;
    float words_height = 0;
    float height = 0;
};

CoveredPlaces covered_places(const Ui& ui, float width, const CustomerView& view) {
    const float value = ui.tabular_width(TextRole::Title, view.covered);
    const float sign = ui.icon_width(IconSize::Large) + ui.px(12);
    const float two_lines = ui.text_width(TextRole::Title, "n") * 13.2F;
    CoveredPlaces places;
    places.beside = width - value - sign - ui.px(16) >= two_lines;
    places.room = places.beside ? two_lines : width - sign;
    places.words_height = ui.paragraph_height(places.room, view.covered_label, {.role = TextRole::Title});
    places.height = places.words_height + (places.beside ? ui.px(14) : ui.line_height(TextRole::Title) + ui.px(10));
    return places;
}

void draw_panel_covered(Ui& ui, Rect& area, const CustomerView& view) {
    const ui::Theme& t = ui.theme();
    const Color words = t.high_contrast ? t.collectif.ink : covered_ink;
    const Color sign_color = t.high_contrast ? t.collectif.ink : covered_sign;
    const CoveredPlaces places = covered_places(ui, area.width, view);
    Rect box = area.cut_top(places.height);
    Rect row = box.cut_top(places.words_height);
    ui.icon(row.cut_left(ui.icon_width(IconSize::Large), ui.px(12)).center(), Icon::People, IconSize::Large,
            sign_color);
    ui.paragraph({row.x, row.y, places.room, places.words_height}, view.covered_label,
                 {.role = TextRole::Title, .color = words});
    const Rect value = places.beside ? row : box.cut_top(ui.line_height(TextRole::Title));
    ui.text(value, view.covered, {TextRole::Title, t.on_bar, Align::Right});
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

float ways_height(const Ui& ui) {
    return std::max(ui.px(132), ui.icon_width(IconSize::Huge) + ui.line_height(TextRole::Cap) + ui.px(40));
}

/// As large as it fits into that width, on a window that is high enough.
TextRole amount_role(const Ui& ui, const std::string& amount, float width) {
    const bool huge =
        ui.tabular_width(TextRole::AmountHuge, amount) <= width && ui.em(TextRole::AmountHuge) * 5 <= ui.area().height;
    return huge ? TextRole::AmountHuge : TextRole::AmountLarge;
}

float cart_sums_height(const Ui& ui, float width, const CustomerView& view) {
    return (view.full_price.empty() ? 0 : panel_sum_height(ui) + ui.px(36)) +
           (view.covered.empty() ? 0 : covered_places(ui, width, view).height) +
           (view.given.empty() ? 0 : panel_sum_height(ui));
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
    // What is to pay comes first; on a low window the ways to pay go, then the margins.
    const TextRole role = amount_role(ui, view.to_pay, panel.width);
    const float amounts =
        cart_sums_height(ui, panel.width, view) + ui.line_height(TextRole::Heading) + ui.px(12) + ui.em(role) * 1.25F;
    const float ways = ways_height(ui);
    if (panel.height >= amounts + ways + ui.px(16)) {
        draw_ways(ui, panel.cut_bottom(ways, ui.px(16)), view);
    } else if (panel.height < amounts) {
        panel = dark.inset(ui.px(20), ui.px(16));
    }
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
    ui.text(panel.cut_top(std::min(panel.height, ui.em(role) * 1.25F)), view.to_pay, {role, t.on_bar, Align::Right});
}

void draw_round_up_choices(Ui& ui, Rect card, const CustomerView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 24);
    const auto count = static_cast<int>(view.round_up_labels.size());
    Rect area = card.inset(ui.px(36), ui.px(30));
    TextRole title_role = TextRole::Heading;
    float button = std::max(ui.px(76), ui.line_height(TextRole::Title) + ui.px(30));
    float gap = ui.px(14);
    const auto words_height = [&](TextRole role) {
        return ui.paragraph_height(area.width, view.round_up, {.role = role}) + ui.px(8) +
               ui.paragraph_height(area.width, view.round_up_hint, {.role = TextRole::Label});
    };
    const auto buttons_height = [&] {
        return button * static_cast<float>(count) + gap * static_cast<float>(count - 1);
    };
    // On a low window everything draws closer before the explanation goes: the question and its answers stay.
    if (area.height < words_height(title_role) + ui.px(16) + buttons_height()) {
        area = card.inset(ui.px(20), ui.px(12));
        title_role = TextRole::Title;
        button = std::max(ui::target_side_min, ui.line_height(TextRole::Title) + ui.px(8));
        gap = ui::target_gap_min;
    }
    const bool with_hint = area.height >= words_height(title_role) + ui.px(16) + buttons_height();
    const Rect buttons = area.cut_bottom(buttons_height(), ui.px(16));
    const float title = ui.paragraph_height(area.width, view.round_up, {.role = title_role});
    const float hint =
        with_hint ? ui.paragraph_height(area.width, view.round_up_hint, {.role = TextRole::Label}) + ui.px(8) : 0;
    const float disc = ui.px(96);
    const bool with_disc = area.height >= disc + ui.px(20) + title + hint;
    Rect block = area.centered({area.width, title + hint + (with_disc ? disc + ui.px(20) : 0)});
    if (with_disc) {
        const ui::Point center = block.cut_top(disc, ui.px(20)).center();
        ui.disc(center, disc / 2, t.solidaire.tint);
        ui.icon(center, Icon::Volunteer, IconSize::Huge, t.solidaire.ink);
    }
    ui.paragraph(block.cut_top(title, ui.px(8)), view.round_up, {.role = title_role, .align = Align::Center});
    if (with_hint) {
        ui.paragraph(block, view.round_up_hint, {.role = TextRole::Label, .color = t.ink2, .align = Align::Center});
    }
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
    const float row = ui.line_height(TextRole::Title);
    const TextRole role = amount_role(ui, view.left, panel.width);
    const float amounts = ui.line_height(TextRole::Heading) + ui.px(8) + ui.em(role) * 1.25F + ui.px(16 + 22) +
                          panel_sum_height(ui) + (row + ui.px(10)) * static_cast<float>(view.received.size());
    if (panel.height >= amounts + ways_height(ui) + ui.px(16)) {
        draw_ways(ui, panel.cut_bottom(ways_height(ui), ui.px(16)), view);
    } else if (panel.height < amounts) {
        panel = dark.inset(ui.px(28), ui.px(16));
    }
    ui.text(panel.cut_top(ui.line_height(TextRole::Heading), ui.px(8)), view.left_label,
            {TextRole::Heading, t.bar_muted});
    ui.text(panel.cut_top(ui.em(role) * 1.25F, ui.px(16)), view.left, {role, t.on_bar});
    ui.fill({panel.x, panel.y, panel.width, 2}, t.on_bar.faded(0.3F));
    panel.cut_top(ui.px(22));
    draw_panel_sum(ui, panel, view.to_pay_label, view.to_pay);
    for (const LabelledTender& tender : view.received) {
        if (panel.height < row) {
            break;
        }
        Rect line = panel.cut_top(row, ui.px(10));
        const float sign = ui.icon_width(IconSize::Large) + ui.px(12);
        const TextRole words = sum_role(ui, line.width - sign, tender.label, tender.amount);
        if (words == TextRole::Title) {  // where it is narrow the words are enough
            ui.icon(line.cut_left(ui.icon_width(IconSize::Large), ui.px(12)).center(), Icon::CheckCircle,
                    IconSize::Large, t.on_bar);
        }
        ui.label_and_value(line, tender.label, tender.amount, {words, t.on_bar}, {words, t.on_bar});
    }
    const float margin = area.height >= ui.px(640) ? ui.px(44) : ui.px(16);
    area = area.inset(margin, margin);
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
