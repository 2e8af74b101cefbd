#include "pos/screens/drawer_dialog.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/device_words.hpp"
#include "pos/screens/parts.hpp"

namespace ecot::screens {

namespace {

using session::DrawerReason;

constexpr std::array reasons{DrawerReason::Change, DrawerReason::Count, DrawerReason::Correction, DrawerReason::Stuck};

ui::Icon reason_icon(DrawerReason reason) {
    switch (reason) {
        case DrawerReason::Change:
            return ui::Icon::Euro;
        case DrawerReason::Count:
            return ui::Icon::Calculator;
        case DrawerReason::Correction:
            return ui::Icon::Undo;
        case DrawerReason::Stuck:
            return ui::Icon::Lock;
    }
    return ui::Icon::None;
}

template <typename Asked>
void list_reasons(DrawerReasonsView& view, const Texts& texts) {
    for (std::size_t index = 0; index < reasons.size(); ++index) {
        const DrawerReason reason = reasons.at(index);
        view.reasons.at(index) = {reason_icon(reason), drawer_reason_words(reason, texts), Asked{reason}};
    }
}

}  // namespace

std::optional<DrawerReasonsView> drawer_question_view(const TillState& state, const Texts& texts) {
    if (!state.drawer_question || !state.operator_in || state.screen == session::Screen::SignIn) {
        return std::nullopt;
    }
    DrawerReasonsView view;
    view.saying = {texts.get("The drawer was opened without a sale"), texts.get("Why? The reason is kept.")};
    list_reasons<session::SayDrawerReason>(view, texts);
    return view;
}

DrawerReasonsView drawer_request_view(const Texts& texts) {
    DrawerReasonsView view;
    view.saying = {texts.get("Why open the drawer?"), texts.get("The reason is kept.")};
    list_reasons<session::AskDrawer>(view, texts);
    view.cancel = texts.get("Leave it shut");
    return view;
}

bool draw_drawer_reasons(ui::Ui& ui, const DrawerReasonsView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const float padding = ui.px(28);
    const float gap = ui.px(14);
    const float width = std::min(ui.px(680), ui.area().width - 32);
    const float words = width - 2 * padding;
    const float title = ui.paragraph_height(words, view.saying.title, {.role = ui::TextRole::Heading});
    const float text = ui.paragraph_height(words, view.saying.text, {.role = ui::TextRole::Body});
    const float disc = ui.px(72);
    const float button = std::max(ui.px(96), std::ceil(ui.line_height(ui::TextRole::Label) * 2) + 24);
    const float foot = view.cancel.empty() ? 0 : row_height(ui, 64) + gap;
    const float head = disc + ui.px(14) + title + ui.px(6) + text + ui.px(20);
    ui::Rect card = ui.overlay({width, 2 * padding + head + 2 * button + gap + foot}).inset(padding);
    const ui::Point sign = card.cut_top(disc, ui.px(14)).center();
    ui.disc(sign, disc / 2, t.warn.tint);
    if (t.high_contrast) {
        ui.ring(sign, disc / 2, t.warn.ink, 2);
    }
    ui.icon(sign, ui::Icon::Drawer, ui::IconSize::Huge, t.warn.ink);
    ui.paragraph(card.cut_top(title, ui.px(6)), view.saying.title,
                 {.role = ui::TextRole::Heading, .align = ui::Align::Center});
    ui.paragraph(card.cut_top(text, ui.px(20)), view.saying.text,
                 {.role = ui::TextRole::Body, .color = t.ink2, .align = ui::Align::Center});
    bool done = false;
    for (std::size_t first = 0; first < 4; first += 2) {
        const ui::Rect line = card.cut_top(button, gap);
        for (int column = 0; column < 2; ++column) {
            const auto& reason = view.reasons.at(first + static_cast<std::size_t>(column));
            ui::ButtonStyle style;
            style.icon = reason.icon;
            if (ui.button(line.column({.index = column, .count = 2, .gap = gap}), reason.label, style)) {
                intents.push_back(reason.chosen);
                done = true;
            }
        }
    }
    if (!view.cancel.empty()) {
        ui::ButtonStyle style;
        style.variant = ui::ButtonVariant::Ghost;
        style.shortcut = ui::Key::Escape;
        done = ui.button(card.cut_bottom(row_height(ui, 64)), view.cancel, style) || done;
    }
    return done;
}

}  // namespace ecot::screens
