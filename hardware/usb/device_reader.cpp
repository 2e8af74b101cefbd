#include "hardware/usb/device_reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>

#include <dirent.h>

#include "hardware/usb/libusb_types.hpp"

namespace ecot::hardware {

namespace {

constexpr int hub_depth_max = 7;  // USB 3.2, 10.1

[[nodiscard]] std::string file_text(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// A text of sysfs: no end of line, no spaces at the ends, nothing that moves a cursor.
[[nodiscard]] std::string device_text(const std::string& path) {
    std::string text = file_text(path);
    std::erase_if(text, [](char letter) { return static_cast<unsigned char>(letter) < ' ' || letter == '\x7f'; });
    text.erase(text.find_last_not_of(' ') + 1);
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

/// "1-2.3": the name of the device in sysfs, and of its socket.
[[nodiscard]] std::string port_of(libusb_device* device) {
    std::array<std::uint8_t, hub_depth_max> ports{};
    const int count = libusb_get_port_numbers(device, ports.data(), hub_depth_max);
    std::string text = std::to_string(libusb_get_bus_number(device));
    for (int i = 0; i < count; ++i) {
        text += (i == 0 ? "-" : ".") + std::to_string(ports[static_cast<std::size_t>(i)]);
    }
    return text;
}

struct CloseDirectory {
    void operator()(DIR* directory) const noexcept { ::closedir(directory); }
};

/// The report descriptor as usbhid read it, from the directory it makes below that of the interface
/// ("0003:05E0:1200.0004"). Empty while there is none.
[[nodiscard]] std::string report_descriptor_of(const std::string& interface_directory) {
    const std::unique_ptr<DIR, CloseDirectory> directory{::opendir(interface_directory.c_str())};
    while (const dirent* entry = directory ? ::readdir(directory.get()) : nullptr) {  // NOLINT(concurrency-mt-unsafe)
        const std::string_view name{entry->d_name};
        if (name.starts_with("0003:")) {
            return file_text(interface_directory + "/" + std::string{name} + "/report_descriptor");
        }
    }
    return {};
}

/// USB 2.0, 9.6.6: the low 11 bits are the size of a packet, the next two how many more come in a row.
[[nodiscard]] std::uint16_t bytes_at_once(std::uint16_t packet_size) {
    return static_cast<std::uint16_t>((packet_size & 0x07ff) * (1 + (packet_size >> 11 & 0x03)));
}

[[nodiscard]] std::vector<EndpointFacts> endpoints_of(const libusb_interface_descriptor& descriptor) {
    std::vector<EndpointFacts> endpoints;
    for (const auto& endpoint : std::span{descriptor.endpoint, descriptor.bNumEndpoints}) {
        const auto kind = endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK;
        if (kind == LIBUSB_TRANSFER_TYPE_BULK || kind == LIBUSB_TRANSFER_TYPE_INTERRUPT) {
            endpoints.push_back(
                {endpoint.bEndpointAddress,
                 kind == LIBUSB_TRANSFER_TYPE_BULK ? EndpointFacts::Kind::Bulk : EndpointFacts::Kind::Interrupt,
                 bytes_at_once(endpoint.wMaxPacketSize)});
        }
    }
    return endpoints;
}

[[nodiscard]] InterfaceFacts interface_of(const libusb_interface_descriptor& descriptor) {
    InterfaceFacts facts;
    facts.number = descriptor.bInterfaceNumber;
    facts.setting = descriptor.bAlternateSetting;
    facts.class_code = descriptor.bInterfaceClass;
    facts.subclass = descriptor.bInterfaceSubClass;
    facts.protocol = descriptor.bInterfaceProtocol;
    facts.endpoints = endpoints_of(descriptor);
    return facts;
}

/// `directory` is the device's in sysfs, `name` its name there.
[[nodiscard]] std::vector<InterfaceFacts> interfaces_of(libusb_device* device, UsbModelId model,
                                                        const std::string& directory, const std::string& name) {
    libusb_config_descriptor* active = nullptr;
    if (libusb_get_active_config_descriptor(device, &active) != LIBUSB_SUCCESS) {
        return {};
    }
    const LibusbPtr<libusb_config_descriptor> config{active};
    const std::string prefix = directory + "/" + name + ":" + std::to_string(config->bConfigurationValue) + ".";
    std::vector<InterfaceFacts> interfaces;
    for (const libusb_interface& one : std::span{config->interface, config->bNumInterfaces}) {
        for (const auto& setting :
             std::span{one.altsetting, static_cast<std::size_t>(std::max(0, one.num_altsetting))}) {
            InterfaceFacts facts = interface_of(setting);
            if (facts.class_code == LIBUSB_CLASS_HID) {
                const std::string report = report_descriptor_of(prefix + std::to_string(facts.number));
                facts.hid_usage = main_usage({reinterpret_cast<const std::uint8_t*>(report.data()), report.size()});
            }
            facts.use = use_of(facts, model);
            interfaces.push_back(std::move(facts));
        }
    }
    return interfaces;
}

}  // namespace

DeviceFacts read_device(libusb_device* device, PlugId plug) {
    DeviceFacts facts;
    facts.plug = plug;
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) == LIBUSB_SUCCESS) {
        facts.model = {descriptor.idVendor, descriptor.idProduct};
        facts.release = descriptor.bcdDevice;
    }
    facts.port = port_of(device);
    const std::string directory = "/sys/bus/usb/devices/" + facts.port;
    facts.manufacturer = device_text(directory + "/manufacturer");
    facts.product = device_text(directory + "/product");
    facts.serial = device_text(directory + "/serial");
    facts.interfaces = interfaces_of(device, facts.model, directory, facts.port);
    return facts;
}

std::vector<std::uint8_t> report_descriptor_in_system(libusb_device* device, const InterfaceFacts& interface) {
    libusb_config_descriptor* active = nullptr;
    if (interface.class_code != LIBUSB_CLASS_HID ||
        libusb_get_active_config_descriptor(device, &active) != LIBUSB_SUCCESS) {
        return {};
    }
    const LibusbPtr<libusb_config_descriptor> config{active};
    const std::string port = port_of(device);
    const std::string text =
        report_descriptor_of("/sys/bus/usb/devices/" + port + "/" + port + ":" +
                             std::to_string(config->bConfigurationValue) + "." + std::to_string(interface.number));
    return {text.begin(), text.end()};
}

bool waits_for_report_descriptor(const DeviceFacts& facts) {
    return std::any_of(facts.interfaces.begin(), facts.interfaces.end(), [](const InterfaceFacts& interface) {
        // Boot keyboards and mice say in their descriptors what they are.
        return interface.class_code == LIBUSB_CLASS_HID && interface.subclass == 0 && !interface.hid_usage;
    });
}

}  // namespace ecot::hardware
