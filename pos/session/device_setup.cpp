#include "pos/session/device_setup.hpp"

#include <algorithm>
#include <utility>

namespace ecot::session {

namespace {

// What a manager changed holds from now on: kept, applied and journaled.
Answer keep(Turn& turn, DeviceSetup setup, std::string what, std::string device) {
    if (turn.state.device_setup == setup) {
        return std::nullopt;
    }
    turn.state.device_setup = std::move(setup);
    turn.effects.emplace_back(SaveDevices{turn.state.device_setup});
    turn.effects.emplace_back(ApplyDevices{turn.state.device_setup});
    EventRecord record = event_record(turn, "devices_changed");
    record.words.emplace("what", std::move(what));
    if (!device.empty()) {
        record.words.emplace("device", std::move(device));
    }
    journal(turn, std::move(record));
    return std::nullopt;
}

void use_scanner(DeviceSetup& setup, const UseDevice& intent) {
    std::erase_if(setup.scanners, [&](const DeviceSetup::Scanner& scanner) { return scanner.device == intent.device; });
    if (intent.used) {
        setup.scanners.push_back({.device = intent.device});
    }
}

// One printer, one scale: the one chosen last.
void use_single(std::string& chosen, const UseDevice& intent) {
    if (intent.used) {
        chosen = intent.device;
    } else if (chosen == intent.device) {
        chosen.clear();
    }
}

}  // namespace

Answer handle(Turn& turn, const UseDevice& intent) {
    const auto known = std::ranges::any_of(turn.state.devices, [&](const Device& device) {
        return device.kind == intent.kind && device.id == intent.device;
    });
    if (!known) {
        return refused(RefusalCode::BadValue, intent.device);
    }
    DeviceSetup setup = turn.state.device_setup;
    switch (intent.kind) {
        case DeviceKind::Scanner:
            use_scanner(setup, intent);
            break;
        case DeviceKind::Printer:
            use_single(setup.printer, intent);
            break;
        case DeviceKind::Scale:
            use_single(setup.scale, intent);
            break;
    }
    return keep(turn, std::move(setup), std::string{to_string(intent.kind)} + (intent.used ? "_used" : "_left"),
                intent.device);
}

Answer handle(Turn& turn, const SetScannerCountry& intent) {
    DeviceSetup setup = turn.state.device_setup;
    const auto scanner = std::ranges::find(setup.scanners, intent.device, &DeviceSetup::Scanner::device);
    if (scanner == setup.scanners.end()) {
        return refused(RefusalCode::BadValue, intent.device);
    }
    scanner->french = intent.french;
    return keep(turn, std::move(setup), "scanner_country", intent.device);
}

Answer handle(Turn& turn, const SetPrinterModel& intent) {
    DeviceSetup setup = turn.state.device_setup;
    setup.printer_model = intent.model;
    return keep(turn, std::move(setup), "printer_model", intent.model);
}

Answer handle(Turn& turn, const SetDrawerLevel& intent) {
    DeviceSetup setup = turn.state.device_setup;
    setup.drawer_low = intent.low;
    return keep(turn, std::move(setup), "drawer_level", {});
}

Answer handle(Turn& turn, const SetScaleProtocol& intent) {
    DeviceSetup setup = turn.state.device_setup;
    setup.scale_protocol = intent.protocol;
    return keep(turn, std::move(setup), "scale_protocol", intent.protocol);
}

Answer handle(Turn& turn, const PrintTestPage& /*intent*/) {
    if (turn.state.test_page && turn.state.test_page->printing) {
        return refused(RefusalCode::Busy);
    }
    turn.state.test_page = TillState::TestPage{};
    turn.effects.emplace_back(PrintTest{turn.state.device_setup.printer_model});
    return std::nullopt;
}

void test_page_done(Turn& turn, const TestPageDone& event) {
    turn.state.test_page = TillState::TestPage{.printing = false, .trouble = event.trouble};
}

void show_scan(Turn& turn, ScanSeen seen) {
    seen.at_ms = turn.now.steady_ms;
    turn.state.scan_seen = std::move(seen);
}

}  // namespace ecot::session
