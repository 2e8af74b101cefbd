#include "pos/screens/dialogs.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/drawer_dialog.hpp"
#include "pos/screens/parts.hpp"
#include "pos/screens/sign_in_screen.hpp"
#include "pos/ui/messages.hpp"
#include "pos/ui/tiles.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Icon;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

constexpr ui::Moment toast_rise{120};

void draw_managers(Ui& ui, Rect area, const ApprovalView& view, DialogsLocal& local) {
    constexpr std::size_t rows_most = 4;
    const std::size_t managers = view.managers.size();
    const float gap = ui.px(10);
    const auto rows = static_cast<float>(std::clamp<std::size_t>(managers, 1, rows_most));
    const float height = std::min(row_height(ui, 76), (area.height - gap * (rows - 1)) / rows);
    std::size_t count = managers;
    if (managers > rows_most) {  // the last row turns the page
        count = rows_most - 1;
        if (ui.button(area.cut_bottom(height, gap), view.next_page)) {
            local.first_manager += count;
        }
    }
    if (local.first_manager >= managers) {
        local.first_manager = 0;
    }
    const std::size_t end = std::min(managers, local.first_manager + count);
    for (std::size_t index = local.first_manager; index < end; ++index) {
        const ApprovalView::Person& person = view.managers[index];
        const Rect box = area.cut_top(height, gap);
        const ui::Theme& t = ui.theme();
        const ui::TargetState state = ui.touchable(box, person.name);
        const bool chosen = local.manager == person.id;
        ui.fill(box, chosen ? t.primary.tint : state.held ? t.sunken : t.surface, 14);
        ui.outline(box, chosen ? t.primary.fill : t.control, 14, chosen ? 3.0F : 1.5F);
        Rect row = box.inset(ui.px(12), 0);
        draw_avatar(ui, row.cut_left(ui.px(48), ui.px(12)).center(), ui.px(24), person.avatar);
        ui.text(row, person.name, {TextRole::Label, chosen ? t.primary.ink : t.ink});
        if (state.ring) {
            ui.focus_ring(box, 14);
        }
        if (state.fired) {
            local.manager = person.id;
            local.digits.clear();
        }
    }
}

void draw_approval(Ui& ui, const ApprovalView& view, DialogsLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const bool known = std::ranges::any_of(
        view.managers, [&](const ApprovalView::Person& person) { return person.id == local.manager; });
    if (!known) {
        local.digits.clear();
        local.manager = view.managers.empty() ? std::string{} : view.managers.front().id;
    }
    const Rect card = ui.overlay({ui.px(900), ui.px(560)});
    Rect rest = card;
    const Rect dark = rest.cut_right(std::floor(card.width * 0.47F));
    ui.fill(dark, t.bar, 20, ui::Corners::Right);
    if (t.high_contrast) {
        ui.fill({dark.x, dark.y, 2, dark.height}, t.line);
        ui.outline(card, t.line, 20, 2);
    }
    Rect left = rest.inset(ui.px(24));
    const float title = ui.paragraph_height(left.width, view.title, {.role = TextRole::Title, .lines_max = 2});
    ui.paragraph(left.cut_top(title, ui.px(6)), view.title, {.role = TextRole::Title, .lines_max = 2});
    const std::string& words = view.trouble.empty() ? view.ask : view.trouble;
    const float lines = ui.paragraph_height(left.width, words, {.role = TextRole::Body, .lines_max = 4});
    ui.paragraph(left.cut_top(lines, ui.px(14)), words,
                 {.role = TextRole::Body, .color = view.trouble.empty() ? t.ink2 : t.danger.ink, .lines_max = 4});
    ButtonStyle cancel;
    cancel.shortcut = ui::Key::Escape;
    if (ui.button(left.cut_bottom(row_height(ui, 68), ui.px(14)), view.cancel, cancel)) {
        intents.emplace_back(session::GiveUpApproval{});
        local.digits.clear();
    }
    draw_managers(ui, left, view, local);

    Rect panel = dark.inset(ui.px(24));
    const Rect dots = panel.cut_top(ui.px(52), ui.px(8));
    if (view.checking) {
        ui.text(dots, view.checking_words, {TextRole::Label, t.on_bar, Align::Center});
        return;
    }
    draw_pin_dots(ui, dots, local.digits.size());
    const auto key = ui::keypad(ui, panel, ui::KeypadKind::Pin, keypad_names(view.keys));
    if (key) {
        ui::apply(*key, local.digits, pin_digits);
    }
    if (local.digits.size() == pin_digits && !local.manager.empty()) {
        intents.emplace_back(session::GiveManagerPin{local.manager, local.digits});
        local.digits.clear();
    }
}

