#include "pos/app/device_table.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

#include <fmt/core.h>

#include "hardware/usb/device_hints.hpp"
#include "pos/app/device_words.hpp"

namespace ecot::app {

namespace {

using hardware::ChosenDevice;
using hardware::DeviceFacts;
using hardware::DeviceUse;
using session::Device;
using session::DeviceKind;
using session::DeviceSetup;
using session::DeviceTrouble;

std::vector<DeviceUse> uses_of(DeviceKind kind) {
    switch (kind) {
        case DeviceKind::Scanner:
            return {DeviceUse::HidPosScanner, DeviceUse::Keyboard};
        case DeviceKind::Printer:
            return {DeviceUse::Printer};
        case DeviceKind::Scale:
            return {DeviceUse::HidScale};
    }
    return {};
}

std::string name_of_model(hardware::UsbModelId model) {
    const hardware::DeviceHint* hint = hardware::hint_for(model);
    return hint != nullptr && !hint->whole_maker ? std::string{hint->name}
                                                 : fmt::format("{:04x}:{:04x}", model.vendor, model.product);
}

// Ports and USB devices have the same texts: a scale on a port is written with this before it.
constexpr std::string_view serial_prefix = "serial ";

std::string serial_id(const hardware::SerialPortIdentity& identity) {
    return std::string{serial_prefix} + hardware::to_text(identity);
}

// As it gives it itself: "Epson TM-T20II", but "Symbol Bar Code Scanner" once only.
std::string name_of(const DeviceFacts& facts) {
    if (facts.product.empty()) {
        return name_of_model(facts.model);
    }
    const bool has_maker = facts.manufacturer.empty() || facts.product.starts_with(facts.manufacturer);
    return has_maker ? facts.product : facts.manufacturer + " " + facts.product;
}

// The interface by which a device could be used as this, also where only a manager can say that it is one.
const hardware::InterfaceFacts* interface_for(const DeviceFacts& facts, DeviceKind kind) {
    for (const DeviceUse use : uses_of(kind)) {
        if (const auto* interface = facts.find(use)) {
            return interface;
        }
    }
    return kind == DeviceKind::Scanner ? facts.find(DeviceUse::UnknownHid) : nullptr;
}

}  // namespace

std::vector<hardware::DeviceIdentity> DeviceTable::paired(const DeviceSetup& setup, DeviceKind kind) {
    std::vector<std::string> texts;
    switch (kind) {
        case DeviceKind::Scanner:
            for (const DeviceSetup::Scanner& scanner : setup.scanners) {
                texts.push_back(scanner.device);
            }
            break;
        case DeviceKind::Printer:
            texts.push_back(setup.printer);
            break;
        case DeviceKind::Scale:
            texts.push_back(setup.scale);
            break;
    }
    std::vector<hardware::DeviceIdentity> identities;
    for (const std::string& text : texts) {
        if (auto identity = hardware::identity_from_text(text)) {
            identities.push_back(std::move(*identity));
        }
    }
    return identities;
}

std::optional<hardware::SerialPortIdentity> DeviceTable::paired_port(const DeviceSetup& setup) {
    if (!setup.scale.starts_with(serial_prefix)) {
        return std::nullopt;
    }
    return hardware::serial_port_from_text(std::string_view{setup.scale}.substr(serial_prefix.size()));
}

DeviceTable::DeviceTable(const DeviceSetup& setup, bool wants_printer) : paired_port_{paired_port(setup)} {
    using Unpaired = hardware::DeviceChoice::Unpaired;
    for (const DeviceKind kind : {DeviceKind::Scanner, DeviceKind::Printer, DeviceKind::Scale}) {
        const bool several = kind == DeviceKind::Scanner;
        const bool printer = kind == DeviceKind::Printer;
        auto identities = paired(setup, kind);
        hardware::DeviceChoice choice{uses_of(kind), identities, several ? Unpaired::Always : Unpaired::IfAlone};
        rows_.push_back({.kind = kind,
                         .paired = std::move(identities),
                         .choice = std::move(choice),
                         .one = !several,
                         .unpaired = printer ? wants_printer : several || !paired_port_,
                         .missed = printer && wants_printer});
    }
}

void DeviceTable::tell(const hardware::UsbEvent& event) {
    if (const auto* left = std::get_if<hardware::DeviceLeft>(&event)) {
        remember(left->plug);
    }
    for (Row& row : rows_) {
        row.choice.tell(event);
    }
    if (const auto* arrived = std::get_if<hardware::DeviceArrived>(&event)) {
        plugged_.push_back(arrived->facts);
        return;
    }
    const hardware::PlugId gone = std::get<hardware::DeviceLeft>(event).plug;
    std::erase_if(plugged_, [gone](const DeviceFacts& facts) { return facts.plug == gone; });
}

// What was used a moment ago is missed, also if nobody paired it.
void DeviceTable::remember(hardware::PlugId leaving) {
    for (Row& row : rows_) {
        for (const ChosenDevice& device : used(row)) {
            if (device.facts.plug == leaving && !device.pairing) {
                row.left = Device{.id = to_text(hardware::identity_of(device.facts)),
                                  .kind = row.kind,
                                  .name = name_of(device.facts),
                                  .trouble = DeviceTrouble::Unplugged};
            }
        }
    }
}

void DeviceTable::tell(DeviceKind kind, const hardware::DeviceStanding& standing) {
    using State = hardware::DeviceStanding::State;
    const std::pair key{kind, hardware::to_text(standing.device)};
    if (standing.state == State::Troubled) {
        standings_[key] = app::trouble_of(standing.error.kind);
    } else {
        standings_.erase(key);
    }
    if (kind == DeviceKind::Printer && standing.state != State::Ready) {
        printer_status_.reset();
    }
}

std::vector<ChosenDevice> DeviceTable::used(const Row& row) const {
    std::vector<ChosenDevice> chosen = row.choice.chosen();
    if (!row.unpaired) {
        std::erase_if(chosen, [](const ChosenDevice& device) { return !device.pairing; });
    }
    if (row.one && chosen.size() > 1) {
        chosen.resize(1);
    }
    return chosen;
}

DeviceTrouble DeviceTable::trouble_of(DeviceKind kind, const DeviceFacts& facts) const {
    const auto standing = standings_.find({kind, hardware::to_text(hardware::identity_of(facts))});
    if (standing != standings_.end()) {
        return standing->second;
    }
    if (kind == DeviceKind::Printer && printer_status_ && !printer_status_->ready) {
        return app::trouble_of(printer_status_->trouble);
    }
    if (kind == DeviceKind::Scale && !scale_answers_) {
        return DeviceTrouble::NoAnswer;
    }
    return DeviceTrouble::None;
}

void DeviceTable::list(const Row& row, std::vector<Device>& all) const {
    if (row.kind == DeviceKind::Printer && !row.unpaired && row.paired.empty()) {
        all.push_back({.kind = row.kind});  // the folder that stands in for one
    }
    std::vector<hardware::PlugId> listed;
    std::vector<bool> found(row.paired.size());
    for (const ChosenDevice& device : used(row)) {
        if (std::ranges::find(listed, device.facts.plug) != listed.end()) {
            continue;  // a scanner with two interfaces is one scanner
        }
        listed.push_back(device.facts.plug);
        if (device.pairing) {
            found.at(*device.pairing) = true;
        }
        all.push_back(
            {.id = to_text(device.pairing ? row.paired.at(*device.pairing) : hardware::identity_of(device.facts)),
             .kind = row.kind,
             .name = name_of(device.facts),
             .trouble = trouble_of(row.kind, device.facts),
             .used = true,
             .paired = device.pairing.has_value(),
             .keyboard = device.interface.use == DeviceUse::Keyboard,
             .paper_low = row.kind == DeviceKind::Printer && printer_status_ && printer_status_->paper_low});
    }
    for (std::size_t i = 0; i < row.paired.size(); ++i) {
        if (!found.at(i)) {
            all.push_back({.id = to_text(row.paired.at(i)),
                           .kind = row.kind,
                           .name = name_of_model(row.paired.at(i).model),
                           .trouble = DeviceTrouble::Unplugged,
                           .used = true,
                           .paired = true});
        }
    }
    if (row.paired.empty() && listed.empty()) {
        if (row.left) {
            all.push_back(*row.left);
        } else if (row.missed) {
            all.push_back({.kind = row.kind, .trouble = DeviceTrouble::Unplugged, .used = true});
        }
    }
    for (const DeviceFacts& facts : plugged_) {
        const auto* interface = interface_for(facts, row.kind);
        if (interface != nullptr && std::ranges::find(listed, facts.plug) == listed.end()) {
            all.push_back({.id = to_text(hardware::identity_of(facts)),
                           .kind = row.kind,
                           .name = name_of(facts),
                           .used = false,
                           .keyboard = interface->use != DeviceUse::HidPosScanner && row.kind == DeviceKind::Scanner});
        }
    }
}

void DeviceTable::list_serial(std::vector<Device>& all) const {
    using State = hardware::DeviceStanding::State;
    const hardware::SerialPort* const paired =
        paired_port_ ? hardware::find_serial_port(*paired_port_, ports_) : nullptr;
    if (paired_port_) {
        const auto& said = serial_standing_;
        DeviceTrouble trouble = DeviceTrouble::None;
        if (said && said->state == State::Troubled) {
            trouble = app::trouble_of(said->error.kind);
        } else if ((said && said->state == State::Left) || (!said && paired == nullptr)) {
            trouble = DeviceTrouble::Unplugged;
        }
        all.push_back({.id = serial_id(*paired_port_),
                       .kind = DeviceKind::Scale,
                       .name = paired != nullptr ? paired->title : hardware::to_text(*paired_port_),
                       .trouble = trouble,
                       .used = true,
                       .paired = true,
                       .serial = true});
    }
    for (const hardware::SerialPort& port : ports_) {
        if (&port != paired) {
            all.push_back({.id = serial_id(port.identity),
                           .kind = DeviceKind::Scale,
                           .name = port.title,
                           .trouble = port.allowed ? DeviceTrouble::None : DeviceTrouble::NoPermission,
                           .used = false,
                           .serial = true});
        }
    }
}

std::vector<Device> DeviceTable::devices() const {
    std::vector<Device> all;
    for (const Row& row : rows_) {
        list(row, all);
    }
    list_serial(all);
    return all;
}

std::string DeviceTable::session_id(DeviceKind kind, const std::string& identity) const {
    for (const Row& row : rows_) {
        if (row.kind != kind) {
            continue;
        }
        for (const ChosenDevice& device : used(row)) {
            if (device.pairing && to_text(hardware::identity_of(device.facts)) == identity) {
                return to_text(row.paired.at(*device.pairing));
            }
        }
    }
    return identity;
}

}  // namespace ecot::app
