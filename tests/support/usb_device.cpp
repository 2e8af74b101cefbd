#include "tests/support/usb_device.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <linux/usbdevice_fs.h>

namespace ecot::test {

namespace {

constexpr std::uint8_t direction_in = 0x80;  // in addresses and request types: to the host
constexpr std::uint8_t get_descriptor = 6;
constexpr std::uint8_t type_bits = 0x60;  // of a request: 0 standard, 0x20 class, 0x40 vendor
constexpr std::size_t setup_bytes = 8;

[[nodiscard]] std::string hexadecimal(const Bytes& bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += fmt::format("{:02X}", byte);
    }
    return text;
}

void write_file(const std::filesystem::path& file, const Bytes& bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out{file, std::ios::binary};
    std::copy(bytes.begin(), bytes.end(), std::ostreambuf_iterator<char>{out});
}

}  // namespace

usbdevfs_urb& EmulatedDevice::Urb::urb() const {
    return *reinterpret_cast<usbdevfs_urb*>(memory->data);
}
std::size_t EmulatedDevice::Urb::length() const {
    return static_cast<std::size_t>(urb().buffer_length);
}
std::uint8_t EmulatedDevice::Urb::endpoint() const {
    return urb().type == USBDEVFS_URB_TYPE_CONTROL ? std::uint8_t{0} : urb().endpoint;
}

EmulatedDevice::EmulatedDevice(EmulatedBus& bus, std::uint8_t port, UsbModel model, NodeKind node)
    : bus_{bus}, model_{std::move(model)}, node_kind_{node}, port_{port} {}

EmulatedDevice::~EmulatedDevice() {
    unplug();
    // A driver closes it as it learns of that, and has to be answered until then.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (open_count() > 0 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    forget_node();
}

void EmulatedDevice::plug() {
    const std::lock_guard plugging{plug_mutex_};
    const std::lock_guard lock{mutex_};
    const std::uint8_t address = bus_.next_address();
    node_path_ = fmt::format("/dev/bus/usb/001/{:03}", address);
    sys_path_ = fmt::format("/sys/devices/usb1/1-{}", port_);
    endpoints_.clear();
    kernel_drivers_.clear();
    for (std::size_t i = 0; i < model_.interfaces.size(); ++i) {
        kernel_drivers_[static_cast<int>(i)] = model_.interfaces[i].kernel_driver;
    }
    if (refused_) {
        test::refuse_to_open(node_path_);
    }

    // Node and interfaces first: the program opens the one and reads the others as soon as it hears of the device.
    bases_.emplace_back(umockdev_ioctl_base_new());
    watch_node(bases_.back().get());
    umockdev_testbed_attach_ioctl(bus_.testbed(), node_path_.c_str(), bases_.back().get(), nullptr);
    node_ = std::make_unique<DeviceNode>(node_kind_, bus_.root() / node_path_.substr(1));
    show_interfaces();
    plugged_ = true;
    ++life_;
    announce(node_path_, address);
}

void EmulatedDevice::announce(const std::string& node, std::uint8_t address) {
    // No line "N:", which would make umockdev put a file where the node is.
    std::string text = fmt::format(
        "P: /devices/usb1/1-{port}\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DEVNAME={node}\nE: BUSNUM=001\n"
        "E: DEVNUM={address:03}\nE: MAJOR=189\nE: MINOR={minor}\nA: dev=189:{minor}\nA: busnum=1\\n\n"
        "A: devnum={address}\\n\nA: speed=12\\n\nA: bConfigurationValue=1\\n\nA: idVendor={vendor:04x}\\n\n"
        "A: idProduct={product:04x}\\n\nH: descriptors={descriptors}\n",
        fmt::arg("port", port_), fmt::arg("node", node), fmt::arg("address", address), fmt::arg("minor", address - 1),
        fmt::arg("vendor", model_.vendor), fmt::arg("product", model_.product),
        fmt::arg("descriptors", hexadecimal(descriptors(model_))));
    const auto add_text = [&text](const char* name, const std::string& value) {
        if (!value.empty()) {
            text += fmt::format("A: {}={}\\n\n", name, value);
        }
    };
    add_text("manufacturer", model_.manufacturer);
    add_text("product", model_.product_name);
    add_text("serial", model_.serial);
    GError* error = nullptr;
    if (umockdev_testbed_add_from_string(bus_.testbed(), text.c_str(), &error) == 0) {
        const std::unique_ptr<GError, decltype(&g_error_free)> owned{error, &g_error_free};
        throw std::runtime_error{owned ? owned->message : "umockdev does not add the device"};
    }
}

