#include "hardware/serial/serial_ports.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <tuple>
#include <utility>

#include <dirent.h>
#include <unistd.h>

namespace ecot::hardware {

namespace {

constexpr int depth_max = 6;  // from a port up to its adapter: driver's port, interface, adapter
constexpr std::string_view no_chip = "0";

struct CloseTtyDirectory {
    void operator()(DIR* directory) const noexcept { ::closedir(directory); }
};
struct FreeText {
    void operator()(char* text) const noexcept { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc)
};

/// What a file of sysfs says, on one line and without what moves a cursor; empty where there is none.
[[nodiscard]] std::string attribute(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    std::erase_if(text, [](char letter) { return static_cast<unsigned char>(letter) < ' ' || letter == '\x7f'; });
    text.erase(text.find_last_not_of(' ') + 1);
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

[[nodiscard]] int number_of(std::string_view text, int base) {
    int number = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), number, base);
    return number;
}

/// A path without links; empty when it leads nowhere.
[[nodiscard]] std::string resolved(const std::string& path) {
    const std::unique_ptr<char, FreeText> real{::realpath(path.c_str(), nullptr)};
    return real ? std::string{real.get()} : std::string{};
}

[[nodiscard]] std::string parent_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

[[nodiscard]] std::vector<std::string> names_in(const std::string& path) {
    std::vector<std::string> names;
    const std::unique_ptr<DIR, CloseTtyDirectory> directory{::opendir(path.c_str())};
    while (const dirent* entry = directory ? ::readdir(directory.get()) : nullptr) {  // NOLINT(concurrency-mt-unsafe)
        if (entry->d_name[0] != '.') {
            names.emplace_back(entry->d_name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// A port, and where it stands on its adapter.
struct FoundPort {
    SerialPort port;
    int interface = 0;
    int place = 0;  // of several ports of one interface
};

/// Looks from the port's device upwards for the USB device it belongs to.
void find_adapter(std::string device, FoundPort& found) {
    for (int depth = 0; depth < depth_max && !device.empty(); ++depth, device = parent_of(device)) {
        if (const std::string place = attribute(device + "/port_number"); !place.empty()) {
            found.place = number_of(place, 10);
        }
        if (const std::string interface = attribute(device + "/bInterfaceNumber"); !interface.empty()) {
            found.interface = number_of(interface, 16);
        }
        const std::string vendor = attribute(device + "/idVendor");
        if (vendor.empty()) {
            continue;
        }
        DeviceFacts facts;
        facts.model = {static_cast<std::uint16_t>(number_of(vendor, 16)),
                       static_cast<std::uint16_t>(number_of(attribute(device + "/idProduct"), 16))};
        facts.serial = attribute(device + "/serial");
        facts.port = device.substr(device.rfind('/') + 1);
        found.port.identity = {.usb = identity_of(facts)};
        if (const std::string title = attribute(device + "/product"); !title.empty()) {
            found.port.title = title;
        }
        return;
    }
}

[[nodiscard]] std::optional<FoundPort> port_named(const std::string& name, const SerialPlaces& places) {
    const std::string shown = places.classes + '/' + name;
    const std::string device = resolved(shown + "/device");
    if (device.empty() || attribute(shown + "/type") == no_chip) {
        return std::nullopt;
    }
    FoundPort found;
    found.port.path = places.nodes + '/' + name;
    if (::access(found.port.path.c_str(), F_OK) != 0) {
        return std::nullopt;
    }
    found.port.identity.name = name;
    found.port.title = name;
    found.port.allowed = ::access(found.port.path.c_str(), R_OK | W_OK) == 0;
    find_adapter(device, found);
    return found;
}

[[nodiscard]] bool same_adapter(const FoundPort& one, const FoundPort& other) {
    return one.port.identity.usb && other.port.identity.usb &&
           one.port.identity.usb->port == other.port.identity.usb->port;
}

}  // namespace

std::string to_text(const SerialPortIdentity& identity) {
    if (!identity.usb) {
        return identity.name;
    }
    const std::string adapter = to_text(*identity.usb);
    return identity.number == 0 ? adapter : std::to_string(identity.number + 1) + '@' + adapter;
}

std::optional<SerialPortIdentity> serial_port_from_text(std::string_view text) {
    SerialPortIdentity identity;
    if (const std::size_t at = text.find('@'); at != std::string_view::npos && at < text.find(':')) {
        identity.number = number_of(text.substr(0, at), 10) - 1;
        text.remove_prefix(at + 1);
        if (identity.number < 1) {
            return std::nullopt;
        }
    }
    identity.usb = identity_from_text(text);
    if (identity.usb) {
        return identity;
    }
    const bool is_name = text.starts_with("tty") && std::all_of(text.begin(), text.end(), [](unsigned char letter) {
                             return std::isalnum(letter) != 0;
                         });
    if (!is_name || identity.number != 0) {
        return std::nullopt;
    }
    identity.name = std::string{text};
    return identity;
}

std::vector<SerialPort> serial_ports(const SerialPlaces& places) {
    std::vector<FoundPort> found;
    for (const std::string& name : names_in(places.classes)) {
        if (auto port = port_named(name, places)) {
            found.push_back(std::move(*port));
        }
    }
    std::vector<SerialPort> ports;
    for (const FoundPort& one : found) {
        const auto before = [&](const FoundPort& other) {
            return same_adapter(one, other) && std::tie(other.interface, other.place, other.port.path) <
                                                   std::tie(one.interface, one.place, one.port.path);
        };
        ports.push_back(one.port);
        ports.back().identity.number = static_cast<int>(std::count_if(found.begin(), found.end(), before));
    }
    return ports;
}

const SerialPort* find_serial_port(const SerialPortIdentity& paired, std::span<const SerialPort> ports) {
    const auto at = [&](const auto& holds) -> const SerialPort* {
        const auto place = std::find_if(ports.begin(), ports.end(), holds);
        return place == ports.end() ? nullptr : &*place;
    };
    if (!paired.usb) {
        return at([&](const SerialPort& port) { return port.identity == paired; });
    }
    // The adapters, each once, as devices that are plugged in.
    std::vector<DeviceFacts> adapters;
    for (const SerialPort& port : ports) {
        if (port.identity.usb && port.identity.number == 0) {
            DeviceFacts facts;
            facts.plug = PlugId{adapters.size()};
            facts.model = port.identity.usb->model;
            facts.serial = port.identity.usb->serial;
            facts.port = port.identity.usb->port;
            adapters.push_back(std::move(facts));
        }
    }
    const auto adapter = find_paired({&*paired.usb, 1}, adapters).front();
    if (!adapter) {
        return nullptr;
    }
    const std::string& socket = adapters[static_cast<std::size_t>(*adapter)].port;
    return at([&](const SerialPort& port) {
        return port.identity.usb && port.identity.usb->port == socket && port.identity.number == paired.number;
    });
}

}  // namespace ecot::hardware
