#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/words.hpp"
#include "pos/session/intent.hpp"
#include "pos/ui/rect.hpp"
#include "pos/ui/symbols.hpp"

namespace ecot::ui {
class Ui;
}

namespace ecot::screens {

/// A person's round picture: no photograph is ever kept.
struct AvatarView {
    std::string initials;  ///< empty: a silhouette
    unsigned int hue = 0;  ///< 0..7
    friend bool operator==(const AvatarView&, const AvatarView&) = default;
};

/// What the till is linked to, and how it is doing.
struct DeviceView {
    /// From what needs nobody to what needs somebody most. `Told` is a plain fact: it has no sign and no pill.
    enum class Health { Well, Told, Wary, Down };
    ui::Icon icon = ui::Icon::None;
    std::string words;
    Health health = Health::Well;
    std::string brief = {};  ///< said where `words` have no room; empty: they always have
};

/// What surrounds every screen once somebody is signed in: top bar, training banner, device strip.
struct FrameView {
    enum class Tab { None, Sale, Members, More };
    Tab tab = Tab::None;
    bool has_tabs = false;  ///< only once the till is open
    std::string sale, members, more;
    std::string clock;
    std::string operator_name;
    AvatarView avatar;
    std::string lock;  ///< what the lock button does
    std::optional<std::string> training;
    std::vector<DeviceView> devices;
    std::string all_well;  ///< said instead of the devices in large text
    std::string place, place_short;
};

[[nodiscard]] FrameView frame_view(const TillState& state, const Texts& texts);

/// Draws the frame and returns the area left for the screen. While the on-screen keyboard is open it has the place of
/// the strip.
[[nodiscard]] ui::Rect draw_frame(ui::Ui& ui, const FrameView& view, bool keyboard_open, session::Intents& intents);

/// While nothing counts, says so over the whole width, and takes that line off `area`.
void draw_training(ui::Ui& ui, ui::Rect& area, const std::optional<std::string>& words);

/// The avatar of whoever is signed in; the same as on their tile.
[[nodiscard]] AvatarView operator_avatar(const TillState& state, const std::string& id);

/// The avatar's size decides the size of its letters.
void draw_avatar(ui::Ui& ui, ui::Point center, float radius, const AvatarView& avatar);
}  // namespace ecot::screens
