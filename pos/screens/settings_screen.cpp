#include "pos/screens/settings_screen.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/messages.hpp"

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

constexpr float card_radius = 16;

float group_height(const Ui& ui) {
    return ui.px(14 * 2 + 64 + 8) + ui.line_height(TextRole::Label);
}

float action_height(const Ui& ui) {
    return std::max(ui.px(84), ui.line_height(TextRole::Strong) + ui.line_height(TextRole::Cap) + ui.px(24));
}

void draw_group(Ui& ui, Rect card, const SettingGroup& group, session::Intents& intents) {
    ui.card(card, card_radius);
    Rect area = card.inset(ui.px(16), ui.px(14));
    draw_card_title(ui, area.cut_top(ui.line_height(TextRole::Label), ui.px(8)), group.icon, group.title);
    const auto scope = ui.scope(group.title);
    int index = 0;
    for (const SettingChoice& choice : group.choices) {
        ButtonStyle style;
        style.role = TextRole::Strong;
        style.selected = choice.chosen;
        const auto count = static_cast<int>(group.choices.size());
        style.icon = choice.chosen && count == 2 ? Icon::Check : Icon::None;
        if (ui.button(area.column({.index = index++, .count = count, .gap = 8}), choice.label, style) &&
            !choice.chosen) {
            intents.push_back(choice.intent);
        }
    }
}

void draw_action(Ui& ui, Rect box, const SettingAction& action, SettingsLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const bool off = !action.not_now.empty();
    const bool dangerous = action.asks == SettingAction::Asks::Abandon;
    const ui::TargetState state = ui.touchable(box, action.label, {.disabled_because = action.not_now});
    const Rect card = state.held && !off ? box.inset(2) : box;
    if (off) {
        ui.fill(card, t.disabled, card_radius);
        if (t.high_contrast) {
            ui.dashed(card, t.on_disabled, card_radius);
        }
    } else {
        ui.card(card, card_radius, state.held ? t.sunken : t.surface);
    }
    if (state.ring) {
        ui.focus_ring(card, card_radius);
    }
    Rect row = card.inset(ui.px(18), ui.px(8));
    ui.icon(row.cut_left(ui.icon_width(IconSize::Large), ui.px(14)).center(), action.icon, IconSize::Large,
            off         ? t.on_disabled
            : dangerous ? t.danger.ink
                        : t.ink2);
    const float label = ui.line_height(TextRole::Strong);
    const float sub = ui.line_height(TextRole::Cap);
    Rect text = row.centered({row.width, label + sub});
    ui.text(text.cut_top(label), action.label,
            {TextRole::Strong, off         ? t.on_disabled
                               : dangerous ? t.danger.ink
                                           : t.ink});
    ui.text(text, action.sub, {TextRole::Cap, off ? t.on_disabled : t.ink2});
    if (!state.fired || off) {
        return;
    }
    local.asks = action.asks;
    if (action.asks == SettingAction::Asks::Nothing) {
        intents.push_back(action.intent);
    }
}

void ask_abandon(Ui& ui, const SettingsView& view, SettingsLocal& local, session::Intents& intents) {
    ui::Modal modal;
    modal.icon = Icon::Delete;
    modal.tone = ui::Tone::Danger;
    modal.title = view.abandon.title;
    modal.text = view.abandon.text;
    modal.buttons = {{view.abandon_no, Icon::None, ButtonVariant::Secondary},
                     {view.abandon_yes, Icon::Delete, ButtonVariant::Danger}};
    const auto answer = ui::modal(ui, modal);
    if (!answer) {
        return;
    }
    local.asks = SettingAction::Asks::Nothing;
    if (*answer == 1) {
        intents.emplace_back(session::VoidCart{});
    }
}

}  // namespace

void draw_settings(Ui& ui, Rect area, const SettingsView& view, SettingsLocal& local, session::Intents& intents) {
    area = area.inset(ui.px(16), ui.px(12));
    Rect head = area.cut_top(std::max(ui.px(40), ui.line_height(TextRole::Title)), ui.px(10));
    const float version = std::min(head.width * 0.7F, std::ceil(ui.text_width(TextRole::Cap, view.version)) + 2);
    ui.text(head.cut_right(version, ui.px(12)), view.version, {TextRole::Cap, ui.theme().ink2});
    ui.text(head, view.title, {TextRole::Title, ui.theme().ink});

    const float gap = ui.px(12);
    const int columns = area.width >= ui.px(1150) ? 3 : 2;
    const auto rows_of = [&](std::size_t count) { return (static_cast<int>(count) + columns - 1) / columns; };
    const float group = group_height(ui);
    const float action = action_height(ui);
    const auto group_rows = static_cast<float>(rows_of(view.groups.size()));
    const auto action_rows = static_cast<float>(rows_of(view.actions.size()));
    const float content = group_rows * (group + gap) + action_rows * (action + gap) - gap;
    {
        const ui::ScrollArea scroll{ui, "settings", area, local.scroll, content, ui.theme().page, ui::Thumb::Beside};
        // The last row of each shares the width among those that are left.
        const auto place = [&](std::size_t index, std::size_t count, float top, float height) {
            const auto row = static_cast<int>(index) / columns;
            const int in_row = std::min(columns, static_cast<int>(count) - row * columns);
            return scroll.place(top + static_cast<float>(row) * (height + gap), height)
                .column({.index = static_cast<int>(index) % columns, .count = in_row, .gap = gap});
        };
        for (std::size_t index = 0; index < view.groups.size(); ++index) {
            draw_group(ui, place(index, view.groups.size(), 0, group), view.groups[index], intents);
        }
        const float below = group_rows * (group + gap);
        for (std::size_t index = 0; index < view.actions.size(); ++index) {
            draw_action(ui, place(index, view.actions.size(), below, action), view.actions[index], local, intents);
        }
    }
    switch (local.asks) {
        case SettingAction::Asks::Nothing:
            break;
        case SettingAction::Asks::Abandon:
            ask_abandon(ui, view, local, intents);
            break;
        case SettingAction::Asks::DrawerReason:
            if (draw_drawer_reasons(ui, view.drawer, intents)) {
                local.asks = SettingAction::Asks::Nothing;
            }
            break;
    }
}

}  // namespace ecot::screens
