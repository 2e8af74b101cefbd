#include "pos/app/device_room.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "hardware/escpos/profiles.hpp"
#include "hardware/serial/tty_scale.hpp"
#include "hardware/spool_printer.hpp"
#include "hardware/usb/usb_bus.hpp"
#include "hardware/usb/usb_printer.hpp"
#include "hardware/usb/usb_scale.hpp"
#include "hardware/usb/usb_scanner.hpp"
#include "pos/app/device_words.hpp"
#include "pos/app/till_printer.hpp"

namespace ecot::app {

namespace {

using session::DeviceKind;
using session::DeviceSetup;

constexpr std::string_view dialog_06 = "dialog_06";
constexpr std::chrono::minutes look_for{5};
constexpr std::chrono::milliseconds look_every{1000};

template <typename T>
std::optional<T> first_of(std::vector<T> all) {
    return all.empty() ? std::nullopt : std::optional{std::move(all.front())};
}

std::vector<hardware::PairedScanner> paired_scanners(const DeviceSetup& setup) {
    std::vector<hardware::PairedScanner> scanners;
    for (const DeviceSetup::Scanner& scanner : setup.scanners) {
        if (auto identity = hardware::identity_from_text(scanner.device)) {
            const auto layout =
                scanner.french ? hardware::hid::KeyboardLayout::French : hardware::hid::KeyboardLayout::Us;
            scanners.push_back({.device = std::move(*identity), .keyboard = {.layout = layout}});
        }
    }
    return scanners;
}

}  // namespace

/// One use of devices, from apply() to the next: the bus and what drives its devices. Let go in the other order.
struct DeviceRoom::Plugged {
    Plugged() = default;
    ~Plugged() { stop(); }
    Plugged(const Plugged&) = delete;
    Plugged& operator=(const Plugged&) = delete;

    /// Lets go of every device, also while somebody still holds the printer.
    void stop() {
        if (bus) {
            bus->stop();
        }
        tty_scale.reset();
    }
    void tell(const hardware::UsbEvent& event) {
        scanners->tell(event);
        if (printer) {
            printer->tell(event);
        }
        if (usb_scale) {
            usb_scale->tell(event);
        }
    }
    void zero() {
        for (hardware::Scale* scale :
             {static_cast<hardware::Scale*>(usb_scale.get()), static_cast<hardware::Scale*>(tty_scale.get())}) {
            if (scale != nullptr) {
                scale->zero();
            }
        }
    }