Opens answer_dialog(const DialogView& view, DialogAnswer answer, DialogsLocal& local, session::Intents& intents) {
    if (answer == DialogAnswer::None) {
        return Opens::Nothing;
    }
    if (view.kind == DialogView::Kind::ShareUnavailable) {
        local.full_price_kept.insert(view.line);
    } else if (view.kind == DialogView::Kind::ClockBehind) {
        local.clock_behind_told = true;
    } else if (view.kind == DialogView::Kind::Offline) {
        local.offline_told = true;
    }
    const DialogButton& button = answer == DialogAnswer::Main ? view.main : *view.other;
    intents.insert(intents.end(), button.intents.begin(), button.intents.end());
    return button.opens;
}

// In the left column of the page, whose cart or sums stay free, and never over its main action.
Opens draw_toast(Ui& ui, const ToastView& view, Rect page, DialogsLocal& local, session::Intents& intents) {
    ui::Toast toast;
    toast.tone = view.tone;
    toast.title = view.saying.title;
    toast.detail = view.saying.text;
    toast.action = view.action;
    const float width = std::min(ui.px(760), std::floor(ui.area().width * 0.53F));
    const float height = ui::toast_height(ui, width, toast);
    if (local.toast_title != view.saying.title) {
        local.toast_title = view.saying.title;
        local.toast_since = ui.now();
    }
    const float gap = ui.px(12) * (1 - ui.fading(local.toast_since, toast_rise));
    const float top = view.at_top ? page.y + gap : page.bottom() - gap - height;
    const ui::ToastTouch touch = ui::toast(ui, {ui.px(16), top, width, height}, toast);
    if (!view.stays && view.left_ms > 0) {
        ui.wake_at(ui.now() + ui::Moment{view.left_ms});
    }
    if (touch == ui::ToastTouch::None) {
        return Opens::Nothing;
    }
    local.refusal_toast.clear();
    local.notice_closed_ms = view.since_ms;
    if (touch == ui::ToastTouch::Action && view.does) {
        intents.push_back(*view.does);
        return view.opens;
    }
    if (touch == ui::ToastTouch::Dismissed) {
        intents.emplace_back(session::Dismiss{});
    }
    return Opens::Nothing;
}

void forget_what_passed(Ui& ui, const TillState& state, DialogsLocal& local) {
    constexpr ui::Moment shown{4000};
    if (state.cart.lines.empty()) {
        local.full_price_kept.clear();
    }
    if (state.link.online) {
        local.offline_told = false;
    }
    if (!state.approval) {
        local.digits.clear();
        local.manager.clear();
    }
    if (ui.refusal()) {
        local.refusal_toast = *ui.refusal();
        local.refusal_toast_since = ui.now();
    }
    if (local.refusal_toast.empty()) {
        return;
    }
    if (ui.now() >= local.refusal_toast_since + shown) {
        local.refusal_toast.clear();
    } else {
        ui.wake_at(local.refusal_toast_since + shown);
    }
}

}  // namespace

DialogAnswer draw_dialog(Ui& ui, const DialogView& view) {
    ui::Modal modal;
    modal.icon = view.icon;
    modal.tone = view.tone;
    modal.title = view.saying.title;
    modal.text = view.saying.text;
    if (view.other) {
        modal.buttons.push_back({view.other->label, view.other->icon, ButtonVariant::Secondary});
    }
    modal.buttons.push_back({view.main.label, view.main.icon, ButtonVariant::Primary});
    const auto answer = ui::modal(ui, modal);
    if (!answer) {
        return DialogAnswer::None;
    }
    return *answer + 1 == modal.buttons.size() ? DialogAnswer::Main : DialogAnswer::Other;
}

Opens draw_dialogs(Ui& ui, const TillState& state, const Texts& texts, Rect page, DialogsLocal& local,
                   session::Intents& intents) {
    forget_what_passed(ui, state, local);
    Opens opens = Opens::Nothing;
    if (const auto toast = toast_view(state, texts, local)) {
        opens = draw_toast(ui, *toast, page, local, intents);
    } else {
        local.toast_title.clear();
    }
    if (const auto approval = approval_view(state, texts)) {
        draw_approval(ui, *approval, local, intents);
    } else if (const auto drawer = drawer_question_view(state, texts)) {
        draw_drawer_reasons(ui, *drawer, intents);
    } else if (const auto dialog = dialog_view(state, texts, local)) {
        opens = answer_dialog(*dialog, draw_dialog(ui, *dialog), local, intents);
    }
    return opens;
}

}  // namespace ecot::screens
