#include "tests/support/usb_replay.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

namespace ecot::test {

namespace {

using namespace hardware;
using std::chrono::milliseconds;

constexpr milliseconds pause_that_counts{40};
constexpr milliseconds pause_max{2000};

[[nodiscard]] const InterfaceClaimed& first_device(std::span<const TrafficEvent> events) {
    for (const TrafficEvent& event : events) {
        if (const auto* claimed = std::get_if<InterfaceClaimed>(&event.what)) {
            return *claimed;
        }
    }
    throw std::invalid_argument{"the recording has no device"};
}

[[nodiscard]] UsbModel model_of(const InterfaceClaimed& claimed) {
    const DeviceFacts& facts = claimed.facts;
    UsbModel model{.vendor = facts.model.vendor,
                   .product = facts.model.product,
                   .release = facts.release,
                   .manufacturer = facts.manufacturer,
                   .product_name = facts.product,
                   .serial = facts.serial,
                   .interfaces = {}};
    for (const InterfaceFacts& interface : facts.interfaces) {
        UsbInterface emulated{.class_code = interface.class_code,
                              .subclass = interface.subclass,
                              .protocol = interface.protocol,
                              .endpoints = {},
                              .report_descriptor = {},
                              .kernel_driver = interface.class_code == 3   ? "usbhid"
                                               : interface.class_code == 7 ? "usblp"
                                                                           : ""};
        for (const EndpointFacts& endpoint : interface.endpoints) {
            const bool bulk = endpoint.kind == EndpointFacts::Kind::Bulk;
            emulated.endpoints.push_back({.address = endpoint.address,
                                          .attributes = static_cast<std::uint8_t>(bulk ? 2 : 3),
                                          .packet_bytes = endpoint.packet_bytes,
                                          .interval = 4});
        }
        for (const RecordedDescriptor& descriptor : claimed.report_descriptors) {
            if (descriptor.interface == interface.number) {
                emulated.report_descriptor = descriptor.bytes;
            }
        }
        model.interfaces.push_back(std::move(emulated));
    }
    return model;
}

}  // namespace

ReplayedDevice::ReplayedDevice(EmulatedBus& bus, std::uint8_t port, std::span<const TrafficEvent> events)
    : EmulatedDevice{bus, port, model_of(first_device(events))} {
    const PlugId plug = first_device(events).facts.plug;
    std::map<std::uint32_t, bool> ours;
    for (const TrafficEvent& event : events) {
        if (const auto* claimed = std::get_if<InterfaceClaimed>(&event.what)) {
            ours[event.connection] = claimed->facts.plug == plug;
        }
        if (!ours[event.connection]) {
            continue;
        }
        if (const auto* data = std::get_if<DataMoved>(&event.what)) {
            if ((data->endpoint & 0x80U) == 0) {
                recorded_.insert(recorded_.end(), data->bytes.begin(), data->bytes.end());
            } else if (!data->bytes.empty() || data->error == UsbErrorKind::Stalled) {
                sendings_.push_back({event.at, recorded_.size(), data->endpoint, data->error.has_value(), data->bytes});
            }
        } else if (const auto* control = std::get_if<ControlMoved>(&event.what)) {
            answers_[{control->type, control->request, control->value, control->index}].push_back(
                control->error ? std::nullopt : std::optional{control->bytes});
        }
    }
}

bool ReplayedDevice::play() {
    std::optional<std::chrono::microseconds> before;
    for (const Sending& sending : sendings_) {
        if (!wait_for_taken(sending.after_taken)) {
            return false;
        }
        if (before && sending.at - *before > pause_that_counts) {
            std::this_thread::sleep_for(std::min<std::chrono::microseconds>(sending.at - *before, pause_max));
        }
        before = sending.at;
        if (sending.stalls) {
            stall_next(sending.endpoint);
        } else {
            send(sending.endpoint, sending.bytes);
        }
    }
    return true;
}

bool ReplayedDevice::wait_for_taken(std::size_t count) const {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (taken().size() < count) {
        if (std::chrono::steady_clock::now() > until) {
            return false;
        }
        std::this_thread::sleep_for(milliseconds{1});
    }
    return true;
}

Bytes ReplayedDevice::taken() const {
    const std::lock_guard lock{mutex_};
    return taken_;
}

void ReplayedDevice::on_out(std::uint8_t /*endpoint*/, const std::uint8_t* data, std::size_t count) {
    taken_.insert(taken_.end(), data, data + count);
}

std::optional<Bytes> ReplayedDevice::on_control(const UsbSetup& setup, const Bytes& /*data*/) {
    const auto found = answers_.find({setup.type, setup.request, setup.value, setup.index});
    if (found == answers_.end()) {
        return std::nullopt;
    }
    auto& answers = found->second;
    const std::optional<Bytes> answer = answers.front();
    if (answers.size() > 1) {
        answers.pop_front();
    }
    return answer && (setup.type & 0x80U) == 0 ? Bytes{} : answer;
}

std::vector<TrafficEvent> replay_file(const std::string& name) {
    const std::ifstream in{ECOT_SOURCE_DIR "/tests/hardware/replays/" + name, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    auto events = read_traffic(text.str());
    if (!events) {
        throw std::runtime_error{name + ":" + std::to_string(events.error().line) + ": " + events.error().reason};
    }
    return std::move(*events);
}

}  // namespace ecot::test
