#include "tests/screens/device_scenes.hpp"

namespace ecot::test {

namespace {

using pricing::Quantity;
using screens::ScreensLocal;
using session::Device;
using session::DeviceKind;
using session::DeviceTrouble;
using session::Screen;
using session::WeightState;

// The checkout of the pictures, on a till with all its devices.
void serving(SampleTill& till) {
    till.sign_in().open().choose_samira().fill_cart();
    till.state().notice.reset();
    till.state().devices = sample_devices();
}

void on_devices(SampleTill& till, std::vector<Device> devices) {
    till.sign_in("helene").open();
    for (const Device& device : devices) {
        if (device.kind == DeviceKind::Scale && device.used) {
            const bool answers = device.trouble == DeviceTrouble::None;
            till.state().weight = session::ScaleWeight{answers ? WeightState::Zero : WeightState::Gone, {}, false};
        }
    }
    till.state().devices = std::move(devices);
    till.ask(session::Go{Screen::Devices});
    till.state().notice.reset();
}

std::vector<Device> with_trouble(DeviceTrouble trouble) {
    std::vector<Device> devices = sample_devices();
    for (Device& device : devices) {
        if (may_suffer(device.kind, trouble)) {
            device.trouble = trouble;
            device.serial = trouble == DeviceTrouble::NotUnderstood;
        }
    }
    return devices;
}

void on_serial_scale(SampleTill& till, DeviceTrouble trouble) {
    on_devices(till, {{.id = "tty-1",
                       .kind = DeviceKind::Scale,
                       .name = "FTDI FT232R",
                       .trouble = trouble,
                       .paired = true,
                       .serial = true}});
    till.state().device_setup.scale_protocol = "dialog_06";
}

void change_one(SampleTill& till, DeviceKind kind, DeviceTrouble trouble) {
    std::vector<Device> devices = till.state().devices;
    for (Device& device : devices) {
        if (device.kind == kind) {
            device.trouble = trouble;
        }
    }
    till.tell(session::DevicesSeen{devices});
}

void weighing_at(SampleTill& till, const session::ScaleWeight& weight) {
    till.sign_in().open().choose_samira().ask(session::ChooseProductToWeigh{"lentils"});
    till.state().notice.reset();
    till.state().devices = sample_devices();
    till.state().weight = weight;
}

std::vector<Scene> strip_scenes() {
    std::vector<Scene> scenes{{"strip-well", [](SampleTill& till, ScreensLocal& /*local*/) { serving(till); }},
                              {"strip-paper-low",
                               [](SampleTill& till, ScreensLocal& /*local*/) {
                                   serving(till);
                                   till.state().devices[0].paper_low = true;
                               }},
                              {"strip-drawer-open",
                               [](SampleTill& till, ScreensLocal& /*local*/) {
                                   serving(till);
                                   till.state().drawer_open = true;
                               }},
                              {"strip-receipt-waiting",
                               [](SampleTill& till, ScreensLocal& /*local*/) {
                                   serving(till);
                                   till.state().printer_waits = true;
                               }},
                              {"strip-everything-wrong", [](SampleTill& till, ScreensLocal& local) {
                                   serving(till);
                                   till.state().link = {true, false, 3};
                                   local.dialogs.offline_told = true;
                                   till.state().devices = with_trouble(DeviceTrouble::Busy);
                                   till.state().drawer_open = true;
                               }}};
    for (const NamedTrouble& named : device_troubles()) {
        scenes.push_back({"strip-" + named.word, [trouble = named.trouble](SampleTill& till, ScreensLocal& /*local*/) {
                              serving(till);
                              till.state().devices = with_trouble(trouble);
                          }});
    }
    return scenes;
}

std::vector<Scene> printer_dialog_scenes() {
    std::vector<Scene> scenes;
    for (const NamedTrouble& named : device_troubles()) {
        if (!may_suffer(DeviceKind::Printer, named.trouble)) {
            continue;
        }
        scenes.push_back(
            {"printer-" + named.word, [trouble = named.trouble](SampleTill& till, ScreensLocal& /*local*/) {
                 serving(till);
                 till.start_payment().take_voucher().finish();
                 till.state().devices = with_trouble(trouble);
                 till.state().printer_trouble = trouble;
                 till.state().printer_question = true;
                 till.state().printer_waits = true;
             }});
    }
    return scenes;
}

std::vector<Scene> devices_screen_scenes() {
    std::vector<Scene> scenes{
        {"devices-empty", [](SampleTill& till, ScreensLocal& /*local*/) { on_devices(till, {}); }},
        {"devices-full",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             std::vector<Device> devices = sample_devices();
             devices[0].paper_low = true;
             devices.push_back({.id = "kbd-2", .name = "Dell KB216", .used = false, .keyboard = true});
             devices.push_back({.id = "scan-3",
                                .name = "Datalogic QuickScan QD2590",
                                .trouble = DeviceTrouble::Unplugged,
                                .paired = true});
             devices.push_back({.id = "tty-1",
                                .kind = DeviceKind::Scale,
                                .name = "USB-Serial Controller",
                                .used = false,
                                .serial = true});
             on_devices(till, std::move(devices));
             till.state().device_setup.scanners = {{"scan-1", true}, {"scan-3", false}};
             till.state().device_setup.printer_model = "epson-tm-t20";
             till.state().device_setup.scale_protocol = "8217";
             till.state().drawer_open = false;
             till.state().weight = session::ScaleWeight{WeightState::Stable, Quantity::from_milli(482), false};
             till.tell(
                 session::CodeScanned{"]C10103560070123452172612313103000482\x1D"
                                      "10LOT42",
                                      "scan-1"});
         }},
        {"devices-scan-typed",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             on_devices(till, {{.id = "kbd-1", .name = "USB Barcode Reader", .used = false, .keyboard = true},
                               {.id = "kbd-2", .name = "Dell KB216", .used = false, .keyboard = true}});
             till.ask(session::Scan{{"3560070123452"}});
         }},
        {"devices-scan-incomplete",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             on_devices(till, sample_devices());
             till.tell(session::ScanFailed{session::ScanFailed::Why::CutOff, "scan-1", "]E0356007"});
             till.state().refusal.reset();
         }},
        {"devices-no-access",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             on_devices(till, {{.id = "scan-9",
                                .name = "Honeywell Voyager 1250g",
                                .trouble = DeviceTrouble::NoPermission,
                                .used = false}});
         }},
        {"devices-serial-scale",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             on_devices(
                 till,
                 {{.id = "tty-1", .kind = DeviceKind::Scale, .name = "FTDI FT232R", .paired = true, .serial = true}});
             till.state().weight = session::ScaleWeight{WeightState::InMotion, Quantity::from_milli(1234), false};
             till.state().device_setup.scale_protocol = "dialog_06";
         }},
        {"devices-serial-silent",
         [](SampleTill& till, ScreensLocal& /*local*/) { on_serial_scale(till, DeviceTrouble::NoAnswer); }},
        {"devices-serial-not-understood",
         [](SampleTill& till, ScreensLocal& /*local*/) { on_serial_scale(till, DeviceTrouble::NotUnderstood); }},
        {"devices-paper-low",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             std::vector<Device> devices = sample_devices();
             devices[0].paper_low = true;
             on_devices(till, std::move(devices));
         }},
        {"devices-test-printing",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             on_devices(till, {sample_devices()[0]});
             till.state().drawer_open = true;
             till.state().test_page = session::TillState::TestPage{};
         }},
        {"devices-test-printed",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             on_devices(till, {sample_devices()[0]});
             till.tell(session::TestPageDone{});
         }},
        {"devices-test-paper-out",
         [](SampleTill& till, ScreensLocal& /*local*/) {
             on_devices(till, {with_trouble(DeviceTrouble::PaperOut)[0]});
             till.tell(session::TestPageDone{DeviceTrouble::PaperOut});
         }},
        {"devices-models", [](SampleTill& till, ScreensLocal& local) {
             on_devices(till, sample_devices());
             till.state().device_setup.printer_model = "epson-tm-t88";
             local.shown = Screen::Devices;
             local.devices.models_open = true;
         }}};
    for (const NamedTrouble& named : device_troubles()) {
        scenes.push_back(
            {"devices-" + named.word, [trouble = named.trouble](SampleTill& till, ScreensLocal& /*local*/) {
                 on_devices(till, with_trouble(trouble));
             }});
    }
    return scenes;
}