void EmulatedDevice::show_interfaces() const {
    const std::filesystem::path device = bus_.root() / sys_path_.substr(1);
    for (std::size_t i = 0; i < model_.interfaces.size(); ++i) {
        const UsbInterface& interface = model_.interfaces[i];
        if (!interface.report_descriptor.empty() && interface.report_descriptor_known) {
            write_file(device / fmt::format("1-{}:1.{}", port_, i) /
                           fmt::format("0003:{:04X}:{:04X}.{:04X}", model_.vendor, model_.product, life_ + 1) /
                           "report_descriptor",
                       interface.report_descriptor);
        }
    }
}

void EmulatedDevice::unplug() {
    const std::lock_guard plugging{plug_mutex_};
    {
        const std::lock_guard lock{mutex_};
        if (!plugged_) {
            return;
        }
        plugged_ = false;
        claims_.clear();
        finish_all(-ESHUTDOWN);
        update_node();
        if (node_kind_ == NodeKind::Pty) {
            node_.reset();
        }
        test::allow_to_open(node_path_);
    }
    umockdev_testbed_uevent(bus_.testbed(), sys_path_.c_str(), "remove");
    for (std::size_t i = 0; i < model_.interfaces.size(); ++i) {
        std::filesystem::remove_all(bus_.root() / sys_path_.substr(1) / fmt::format("1-{}:1.{}", port_, i));
    }
    umockdev_testbed_remove_device(bus_.testbed(), sys_path_.c_str());
    std::filesystem::remove(bus_.root() / node_path_.substr(1));
    umockdev_testbed_detach_ioctl(bus_.testbed(), node_path_.c_str(), nullptr);
}

void EmulatedDevice::finish(Handle& handle, std::size_t place, int status) {
    const auto at = handle.pending.begin() + static_cast<std::ptrdiff_t>(place);
    at->urb().status = status;
    at->urb().actual_length = static_cast<int>(at->done);
    handle.reapable.push_back(std::move(*at));
    handle.pending.erase(at);
}

void EmulatedDevice::finish_all(int status) {
    for (auto& [client, handle] : handles_) {
        while (!handle->pending.empty()) {
            finish(*handle, 0, status);
        }
    }
}

void EmulatedDevice::update_node() {
    if (node_) {
        node_->set_ready(std::any_of(handles_.begin(), handles_.end(),
                                     [](const auto& entry) { return !entry.second->reapable.empty(); }));
    }
}

void EmulatedDevice::serve_all() {
    // What a device answers to a transfer may end another that has waited for it.
    while (serve_each()) {
    }
    update_node();
}

/// Goes once over all that is in flight; whether anything ended.
bool EmulatedDevice::serve_each() {
    bool any = false;
    for (auto& [client, handle] : handles_) {
        std::set<std::uint8_t> waiting;  // transfers of an endpoint end in the order they began
        for (std::size_t i = 0; i < handle->pending.size();) {
            Urb& urb = handle->pending[i];
            const std::uint8_t endpoint = urb.endpoint();
            std::optional<int> status;
            const bool pulled =
                planned_pull_ && planned_pull_->endpoint == endpoint && planned_pull_->transfer == urb.number;
            if (!waiting.contains(endpoint)) {
                status = pulled ? serve_pulled(urb) : endpoint == 0 ? serve_control(urb) : serve(urb);
            }
            if (status) {
                finish(*handle, i, *status);
                any = true;
            } else {
                waiting.insert(endpoint);
                ++i;
            }
        }
    }
    return any;
}

/// Fills the buffer of a transfer packet by packet. As on the wire, it ends with a packet that is not full, or with a
/// full buffer; a packet that is too large for what is left of it is babble.
std::optional<int> EmulatedDevice::receive(Urb& urb, Endpoint& endpoint, std::size_t limit) const {
    const std::size_t packet = packet_bytes(urb.endpoint());
    while (!endpoint.in.empty()) {
        Bytes& data = endpoint.in.front();
        const std::size_t count = std::min(packet, data.size());
        if (count > urb.length() - urb.done) {
            return -EOVERFLOW;
        }
        const std::size_t moved = std::min(count, limit - urb.done);
        std::copy_n(data.begin(), moved, urb.buffer->data + urb.done);
        data.erase(data.begin(), data.begin() + static_cast<std::ptrdiff_t>(moved));
        if (data.empty()) {
            endpoint.in.pop_front();
        }
        urb.done += moved;
        if (count < packet || urb.done == limit) {
            return 0;
        }
    }
    return std::nullopt;
}

