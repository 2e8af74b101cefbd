#include "pos/screens/frame.hpp"

#include <algorithm>
#include <cmath>

#include "pos/ui/drawings.hpp"
#include "pos/ui/ui.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::Color;
using ui::Corners;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

float tab_width(const Ui& ui, const std::string& words) {
    return std::ceil(ui.text_width(TextRole::Label, words)) + ui.icon_width(IconSize::Medium) + ui.px(40);
}

bool draw_tab(Ui& ui, Rect box, Icon icon, const std::string& words, bool chosen) {
    const ui::Theme& t = ui.theme();
    const ui::TargetState state = ui.touchable(box, words);
    const Color ink = chosen ? (t.high_contrast ? t.primary.on_fill : t.bar) : t.on_bar;
    if (chosen) {
        Rect paper = box;
        paper.cut_top(ui.px(8));
        ui.fill(paper, t.high_contrast ? t.primary.fill : t.page, 12, Corners::Top);
    } else if (state.held) {
        ui.fill(box.inset(2, 6), t.on_bar.faded(0.16F), 12);
    }
    Rect inner = box.moved(0, chosen ? ui.px(4) : 0).inset(ui.px(16), 0);
    const Rect sign = inner.cut_left(ui.icon_width(IconSize::Medium), ui.px(8));
    ui.icon(sign.center(), icon, IconSize::Medium, ink);
    inner.width += ui.px(16);
    ui.text(inner, words, {TextRole::Label, ink});
    if (state.ring) {
        ui.focus_ring(box.inset(ui.px(8)), 8);
    }
    return state.fired;
}

void draw_tabs(Ui& ui, Rect bar, const FrameView& view, session::Intents& intents) {
    using Tab = FrameView::Tab;
    const auto tab = [&](Tab which, Icon icon, const std::string& words, session::Screen screen) {
        const Rect box = bar.cut_left(tab_width(ui, words), ui::target_gap_min);
        if (draw_tab(ui, box, icon, words, view.tab == which)) {
            intents.emplace_back(session::Go{screen});
        }
    };
    tab(Tab::Sale, Icon::Basket, view.sale, session::Screen::Checkout);
    tab(Tab::Members, Icon::People, view.members, session::Screen::MemberSearch);
    tab(Tab::More, Icon::More, view.more, session::Screen::Settings);
}

void draw_bar(Ui& ui, Rect bar, const FrameView& view, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const bool large = ui.large_text();
    ui.fill(bar, t.bar);
    if (t.high_contrast) {
        ui.fill({bar.x, bar.bottom() - 2, bar.width, 2}, t.line);
    }
    ui::logo(ui, {ui.px(38), bar.center().y}, ui.px(44), ui::LogoGround::Bar);
    if (!large) {
        ui.text({ui.px(68), bar.y, ui.px(84), bar.height}, "écot", {TextRole::Title, t.on_bar});
    }
    Rect right = bar;
    right.cut_right(ui.px(4));
    const Rect lock = right.cut_right(ui.px(64));
    if (!view.operator_name.empty()) {
        const ui::TargetState state = ui.touchable(lock, view.lock, {.shortcut = ui::Key::F10});
        if (state.held) {
            ui.fill(lock.inset(4), t.on_bar.faded(0.16F), 12);
        }
        if (state.ring) {
            ui.focus_ring(lock.inset(ui.px(8)), 8);
        }
        ui.icon(lock.center(), Icon::Lock, IconSize::Medium, t.on_bar);
        if (state.fired) {
            intents.emplace_back(session::Lock{});
        }
        if (!large) {
            const float name_width = std::min(ui.px(220), ui.text_width(TextRole::Label, view.operator_name) + 2);
            ui.text(right.cut_right(name_width, ui.px(10)), view.operator_name, {TextRole::Label, t.on_bar});
        }
        const Rect disc = right.cut_right(ui.px(44), ui.px(20));
        draw_avatar(ui, disc.center(), ui.px(22), view.avatar);
    }
    if (!large) {
        ui.text(right.cut_right(ui.px(72)), view.clock, {TextRole::Label, t.bar_muted, Align::Right});
    }
    Rect tabs = bar;
    tabs.cut_left(large ? ui.px(72) : ui.px(152));
    tabs.width = right.right() - tabs.x;
    if (view.has_tabs) {
        draw_tabs(ui, tabs, view, intents);
    }
}

