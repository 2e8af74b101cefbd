#include <algorithm>

#include <fmt/core.h>

#include "hardware/escpos/profiles.hpp"
#include "pos/screens/device_words.hpp"
#include "pos/screens/devices_screen.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

using session::Device;
using session::DeviceKind;
using session::DeviceTrouble;

std::string setup_model(const TillState& state, const Texts& texts) {
    const std::string& id = state.device_setup.printer_model;
    if (id.empty()) {
        return texts.get("As set at installation");
    }
    const auto* const model = hardware::escpos::find_printer_model(id);
    return model == nullptr ? id : std::string{model->name};
}

std::vector<SettingChoice> model_choices(const TillState& state, const Texts& texts) {
    const std::string& chosen = state.device_setup.printer_model;
    std::vector<SettingChoice> choices{
        {texts.get("As set at installation"), chosen.empty(), session::SetPrinterModel{}}};
    for (const auto& model : hardware::escpos::printer_models()) {
        choices.push_back(
            {std::string{model.name}, chosen == model.id, session::SetPrinterModel{std::string{model.id}}});
    }
    return choices;
}

std::string drawer_words(const TillState& state, const Texts& texts) {
    if (!state.drawer_open) {
        return texts.get("The printer says nothing of it");
    }
    return *state.drawer_open ? texts.get("open", "drawer") : texts.get("closed", "drawer");
}

void add_printer_settings(DeviceRow& row, const TillState& state, const Texts& texts) {
    row.model_title = texts.get("Model");
    row.model = setup_model(state, texts);
    row.change_model = texts.get("Choose the model");
    DeviceSetting drawer;
    drawer.title = texts.get("Contact of the drawer");
    drawer.detail = state.drawer_open ? texts.format("The till sees it {state}. If it is not, choose the other.",
                                                     fmt::arg("state", drawer_words(state, texts)))
                                      : drawer_words(state, texts) + ".";
    const bool low = state.device_setup.drawer_low;
    drawer.choices = {{texts.get("Usual", "drawer"), !low, session::SetDrawerLevel{false}},
                      {texts.get("Reversed", "drawer"), low, session::SetDrawerLevel{true}}};
    row.settings.push_back(std::move(drawer));
    row.test_page = texts.get("Test page");
    if (!state.test_page) {
        return;
    }
    if (state.test_page->printing) {
        row.test_not_now = texts.get("The test page is printing.");
        row.test_state = {texts.get("Printing…"), {}};
        row.test_tone = ui::Tone::Info;
    } else if (state.test_page->trouble == DeviceTrouble::None) {
        row.test_state = {texts.get("The test page is printed"), texts.get("Look at its accents, its width, its cut.")};
        row.test_tone = ui::Tone::Primary;
    } else {
        row.test_state = device_words(DeviceKind::Printer, state.test_page->trouble, texts);
        row.test_tone = ui::Tone::Danger;
    }
}

void add_scanner_settings(DeviceRow& row, const Device& device, const TillState& state, const Texts& texts) {
    const auto& scanners = state.device_setup.scanners;
    const auto paired = std::ranges::find(scanners, device.id, &session::DeviceSetup::Scanner::device);
    if (!device.keyboard || paired == scanners.end()) {
        return;
    }
    DeviceSetting country;
    country.title = texts.get("Its keyboard");
    country.detail = texts.get("If it sends wrong letters, choose the other.");
    country.choices = {
        {texts.get("United States", "keyboard"), !paired->french, session::SetScannerCountry{device.id, false}},
        {texts.get("France", "keyboard"), paired->french, session::SetScannerCountry{device.id, true}}};
    row.settings.push_back(std::move(country));
}

void add_scale_settings(DeviceRow& row, const Device& device, const TillState& state, const Texts& texts) {
    if (!device.serial) {
        return;
    }
    const std::string& protocol = state.device_setup.scale_protocol;
    DeviceSetting language;
    language.title = texts.get("What it speaks");
    language.detail = texts.get("The scale’s own manual or menu says it.");
    language.choices = {{"8217", protocol == "8217", session::SetScaleProtocol{"8217"}},
                        {"Dialog 06", protocol == "dialog_06", session::SetScaleProtocol{"dialog_06"}}};
    row.settings.push_back(std::move(language));
}