std::vector<Scene> drawer_scenes() {
    return {{"drawer-opened-by-hand",
             [](SampleTill& till, ScreensLocal& /*local*/) {
                 serving(till);
                 till.tell(session::DrawerSeen{false}).tell(session::DrawerSeen{true});
             }},
            {"drawer-why", [](SampleTill& till, ScreensLocal& local) {
                 serving(till);
                 till.ask(session::Go{Screen::Settings});
                 local.shown = Screen::Settings;
                 local.settings.asks = screens::SettingAction::Asks::DrawerReason;
             }}};
}

std::vector<Scene> toast_scenes() {
    std::vector<Scene> scenes;
    for (const DeviceKind kind : {DeviceKind::Printer, DeviceKind::Scanner, DeviceKind::Scale}) {
        const std::string name = session::to_string(kind);
        scenes.push_back({"toast-gone-" + name, [kind](SampleTill& till, ScreensLocal& /*local*/) {
                              serving(till);
                              change_one(till, kind, DeviceTrouble::Unplugged);
                          }});
        scenes.push_back({"toast-back-" + name, [kind](SampleTill& till, ScreensLocal& /*local*/) {
                              serving(till);
                              change_one(till, kind, DeviceTrouble::Unplugged);
                              change_one(till, kind, DeviceTrouble::None);
                          }});
    }
    return scenes;
}

