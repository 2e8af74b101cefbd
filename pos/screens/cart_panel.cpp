#include "pos/screens/cart_panel.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/messages.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Color;
using ui::Corners;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

constexpr ui::Moment flash_time{250};
constexpr ui::Picto basket_picture{0x1F9FA};

void draw_member(Ui& ui, Rect box, const MemberChipView& member, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const float edge = t.high_contrast ? 2.0F : 1.0F;
    ui.fill(box.inset(edge), t.surface_alt, 15, Corners::Top);
    ui.rule({box.x, box.bottom()}, box.width);
    Rect row = box;
    row.cut_left(ui.px(20));
    if (member.chosen) {
        row.cut_right(ui.px(8));
        // As high as the row, which touches the first line of the cart.
        const Rect forget = row.cut_right(ui.px(64), 8);
        const Rect hide = row.cut_right(ui.px(64), 8);
        ButtonStyle style;
        style.variant = ButtonVariant::Ghost;
        if (ui.icon_button(forget, member.forget, Icon::Close, style)) {
            intents.emplace_back(session::ForgetMember{});
        }
        style.id = "discreet";
        if (ui.icon_button(hide, member.hide, member.discreet ? Icon::EyeOff : Icon::Eye, style)) {
            intents.emplace_back(session::SetDiscreet{!member.discreet});
        }
    }
    const Rect whole{box.x, box.y, row.right() - box.x, box.height};
    const ui::TargetState state = ui.touchable(whole, member.name, {.id = "member"});
    if (state.held) {
        ui.fill(whole.inset(4), t.sunken, 12);
    }
    if (!member.chosen) {
        const Rect sign = row.cut_right(ui.px(48), 0);
        ui.icon({sign.right() - ui.px(34), sign.center().y}, Icon::ChevronRight, IconSize::Medium, t.ink2);
    }
    draw_avatar(ui, row.cut_left(ui.px(48), ui.px(12)).center(), ui.px(24), member.avatar);
    const float name_height = ui.line_height(TextRole::Strong);
    const float status_height = ui.line_height(TextRole::Cap);
    Rect words = row.centered({row.width, name_height + status_height});
    ui.text(words.cut_top(name_height), member.name, {TextRole::Strong, t.ink});
    if (member.chosen) {
        const Rect sign = words.cut_left(ui.icon_width(IconSize::Small), ui.px(6));
        ui.icon(sign.center(), member.in_order ? Icon::CheckCircle : Icon::Info, IconSize::Small,
                member.in_order ? t.primary.fill : t.warn.ink);
    }
    ui.text(words, member.status, {TextRole::Cap, t.ink2});
    if (state.ring) {
        ui.focus_ring(whole.inset(6), 10);
    }
    if (state.fired) {
        intents.emplace_back(session::Go{session::Screen::MemberSearch});
    }
}

// The price the person chose, in two lines; in large text there is room for its sign only.
bool draw_choice(Ui& ui, Rect box, const CartRow& line) {
    ButtonStyle style;
    style.role = TextRole::CapStrong;
    style.id = "choice";
    const float room = box.width - ui.px(20);
    const float two_lines = ui.em(TextRole::CapStrong) * 1.15F * 2 + 2;
    const float needed = ui.paragraph_height(room, line.choice, {.role = TextRole::CapStrong, .line_height = 1.15F});
    return needed <= two_lines ? ui.button(box, line.choice, style)
                               : ui.icon_button(box, line.choice, Icon::Euro, style);
}

// What can be done with the open line.
void draw_line_tools(Ui& ui, Rect row, const CartView& view, const CartRow& line, CartLocal& local,
                     session::Intents& intents) {
    constexpr float gap = 8;
    Rect rest = row;
    const float stepper = 3 * std::max(row.height, ui::target_side_min);
    // A price to choose needs words more than the bin does.
    const float remove_width = line.free_choice ? 0 : std::min(row.width * 0.44F, row.width - stepper - gap);
    const Rect remove = rest.cut_right(std::max(ui::target_side_min, std::floor(remove_width)), gap);
    ButtonStyle style;
    style.role = TextRole::Strong;
    style.icon = Icon::Delete;
    const bool words_fit = ui.text_width(TextRole::Strong, view.remove) + ui.px(64) < remove.width;
    const bool removed =
        words_fit ? ui.button(remove, view.remove, style) : ui.icon_button(remove, view.remove, Icon::Delete, style);
    if (removed) {
        intents.emplace_back(session::RemoveLine{line.id});
    }
    if (line.free_choice) {
        const float room = rest.width - stepper - gap;
        if (draw_choice(ui, rest.cut_right(std::max(ui::target_side_min, std::floor(room)), gap), line)) {
            local.ask_price = line.id;
        }
    }
    if (!line.by_piece) {
        ButtonStyle weight;
        weight.icon = Icon::Scale;
        weight.role = TextRole::Strong;
        weight.id = view.change_weight;
        if (ui.button(rest, line.quantity, weight)) {
            local.ask_quantity = line.id;
        }
        return;
    }
    const ui::StepperTouch touch = ui.stepper(rest, "", {.less = view.minus, .more = view.plus});
    if (touch == ui::StepperTouch::Less) {
        if (line.less.milli() <= 0) {
            intents.emplace_back(session::RemoveLine{line.id});
        } else {
            intents.emplace_back(session::SetQuantity{line.id, line.less});
        }
    } else if (touch == ui::StepperTouch::More) {
        intents.emplace_back(session::SetQuantity{line.id, line.more});
    }
    // The number between the halves opens the keypad.
    const float side = std::min(std::max(rest.height, ui::target_side_min), rest.width / 2);
    const Rect number = rest.inset(side, 0);
    const ui::TargetState state = ui.touchable(number, view.change_quantity);
    if (state.held) {
        ui.fill(number.inset(3), ui.theme().sunken, 9);
    }
    ui.text(number, line.quantity, {TextRole::Title, ui.theme().ink, Align::Center});
    if (state.ring) {
        ui.focus_ring(number.inset(4), 8);
    }
    if (state.fired) {
        local.ask_quantity = line.id;
    }
}

