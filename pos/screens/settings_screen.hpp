#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/drawer_dialog.hpp"
#include "pos/screens/frame.hpp"
#include "pos/ui/list.hpp"

namespace ecot::screens {

/// One choice of several: exactly one is chosen.
struct SettingChoice {
    std::string label;
    bool chosen = false;
    session::Intent intent;
};

/// A setting with its choices, one of which is in force.
struct SettingGroup {
    ui::Icon icon = ui::Icon::None;
    std::string title;
    std::vector<SettingChoice> choices;
};

/// Something done from this screen, that leads elsewhere or asks first.
struct SettingAction {
    ui::Icon icon = ui::Icon::None;
    std::string label;
    std::string sub;
    std::string not_now;  ///< why not; empty: it can be done
    session::Intent intent;
    /// What is asked before it is done.
    enum class Asks { Nothing, Abandon, DrawerReason } asks = Asks::Nothing;
};

/// The tab "Plus".
struct SettingsView {
    std::string title;
    std::vector<SettingGroup> groups;
    std::vector<SettingAction> actions;
    std::string version;
    Saying abandon;  ///< asked before the basket is abandoned
    std::string abandon_yes, abandon_no;
    DrawerReasonsView drawer;  ///< asked before the drawer opens
};

/// What only the drawing needs.
struct SettingsLocal {
    SettingAction::Asks asks = SettingAction::Asks::Nothing;
    ui::Scroll scroll;
};

[[nodiscard]] SettingsView settings_view(const TillState& state, const Texts& texts);

void draw_settings(ui::Ui& ui, ui::Rect area, const SettingsView& view, SettingsLocal& local,
                   session::Intents& intents);

}  // namespace ecot::screens
