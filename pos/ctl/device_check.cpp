#include "pos/ctl/device_check.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "hardware/serial/serial_ports.hpp"
#include "hardware/usb/device_choice.hpp"
#include "hardware/usb/device_hints.hpp"
#include "hardware/usb/usb_bus.hpp"
#include "pos/app/device_table.hpp"
#include "pos/ctl/device_words.hpp"

namespace ecot::ctl {

namespace {

using namespace hardware;

using session::DeviceKind;

/// The devices of one kind: what is chosen of them, and what is said where there is none.
struct KindLook {
    DeviceKind kind;
    const char* about;
    std::vector<DeviceUse> uses;
    std::vector<DeviceIdentity> paired;
    bool one = false;      // the till works with the chosen one only
    bool on_port = false;  // the chosen one is on a serial port
    std::string none;
    bool none_is_good = true;
    const char* else_do;   // while a chosen one is missing, after "meanwhile"
    const char* unchosen;  // after "it can be used."
};

[[nodiscard]] std::vector<KindLook> kinds_of(const std::optional<TillDevices>& till) {
    const auto paired = [&](DeviceKind kind) {
        return till ? app::DeviceTable::paired(till->chosen, kind) : std::vector<DeviceIdentity>{};
    };
    const bool in_folder = till && !till->usb_printer;
    KindLook printer{
        .kind = DeviceKind::Printer,
        .about = "printer",
        .uses = {DeviceUse::Printer},
        .paired = paired(DeviceKind::Printer),
        .one = true,
        .none = "None is plugged in.",
        .else_do = "receipts wait",
        .unchosen = in_folder ? " Receipts go to the spool directory until it is chosen in the settings." : ""};
    if (in_folder) {
        printer.none = "None is plugged in; receipts go to the spool directory.";
    } else if (till) {
        printer.none = "None is plugged in; receipts wait for one. Plug it in and switch it on.";
        printer.none_is_good = false;
    }
    return {std::move(printer),
            {.kind = DeviceKind::Scanner,
             .about = "scanner",
             .uses = {DeviceUse::HidPosScanner, DeviceUse::Keyboard},
             .paired = paired(DeviceKind::Scanner),
             .none = "None is plugged in that shows itself as one; a scanner that types as a keyboard works all the "
                     "same.",
             .else_do = "codes are typed by hand",
             .unchosen = ""},
            {.kind = DeviceKind::Scale,
             .about = "scale",
             .uses = {DeviceUse::HidScale},
             .paired = paired(DeviceKind::Scale),
             .one = true,
             .on_port = till && app::DeviceTable::paired_port(till->chosen),
             .none = "None is plugged in; weights are typed by hand.",
             .else_do = "weights are typed by hand",
             .unchosen = ""}};
}

/// "DYMO M10 (0922:8003, 1-4, number 0071)" of a device that is not there to say its name.
[[nodiscard]] std::string title_of_chosen(const KindLook& look, const DeviceIdentity& identity) {
    const DeviceHint* const hint = hint_for(identity.model);
    const bool named = hint != nullptr && !hint->whole_maker && hint->use != DeviceUse::Other;
    return (named ? std::string{hint->name} : std::string{"The chosen "} + look.about) + ' ' + in_brackets(identity);
}

[[nodiscard]] DeviceFinding opened(UsbBus& bus, const KindLook& look, const ChosenDevice& device) {
    const auto connection = bus.connect(device.facts.plug, device.interface);
    std::string sentence = title_of(device.facts) + ": ";
    sentence += connection ? "it can be used." : trouble_of(connection.error().kind);
    if (connection && !device.pairing) {
        sentence += look.unchosen;
    }
    return {connection.has_value(), look.about, std::move(sentence)};
}

[[nodiscard]] DeviceFinding missed(const KindLook& look, const DeviceIdentity& identity) {
    return {false, look.about,
            title_of_chosen(look, identity) + ": it is chosen for this till and is not plugged in. Plug it in and " +
                "switch it on, or choose another in the settings; meanwhile " + look.else_do + "."};
}

/// Of a kind of which the till works with one only, and not with this one.
[[nodiscard]] DeviceFinding not_the_chosen(const KindLook& look, const DeviceFacts& facts, bool chosen_is_there) {
    const std::string what = title_of(facts) + ": another " + look.about + " than the one chosen";
    return {chosen_is_there, look.about,
            what + (chosen_is_there ? "; it is not used." : ": choose it in the settings, if it is to be used.")};
}

void look_at_kind(UsbBus& bus, const KindLook& look, bool port_is_there, const std::vector<ChosenDevice>& chosen,
                  std::vector<DeviceFinding>& findings) {
    const std::size_t before = findings.size();
    std::vector<bool> there(look.paired.size());
    for (const ChosenDevice& device : chosen) {
        if (device.pairing) {
            there.at(*device.pairing) = true;
        }
    }
    for (std::size_t i = 0; i < look.paired.size(); ++i) {
        if (!there.at(i)) {
            findings.push_back(missed(look, look.paired.at(i)));
        }
    }
    const bool has_chosen = look.one && (!look.paired.empty() || look.on_port);
    const bool chosen_is_there = look.on_port ? port_is_there : findings.size() == before;
    for (const ChosenDevice& device : chosen) {
        findings.push_back(has_chosen && !device.pairing ? not_the_chosen(look, device.facts, chosen_is_there)
                                                         : opened(bus, look, device));
    }
    if (findings.size() == before && !look.on_port) {
        findings.push_back({look.none_is_good, look.about, look.none});
    }
}

/// What is no device of the till as it is, though it might be one; nothing of what is certainly none.
void add_what_is_left_alone(const DeviceFacts& facts, const std::vector<ChosenDevice>& chosen,
                            std::vector<DeviceFinding>& findings) {
    const bool is_used = std::any_of(chosen.begin(), chosen.end(),
                                     [&](const ChosenDevice& device) { return device.facts.plug == facts.plug; });
    if (is_used) {
        return;
    }
    const DeviceHint* hint = hint_for(facts.model);
    if (hint != nullptr && hint->use == DeviceUse::Other) {
        findings.push_back({false, "device", title_of(facts) + ": " + std::string{hint->name} + "."});
    } else if (facts.find(DeviceUse::Keyboard) != nullptr) {
        findings.push_back({true, "device",
                            title_of(facts) + ": a keyboard, which is left alone; if it is a scanner, pair it in "
                                              "the settings."});
    } else if (facts.find(DeviceUse::UnknownHid) != nullptr) {
        findings.push_back({false, "device",
                            title_of(facts) + ": it does not say what it is for, or another program has it; if it "
                                              "is a scanner or a scale, pair it in the settings."});
    }
}

}  // namespace

std::vector<DeviceFinding> look_at_ports(const std::optional<TillDevices>& till, const SerialPlaces& places) {
    constexpr const char* may_not_open =
        "this user may not open it; install the udev rules of packaging/udev and plug it in again.";
    std::vector<DeviceFinding> findings;
    const std::vector<SerialPort> ports = serial_ports(places);
    const auto chosen = till ? app::DeviceTable::paired_port(till->chosen) : std::nullopt;
    const SerialPort* const chosen_port = chosen ? find_serial_port(*chosen, ports) : nullptr;
    for (const SerialPort& port : ports) {
        std::string sentence = port.title + " (" + port.path + "): ";
        if (&port == chosen_port) {
            sentence += "the serial port chosen for the scale";
            sentence += port.allowed ? "; the screen of devices shows whether the scale on it answers."
                                     : std::string{", and "} + may_not_open;
        } else {
            sentence += port.allowed ? "a serial port; if a scale is on it, pair it in the settings." : may_not_open;
        }
        findings.push_back({port.allowed, &port == chosen_port ? "scale" : "port", std::move(sentence)});
    }
    if (chosen && chosen_port == nullptr) {
        const std::string name = chosen->usb ? "The adapter " + in_brackets(*chosen->usb) : chosen->name;
        findings.push_back({false, "scale",
                            name + ": the serial port chosen for the scale is not there. Plug it in, or choose another "
                                   "scale in the settings; meanwhile weights are typed by hand."});
    }
    return findings;
}

std::vector<DeviceFinding> look_at_devices(const std::optional<TillDevices>& till, const SerialPlaces& places) {
    std::vector<DeviceFinding> findings = look_at_ports(till, places);
    const bool port_is_there = std::any_of(findings.begin(), findings.end(), [](const DeviceFinding& finding) {
        return finding.good && finding.about == "scale";
    });
    auto bus = UsbBus::open();
    if (!bus) {
        findings.push_back({false, "device",
                            std::string{"This machine shows no USB to programs ("} + to_string(bus.error().kind) +
                                "); no scanner, printer or scale can be used."});
        return findings;
    }
    bus->start([](const UsbEvent&) {});
    bus->wait_until_told();
    const std::vector<DeviceFacts> devices = by_socket(bus->devices());
    std::vector<ChosenDevice> used;
    for (const KindLook& look : kinds_of(till)) {
        DeviceChoice choice{look.uses, look.paired, DeviceChoice::Unpaired::Always};
        for (const DeviceFacts& facts : devices) {
            choice.tell(DeviceArrived{facts});
        }
        const std::vector<ChosenDevice> chosen = choice.chosen();
        look_at_kind(*bus, look, port_is_there, chosen, findings);
        used.insert(used.end(), chosen.begin(), chosen.end());
    }
    for (const DeviceFacts& facts : devices) {
        add_what_is_left_alone(facts, used, findings);
    }
    bus->stop();
    return findings;
}

}  // namespace ecot::ctl
