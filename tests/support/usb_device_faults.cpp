// What a test does to an emulated device, and what it sees of the program.

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <mutex>
#include <optional>
#include <utility>

#include "tests/support/usb_device.hpp"

namespace ecot::test {

bool EmulatedDevice::plugged() const {
    const std::lock_guard lock{mutex_};
    return plugged_;
}
void EmulatedDevice::move_to(std::uint8_t port) {
    const std::lock_guard lock{mutex_};
    port_ = port;
}

void EmulatedDevice::queue_in(std::uint8_t endpoint, Bytes data) {
    endpoints_[endpoint].in.push_back(std::move(data));
}
void EmulatedDevice::send(std::uint8_t endpoint, Bytes data) {
    const std::lock_guard lock{mutex_};
    queue_in(endpoint, std::move(data));
    serve_all();
}

void EmulatedDevice::fail_next(std::uint8_t endpoint, int status, std::size_t after) {
    const std::lock_guard lock{mutex_};
    endpoints_[endpoint].faults.push_back({status, after});
    serve_all();
}
void EmulatedDevice::stall_next(std::uint8_t endpoint, std::size_t after) {
    fail_next(endpoint, -EPIPE, after);
}
void EmulatedDevice::unplug_after(std::uint8_t endpoint, std::size_t bytes) {
    const std::lock_guard lock{mutex_};
    endpoints_[endpoint].faults.push_back({-ESHUTDOWN, bytes});
}
void EmulatedDevice::unplug_in_transfer(std::uint8_t endpoint, std::size_t transfer, TransferPart part) {
    const std::lock_guard lock{mutex_};
    std::size_t number = transfer;
    if (plugged_) {
        number += endpoints_[endpoint].begun;
        for (const auto& [client, handle] : handles_) {
            number -=
                static_cast<std::size_t>(std::count_if(handle->pending.begin(), handle->pending.end(),
                                                       [&](const Urb& urb) { return urb.endpoint() == endpoint; }));
        }
    }
    planned_pull_ = Pull{endpoint, number, part};
}
bool EmulatedDevice::pull_planned() const {
    const std::lock_guard lock{mutex_};
    return planned_pull_.has_value();
}
void EmulatedDevice::set_out_credit(std::uint8_t endpoint, std::optional<std::size_t> bytes) {
    const std::lock_guard lock{mutex_};
    endpoints_[endpoint].credit = bytes;
    serve_all();
}
void EmulatedDevice::set_mute(bool mute) {
    const std::lock_guard lock{mutex_};
    mute_ = mute;
    serve_all();
}

void EmulatedDevice::refuse_to_open() {
    const std::lock_guard lock{mutex_};
    refused_ = true;
    if (plugged_) {
        test::refuse_to_open(node_path_);
    }
}
void EmulatedDevice::allow_to_open() {
    const std::lock_guard lock{mutex_};
    refused_ = false;
    test::allow_to_open(node_path_);
}
void EmulatedDevice::claim_elsewhere(int interface) {
    const std::lock_guard lock{mutex_};
    kernel_drivers_[interface].clear();
    claims_[interface] = nullptr;
}
void EmulatedDevice::release_elsewhere(int interface) {
    const std::lock_guard lock{mutex_};
    claims_.erase(interface);
}

std::size_t EmulatedDevice::pending_count() const {
    const std::lock_guard lock{mutex_};
    std::size_t count = 0;
    for (const auto& [client, handle] : handles_) {
        count += handle->pending.size();
    }
    return count;
}
std::size_t EmulatedDevice::pending_count(std::uint8_t endpoint) const {
    const std::lock_guard lock{mutex_};
    std::size_t count = 0;
    for (const auto& [client, handle] : handles_) {
        count += static_cast<std::size_t>(std::count_if(handle->pending.begin(), handle->pending.end(),
                                                        [&](const Urb& urb) { return urb.endpoint() == endpoint; }));
    }
    return count;
}
std::size_t EmulatedDevice::open_count() const {
    const std::lock_guard lock{mutex_};
    return handles_.size();
}
std::string EmulatedDevice::driver_of(int interface) const {
    const std::lock_guard lock{mutex_};
    if (claims_.contains(interface)) {
        return "usbfs";
    }
    const auto driver = kernel_drivers_.find(interface);
    return driver == kernel_drivers_.end() ? std::string{} : driver->second;
}
unsigned EmulatedDevice::reap_count() const {
    const std::lock_guard lock{mutex_};
    return reap_count_;
}

void EmulatedDevice::on_out(std::uint8_t /*endpoint*/, const std::uint8_t* /*data*/, std::size_t /*count*/) {}
std::optional<Bytes> EmulatedDevice::on_control(const UsbSetup& /*setup*/, const Bytes& /*data*/) {
    return std::nullopt;
}
void EmulatedDevice::on_reset() {}

}  // namespace ecot::test
