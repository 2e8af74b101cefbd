#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/settings_screen.hpp"

namespace ecot::screens {

/// Something to set about one device, and what it says of it now.
struct DeviceSetting {
    std::string title;
    std::string detail;  ///< what helps to choose; may be empty
    std::vector<SettingChoice> choices;
};

/// A device: one in use, one that could be, or one that is missed.
struct DeviceRow {
    std::string id;
    ui::Icon icon = ui::Icon::None;
    std::string name;
    Saying state;  ///< how it is, and what to do
    ui::Tone tone = ui::Tone::Neutral;
    ui::Icon sign = ui::Icon::None;
    std::string caution;                    ///< what to know before choosing it; may be empty
    std::string use;                        ///< "Utiliser", "Ne plus utiliser"; empty: neither makes sense
    std::optional<session::Intent> choose;  ///< what that button asks
    std::vector<DeviceSetting> settings;
    std::string model_title, model, change_model;  ///< of the printer in use; empty: not to be chosen
    std::string test_page;                         ///< the button; empty: there is none
    std::string test_not_now;                      ///< why not yet
    Saying test_state;                             ///< what became of the last one; empty: none was asked for
    ui::Tone test_tone = ui::Tone::Neutral;
};

/// The devices of one kind.
struct DeviceSection {
    ui::Icon icon = ui::Icon::None;
    std::string title;
    std::vector<DeviceRow> rows;
};

/// What the devices send, as it comes in.
struct LiveDevices {
    /// The last scan.
    struct Scan {
        std::string from;  ///< the scanner's name
        std::string aim;   ///< "]E0"; empty: it sends none
        std::string text;
        std::string trouble;     ///< incomplete, or typed by the system; may be empty
        std::int64_t at_ms = 0;  ///< steady time
    };
    /// What the scale shows.
    struct Weight {
        std::string value;  ///< "0,482 kg"; "- - -" when it has none
        Saying state;
        ui::Tone tone = ui::Tone::Warn;
        ui::Icon sign = ui::Icon::None;
    };
    /// One fact of the printer.
    struct Fact {
        std::string label, value;
    };
    std::string title, hint, nothing, aim_label;
    std::optional<Scan> scan;
    std::string scale_title;
    std::optional<Weight> weight;
    std::string printer_title;
    std::vector<Fact> printer;
};

/// The screen on which devices are paired.
struct DevicesView {
    std::string back, title;
    std::vector<DeviceSection> sections;
    Saying empty;  ///< said while there is no device at all
    LiveDevices live;
    std::string models_title, models_close;
    std::vector<SettingChoice> models;
};

/// What only the drawing needs.
struct DevicesLocal {
    ui::Scroll scroll, live, models;
    bool models_open = false;
    std::int64_t scan_at_ms = 0;  ///< the scan that flashed
    ui::Moment scan_since{0};
};

[[nodiscard]] DevicesView devices_view(const TillState& state, const Texts& texts);

void draw_devices(ui::Ui& ui, ui::Rect area, const DevicesView& view, DevicesLocal& local, session::Intents& intents);

}  // namespace ecot::screens
