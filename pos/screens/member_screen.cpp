#include "pos/screens/member_screen.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/chart.hpp"

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

void draw_member_head(Ui& ui, Rect card, const MemberPageView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect row = card.inset(ui.px(16), ui.px(12));
    ButtonStyle back;
    back.icon = Icon::Back;
    back.shortcut = ui::Key::Escape;
    const float back_width = std::ceil(ui.text_width(TextRole::Label, view.back)) + ui.px(82);
    const Rect back_box = row.cut_left(back_width, ui.px(18)).centered({back_width, ui.px(68)});
    if (ui.button(back_box, view.back, back)) {
        intents.emplace_back(session::Go{session::Screen::MemberSearch});
    }
    ButtonStyle sell;
    sell.variant = ButtonVariant::Primary;
    sell.icon = Icon::Basket;
    const float sell_width = std::ceil(ui.text_width(TextRole::Label, view.sell)) + ui.px(110);
    const Rect sell_box = row.cut_right(sell_width, ui.px(16)).centered({sell_width, ui.px(72)});
    if (ui.button(sell_box, view.sell, sell)) {
        intents.emplace_back(session::ChooseMember{view.id});
        intents.emplace_back(session::Go{session::Screen::Checkout});
    }
    draw_avatar(ui, row.cut_left(ui.px(76), ui.px(18)).center(), ui.px(38), view.avatar);
    const float name = ui.line_height(TextRole::Heading);
    const float line = ui.line_height(TextRole::Body);
    Rect text = row.centered({row.width, name + line});
    ui.text(text.cut_top(name), view.name, {TextRole::Heading, t.ink});
    ui.text(text, view.line, {TextRole::Body, t.ink2});
}

void draw_membership(Ui& ui, Rect card, const MemberPageView& view) {
    ui.card(card, 16);
    Rect area = card.inset(ui.px(20), ui.px(14));
    Rect head = area.cut_top(ui.px(40), ui.px(8));
    const Icon sign = view.in_order ? Icon::CheckCircle : Icon::Info;
    const float chip = ui.chip_width(sign, view.membership_state);
    const Rect chip_box = head.cut_right(chip, ui.px(8));
    ui.chip({chip_box.x, chip_box.center().y}, sign, view.membership_state,
            view.in_order ? ui::Tone::Primary : ui::Tone::Warn);
    draw_card_title(ui, head, Icon::Badge, view.membership);
    const ui::Theme& t = ui.theme();
    const auto row = [&](const std::string& label, const std::string& value) {
        ui.label_and_value(area.cut_top(std::max(ui.px(36), sum_height(ui))), label, value, {TextRole::Body, t.ink2},
                           {TextRole::Strong, t.ink});
    };
    row(view.until_label, view.until);
    row(view.card_label, view.card);
}

void draw_household(Ui& ui, Rect card, const MemberPageView& view) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect area = card.inset(ui.px(20), ui.px(14));
    Rect head = area.cut_top(ui.px(40), ui.px(8));
    const float persons = std::ceil(ui.text_width(TextRole::Strong, view.persons)) + 2;
    ui.text(head.cut_right(persons, ui.px(8)), view.persons, {TextRole::Strong, t.ink});
    draw_card_title(ui, head, Icon::Family, view.household);
    Rect faces = area.cut_top(ui.px(64), ui.px(8));
    const auto face = [&](float radius, Icon icon, IconSize size, ui::Color tint) {
        if (faces.width < 2 * radius) {
            return;
        }
        const Rect box = faces.cut_left(2 * radius, ui.px(10));
        ui.disc(box.center(), radius, tint);
        if (t.high_contrast) {
            ui.ring(box.center(), radius, t.line, 2);
        }
        ui.icon(box.center(), icon, size, t.ink);
    };
    for (int adult = 0; adult < view.adults; ++adult) {
        face(ui.px(26), Icon::Person, IconSize::Large, t.category(ui::Category::Vegetables));
    }
    for (int child = 0; child < view.children; ++child) {
        face(ui.px(20), Icon::Person, IconSize::Small, t.category(ui::Category::Fresh));
    }
    ui.text(area.cut_top(ui.line_height(TextRole::Body)), view.composition, {TextRole::Body, t.ink2});
}

// How many lines of text an area has room for, and one at least.
int lines_in(const Ui& ui, Rect area) {
    return std::max(1, static_cast<int>(area.height / ui.line_height(TextRole::Body)));
}

