#include "pos/ui/messages.hpp"

#include <algorithm>

namespace ecot::ui {
namespace {

Icon icon_of(Tone tone) {
    switch (tone) {
        case Tone::Primary:
            return Icon::CheckCircle;
        case Tone::Warn:
            return Icon::Warning;
        case Tone::Danger:
            return Icon::Error;
        default:
            return Icon::Info;
    }
}

/// Where the pieces of a toast lie, and how high its words are in the room they have.
struct ToastPlaces {
    Rect dismiss, button, sign, words;
    float title_height = 0;
    float detail_height = 0;
};

ToastPlaces places_of(const Ui& ui, Rect rect, const Toast& toast) {
    ToastPlaces places;
    if (!toast.action.empty()) {
        const float width = ui.text_width(TextRole::Label, toast.action) + ui.px(36);
        places.button = rect.cut_right(width + ui.px(10)).centered({width, ui.px(64)}).moved(-ui.px(5), 0);
        rect.width = places.button.x - target_gap_min - rect.x;
    }
    places.dismiss = rect;
    places.sign = rect.cut_left(ui.px(64));
    rect.width -= ui.px(10);
    places.words = rect;
    places.title_height = ui.paragraph_height(rect.width, toast.title, {.role = TextRole::Label});
    places.detail_height = ui.paragraph_height(rect.width, toast.detail, {.role = TextRole::Cap});
    return places;
}

}  // namespace

float toast_height(const Ui& ui, float width, const Toast& toast) {
    const ToastPlaces places = places_of(ui, {0, 0, width, 0}, toast);
    return std::max(ui.px(84), places.title_height + places.detail_height + ui.px(20));
}

ToastTouch toast(Ui& ui, Rect rect, const Toast& toast) {
    const ToneColors& colors = ui.theme().tone(toast.tone);
    ToastTouch touch = ToastTouch::None;
    const auto [rest, button, sign, words, title, detail] = places_of(ui, rect, toast);
    if (ui.touchable(rest, toast.title, {.id = "toast", .floating = true, .focusable = false}).fired) {
        touch = ToastTouch::Dismissed;
    }
    ui.shadow(rect, Elevation::Toast);
    ui.fill(rect, colors.tint, 14);
    ui.outline(rect, colors.fill, 14, 2);
    ui.icon({sign.x + ui.px(34), sign.center().y}, icon_of(toast.tone), IconSize::Large, colors.ink);
    Rect lines = words.centered({words.width, title + detail});
    ui.paragraph(lines.cut_top(title), toast.title, {.role = TextRole::Label, .color = colors.ink});
    ui.paragraph(lines, toast.detail, {.role = TextRole::Cap, .color = ui.theme().ink});
    if (!toast.action.empty()) {
        ButtonStyle style;
        style.floating = true;
        if (ui.button(button, toast.action, style)) {
            touch = ToastTouch::Action;
        }
    }
    return touch;
}

std::optional<std::size_t> modal(Ui& ui, const Modal& modal) {
    const ToneColors& colors = ui.theme().tone(modal.tone);
    const float padding = ui.px(28);
    const float width = ui.px(600);
    const float words = width - 2 * padding;
    const float text_height = ui.paragraph_height(words, modal.text, {.role = TextRole::Body});
    const float title_height = ui.paragraph_height(words, modal.title, {.role = TextRole::Heading});
    const float disc = ui.px(92);
    const float height =
        padding + disc + ui.px(18) + title_height + ui.px(8) + text_height + ui.px(26) + ui.px(72) + padding;
    Rect card = ui.overlay({width, std::max(height, ui.px(380))}).inset(padding);
    Rect buttons = card.cut_bottom(ui.px(72), ui.px(20));
    Rect block = card.centered({card.width, disc + ui.px(18) + title_height + ui.px(8) + text_height});
    const Point sign = block.cut_top(disc, ui.px(18)).center();
    ui.disc(sign, disc / 2, colors.tint);
    if (ui.theme().high_contrast) {
        ui.ring(sign, disc / 2, colors.ink, 2);
    }
    ui.icon(sign, modal.icon, IconSize::Huge, colors.ink);
    ui.paragraph(block.cut_top(title_height, ui.px(8)), modal.title,
                 {.role = TextRole::Heading, .align = Align::Center});
    ui.paragraph(block, modal.text, {.role = TextRole::Body, .color = ui.theme().ink2, .align = Align::Center});
    std::optional<std::size_t> used;
    const auto count = static_cast<int>(modal.buttons.size());
    for (int index = 0; index < count; ++index) {
        const auto at = static_cast<std::size_t>(index);
        const ModalButton& button = modal.buttons[at];
        ButtonStyle style{.variant = button.variant, .icon = button.icon};
        if (index + 1 == count) {
            style.shortcut = Key::Enter;
        } else if (index == 0) {
            style.shortcut = Key::Escape;
        }
        if (ui.button(buttons.column({index, count, ui.px(14)}), button.label, style)) {
            used = at;
        }
    }
    if (count == 1 && ui.take_key(Key::Escape)) {
        used = 0;
    }
    return used;
}

void empty_state(Ui& ui, Rect rect, const EmptyState& state) {
    ui.dashed(rect, ui.theme().control, 16);
    const float room = rect.width - ui.px(48);
    const float title = ui.paragraph_height(room, state.title, {.role = TextRole::Title});
    const float text = ui.paragraph_height(room, state.text, {.role = TextRole::Body, .line_height = 1.45F});
    const float words = title + ui.px(8) + text;
    // The picture takes what the words leave, and goes where that is too little.
    const float sign = std::min(ui.px(88), rect.height - words - ui.px(36));
    const bool pictured = sign >= ui.px(40);
    Rect block = rect.centered({room, words + (pictured ? sign + ui.px(12) : 0)});
    const Point center = pictured ? block.cut_top(sign, ui.px(12)).center() : block.center();
    if (pictured && state.picto != Picto::None) {
        ui.picto(center, state.picto, sign);
    } else if (pictured) {
        ui.icon(center, state.icon, IconSize::Giant, ui.theme().ink3);
    }
    ui.paragraph(block.cut_top(title, ui.px(8)), state.title, {.role = TextRole::Title, .align = Align::Center});
    ui.paragraph(block, state.text,
                 {.role = TextRole::Body, .color = ui.theme().ink2, .align = Align::Center, .line_height = 1.45F});
}

void waiting_note(Ui& ui, Rect rect, const Waiting& waiting) {
    const Moment shown = waiting.since + waiting_shown_after;
    if (ui.now() < shown) {
        ui.wake_at(shown);
        return;
    }
    const float width = ui.text_width(TextRole::Label, waiting.label) + ui.icon_width(IconSize::Medium) + ui.px(10);
    Rect line = rect.centered({std::min(width + 1, rect.width), ui.line_height(TextRole::Label)});
    ui.icon(line.cut_left(ui.icon_width(IconSize::Medium), ui.px(10)).center(), Icon::Hourglass, IconSize::Medium,
            ui.theme().ink2);
    ui.text(line, waiting.label, {TextRole::Label, ui.theme().ink2});
}

}  // namespace ecot::ui