struct LineMetrics {
    float height, tools;
};

LineMetrics line_metrics(const Ui& ui) {
    return {ui.px(66), ui.px(72)};
}

// How much of what, and what the collective pays of it: its sign stands for the word where the detail needs the room.
void draw_detail(Ui& ui, Rect row, const CartRow& line) {
    const ui::Theme& t = ui.theme();
    const ui::TextStyle detail{TextRole::Cap, t.ink2};
    if (line.covered.empty()) {
        ui.label_and_value(row, line.detail, line.warning, detail, {TextRole::Cap, t.warn.ink});
        return;
    }
    const ui::TextStyle covered{TextRole::Cap, t.collectif.ink};
    const float needed =
        ui.text_width(TextRole::Cap, line.detail) + ui.px(12) + ui.tabular_width(TextRole::Cap, line.covered);
    if (needed <= row.width) {
        ui.label_and_value(row, line.detail, line.covered, detail, covered);
        return;
    }
    const float amount = std::ceil(ui.tabular_width(TextRole::Cap, line.covered_short));
    ui.text(row.cut_right(amount, ui.px(4)), line.covered_short, {TextRole::Cap, t.collectif.ink, Align::Right});
    const Rect sign = row.cut_right(ui.icon_width(IconSize::Small), ui.px(6));
    ui.icon(sign.center(), Icon::People, IconSize::Small, t.collectif.ink);
    ui.text(row, line.detail, detail);
}

void draw_line(Ui& ui, Rect box, const CartView& view, const CartRow& line, bool open, float flash, CartLocal& local,
               session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const LineMetrics metrics = line_metrics(ui);
    const float edge = t.high_contrast ? 2.0F : 1.0F;
    const auto scope = ui.scope(std::to_string(line.id));
    const Rect head{box.x, box.y, box.width, metrics.height};
    const ui::TargetState state = ui.touchable(head, line.name);
    if (open) {
        const Rect inside{box.x + edge, box.y, box.width - 2 * edge, box.height};
        ui.fill(inside, t.primary.tint);
        if (flash > 0) {
            ui.fill(inside, t.primary.fill.faded(0.45F * flash));
        }
        ui.fill({box.x, box.y, 6, box.height}, t.primary.fill);
    } else if (state.held) {
        ui.fill(box.inset(edge, 0), t.sunken);
    }
    const float margin = ui.px(18);
    Rect text = head.inset(margin, 0);
    const float upper = ui.px(22);
    const float lower = ui.px(46);
    const auto row_at = [&](float middle) { return Rect{text.x, text.y + middle - ui.px(15), text.width, ui.px(30)}; };
    ui.label_and_value(row_at(upper), line.name, line.price, {TextRole::Strong, t.ink}, {TextRole::Strong, t.ink});
    draw_detail(ui, row_at(lower), line);
    if (open) {
        const Rect tools{text.x, box.bottom() - metrics.tools, text.width, ui.px(64)};
        draw_line_tools(ui, tools, view, line, local, intents);
    } else {
        ui.rule({text.x, box.bottom()}, text.width);
    }
    if (state.ring) {
        ui.focus_ring(head.inset(6), 8);
    }
    if (state.fired) {
        local.open = line.id;
    }
}

