#include "pos/ui/ui.hpp"

#include <algorithm>
#include <cmath>

namespace ecot::ui {
namespace {

constexpr Color scrim = Color::rgb(0x10201A);
constexpr float ring_distance = 4;
constexpr float ring_thickness = 3;

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

void drop_last_character(std::string& text) {
    while (!text.empty() && continues(text.back())) {
        text.pop_back();
    }
    if (!text.empty()) {
        text.pop_back();
    }
}

}  // namespace

void Ui::begin_frame(const FrameInput& input, Size screen, ImDrawList& list) {
    area_ = {0, 0, screen.width, screen.height};
    begin_painting(list, area_);
    next_wake_.reset();
    texts_below_top_ = 0;
    FrameInput with_typed = input;
    if (input.key == Key::None && input.character == 0 && !typed_.empty()) {
        const FrameInput typed = typed_.next(input.now);
        with_typed.key = typed.key;
        with_typed.character = typed.character;
    }
    targets_.begin_frame(with_typed);
}

void Ui::end_frame() {
    targets_.end_frame();
    if (!typed_.empty()) {
        wake_at(now());
    }
}

void Ui::wake_at(Moment moment) {
    next_wake_ = next_wake_ ? std::min(*next_wake_, moment) : moment;
}

float Ui::fading(Moment since, Moment duration) {
    const Moment passed = now() - since;
    if (!animations_ || passed >= duration || passed < Moment{0}) {
        return 0;
    }
    wake_at(now());
    return 1 - static_cast<float>(passed.count()) / static_cast<float>(duration.count());
}

Ui::Scope Ui::scope(std::string_view name) {
    targets_.open_scope(name);
    return Scope{*this};
}

Rect Ui::overlay(Size card_size) {
    targets_.open_layer();
    texts_below_top_ = text_count();
    fill(area_, theme().high_contrast ? theme().page.faded(0.7F) : scrim.faded(0.55F));
    const Rect card_rect = area_.centered(
        {std::min(card_size.width, area_.width - 2 * px(16)), std::min(card_size.height, area_.height - 2 * px(16))});
    shadow(card_rect, Elevation::Modal);
    fill(card_rect, theme().surface, 20);
    if (theme().high_contrast) {
        outline(card_rect, theme().line, 20, 2);
    }
    return card_rect;
}

TargetState Ui::touchable(Rect rect, std::string_view name, const TargetOptions& options) {
    return targets_.add(name, rect.grown_to({target_side_min, target_side_min}), clip(), options);
}

void Ui::focus_ring(Rect rect, float radius) {
    outline(rect.inset(-ring_distance), theme().ink, radius + ring_distance, ring_thickness);
}

Ui::ButtonColors Ui::button_colors(const ButtonStyle& style, bool held) const {
    const Theme& t = theme();
    const auto filled = [&](const ToneColors& tone) {
        return ButtonColors{held ? tone.fill_down : tone.fill, tone.on_fill, {0, 0, 0, 0}, 0, true};
    };
    const auto tinted = [&](const ToneColors& tone) {
        return ButtonColors{held ? tone.tint_down : tone.tint, tone.ink, {0, 0, 0, 0}, 0, false};
    };
    const Color none{0, 0, 0, 0};
    if (!style.disabled_because.empty()) {
        return {t.disabled, t.on_disabled, none, 0, false};
    }
    ButtonColors colors;
    switch (style.variant) {
        case ButtonVariant::Primary:
            return filled(t.primary);
        case ButtonVariant::Danger:
            return filled(t.danger);
        case ButtonVariant::Secondary:
            colors = {held ? t.sunken : t.surface, t.ink, t.control, 1.5F, true};
            break;
        case ButtonVariant::Tonal:
            colors = tinted(t.primary);
            break;
        case ButtonVariant::Collectif:
            colors = tinted(t.collectif);
            break;
        case ButtonVariant::Solidaire:
            colors = tinted(t.solidaire);
            break;
        case ButtonVariant::Ghost:
            colors = {held ? t.sunken : none, t.ink2, none, 0, false};
            break;
        case ButtonVariant::Sunken:
            colors = {held ? t.line : t.sunken, t.ink2, none, 0, false};
            break;
        case ButtonVariant::OnBar:
            colors = {held ? t.bar_muted : Color::rgb(0xFFFFFF), t.neutral.fill_down, none, 0, false};
            break;
        case ButtonVariant::OnBarDim:
            colors = {t.on_bar.faded(held ? 0.24F : 0.12F), t.on_bar, none, 0, false};
            break;
    }
    if (style.selected) {
        colors = {held ? t.primary.tint_down : t.primary.tint, t.primary.ink, t.primary.fill, 3, false};
    }
    if (t.high_contrast) {
        if (held) {
            return {t.ink, t.page, none, 0, false};
        }
        if (style.variant == ButtonVariant::OnBar || style.variant == ButtonVariant::OnBarDim) {
            colors.fill = t.page;
            colors.text = t.ink;
        }
        if (!style.selected && style.variant != ButtonVariant::Ghost) {
            colors.outline = t.line;
            colors.thickness = 2;
        }
    }
    return colors;
}

bool Ui::button(Rect rect, std::string_view label, const ButtonStyle& style) {
    const bool waiting = style.waiting.has_value();
    const TargetState state = touchable(rect, label,
                                        {.id = style.id,
                                         .fires_on_press = style.fires_on_press,
                                         .floating = style.floating,
                                         .focusable = style.focusable,
                                         .disabled_because = style.disabled_because,
                                         .shortcut = style.shortcut});
    std::string_view shown = label;
    if (waiting) {
        const Moment since = style.waiting->since + waiting_shown_after;
        if (now() >= since) {
            shown = style.waiting->label;
        } else {
            wake_at(since);
        }
    }
    const bool held = (state.held || style.pressed) && !waiting;
    const ButtonColors colors = button_colors(style, held);
    const Rect box = held ? rect.inset(2) : rect;
    if (colors.shadow && !held) {
        shadow(box);
    }
    fill(box, colors.fill, style.radius);
    if (!style.disabled_because.empty() && theme().high_contrast) {
        dashed(box, theme().on_disabled, style.radius);
    } else if (colors.outline.visible()) {
        outline(box, colors.outline, style.radius, colors.thickness);
    }
    if (state.ring) {
        focus_ring(rect, style.radius);
    }
    button_content(box, shown, style, colors.text);
    return state.fired && !waiting;
}

void Ui::button_content(Rect rect, std::string_view label, const ButtonStyle& style, Color color) {
    const IconSize icon_size =
        style.role >= TextRole::Title || rect.height >= px(84) ? IconSize::Large : IconSize::Medium;
    const float padding = px(10);
    const float wanted = text_width(style.role, label);
    // Words matter more than the sign beside them: it goes when both do not fit.
    const float with_icon = rect.width - 2 * padding - icon_width(icon_size) - px(10);
    const bool has_icon = style.icon != Icon::None && wanted <= with_icon;
    const float icon_room = has_icon ? icon_width(icon_size) : 0;
    const float gap = has_icon && !label.empty() ? px(10) : 0;
    const float room = rect.width - 2 * padding - icon_room - gap;
    if (wanted > room && style.sub.empty() && label.find(' ') != std::string_view::npos) {
        const ParagraphStyle lines{
            .role = style.role, .color = color, .align = Align::Center, .lines_max = 2, .line_height = 1.15F};
        const float height = paragraph_height(rect.width - 2 * padding, label, lines);
        if (height <= rect.height - 4) {
            paragraph(rect.inset(padding, (rect.height - height) / 2), label, lines);
            return;
        }
    }
    const float label_width = std::min(room, wanted);
    float left = rect.center().x - (label_width + icon_room + gap) / 2;
    float middle = rect.center().y;
    if (!style.sub.empty()) {
        // Two lines as one block in the middle of the button.
        const float upper = em(style.role) * 1.4F;
        const float lower = em(TextRole::Cap) * 1.4F;
        const float top = rect.center().y - (upper + lower) / 2;
        middle = top + upper / 2;
        const bool plain = style.variant == ButtonVariant::Secondary && !style.selected;
        text({rect.x + px(6), top + upper, rect.width - px(12), lower}, style.sub,
             {TextRole::Cap, plain && style.disabled_because.empty() ? theme().ink2 : color, Align::Center});
    }
    if (has_icon && !style.icon_right) {
        icon({left + icon_room / 2, middle}, style.icon, icon_size, color);
        left += icon_room + gap;
    }
    text({left, middle - 1, label_width, 2}, label, {style.role, color, Align::Left});
    if (has_icon && style.icon_right) {
        icon({left + label_width + gap + icon_room / 2, middle}, style.icon, icon_size, color);
    }
}

bool Ui::icon_button(Rect rect, std::string_view name, Icon icon_shown, ButtonStyle style) {
    const std::string id = style.id.empty() ? std::string{name} : std::string{style.id};
    const TargetState state = touchable(rect, name,
                                        {.id = id,
                                         .fires_on_press = style.fires_on_press,
                                         .floating = style.floating,
                                         .focusable = style.focusable,
                                         .disabled_because = style.disabled_because,
                                         .shortcut = style.shortcut});
    const ButtonColors colors = button_colors(style, state.held);
    const Rect box = state.held ? rect.inset(2) : rect;
    if (colors.shadow && !state.held) {
        shadow(box);
    }
    fill(box, colors.fill, style.radius);
    if (colors.outline.visible()) {
        outline(box, colors.outline, style.radius, colors.thickness);
    }
    if (state.ring) {
        focus_ring(rect, style.radius);
    }
    icon(box.center(), icon_shown, rect.height >= px(72) ? IconSize::Large : IconSize::Medium, colors.text);
    return state.fired;
}

bool Ui::edit(std::string& value, const FieldStyle& style) {
    bool changed = false;
    if (targets_.take_key(Key::Backspace) && !value.empty()) {
        drop_last_character(value);
        changed = true;
    }
    const char32_t character = targets_.take_character();
    if (character >= U' ' && character != 0x7f && character_count(value) < style.characters_max) {
        append_utf8(value, character);
        changed = true;
    }
    return changed;
}

FieldTouch Ui::field(Rect rect, std::string_view name, std::string& value, const FieldStyle& style) {
    FieldTouch touch;
    const TargetState state = touchable(rect, name, {.id = style.id, .is_field = true});
    touch.touched = state.fired;
    const bool typing = state.focused || (style.takes_typing && !targets_.field_focused() && targets_.on_top());
    if (typing) {
        touch.changed = edit(value, style);
        // Enter belongs to a focused button before it belongs to a field that only listens.
        touch.submitted = targets_.take_key(Key::Enter);
    }
    const bool wrong = !style.error.empty();
    const Theme& t = theme();
    fill(rect, t.surface, 12);
    if (wrong) {
        outline(rect, t.danger.fill, 12, 2);
    } else {
        const float rest = t.high_contrast ? 2.0F : 1.5F;
        outline(rect, state.focused ? t.primary.fill : t.control, 12, state.focused ? 3.0F : rest);
    }
    if (state.ring) {
        focus_ring(rect, 12);
    }
    Rect inner = rect.inset(px(16), 0);
    if (style.icon != Icon::None) {
        const Rect sign = inner.cut_left(icon_width(IconSize::Medium), px(10));
        icon(sign.center(), style.icon, IconSize::Medium, t.ink2);
    }
    std::string shown = value;
    if (style.secret) {
        shown.clear();
        for (std::size_t dot = 0; dot < character_count(value); ++dot) {
            shown += "•";
        }
    }
    float width = 0;
    if (value.empty()) {
        text(inner, style.placeholder, {TextRole::Body, t.ink3});
    } else {
        // The end is what is being typed: a long value is cut at its start.
        std::string_view tail = shown;
        while (!tail.empty() && text_width(TextRole::Label, tail) > inner.width - px(4)) {
            tail.remove_prefix(1);
            while (!tail.empty() && continues(tail.front())) {
                tail.remove_prefix(1);
            }
        }
        width = text(inner, tail, {TextRole::Label, t.ink});
    }
    if (state.focused) {
        fill({inner.x + width + 2, rect.center().y - px(14), 2, px(28)}, t.primary.fill);
    }
    if (wrong) {
        const Rect below{rect.x, rect.bottom() + px(4), rect.width, line_height(TextRole::Cap)};
        icon({below.x + px(10), below.center().y}, Icon::Error, IconSize::Small, t.danger.ink);
        text({below.x + px(24), below.y, below.width - px(24), below.height}, style.error,
             {TextRole::Cap, t.danger.ink});
    }
    return touch;
}

StepperTouch Ui::stepper(Rect rect, std::string_view value, const StepperNames& names) {
    const Theme& t = theme();
    fill(rect, t.surface, 12);
    outline(rect, t.control, 12, t.high_contrast ? 2.0F : 1.5F);
    Rect middle = rect;
    const float side = std::min(std::max(rect.height, target_side_min), rect.width / 2);
    const Rect left = middle.cut_left(side);
    const Rect right = middle.cut_right(side);
    StepperTouch touch = StepperTouch::None;
    const auto half = [&](Rect box, std::string_view name, Icon sign, StepperTouch means) {
        const TargetState state = touchable(box, name, {.fires_on_press = true});
        if (state.held) {
            fill(box.inset(3), t.high_contrast ? t.ink : t.sunken, 9);
        }
        icon(box.center(), sign, IconSize::Medium, state.held && t.high_contrast ? t.page : t.ink);
        if (state.ring) {
            focus_ring(box, 12);
        }
        if (state.fired) {
            touch = means;
        }
    };
    half(left, names.less, Icon::Remove, StepperTouch::Less);
    half(right, names.more, Icon::Add, StepperTouch::More);
    text(middle, value, {TextRole::Title, t.ink, Align::Center});
    return touch;
}

void Ui::check_box(Point center, CheckMark mark) {
    const Theme& t = theme();
    const float side = px(32);
    const Rect box{std::floor(center.x - side / 2), std::floor(center.y - side / 2), side, side};
    switch (mark) {
        case CheckMark::Empty:
            fill(box, t.surface, 9);
            outline(box, t.control, 9, 2);
            break;
        case CheckMark::Ticked:
            fill(box, t.primary.fill, 9);
            icon(box.center(), Icon::Check, IconSize::Medium, t.primary.on_fill);
            break;
        case CheckMark::Attention:
            fill(box, t.warn.fill, 9);
            outline(box, t.warn.ink, 9, 2);
            icon(box.center(), Icon::Alert, IconSize::Medium, t.warn.on_fill);
            break;
    }
}

bool Ui::check(Rect rect, std::string_view name, CheckMark mark) {
    const TargetState state = touchable(rect, name);
    check_box(rect.center(), mark);
    if (state.ring) {
        focus_ring(rect.centered({px(32), px(32)}), 9);
    }
    return state.fired;
}

float Ui::chip_width(Icon sign, std::string_view words) const {
    const float icon_room = sign != Icon::None ? icon_width(IconSize::Small) + px(6) : 0;
    return std::ceil(text_width(TextRole::CapStrong, words)) + icon_room + px(24);
}

float Ui::chip(Point left_middle, Icon sign, std::string_view words, Tone tone, bool filled) {
    const ToneColors& colors = theme().tone(tone);
    const Color ink = filled ? colors.on_fill : colors.ink;
    const float height = px(34);
    const Rect box{std::floor(left_middle.x), std::floor(left_middle.y - height / 2), chip_width(sign, words), height};
    fill(box, filled ? colors.fill : colors.tint, height / 2);
    if (theme().high_contrast && !filled) {
        outline(box, ink, height / 2, 1.5F);
    }
    Rect inner = box.inset(px(12), 0);
    if (sign != Icon::None) {
        const float side = icon_width(IconSize::Small);
        icon({inner.x + side / 2 - px(2), inner.center().y}, sign, IconSize::Small, ink);
        inner.cut_left(side + px(4));
    }
    text(inner.inset(-px(2), 0).moved(px(2), 0), words, {TextRole::CapStrong, ink});
    return box.width;
}

void Ui::type(char32_t character) {
    typed_.character_typed(character);
    wake_at(now());
}

void Ui::press(Key key) {
    typed_.key_pressed(key);
    wake_at(now());
}

char32_t Ui::take_character() {
    return targets_.field_focused() ? U'\0' : targets_.take_character();
}

bool Ui::take_key(Key key) {
    return !targets_.field_focused() && targets_.take_key(key);
}

}  // namespace ecot::ui
