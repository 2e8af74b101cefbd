#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "hardware/escpos/profile.hpp"
#include "hardware/scale.hpp"
#include "hardware/scanner.hpp"
#include "pos/app/device_table.hpp"
#include "pos/session/effect.hpp"
#include "pos/session/event.hpp"

namespace ecot::app {

class TillPrinter;

/// What the room knows of the site.
struct DeviceRoomSettings {
    std::filesystem::path spool;               ///< the folder that stands in for a printer
    hardware::escpos::PrinterProfile profile;  ///< as config.toml says, where no model is chosen
    hardware::SerialPlaces ports = {};         ///< others only in tests
    bool usb_printer = false;                  ///< receipts go to a printer, never to the folder
};

/// The scanners, the printer and the scale of a till whose window is open: what they say goes to the session, and what
/// is printed to the printer in use.
///
/// Devices that come and go are followed by themselves. apply() chooses anew which of them are used, and takes the time
/// a device takes to be let go: up to seconds, on a thread where nobody waits.
class DeviceRoom {
public:
    using Post = std::function<void(session::Event)>;
    /// Nothing is used before apply(). `printer` outlives the room. `post` is called on the devices' threads.
    DeviceRoom(DeviceRoomSettings settings, TillPrinter& printer, Post post);
    /// Gives all devices back; nothing is posted any more.
    ~DeviceRoom();
    DeviceRoom(const DeviceRoom&) = delete;
    DeviceRoom& operator=(const DeviceRoom&) = delete;

    /// ApplyDevices, LookForDevices, ShowOnScale and ZeroScale; anything else does nothing. This and the two below: one
    /// thread at a time.
    void perform(const session::Effect& effect);
    /// Looks which serial ports there are; USB devices are told of by themselves.
    void look();
    /// After how long to look again; nothing unless somebody asked to within the last minutes.
    [[nodiscard]] std::optional<std::chrono::milliseconds> look_again() const;

private:
    struct Plugged;
    void apply(const session::DeviceSetup& setup);
    void let_go();
    [[nodiscard]] std::shared_ptr<Plugged> plug_in(const session::DeviceSetup& setup, bool with_printer);
    /// Changes the table of this `use` of devices, and tells the session; words of an earlier use come too late.
    void note(int use, const std::function<void(DeviceTable&)>& change);
    void scanned(int use, const hardware::DeviceScan& scan);
    void weighed(int use, const hardware::WeightReading& reading);
    void printer_said(int use, const hardware::PrinterStatus& status);
    void post_changes();
    void show_price();

    void use_scale(Plugged& plugged, const session::DeviceSetup& setup);

    const DeviceRoomSettings settings_;
    TillPrinter& printer_;
    const Post post_;
    std::shared_ptr<hardware::Printer> folder_;
    std::shared_ptr<hardware::Printer> absent_;
    std::shared_ptr<Plugged> plugged_;
    std::optional<std::chrono::steady_clock::time_point> look_until_;
    std::optional<pricing::Money> unit_price_;  // of what is weighed

    std::mutex mutex_;  // all below, and the order of what is posted
    int use_ = 0;
    bool settled_ = false;  // the devices of this use were told of
    DeviceTable table_;
    std::optional<std::vector<session::Device>> posted_devices_;
    std::optional<session::ScaleWeight> weight_;
    std::optional<std::optional<session::ScaleWeight>> posted_weight_;
    std::optional<bool> posted_drawer_;
    bool printer_ready_ = false;
};

}  // namespace ecot::app
