#include "pos/screens/frame.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "pos/screens/device_words.hpp"

namespace ecot::screens {

namespace {

using session::Screen;

FrameView::Tab tab_of(const TillState& state) {
    switch (state.screen) {
        case Screen::Checkout:
        case Screen::Weighing:
        case Screen::Payment:
        case Screen::Paid:
        case Screen::Receipt:
        case Screen::Holds:
            return FrameView::Tab::Sale;
        case Screen::MemberSearch:
        case Screen::MemberPage:
            return FrameView::Tab::Members;
        case Screen::Settings:
        case Screen::Devices:
            return FrameView::Tab::More;
        case Screen::SignIn:
        case Screen::Opening:
            break;
    }
    return FrameView::Tab::None;
}

ui::Icon icon_of(session::DeviceKind kind, bool well) {
    switch (kind) {
        case session::DeviceKind::Scanner:
            return ui::Icon::QrCode;
        case session::DeviceKind::Scale:
            return ui::Icon::Scale;
        case session::DeviceKind::Printer:
            break;
    }
    return well ? ui::Icon::Printer : ui::Icon::PrinterOff;
}

DeviceView device_of(const session::Device& device, const Texts& texts) {
    using Health = DeviceView::Health;
    const bool well = device.trouble == session::DeviceTrouble::None;
    const ui::Icon icon = icon_of(device.kind, well);
    if (well && !device.paper_low) {
        return {icon, device_kind_name(device.kind, texts), Health::Well};
    }
    return {icon, device_words(device, texts).title, well ? Health::Wary : Health::Down,
            device_kind_name(device.kind, texts)};
}

// One for each kind that the till works with or misses: the one that needs a hand most.
void add_devices(std::vector<DeviceView>& views, const TillState& state, const Texts& texts) {
    using session::DeviceKind;
    for (const DeviceKind kind : {DeviceKind::Printer, DeviceKind::Scanner, DeviceKind::Scale}) {
        std::optional<DeviceView> worst;
        for (const session::Device& device : state.devices) {
            if (device.kind != kind || !device.used) {
                continue;
            }
            DeviceView view = device_of(device, texts);
            if (!worst || view.health > worst->health) {
                worst = std::move(view);
            }
        }
        const bool printer = kind == DeviceKind::Printer;
        if (printer && state.printer_waits && (!worst || worst->health != DeviceView::Health::Down)) {
            const bool why = state.printer_trouble != session::DeviceTrouble::None;
            worst = DeviceView{
                ui::Icon::PrinterOff,
                why ? device_words(kind, state.printer_trouble, texts).title : texts.get("A receipt is waiting"),
                DeviceView::Health::Down, device_kind_name(kind, texts)};
        }
        if (worst) {
            views.push_back(std::move(*worst));
        }
        if (printer && state.drawer_open == true) {
            views.push_back({ui::Icon::Drawer, texts.get("Drawer open"), DeviceView::Health::Told});
        }
    }
}

// A till without a head office says nothing of a network; nothing is said of devices nobody has.
std::vector<DeviceView> devices_of(const TillState& state, const Texts& texts) {
    using Health = DeviceView::Health;
    std::vector<DeviceView> devices;
    if (state.store_failed) {
        devices.push_back({ui::Icon::Error, texts.get("Recording stopped"), Health::Down});
    }
    if (state.link.has_office) {
        if (state.link.online) {
            devices.push_back({ui::Icon::CloudOn, texts.get("Connected"), Health::Well});
        } else if (state.link.waiting > 0) {
            devices.push_back(
                {ui::Icon::CloudOff,
                 texts.plural("Offline: {n} sale waiting", "Offline: {n} sales waiting", state.link.waiting),
                 Health::Wary, texts.get("Offline")});
        } else {
            devices.push_back({ui::Icon::CloudOff, texts.get("Offline"), Health::Wary});
        }
    }
    add_devices(devices, state, texts);
    if (state.disk_low) {
        devices.push_back({ui::Icon::Warning, texts.get("Little room left"), Health::Wary});
    }
    if (state.clock_needs_manager) {
        devices.push_back({ui::Icon::Clock, texts.get("Clock to check"), Health::Wary});
    }
    return devices;
}

}  // namespace

AvatarView operator_avatar(const TillState& state, const std::string& id) {
    const auto found =
        std::ranges::find_if(state.operators, [&](const session::Operator& person) { return person.id == id; });
    if (found == state.operators.end()) {
        return {};
    }
    return {initials(found->name), static_cast<unsigned int>(found - state.operators.begin()) % 8U};
}

FrameView frame_view(const TillState& state, const Texts& texts) {
    FrameView view;
    view.tab = tab_of(state);
    view.has_tabs = state.operator_in.has_value() && state.open_session.has_value();
    view.sale = texts.get("Sale");
    view.members = texts.get("Members");
    view.more = texts.get("More");
    view.clock = clock_text(state.now);
    if (state.operator_in) {
        view.operator_name = state.operator_in->name;
        view.avatar = operator_avatar(state, state.operator_in->id);
    }
    view.lock = texts.get("Lock");
    if (state.training) {
        view.training = texts.get("TRAINING MODE: nothing counts");
    }
    view.devices = devices_of(state, texts);
    view.all_well = texts.get("All is well");
    view.place_short = texts.format("Till {till}", fmt::arg("till", state.site.till));
    view.place = view.place_short + " · " + state.site.name;
    const std::string_view town = town_alone(state.site.town);
    if (!town.empty()) {
        view.place.append(", ").append(town);
    }
    return view;
}

}  // namespace ecot::screens