Icon health_icon(DeviceView::Health health) {
    switch (health) {
        case DeviceView::Health::Well:
            return Icon::CheckCircle;
        case DeviceView::Health::Wary:
            return Icon::Warning;
        case DeviceView::Health::Down:
            return Icon::Error;
    }
    return Icon::CheckCircle;
}

// Icon, words, sign; a fault is a filled pill. Returns the width used.
float draw_device(Ui& ui, Rect strip, float left, const DeviceView& device) {
    const ui::Theme& t = ui.theme();
    const bool well = device.health == DeviceView::Health::Well;
    const ui::ToneColors& tone = device.health == DeviceView::Health::Down ? t.danger : t.warn;
    const float sign = ui.icon_width(IconSize::Small);
    const float words = std::ceil(ui.text_width(TextRole::Cap, device.words));
    const float width = sign * 2 + ui.px(6) * 2 + words;
    if (!well) {
        ui.fill({left - ui.px(6), strip.y + 4, width + ui.px(12), strip.height - 8}, tone.fill, (strip.height - 8) / 2);
    }
    const Color ink = well ? t.ink2 : tone.on_fill;
    Rect row{left, strip.y, width, strip.height};
    ui.icon(row.cut_left(sign, ui.px(6)).center(), device.icon, IconSize::Small, ink);
    ui.icon(row.cut_right(sign, ui.px(6)).center(), health_icon(device.health), IconSize::Small,
            well ? (t.high_contrast ? t.ink : t.primary.fill) : ink);
    ui.text(row, device.words, {TextRole::Cap, ink});
    return width;
}

void draw_strip(Ui& ui, Rect strip, const FrameView& view) {
    const ui::Theme& t = ui.theme();
    ui.fill(strip, t.sunken);
    ui.rule({strip.x, strip.y}, strip.width);
    const bool large = ui.large_text();
    const std::string& place = large ? view.place_short : view.place;
    ui.text(strip.inset(ui.px(16), 0), place, {TextRole::Cap, t.ink2, Align::Right});
    const float room = strip.right() - ui.px(48) - ui.text_width(TextRole::Cap, place);
    const bool fault = std::ranges::any_of(
        view.devices, [](const DeviceView& device) { return device.health != DeviceView::Health::Well; });
    float left = ui.px(16);
    if (large && !fault) {
        draw_device(ui, strip, left, {Icon::DoneAll, view.all_well, DeviceView::Health::Well});
        return;
    }
    for (const DeviceView& device : view.devices) {
        if (large && device.health == DeviceView::Health::Well) {
            continue;
        }
        const float needed =
            ui.icon_width(IconSize::Small) * 2 + ui.px(6) * 2 + ui.text_width(TextRole::Cap, device.words);
        if (left + needed > room) {
            break;
        }
        left += draw_device(ui, strip, left, device) + ui.px(28);
    }
}

}  // namespace

void draw_avatar(Ui& ui, ui::Point center, float radius, const AvatarView& avatar) {
    if (avatar.initials.empty()) {
        ui.disc(center, radius, ui.theme().sunken);
        ui.icon(center, Icon::Person, radius > ui.px(32) ? IconSize::Large : IconSize::Medium, ui.theme().ink2);
        return;
    }
    const TextRole role = radius > ui.px(32)   ? TextRole::Title
                          : radius > ui.px(23) ? TextRole::Strong
                                               : TextRole::CapStrong;
    ui::avatar(ui, center, radius, avatar.initials, avatar.hue, role);
}

void draw_training(Ui& ui, Rect& area, const std::optional<std::string>& words) {
    if (!words) {
        return;
    }
    const ui::ToneColors& warn = ui.theme().warn;
    const Rect banner = area.cut_top(std::ceil(ui.line_height(TextRole::CapStrong)) + 4);
    ui.fill(banner, warn.fill);
    ui.text(banner.inset(ui.px(16), 0), *words, {TextRole::CapStrong, warn.on_fill, Align::Center});
}

Rect draw_frame(Ui& ui, const FrameView& view, bool keyboard_open, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    Rect area = ui.area();
    ui.fill(area, t.page);
    draw_bar(ui, area.cut_top(ui.px(64)), view, intents);
    if (!keyboard_open) {
        draw_strip(ui, area.cut_bottom(ui.px(40)), view);
    }
    draw_training(ui, area, view.training);
    return area;
}

}  // namespace ecot::screens
