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
        case DeviceView::Health::Told:
            return Icon::None;
        case DeviceView::Health::Wary:
            return Icon::Warning;
        case DeviceView::Health::Down:
            return Icon::Error;
    }
    return Icon::CheckCircle;
}

bool faulty(const DeviceView& device) {
    return device.health == DeviceView::Health::Wary || device.health == DeviceView::Health::Down;
}

float device_width(const Ui& ui, const DeviceView& device) {
    const float sign = ui.icon_width(IconSize::Small) + ui.px(6);
    const bool signed_after = health_icon(device.health) != Icon::None;
    return sign * (signed_after ? 2.0F : 1.0F) + std::ceil(ui.text_width(TextRole::Cap, device.words));
}

// Icon, words, sign; a fault is a filled pill.
void draw_device(Ui& ui, Rect row, const DeviceView& device) {
    const ui::Theme& t = ui.theme();
    const ui::ToneColors& tone = device.health == DeviceView::Health::Down ? t.danger : t.warn;
    if (faulty(device)) {
        ui.fill(row.inset(-ui.px(6), 4), tone.fill, (row.height - 8) / 2);
    }
    const float sign = ui.icon_width(IconSize::Small);
    const Color ink = faulty(device) ? tone.on_fill : t.ink2;
    ui.icon(row.cut_left(sign, ui.px(6)).center(), device.icon, IconSize::Small, ink);
    if (const Icon after = health_icon(device.health); after != Icon::None) {
        ui.icon(row.cut_right(sign, ui.px(6)).center(), after, IconSize::Small,
                faulty(device)    ? ink
                : t.high_contrast ? t.ink
                                  : t.primary.fill);
    }
    ui.text(row, device.words, {TextRole::Cap, ink});
}

float strip_gap(const Ui& ui) {
    return ui.px(28);
}

float strip_width(const Ui& ui, const std::vector<DeviceView>& devices) {
    float width = -strip_gap(ui);
    for (const DeviceView& device : devices) {
        width += device_width(ui, device) + strip_gap(ui);
    }
    return width;
}

// What the strip has room for: all of it, else what needs a hand. Large text says in one word that all is well.
std::vector<DeviceView> devices_shown(const Ui& ui, const FrameView& view, float room) {
    std::vector<DeviceView> shown = view.devices;
    const bool fault = std::ranges::any_of(shown, faulty);
    if (ui.large_text() || strip_width(ui, shown) > room) {
        std::erase_if(shown, [](const DeviceView& device) { return device.health == DeviceView::Health::Well; });
        if (!fault) {
            shown.insert(shown.begin(), DeviceView{Icon::DoneAll, view.all_well, DeviceView::Health::Well});
        }
    }
    if (strip_width(ui, shown) > room) {
        std::ranges::stable_sort(shown, std::ranges::greater{}, &DeviceView::health);
    }
    for (auto last = shown.rbegin(); last != shown.rend() && strip_width(ui, shown) > room; ++last) {
        last->words = last->brief.empty() ? last->words : last->brief;
    }
    return shown;
}

void draw_strip(Ui& ui, Rect strip, const FrameView& view) {
    ui.fill(strip, ui.theme().sunken);
    ui.rule({strip.x, strip.y}, strip.width);
    Rect row = strip.inset(ui.px(16), 0);
    const auto room_beside = [&](const std::string& place) {
        return row.width - std::ceil(ui.text_width(TextRole::Cap, place)) - ui.px(20);
    };
    const bool brief = ui.large_text() || strip_width(ui, view.devices) > room_beside(view.place);
    const std::string& place = brief ? view.place_short : view.place;
    const float room = room_beside(place);
    ui.text(row, place, {TextRole::Cap, ui.theme().ink2, Align::Right});
    row.width = room;
    for (const DeviceView& device : devices_shown(ui, view, room)) {
        const float width = device_width(ui, device);
        if (width > row.width) {
            break;
        }
        draw_device(ui, row.cut_left(width, strip_gap(ui)), device);
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
