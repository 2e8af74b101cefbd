#include "pos/ctl/device_check.hpp"

#include <algorithm>
#include <string_view>

#include "hardware/serial/serial_ports.hpp"
#include "hardware/usb/device_choice.hpp"
#include "hardware/usb/device_hints.hpp"
#include "hardware/usb/usb_bus.hpp"
#include "pos/ctl/device_words.hpp"

namespace ecot::ctl {

namespace {

using namespace hardware;

/// What is said of a kind of which none is there.
struct MissingKind {
    const char* about;
    const char* sentence;
};
constexpr MissingKind kinds[]{
    {"printer", "None is plugged in; receipts go to the spool directory."},
    {"scanner", "None is plugged in that shows itself as one; a scanner that types as a keyboard works all the same."},
    {"scale", "None is plugged in; weights are typed by hand."},
};

[[nodiscard]] DeviceFinding opened(UsbBus& bus, const ChosenDevice& device) {
    const auto connection = bus.connect(device.facts.plug, device.interface);
    std::string sentence = title_of(device.facts) + ": ";
    sentence += connection ? "it can be used." : trouble_of(connection.error().kind);
    return {connection.has_value(), std::string{use_word(device.interface.use)}, std::move(sentence)};
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

std::vector<DeviceFinding> look_at_ports(const SerialPlaces& places) {
    std::vector<DeviceFinding> findings;
    for (const SerialPort& port : serial_ports(places)) {
        const std::string what = port.title + " (" + port.path + "): ";
        findings.push_back(
            {port.allowed, "port",
             what +
                 (port.allowed
                      ? "a serial port; if a scale is on it, pair it in the settings."
                      : "this user may not open it; install the udev rules of packaging/udev and plug it in again.")});
    }
    return findings;
}

std::vector<DeviceFinding> look_at_devices() {
    std::vector<DeviceFinding> findings = look_at_ports();
    auto bus = UsbBus::open();
    if (!bus) {
        findings.push_back({false, "device",
                            std::string{"This machine shows no USB to programs ("} + to_string(bus.error().kind) +
                                "); no scanner, printer or scale can be used."});
        return findings;
    }
    bus->start([](const UsbEvent&) {});
    bus->wait_until_told();
    DeviceChoice choice{{DeviceUse::Printer, DeviceUse::HidPosScanner, DeviceUse::Keyboard, DeviceUse::HidScale},
                        {},
                        DeviceChoice::Unpaired::Always};
    const std::vector<DeviceFacts> devices = by_socket(bus->devices());
    for (const DeviceFacts& facts : devices) {
        choice.tell(DeviceArrived{facts});
    }
    const std::vector<ChosenDevice> chosen = choice.chosen();
    for (const MissingKind& kind : kinds) {
        const std::size_t before = findings.size();
        for (const ChosenDevice& device : chosen) {
            if (use_word(device.interface.use) == kind.about) {
                findings.push_back(opened(*bus, device));
            }
        }
        if (findings.size() == before) {
            findings.push_back({true, kind.about, kind.sentence});
        }
    }
    for (const DeviceFacts& facts : devices) {
        add_what_is_left_alone(facts, chosen, findings);
    }
    bus->stop();
    return findings;
}

}  // namespace ecot::ctl