    std::optional<hardware::UsbBus> bus;  ///< none on a system without USB, as are its drivers then
    std::unique_ptr<hardware::UsbScanners> scanners;
    std::unique_ptr<hardware::UsbPrinter> printer;
    std::unique_ptr<hardware::UsbScale> usb_scale;
    std::unique_ptr<hardware::TtyScale> tty_scale;
};

DeviceRoom::DeviceRoom(DeviceRoomSettings settings, TillPrinter& printer, Post post)
    : settings_{std::move(settings)},
      printer_{printer},
      post_{std::move(post)},
      folder_{std::make_shared<hardware::SpoolPrinter>(settings_.spool)},
      absent_{std::make_shared<AbsentPrinter>()},
      table_{{}, settings_.usb_printer} {}

DeviceRoom::~DeviceRoom() {
    let_go();
}

void DeviceRoom::perform(const session::Effect& effect) {
    if (const auto* chosen = std::get_if<session::ApplyDevices>(&effect)) {
        apply(chosen->setup);
    } else if (std::holds_alternative<session::LookForDevices>(effect)) {
        look_until_ = std::chrono::steady_clock::now() + look_for;
        look();
    } else if (const auto* shown = std::get_if<session::ShowOnScale>(&effect)) {
        unit_price_ = shown->unit_price;
        show_price();
    } else if (std::holds_alternative<session::ZeroScale>(effect) && plugged_) {
        plugged_->zero();
    }
}

// Who prints at this moment keeps its printer until that is over; the bus says Cancelled to it.
void DeviceRoom::let_go() {
    {
        const std::lock_guard lock{mutex_};
        ++use_;
        settled_ = false;
    }
    if (plugged_) {
        plugged_->stop();
    }
    printer_.use({absent_, settings_.profile}, false);
    plugged_.reset();
}

void DeviceRoom::apply(const DeviceSetup& setup) {
    let_go();
    {
        const std::lock_guard lock{mutex_};
        table_ = DeviceTable{setup, settings_.usb_printer};
        weight_.reset();
        printer_ready_ = false;
        if (std::exchange(posted_drawer_, std::nullopt)) {
            post_(session::DrawerSeen{});
        }
    }
    const bool on_usb = settings_.usb_printer || !setup.printer.empty();
    const auto* const model = hardware::escpos::find_printer_model(setup.printer_model);
    const hardware::escpos::PrinterProfile profile = model != nullptr ? model->profile : settings_.profile;
    plugged_ = plug_in(setup, on_usb);
    if (plugged_->printer) {
        printer_.use({{plugged_, plugged_->printer.get()}, profile}, true);
    } else if (on_usb) {
        printer_.use({absent_, profile}, true);
    } else {
        printer_.use({folder_, profile}, true);
    }
    if (plugged_->bus) {
        plugged_->bus->start([this, use = use_, devices = plugged_.get()](const hardware::UsbEvent& event) {
            note(use, [&](DeviceTable& table) { table.tell(event); });
            devices->tell(event);
        });
        plugged_->bus->wait_until_told();  // or what is there would be missed for a moment
    }
    show_price();
    {
        const std::lock_guard lock{mutex_};
        settled_ = true;
    }
    look();
}

void DeviceRoom::look() {
    std::vector<hardware::SerialPort> ports = hardware::serial_ports(settings_.ports);
    const std::lock_guard lock{mutex_};
    table_.tell_ports(std::move(ports));
    post_changes();
}

void DeviceRoom::show_price() {
    if (plugged_ && plugged_->tty_scale && unit_price_) {
        plugged_->tty_scale->show({.unit_price = unit_price_->cents()});
    }
}

std::optional<std::chrono::milliseconds> DeviceRoom::look_again() const {
    const bool wished = look_until_ && std::chrono::steady_clock::now() < *look_until_;
    return wished ? std::optional{look_every} : std::nullopt;
}

std::shared_ptr<DeviceRoom::Plugged> DeviceRoom::plug_in(const DeviceSetup& setup, bool with_printer) {
    auto plugged = std::make_shared<Plugged>();
    use_scale(*plugged, setup);
    auto opened = hardware::UsbBus::open();
    if (!opened) {
        return plugged;
    }
    plugged->bus = std::move(*opened);
    const int use = use_;
    const auto standing = [this, use](DeviceKind kind) {
        return [this, use, kind](const hardware::DeviceStanding& said) {
            note(use, [&](DeviceTable& table) { table.tell(kind, said); });
        };
    };
    plugged->scanners = std::make_unique<hardware::UsbScanners>(
        *plugged->bus, hardware::UsbScannerSettings{.paired = paired_scanners(setup)},
        [this, use](const hardware::DeviceScan& scan) { scanned(use, scan); }, standing(DeviceKind::Scanner));
    if (with_printer) {
        const auto* const model = hardware::escpos::find_printer_model(setup.printer_model);
        hardware::UsbPrinterSettings wanted{.paired = first_of(DeviceTable::paired(setup, DeviceKind::Printer)),
                                            .drawer_open_at = setup.drawer_low ? hardware::escpos::DrawerOpenAt::Low
                                                                               : hardware::escpos::DrawerOpenAt::High};
        wanted.language = model != nullptr ? model->profile.language : settings_.profile.language;
        plugged->printer = std::make_unique<hardware::UsbPrinter>(
            *plugged->bus, std::move(wanted),
            [this, use](const hardware::PrinterStatus& status) { printer_said(use, status); },
            standing(DeviceKind::Printer));
    }
    if (!plugged->tty_scale) {
        plugged->usb_scale = std::make_unique<hardware::UsbScale>(
            *plugged->bus,
            hardware::UsbScaleSettings{.paired = first_of(DeviceTable::paired(setup, DeviceKind::Scale))},
            [this, use](const hardware::WeightReading& reading) { weighed(use, reading); },
            standing(DeviceKind::Scale));
    }
    return plugged;
}

// A port does not say what is plugged into it: only the one that a manager chose is opened.
void DeviceRoom::use_scale(Plugged& plugged, const DeviceSetup& setup) {
    const auto port = DeviceTable::paired_port(setup);
    if (!port) {
        return;
    }
    hardware::TtyScaleSettings wanted{.paired = *port, .places = settings_.ports};
    if (setup.scale_protocol == dialog_06) {
        wanted.protocol = hardware::scale::Dialog06Settings{};
    }
    plugged.tty_scale = std::make_unique<hardware::TtyScale>(
        std::move(wanted), [this, use = use_](const hardware::WeightReading& reading) { weighed(use, reading); },
        [this, use = use_](const hardware::DeviceStanding& said) {
            note(use, [&](DeviceTable& table) { table.tell_serial(said); });
        });
}

void DeviceRoom::note(int use, const std::function<void(DeviceTable&)>& change) {
    const std::lock_guard lock{mutex_};
    if (use == use_) {
        change(table_);
        post_changes();
    }
}

void DeviceRoom::scanned(int use, const hardware::DeviceScan& scan) {
    const std::lock_guard lock{mutex_};
    if (use == use_) {
        post_(event_of(scan.scan, table_.session_id(DeviceKind::Scanner, scan.device)));
    }
}

void DeviceRoom::weighed(int use, const hardware::WeightReading& reading) {
    const std::lock_guard lock{mutex_};
    if (use == use_) {
        weight_ = weight_of(reading);
        table_.tell_scale(reading.state != hardware::ScaleState::Gone);
        post_changes();
    }
}

void DeviceRoom::printer_said(int use, const hardware::PrinterStatus& status) {
    const std::lock_guard lock{mutex_};
    if (use != use_) {
        return;
    }
    table_.tell(status);
    if (status.ready && !std::exchange(printer_ready_, status.ready)) {
        printer_.say_ready();
    }
    printer_ready_ = status.ready;
    post_changes();
    if (status.drawer_open && status.drawer_open != posted_drawer_) {
        posted_drawer_ = status.drawer_open;
        post_(session::DrawerSeen{status.drawer_open});
    }
}

// With the lock: what is posted comes in the order in which it became so.
void DeviceRoom::post_changes() {
    if (!settled_) {
        return;
    }
    std::vector<session::Device> devices = table_.devices();
    const bool has_scale = std::ranges::any_of(
        devices, [](const session::Device& device) { return device.kind == DeviceKind::Scale && device.used; });
    if (devices != posted_devices_) {
        posted_devices_ = devices;
        post_(session::DevicesSeen{std::move(devices)});
    }
    const std::optional<session::ScaleWeight> weight =
        has_scale ? std::optional{weight_.value_or(session::ScaleWeight{})} : std::nullopt;
    if (weight != posted_weight_) {
        posted_weight_ = weight;
        post_(session::WeightShown{weight});
    }
}

}  // namespace ecot::app