void draw_lines(Ui& ui, Rect area, const CartView& view, bool animation, CartLocal& local, session::Intents& intents) {
    if (view.rows.empty()) {
        ui::EmptyState empty;
        empty.picto = basket_picture;
        empty.title = view.empty.title;
        empty.text = view.empty.text;
        ui::empty_state(ui, area.inset(ui.px(14)), empty);
        return;
    }
    if (local.flash_seen_ms != view.flashed_ms) {
        if (local.flash_seen_ms >= 0) {
            local.flash_began = ui.now();
        }
        local.flash_seen_ms = view.flashed_ms;
        local.open.reset();
        local.scroll.offset = local.scroll.content;
    }
    const std::optional<std::size_t> touched = local.open ? view.rows.row_of(local.open) : std::nullopt;
    const std::optional<std::size_t> open = touched ? touched : view.rows.row_of(view.last);
    const LineMetrics metrics = line_metrics(ui);
    const auto top_of = [&](std::size_t row) {
        return metrics.height * static_cast<float>(row) + (open && row > *open ? metrics.tools : 0);
    };
    const float flash = animation ? ui.fading(local.flash_began, flash_time) : 0;
    // A short list stands at the top of its area, a long one at its end.
    const ui::ScrollArea scroll{ui, "cart", area, local.scroll, top_of(view.rows.size())};
    // The rows seen, and those next to them that a key would reach.
    const float above = std::floor((local.scroll.offset - metrics.tools) / metrics.height) - 1;
    for (auto row = static_cast<std::size_t>(std::max(0.0F, above)); row < view.rows.size(); ++row) {
        const bool is_open = open == row;
        const Rect box = scroll.place(top_of(row), metrics.height + (is_open ? metrics.tools : 0));
        if (scroll.needed(box)) {
            draw_line(ui, box, view, view.rows[row], is_open, is_open ? flash : 0, local, intents);
        } else if (box.y > area.bottom()) {
            break;
        }
    }
}

void draw_totals(Ui& ui, Rect area, const CartView& view) {
    ui.rule({area.x, area.y}, area.width);
    area = area.inset(ui.px(18), ui.px(8));
    if (!view.full_price.empty()) {
        draw_sum(ui, area.cut_top(sum_height(ui)), view.full_price_label, view.full_price);
    }
    if (!view.covered.empty()) {
        draw_covered(ui, area.cut_top(sum_height(ui)), view.covered_label, view.covered_short, view.covered);
    }
    if (!view.given.empty()) {
        draw_sum(ui, area.cut_top(sum_height(ui)), view.given_label, view.given);
    }
    ui.label_and_value(area, view.to_pay_label, view.to_pay, {TextRole::Title, ui.theme().ink},
                       {TextRole::Amount, ui.theme().ink});
}

float totals_height(const Ui& ui, const CartView& view) {
    const int rows = (view.full_price.empty() ? 0 : 1) + (view.covered.empty() ? 0 : 1) + (view.given.empty() ? 0 : 1);
    return ui.px(16) + sum_height(ui) * static_cast<float>(rows) + std::max(ui.px(60), ui.em(TextRole::Amount) * 1.3F);
}

void draw_actions(Ui& ui, Rect row, const CartView& view, session::Intents& intents) {
    const Rect hold = row.cut_left(ui.px(72), ui.px(10));
    const bool empty = view.rows.empty() && !view.member.chosen;
    ButtonStyle style;
    style.icon = Icon::Pause;
    style.id = "hold";
    if (ui.icon_button(hold, empty ? view.held_list : view.hold, Icon::Pause, style)) {
        if (empty) {
            intents.emplace_back(session::Go{session::Screen::Holds});
        } else {
            intents.emplace_back(session::Hold{});
        }
    }
    if (view.holds > 0) {
        const ui::Theme& t = ui.theme();
        const Rect badge{hold.right() - ui.px(24), hold.y - ui.px(6), ui.px(30), ui.px(28)};
        ui.fill(badge, t.solidaire.fill, badge.height / 2);
        ui.text(badge, std::to_string(view.holds), {TextRole::CapStrong, t.solidaire.on_fill, Align::Center});
    }
    ButtonStyle pay;
    pay.variant = ButtonVariant::Primary;
    pay.icon = Icon::Forward;
    pay.icon_right = true;
    pay.role = TextRole::Heading;
    pay.id = "pay";
    pay.shortcut = ui::Key::F8;
    pay.disabled_because = view.cannot_pay;
    if (ui.button(row, view.pay, pay)) {
        intents.emplace_back(session::StartPayment{});
    }
}

}  // namespace

void draw_cart(Ui& ui, Rect area, const CartView& view, bool animation, CartLocal& local, session::Intents& intents) {
    ui.card(area, 16);
    Rect rest = area;
    draw_member(ui, rest.cut_top(ui.px(76)), view.member, intents);
    Rect foot = rest.cut_bottom(ui.px(88) + ui.px(14), 0);
    foot.height -= ui.px(14);
    draw_actions(ui, foot.inset(ui.px(14), 0), view, intents);
    if (view.rows.empty()) {
        draw_lines(ui, rest, view, animation, local, intents);
        return;
    }
    draw_totals(ui, rest.cut_bottom(totals_height(ui, view)), view);
    draw_lines(ui, rest, view, animation, local, intents);
}

}  // namespace ecot::screens
