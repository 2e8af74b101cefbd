#include <fmt/core.h>

#include "pos/screens/device_words.hpp"
#include "pos/screens/settings_screen.hpp"
#include "pos/texts/format.hpp"

#ifndef ECOT_VERSION
#error "the build gives the version"
#endif

namespace ecot::screens {

namespace {

using session::Language;

SettingGroup text_sizes(const TillState& state, const Texts& texts) {
    SettingGroup group{ui::Icon::TextSize, texts.get("Text size"), {}};
    for (const int percent : {100, 120, 140, 160}) {
        group.choices.push_back({texts::format_rate(std::int64_t{percent} * 100, texts.language()),
                                 state.comfort.text_percent == percent, session::SetTextScale{percent}});
    }
    return group;
}

// The first thing wrong with a device the till uses; else that there is nothing.
std::string devices_in_short(const TillState& state, const Texts& texts) {
    bool any = false;
    for (const session::Device& device : state.devices) {
        if (device.used && device.trouble != session::DeviceTrouble::None) {
            return device_words(device, texts).title;
        }
        any = any || device.used;
    }
    return any ? texts.get("All is well") : texts.get("Scanner, printer, scale");
}

void list_actions(SettingsView& view, const TillState& state, const Texts& texts) {
    const auto holds = static_cast<std::int64_t>(state.holds.size());
    view.actions.push_back({ui::Icon::Pause,
                            texts.get("Baskets on hold"),
                            holds == 0 ? texts.get("None waiting") : texts.plural("{n} waiting", "{n} waiting", holds),
                            {},
                            session::Go{session::Screen::Holds}});
    view.actions.push_back({ui::Icon::Printer,
                            texts.get("Devices"),
                            devices_in_short(state, texts),
                            {},
                            session::Go{session::Screen::Devices}});
    view.actions.push_back({ui::Icon::Drawer,
                            texts.get("Open the drawer"),
                            state.drawer_open == true ? texts.get("It is open") : texts.get("Without a sale: says why"),
                            {},
                            session::AskDrawer{},
                            SettingAction::Asks::DrawerReason});
    const bool empty = state.cart.content.empty();
    view.actions.push_back(
        {ui::Icon::Delete, texts.get("Abandon the basket"),
         empty ? texts.get("The basket is empty")
               : texts.plural("{n} line", "{n} lines", static_cast<std::int64_t>(state.cart.lines.size())),
         empty ? texts.get("The basket is empty") : std::string{}, session::VoidCart{}, SettingAction::Asks::Abandon});
    for (const session::LockoutState& lockout : state.lockouts) {
        if (lockout.until_steady_ms <= state.now.steady_ms) {
            continue;
        }
        for (const session::Operator& person : state.operators) {
            if (person.id == lockout.operator_id) {
                view.actions.push_back(
                    {ui::Icon::LockOpen,
                     texts.format("Let {name} sign in", fmt::arg("name", person.name)),
                     texts.format("Waits {time} after wrong codes",
                                  fmt::arg("time", waiting_time(lockout.until_steady_ms - state.now.steady_ms, texts))),
                     {},
                     session::LiftLockout{person.id}});
            }
        }
    }
}

}  // namespace

SettingsView settings_view(const TillState& state, const Texts& texts) {
    SettingsView view;
    view.title = texts.get("More");
    const session::Comfort& comfort = state.comfort;
    view.groups.push_back(
        {ui::Icon::Language,
         texts.get("Language"),
         {{texts.get("French"), comfort.language == Language::French, session::SetLanguage{Language::French}},
          {texts.get("English"), comfort.language == Language::English, session::SetLanguage{Language::English}}}});
    view.groups.push_back(text_sizes(state, texts));
    view.groups.push_back({ui::Icon::Contrast,
                           texts.get("Contrast"),
                           {{texts.get("Normal"), !comfort.high_contrast, session::SetContrast{false}},
                            {texts.get("High"), comfort.high_contrast, session::SetContrast{true}}}});
    view.groups.push_back({ui::Icon::Play,
                           texts.get("Animation"),
                           {{texts.get("Without"), !comfort.animation, session::SetAnimation{false}},
                            {texts.get("With"), comfort.animation, session::SetAnimation{true}}}});
    view.groups.push_back({ui::Icon::School,
                           texts.get("Training mode"),
                           {{texts.get("Off"), !state.training, session::SetTraining{false}},
                            {texts.get("On"), state.training, session::SetTraining{true}}}});
    list_actions(view, state, texts);
    view.version = texts.format("Écot {version} · till {till} · {site}", fmt::arg("version", ECOT_VERSION),
                                fmt::arg("till", state.site.till), fmt::arg("site", state.site.name));
    view.abandon = {texts.get("Abandon this basket?"), texts.get("It will be emptied. Nothing is charged.")};
    if (const pricing::Money received = state.cart.tendered(); received.cents() > 0) {
        view.abandon.text = texts.format("It will be emptied. First give back the {amount} already received.",
                                         fmt::arg("amount", amount(received, texts)));
    }
    view.abandon_yes = texts.get("Abandon");
    view.abandon_no = texts.get("Keep the basket");
    view.drawer = drawer_request_view(texts);
    return view;
}

}  // namespace ecot::screens
