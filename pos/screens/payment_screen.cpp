#include "pos/screens/payment_screen.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/screens/payment_parts.hpp"

namespace ecot::screens {

using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Icon;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

namespace {

constexpr ui::Moment long_wait_after{10'000};

void act(const PaymentView& view, PaymentLocal& local, session::Intents& intents) {
    intents.insert(intents.end(), view.acts.begin(), view.acts.end());
    local.start_again(session::TenderKind::Cash);
}

// A split or "exact" proposes an amount; typing replaces it.
void propose(PaymentLocal& local, std::optional<std::int64_t> cents) {
    local.typed.cents = cents;
    local.freely = !cents;
    local.types_reference = false;
}

void type(ui::KeypadKey key, const PaymentView& view, PaymentLocal& local) {
    if (view.types_reference) {
        ui::apply(key, local.reference, 20);
        return;
    }
    if (!local.freely) {
        local.typed.cents.reset();
    }
    type_cents(key, local.typed);
    local.freely = true;
}

}  // namespace

void draw_payment(Ui& ui, Rect area, const PaymentView& view, PaymentLocal& local, session::Intents& intents) {
    area = area.inset(ui.px(16), ui.px(12));
    if (draw_page_head(ui, area, view.back, view.title, view.member)) {
        intents.emplace_back(session::Go{session::Screen::Checkout});
    }
    Rect right = area;
    const float gap = row_gap(ui, 14);
    const float share = (area.width - 2 * gap) / 100;
    const bool narrow = ui.large_text() || area.width < ui.px(1100);
    const Rect summary = right.cut_left(std::floor(share * (narrow ? 33.0F : 29.8F)), gap);
    Rect methods = right.cut_left(std::floor(share * (narrow ? 30.0F : 32.4F)), gap);
    draw_summary(ui, summary, view, local, intents);

    if (!view.splits.empty()) {
        const float label = ui.line_height(TextRole::Body);
        Rect split = methods.cut_bottom(label + 8 + row_height(ui, 68), row_gap(ui));
        Rect head = split.cut_top(label, 8);
        ui.icon(head.cut_left(ui.icon_width(ui::IconSize::Medium), ui.px(10)).center(), Icon::Split,
                ui::IconSize::Medium, ui.theme().ink2);
        ui.text(head, view.split, {TextRole::Body, ui.theme().ink2});
        int index = 0;
        for (const SplitChoice& choice : view.splits) {
            ButtonStyle style;
            style.role = TextRole::Strong;
            const auto count = static_cast<int>(view.splits.size());
            const Rect box = split.column({.index = index++, .count = count, .gap = 10});
            if (!ui.large_text() && ui.text_width(TextRole::Cap, choice.sub) + ui.px(12) <= box.width) {
                style.sub = choice.sub;
            }
            if (ui.button(box, choice.label, style)) {
                propose(local, choice.cents);
            }
        }
    }
    draw_methods(ui, methods, view, local);

    ButtonStyle confirm;
    confirm.variant = ButtonVariant::Primary;
    confirm.icon = Icon::Check;
    confirm.role = TextRole::Title;
    confirm.id = "confirm";
    confirm.disabled_because = view.cannot_act;
    confirm.shortcut = ui::Key::Enter;
    if (view.writing) {
        local.writing_since = local.writing_since.value_or(ui.now());
        confirm.waiting = ui::Waiting{*local.writing_since, view.waiting};
        confirm.disabled_because = {};
        const ui::Moment long_wait = *local.writing_since + long_wait_after;
        if (ui.now() >= long_wait) {
            confirm.sub = view.waiting_long;
        } else {
            ui.wake_at(long_wait);
        }
    } else {
        local.writing_since.reset();
    }
    const Rect action = right.cut_bottom(row_height(ui, 72), 8);
    const ReceivedTouch touch = draw_received(ui, right, view, local);
    if (touch.proposed) {
        propose(local, touch.cents);
    }
    if (touch.key) {
        type(*touch.key, view, local);
    }
    if (ui.button(action, view.act, confirm)) {
        act(view, local, intents);
    }
    if (local.asks_round_up && !view.round_ups.empty()) {
        ask_round_up(ui, view, local, intents);
    }
}

}  // namespace ecot::screens
