#include "pos/ctl/check_command.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "hardware/escpos/logo.hpp"
#include "pos/ctl/device_check.hpp"
#include "pos/store/clock.hpp"
#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/health.hpp"
#include "pos/store/settings.hpp"

namespace ecot::ctl {
namespace {

const char* word_of(store::Finding::Level level) {
    switch (level) {
        case store::Finding::Level::Care:
            return "look";
        case store::Finding::Level::Stop:
            return "STOP";
        case store::Finding::Level::Good:
            break;
    }
    return "good";
}

// A till sells without its logo, so a bad one is only said.
void look_at_logo(const std::string& data) {
    const auto directory = store::DataDirectory::open_for_reading(data);
    if (!directory || directory->config().receipt.logo.empty()) {
        return;
    }
    const std::string& name = directory->config().receipt.logo;
    std::ifstream file{directory->path() / name, std::ios::binary};
    if (!file) {
        std::cout << "look  logo: " << name << " is not in the till's directory; receipts come without it.\n";
        return;
    }
    const auto logo = hardware::escpos::logo_from_png(std::string{std::istreambuf_iterator<char>{file}, {}});
    if (logo) {
        std::cout << "good  logo: " << name << ", " << logo->width << " by " << logo->height << " dots.\n";
    } else {
        std::cout << "look  logo: " << name << ": " << sentence(logo.error()) << ". Receipts come without it.\n";
    }
}

/// What the till wants of devices; none where there is no till.
std::optional<TillDevices> till_devices(const std::string& data) {
    const auto directory = store::DataDirectory::open_for_reading(data);
    if (!directory) {
        return std::nullopt;
    }
    TillDevices till{.chosen = {}, .usb_printer = directory->config().receipt.printer == "usb"};
    if (auto database = store::Database::open_for_reading(directory->database())) {
        till.chosen = store::load_devices(*database).value_or(session::DeviceSetup{});
    }
    return till;
}

int check(const std::string& data) {
    bool can_sell = true;
    for (const store::Finding& finding : store::examine(data, store::SystemClock{}.utc_ms())) {
        std::cout << word_of(finding.level) << "  " << finding.about << ": " << finding.sentence << "\n";
        can_sell = can_sell && finding.level != store::Finding::Level::Stop;
    }
    look_at_logo(data);
    for (const DeviceFinding& finding : look_at_devices(till_devices(data))) {
        std::cout << (finding.good ? "good" : "look") << "  " << finding.about << ": " << finding.sentence << "\n";
    }
    std::cout << "good  sync: This till has no head office; it owns its envelopes.\n";
    if (!can_sell) {
        std::cerr << "ecotctl: This till cannot sell; see the lines that say STOP.\n";
    }
    return can_sell ? 0 : 1;
}

}  // namespace

void add_check_command(CLI::App& app, Action& action) {
    CLI::App& command = add_command(app, {"check", "Say in plain words whether a till can sell, also while it runs",
                                          "ecotctl check --data /var/lib/ecot"});
    const auto data = std::make_shared<std::string>();
    command.add_option("--data", *data, "The till's data directory")->required();
    command.callback([data, &action] { action = [data] { return check(*data); }; });
}

}  // namespace ecot::ctl