/// Moves the data of a bulk or interrupt transfer; how it ended, or nothing while it goes on.
std::optional<int> EmulatedDevice::serve(Urb& urb) {
    Endpoint& endpoint = endpoints_[urb.endpoint()];
    if (endpoint.halted) {
        return -EPIPE;
    }
    const std::optional<Fault> fault = endpoint.faults.empty() ? std::nullopt : std::optional{endpoint.faults.front()};
    const std::size_t limit = fault ? std::min(urb.length(), fault->after) : urb.length();
    if ((urb.endpoint() & direction_in) != 0) {
        const std::optional<int> status = fault && limit == 0 ? 0 : receive(urb, endpoint, limit);
        if (!status || *status != 0) {
            return status;
        }
    } else {
        std::size_t count = limit > urb.done ? limit - urb.done : 0;
        if (endpoint.credit) {
            count = std::min(count, *endpoint.credit);
            *endpoint.credit -= count;
        }
        if (count > 0) {
            on_out(urb.endpoint(), urb.buffer->data + urb.done, count);
            urb.done += count;
        }
        if (urb.done < limit) {
            return std::nullopt;
        }
    }
    if (!fault || (limit < fault->after && fault->status == -ESHUTDOWN)) {
        if (fault) {
            endpoint.faults.front().after -= limit;  // the cable is pulled in a later transfer
        }
        return 0;
    }
    endpoint.faults.pop_front();
    endpoint.halted = fault->status == -EPIPE;
    pull_ = pull_ || fault->status == -ESHUTDOWN;
    return fault->status;
}

/// As far as planned, and then the cable goes.
std::optional<int> EmulatedDevice::serve_pulled(Urb& urb) {
    const TransferPart part = planned_pull_->part;
    if (urb.endpoint() == 0 || (urb.endpoint() & direction_in) != 0) {
        const auto answered = part == TransferPart::Begun ? std::optional{0}
                              : urb.endpoint() == 0       ? serve_control(urb)
                                                          : serve(urb);
        if (!answered) {
            return std::nullopt;
        }
    } else if (part != TransferPart::Begun) {
        const std::size_t count = part == TransferPart::Half ? urb.length() / 2 : urb.length();
        on_out(urb.endpoint(), urb.buffer->data, count);
        urb.done = count;
    }
    planned_pull_.reset();
    pull_ = true;
    return -ESHUTDOWN;
}

std::optional<Bytes> EmulatedDevice::standard_answer(const UsbSetup& setup) const {
    if (setup.request != get_descriptor) {
        return Bytes{};  // SET_CONFIGURATION and the like
    }
    Bytes answer;
    switch (setup.value >> 8) {
        case 0x01:
            answer = device_descriptor(model_);
            break;
        case 0x02:
            answer = configuration_descriptor(model_);
            break;
        case 0x03:
            answer = string_descriptor(model_, static_cast<std::uint8_t>(setup.value & 0xff));
            break;
        case 0x22:
            if (setup.index < model_.interfaces.size()) {
                answer = model_.interfaces[setup.index].report_descriptor;
            }
            break;
        default:
            break;
    }
    return answer.empty() ? std::nullopt : std::optional{answer};
}

std::optional<int> EmulatedDevice::serve_control(Urb& urb) {
    if (mute_) {
        return std::nullopt;
    }
    if (!urb.buffer || urb.length() < setup_bytes) {
        return -EPIPE;
    }
    std::uint8_t* bytes = urb.buffer->data;
    const auto word = [bytes](int at) { return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8); };
    const UsbSetup setup{bytes[0], bytes[1], word(2), word(4), word(6)};
    const bool in = (setup.type & direction_in) != 0;
    const bool standard = (setup.type & type_bits) == 0;
    const Bytes sent = in ? Bytes{} : Bytes{bytes + setup_bytes, bytes + urb.length()};
    const std::optional<Bytes> answer = standard ? standard_answer(setup) : on_control(setup, sent);
    if (!answer) {
        return -EPIPE;
    }
    urb.done = setup.length;
    if (in) {
        urb.done = std::min({answer->size(), std::size_t{setup.length}, urb.length() - setup_bytes});
        std::copy_n(answer->begin(), urb.done, bytes + setup_bytes);
    }
    return 0;
}

std::size_t EmulatedDevice::packet_bytes(std::uint8_t endpoint) const {
    for (const UsbInterface& interface : model_.interfaces) {
        for (const UsbEndpoint& one : interface.endpoints) {
            if (one.address == endpoint) {
                return one.packet_bytes;
            }
        }
    }
    return 64;
}

}  // namespace ecot::test