ui::Tone tone_of(const Device& device) {
    if (device.trouble != DeviceTrouble::None) {
        return device.used ? ui::Tone::Danger : ui::Tone::Warn;
    }
    if (device.paper_low) {
        return ui::Tone::Warn;
    }
    return device.used ? ui::Tone::Primary : ui::Tone::Neutral;
}

ui::Icon sign_of(ui::Tone tone) {
    switch (tone) {
        case ui::Tone::Primary:
            return ui::Icon::CheckCircle;
        case ui::Tone::Danger:
            return ui::Icon::Error;
        case ui::Tone::Warn:
            return ui::Icon::Warning;
        default:
            return ui::Icon::Circle;
    }
}

ui::Icon kind_icon(DeviceKind kind) {
    switch (kind) {
        case DeviceKind::Scanner:
            return ui::Icon::QrCode;
        case DeviceKind::Printer:
            return ui::Icon::Printer;
        case DeviceKind::Scale:
            return ui::Icon::Scale;
    }
    return ui::Icon::None;
}

DeviceRow device_row(const Device& device, const TillState& state, const Texts& texts) {
    DeviceRow row;
    row.id = device.id;
    row.icon = device.kind == DeviceKind::Scanner && device.keyboard && !device.used ? ui::Icon::Keyboard
                                                                                     : kind_icon(device.kind);
    row.name = device.name;
    if (row.name.empty() && device.kind == DeviceKind::Printer) {
        row.name = device.trouble == session::DeviceTrouble::None ? texts.get("Receipts are kept in a folder")
                                                                  : texts.get("Receipt printer");
    }
    row.state = device_words(device, texts);
    row.tone = tone_of(device);
    row.sign = sign_of(row.tone);
    if (device.paired) {
        row.use = texts.get("Use it no more");
        row.choose = session::UseDevice{device.kind, device.id, false};
    } else if (!device.used) {
        row.use = texts.get("Use it");
        row.choose = session::UseDevice{device.kind, device.id, true};
        if (device.keyboard) {
            row.caution = texts.get("It may be the office keyboard: choose it only if it is a scanner.");
        }
    }
    switch (device.kind) {
        case DeviceKind::Scanner:
            add_scanner_settings(row, device, state, texts);
            break;
        case DeviceKind::Printer:
            if (device.used) {
                add_printer_settings(row, state, texts);
            }
            break;
        case DeviceKind::Scale:
            add_scale_settings(row, device, state, texts);
            break;
    }
    return row;
}

// Those in use first, in the order they are plugged in.
std::vector<DeviceRow> rows_of(DeviceKind kind, const TillState& state, const Texts& texts) {
    std::vector<DeviceRow> rows;
    for (const bool used : {true, false}) {
        for (const Device& device : state.devices) {
            if (device.kind == kind && device.used == used) {
                rows.push_back(device_row(device, state, texts));
            }
        }
    }
    return rows;
}

const Device* used_device(const TillState& state, DeviceKind kind) {
    const auto found =
        std::ranges::find_if(state.devices, [&](const Device& device) { return device.kind == kind && device.used; });
    return found == state.devices.end() ? nullptr : &*found;
}

LiveDevices::Scan live_scan(const session::ScanSeen& seen, const TillState& state, const Texts& texts) {
    LiveDevices::Scan scan;
    const ReadableScan readable = readable_scan(seen.text);
    scan.aim = readable.aim;
    scan.text = readable.text;
    scan.at_ms = seen.at_ms;
    const auto from = std::ranges::find(state.devices, seen.device, &Device::id);
    scan.from = from == state.devices.end() ? device_kind_name(DeviceKind::Scanner, texts) : from->name;
    if (seen.device.empty()) {
        scan.from = texts.get("Came as if typed on the keyboard");
        scan.trouble = texts.get("In the list of scanners, choose the keyboard that is one.");
    }
    if (!seen.whole) {
        scan.trouble = texts.get("Incomplete: nothing of it would be sold. Scan it again.");
    }
    return scan;
}