std::vector<Scene> weight_scenes() {
    struct Shown {
        const char* name;
        session::ScaleWeight weight;
    };
    const std::vector<Shown> shown{
        {"weighing-live", {WeightState::Stable, Quantity::from_milli(728), false}},
        {"weighing-tared", {WeightState::Stable, Quantity::from_milli(482), true}},
        {"weighing-zero", {WeightState::Zero, {}, false}},
        {"weighing-moving", {WeightState::InMotion, Quantity::from_milli(655), false}},
        {"weighing-unchanged", {WeightState::Unchanged, Quantity::from_milli(728), false}},
        {"weighing-under-zero", {WeightState::UnderZero, {}, false}},
        {"weighing-over-limit", {WeightState::OverLimit, {}, false}},
        {"weighing-wrong-unit", {WeightState::WrongUnit, {}, false}},
        {"weighing-needs-zero", {WeightState::NeedsZero, {}, false}},
        {"weighing-fault", {WeightState::Fault, {}, false}},
        {"weighing-gone", {WeightState::Gone, {}, false}},
        {"weighing-container-only", {WeightState::Stable, Quantity::from_milli(246), false}},
    };
    std::vector<Scene> scenes;
    for (const Shown& one : shown) {
        scenes.push_back({one.name, [weight = one.weight](SampleTill& till, ScreensLocal& /*local*/) {
                              weighing_at(till, weight);
                          }});
    }
    scenes.push_back({"weighing-unplugged", [](SampleTill& till, ScreensLocal& /*local*/) {
                          weighing_at(till, {WeightState::Gone, {}, false});
                          change_one(till, DeviceKind::Scale, DeviceTrouble::Unplugged);
                      }});
    scenes.push_back({"weighing-not-understood", [](SampleTill& till, ScreensLocal& /*local*/) {
                          weighing_at(till, {WeightState::Gone, {}, false});
                          change_one(till, DeviceKind::Scale, DeviceTrouble::NotUnderstood);
                      }});
    scenes.push_back({"weighing-by-hand", [](SampleTill& till, ScreensLocal& local) {
                          weighing_at(till, {WeightState::Stable, Quantity::from_milli(728), false});
                          local.shown = Screen::Weighing;
                          local.weighing.product = "lentils";
                          local.weighing.types_weight = true;
                          local.weighing.gross.text = "0,728";
                      }});
    scenes.push_back({"weighing-other-container", [](SampleTill& till, ScreensLocal& local) {
                          weighing_at(till, {WeightState::Stable, Quantity::from_milli(728), false});
                          local.shown = Screen::Weighing;
                          local.weighing.product = "lentils";
                          local.weighing.container = screens::Container::Other;
                          local.weighing.types_tare = true;
                          local.weighing.tare.text = "0,39";
                      }});
    return scenes;
}

}  // namespace

std::vector<Device> sample_devices() {
    return {{.id = "printer-1", .kind = DeviceKind::Printer, .name = "Epson TM-T20III"},
            {.id = "scan-1", .name = "Zebra DS2208", .paired = true, .keyboard = true},
            {.id = "scale-1", .kind = DeviceKind::Scale, .name = "Adam CPWplus 15"}};
}

const std::vector<NamedTrouble>& device_troubles() {
    static const std::vector<NamedTrouble> all{{DeviceTrouble::Unplugged, "unplugged"},
                                               {DeviceTrouble::NoPermission, "no-permission"},
                                               {DeviceTrouble::Busy, "busy"},
                                               {DeviceTrouble::NoAnswer, "no-answer"},
                                               {DeviceTrouble::BadCable, "bad-cable"},
                                               {DeviceTrouble::Fault, "fault"},
                                               {DeviceTrouble::NotUnderstood, "not-understood"},
                                               {DeviceTrouble::PaperOut, "paper-out"},
                                               {DeviceTrouble::CoverOpen, "cover-open"},
                                               {DeviceTrouble::CutterJammed, "cutter-jammed"},
                                               {DeviceTrouble::NotKept, "not-kept"}};
    return all;
}

bool may_suffer(DeviceKind kind, DeviceTrouble trouble) {
    if (trouble == DeviceTrouble::NotUnderstood) {
        return kind == DeviceKind::Scale;
    }
    return kind == DeviceKind::Printer || trouble < DeviceTrouble::PaperOut;
}

std::vector<Scene> device_scenes() {
    std::vector<Scene> joined;
    for (const auto& part : {strip_scenes(), printer_dialog_scenes(), devices_screen_scenes(), drawer_scenes(),
                             toast_scenes(), weight_scenes()}) {
        joined.insert(joined.end(), part.begin(), part.end());
    }
    return joined;
}

}  // namespace ecot::test