void draw_amounts(Ui& ui, Rect area, const MemberPageView& view) {
    const ui::Theme& t = ui.theme();
    if (view.allowances.empty()) {
        ui::ParagraphStyle words{.role = TextRole::Body, .color = t.ink2, .align = Align::Center};
        if (area.height >= ui.px(68) + ui.paragraph_height(area.width, view.allowance_text, words)) {
            ui.icon(area.cut_top(ui.px(64), ui.px(4)).center(), view.seconds_shown ? Icon::People : Icon::EyeOff,
                    IconSize::Huge, t.ink3);
        }
        words.lines_max = lines_in(ui, area);
        ui.paragraph(area, view.allowance_text, words);
        return;
    }
    const float amount = std::floor(ui.em(TextRole::Amount) * 1.2F);
    const float caption = ui.line_height(TextRole::Cap);
    const float gauge = ui.px(22) + ui.px(6) + caption;
    for (const AllowanceRow& row : view.allowances) {
        if (area.height < amount) {
            break;
        }
        Rect line = area.cut_top(amount, ui.px(4));
        const float width = std::ceil(ui.text_width(TextRole::Amount, row.left)) + 2;
        ui.text(line.cut_left(std::min(width, line.width), ui.px(12)), row.left, {TextRole::Amount, t.collectif.ink});
        ui.text(line.moved(0, ui.px(6)), row.of, {TextRole::Body, t.ink2});
        // In large text there may be room for the figures only.
        if (area.height < gauge) {
            continue;
        }
        const ui::ChartPart part{static_cast<float>(row.used_percent) / 100.0F, t.collectif.fill, false};
        ui::gauge(ui, area.cut_top(ui.px(22), ui.px(6)), {part}, std::nullopt, t.collectif.tint);
        ui.label_and_value(area.cut_top(caption, ui.px(8)), row.used, row.period, {TextRole::Cap, t.ink2},
                           {TextRole::Cap, t.ink2});
    }
}

void draw_allowance(Ui& ui, Rect card, const MemberPageView& view, session::Intents& intents) {
    ui.card(card, 16);
    Rect area = card.inset(ui.px(20), ui.px(14));
    draw_card_title(ui, area.cut_top(ui.px(40), ui.px(8)), Icon::People, view.allowance);
    if (!view.loading) {
        ButtonStyle style;
        style.variant = ButtonVariant::Collectif;
        style.role = TextRole::Strong;
        style.icon = view.seconds_shown ? Icon::EyeOff : Icon::Eye;
        style.id = "allowance";
        const Rect button = area.cut_bottom(row_height(ui, 64), row_gap(ui));
        if (ui.button(button, view.seconds_shown ? view.mask : view.reveal, style)) {
            intents.emplace_back(session::RevealAllowance{!view.seconds_shown});
        }
    }
    if (view.seconds_shown) {
        ui.wake_at(ui.now() + ui::Moment{1000});
    }
    draw_amounts(ui, area, view);
}

void draw_rights(Ui& ui, Rect card, const MemberPageView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui.card(card, 16);
    Rect area = card.inset(ui.px(20), ui.px(14));
    draw_card_title(ui, area.cut_top(ui.px(40), ui.px(4)), Icon::Lock, view.rights_title);
    ButtonStyle style;
    style.role = TextRole::Strong;
    style.icon = Icon::Lock;
    if (ui.button(area.cut_bottom(row_height(ui, 64), row_gap(ui)), view.show_rights, style)) {
        intents.emplace_back(session::RevealRights{true});
    }
    ui.paragraph(area, view.rights_hint, {.role = TextRole::Body, .color = t.ink2, .lines_max = lines_in(ui, area)});
}

void draw_rights_page(Ui& ui, const MemberPageView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const float line = ui.line_height(TextRole::Body) + ui.px(6);
    const auto lines = static_cast<float>(std::min<std::size_t>(view.rights.size(), 8));
    const float height = ui.px(28 * 2 + 72 + 34) + ui.line_height(TextRole::Heading) + line * lines;
    Rect area = ui.overlay({ui.px(600), height}).inset(ui.px(28));
    ui.text(area.cut_top(ui.line_height(TextRole::Heading), ui.px(14)), view.name, {TextRole::Heading, t.ink});
    ButtonStyle close;
    close.variant = ButtonVariant::Primary;
    close.icon = Icon::EyeOff;
    close.shortcut = ui::Key::Escape;
    if (ui.button(area.cut_bottom(ui.px(72), ui.px(14)), view.close_rights, close)) {
        intents.emplace_back(session::RevealRights{false});
    }
    for (const std::string& right : view.rights) {
        if (area.height < line) {
            break;
        }
        ui.text(area.cut_top(line), right, {TextRole::Body, t.ink});
    }
}

}  // namespace

void draw_member_page(Ui& ui, Rect area, const MemberPageView& view, session::Intents& intents) {
    area = area.inset(ui.px(16), ui.px(12));
    draw_member_head(ui,
                     area.cut_top(std::max(ui.px(104), ui.line_height(TextRole::Heading) +
                                                           ui.line_height(TextRole::Body) + ui.px(28)),
                                  ui.px(14)),
                     view, intents);
    const float gap = row_gap(ui, 14);
    const Rect top = area.cut_top(std::floor((area.height - gap) * 0.54F), gap);
    Rect allowance = top;
    const Rect membership = allowance.cut_left(std::floor(top.width * 0.46F), gap);
    draw_membership(ui, membership, view);
    draw_allowance(ui, allowance, view, intents);
    Rect household = area;
    draw_rights(ui, household.cut_right(allowance.width, gap), view, intents);
    draw_household(ui, household, view);
    if (!view.rights.empty()) {
        draw_rights_page(ui, view, intents);
    }
}

}  // namespace ecot::screens