LiveDevices::Weight live_weight(const session::ScaleWeight& shown, const Texts& texts) {
    using session::WeightState;
    LiveDevices::Weight weight;
    const bool readable = shown.state == WeightState::Stable || shown.state == WeightState::Zero ||
                          shown.state == WeightState::InMotion || shown.state == WeightState::Unchanged;
    weight.value = readable ? texts::format_quantity(shown.gross, pricing::Unit::Kilogram, texts.language()) : "- - -";
    weight.state = weight_words(shown.state, texts);
    const bool rests = shown.state == WeightState::Stable || shown.state == WeightState::Zero;
    if (rests) {
        weight.state.text.clear();  // nothing is sold here
    }
    weight.tone = rests ? ui::Tone::Primary : ui::Tone::Warn;
    weight.sign = rests ? ui::Icon::CheckCircle : ui::Icon::Warning;
    return weight;
}

std::string paper_words(const Device& printer, const Texts& texts) {
    switch (printer.trouble) {
        case DeviceTrouble::None:
        case DeviceTrouble::CutterJammed:
            return printer.paper_low ? texts.get("nearly used up", "paper") : texts.get("there", "paper");
        case DeviceTrouble::PaperOut:
            return texts.get("used up", "paper");
        default:
            return texts.get("not known", "paper");
    }
}

LiveDevices live_devices(const TillState& state, const Texts& texts) {
    LiveDevices live;
    live.title = texts.get("Scan anything");
    live.hint = texts.get("What a scanner sends is shown here. Nothing is sold.");
    live.nothing = texts.get("Nothing yet");
    live.aim_label = texts.get("Kind of code");
    if (state.scan_seen) {
        live.scan = live_scan(*state.scan_seen, state, texts);
    }
    const Device* const scale = used_device(state, DeviceKind::Scale);
    if (scale != nullptr || state.weight) {
        live.scale_title = device_kind_name(DeviceKind::Scale, texts);
        live.weight = live_weight(state.weight.value_or(session::ScaleWeight{}), texts);
        if (scale != nullptr && scale->trouble != DeviceTrouble::None) {
            live.weight->state = device_words(*scale, texts);
            live.weight->value = "- - -";
        }
    }
    if (const Device* const printer = used_device(state, DeviceKind::Printer)) {
        live.printer_title = device_kind_name(DeviceKind::Printer, texts);
        live.printer = {
            {texts.get("Paper"), paper_words(*printer, texts)},
            {texts.get("Drawer"), state.drawer_open ? drawer_words(state, texts) : texts.get("not known", "drawer")}};
    }
    return live;
}

}  // namespace

DevicesView devices_view(const TillState& state, const Texts& texts) {
    DevicesView view;
    view.back = texts.get("More");
    view.title = texts.get("Devices");
    view.live = live_devices(state, texts);
    view.empty = {texts.get("Nothing is plugged in yet"),
                  texts.get("Plug in a scanner, a printer or a scale: it appears here by itself.")};
    const auto section = [&](DeviceKind kind, std::string title) {
        std::vector<DeviceRow> rows = rows_of(kind, state, texts);
        if (!rows.empty()) {
            view.sections.push_back({kind_icon(kind), std::move(title), std::move(rows)});
        }
    };
    section(DeviceKind::Scanner, texts.get("Scanners"));
    section(DeviceKind::Printer, texts.get("Receipt printer"));
    section(DeviceKind::Scale, texts.get("Scale"));
    view.models_title = texts.get("Model of the printer");
    view.models_close = texts.get("Close");
    view.models = model_choices(state, texts);
    return view;
}

}  // namespace ecot::screens
