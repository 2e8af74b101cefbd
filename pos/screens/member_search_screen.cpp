#include "pos/screens/member_search_screen.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/list.hpp"

namespace ecot::screens {

namespace {

using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

void draw_match(Ui& ui, Rect place, const MemberSearchView& view, const MemberRow& member, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const auto scope = ui.scope(member.id);
    ui.card(place, 14);
    Rect row = place.inset(ui.px(8), ui.px(6));
    ButtonStyle sell;
    sell.variant = ButtonVariant::Tonal;
    sell.icon = Icon::Basket;
    sell.role = TextRole::Strong;
    const float words = std::ceil(ui.text_width(TextRole::Strong, view.sell));
    const float width = words + ui.icon_width(IconSize::Medium) + ui.px(50);
    const Rect button = row.cut_right(width, ui.px(12)).centered({width, std::max(64.0F, ui.px(64))});
    const ui::TargetState page = ui.touchable(row, member.open);
    if (page.held) {
        ui.fill(row, t.sunken, 10);
    }
    if (page.ring) {
        ui.focus_ring(row, 10);
    }
    if (page.fired) {
        intents.emplace_back(session::ShowMember{member.id});
    }
    const ui::TargetState sold = ui.touchable(button, member.sell);
    ui.fill(sold.held ? button.inset(2) : button, sold.held ? t.primary.tint_down : t.primary.tint, 12);
    if (t.high_contrast) {
        ui.outline(button, t.line, 12, 2);
    }
    if (sold.ring) {
        ui.focus_ring(button, 12);
    }
    Rect inner = button.centered({words + ui.icon_width(IconSize::Medium) + ui.px(12), button.height});
    ui.icon(inner.cut_left(ui.icon_width(IconSize::Medium), ui.px(10)).center(), Icon::Basket, IconSize::Medium,
            t.primary.ink);
    ui.text({inner.x, inner.y, inner.width + 4, inner.height}, view.sell, {TextRole::Strong, t.primary.ink});
    if (sold.fired) {
        intents.emplace_back(session::ChooseMember{member.id});
    }

    row.cut_left(ui.px(8));
    draw_avatar(ui, row.cut_left(ui.px(48), ui.px(14)).center(), ui.px(24), member.avatar);
    const float name = ui.line_height(TextRole::Strong);
    const float status = ui.line_height(TextRole::Cap);
    Rect text = row.centered({row.width, name + status});
    ui.label_and_value(text.cut_top(name), member.name, member.card, {TextRole::Strong, t.ink},
                       {TextRole::Cap, t.ink2});
    const Rect sign = text.cut_left(ui.icon_width(IconSize::Small), ui.px(6));
    ui.icon(sign.center(), member.in_order ? Icon::CheckCircle : Icon::Info, IconSize::Small,
            member.in_order ? t.primary.fill : t.warn.ink);
    ui.text(text, member.status, {TextRole::Cap, t.ink2});
}

void draw_search_field(Ui& ui, Rect row, const MemberSearchView& view, MemberSearchLocal& local,
                       session::Intents& intents) {
    ButtonStyle keys;
    keys.icon = local.keyboard.open ? Icon::KeyboardHide : Icon::Keyboard;
    keys.id = "keyboard";
    if (ui.icon_button(row.cut_right(ui.px(64), ui.px(10)), view.keyboard, keys.icon, keys)) {
        local.keyboard.open = !local.keyboard.open;
    }
    if (!local.search.empty()) {
        if (ui.icon_button(row.cut_right(ui.px(64), ui.px(10)), view.clear, Icon::Close, {})) {
            local.search.clear();
        }
    }
    ui::FieldStyle field;
    field.placeholder = view.placeholder;
    field.icon = Icon::Search;
    field.takes_typing = true;
    field.characters_max = 40;
    field.id = "member search";
    const ui::FieldTouch touch = ui.field(row, view.placeholder, local.search, field);
    if (ui.take_key(ui::Key::F2)) {
        ui.focus_last();
    }
    if (touch.touched) {
        local.keyboard.open = true;
    }
    if (touch.changed) {
        local.scroll.offset = 0;
    }
    if (touch.submitted && view.rows.size() == 1) {
        intents.emplace_back(session::ChooseMember{view.rows.front().id});
    }
}

}  // namespace

void draw_member_search(Ui& ui, Rect area, const MemberSearchView& view, MemberSearchLocal& local,
                        session::Intents& intents) {
    if (local.keyboard.open) {
        const Rect keys = area.cut_bottom(ui::keyboard_height(ui));
        ui::keyboard(ui, keys, local.keyboard,
                     {.space = view.keys.space,
                      .backspace = view.keys.erase,
                      .capitals = view.keys.capitals,
                      .hide = view.keys.hide});
    }
    area = area.inset(ui.px(16), ui.px(12));
    Rect head = area.cut_top(ui.px(64), ui.px(12));
    const float title = std::ceil(ui.text_width(TextRole::Title, view.title)) + 2;
    if (title < head.width * 0.3F) {
        ui.text(head.cut_left(title, ui.px(18)), view.title, {TextRole::Title, ui.theme().ink});
    }
    draw_search_field(ui, head, view, local, intents);
    if (view.rows.empty()) {
        const bool roomy = area.height > ui.px(220);
        if (roomy) {
            draw_nothing(ui, area, view.instead_icon, view.instead);
        } else {
            ui.text(area.cut_top(ui.line_height(TextRole::Title)), view.instead.title,
                    {TextRole::Title, ui.theme().ink});
            ui.text(area.cut_top(ui.line_height(TextRole::Body)), view.instead.text, {TextRole::Body, ui.theme().ink2});
        }
        return;
    }
    ui::ListShape shape;
    shape.count = view.rows.size();
    shape.columns = area.width > ui.px(1000) ? 2 : 1;
    shape.row_height = ui.px(80);
    shape.gap = ui.px(12);
    ui::list(
        ui, "members", area, local.scroll, shape,
        [&](std::size_t index, Rect place) { draw_match(ui, place, view, view.rows[index], intents); },
        ui.theme().page);
}

}  // namespace ecot::screens
