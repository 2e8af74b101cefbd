// What a program asks of the node of an emulated device, answered as Linux does (drivers/usb/core/devio.c). The calls
// come on umockdev's thread.

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <future>
#include <iterator>
#include <mutex>
#include <utility>

#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>

#include "tests/support/usb_device.hpp"

namespace ecot::test {

namespace {

/// As an xHCI controller has them: a transfer of any size goes whole.
constexpr std::uint32_t capabilities = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                                       USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_BULK_SCATTER_GATHER |
                                       USBDEVFS_CAP_REAP_AFTER_DISCONNECT;

template <typename T>
[[nodiscard]] T& as(UMockdevIoctlData* data) {
    return *reinterpret_cast<T*>(data->data);
}

}  // namespace

void EmulatedDevice::watch_node(UMockdevIoctlBase* base) {
    g_signal_connect_data(base, "handle-ioctl", reinterpret_cast<GCallback>(&on_ioctl), this, nullptr, GConnectFlags{});
    g_signal_connect_data(base, "client-connected", reinterpret_cast<GCallback>(&on_opened), this, nullptr,
                          GConnectFlags{});
}

void EmulatedDevice::forget_node() {
    const auto forget = [this] {
        for (const auto& base : bases_) {
            g_signal_handlers_disconnect_matched(base.get(), G_SIGNAL_MATCH_DATA, 0, 0, nullptr, nullptr, this);
        }
        for (const auto& [client, handle] : handles_) {
            g_object_weak_unref(reinterpret_cast<GObject*>(client), &on_closed, this);
        }
        bases_.clear();
        handles_.clear();
    };
    if (worker_ == nullptr) {
        forget();
        return;
    }
    // On umockdev's thread none of the handlers is running.
    struct Job {
        const decltype(forget)& work;
        std::promise<void> done;
    } job{forget, {}};
    g_main_context_invoke(
        worker_,
        [](gpointer data) -> gboolean {
            auto& of = *static_cast<Job*>(data);
            of.work();
            of.done.set_value();
            return G_SOURCE_REMOVE;
        },
        &job);
    job.done.get_future().wait();
    g_main_context_unref(worker_);
}

gboolean EmulatedDevice::on_ioctl(UMockdevIoctlBase* /*base*/, UMockdevIoctlClient* client, gpointer self) noexcept {
    static_cast<EmulatedDevice*>(self)->handle_ioctl(client);
    return 1;
}

void EmulatedDevice::on_opened(UMockdevIoctlBase* /*base*/, UMockdevIoctlClient* client, gpointer self) noexcept {
    auto& device = *static_cast<EmulatedDevice*>(self);
    const std::lock_guard lock{device.mutex_};
    if (device.worker_ == nullptr) {
        device.worker_ = g_main_context_ref_thread_default();
    }
    device.handles_[client] = std::make_unique<Handle>(Handle{.life = device.life_});
    // umockdev says nothing when the node is closed, but lets go of the client.
    g_object_weak_ref(reinterpret_cast<GObject*>(client), &on_closed, self);
}

/// Nothing in flight is answered any more: the memory is no longer the program's.
void EmulatedDevice::on_closed(gpointer self, GObject* client) noexcept {
    auto& device = *static_cast<EmulatedDevice*>(self);
    const std::lock_guard lock{device.mutex_};
    const auto entry = device.handles_.find(reinterpret_cast<UMockdevIoctlClient*>(client));
    if (entry == device.handles_.end()) {
        return;
    }
    std::erase_if(device.claims_, [&](const auto& claim) { return claim.second == entry->second.get(); });
    device.handles_.erase(entry);
    device.update_node();
}

void EmulatedDevice::handle_ioctl(UMockdevIoctlClient* client) {
    bool pull = false;
    {
        const std::lock_guard lock{mutex_};
        const gulong request = umockdev_ioctl_client_get_request(client);
        UMockdevIoctlData* arg = umockdev_ioctl_client_get_arg(client);  // holds the third argument of ioctl()
        const std::size_t size = _IOC_SIZE(request);
        const GObjectPtr<UMockdevIoctlData> data{size == 0 ? nullptr
                                                           : umockdev_ioctl_data_resolve(arg, 0, size, nullptr)};
        Handle& handle = *handles_.at(client);
        const Answer given = size != 0 && !data ? Answer{0, EFAULT} : answer(request, arg, data.get(), handle);
        // Under the lock: this compares the memory of transfers with what it was.
        umockdev_ioctl_client_complete(client, given.error != 0 ? -1 : given.result, given.error);
        pull = std::exchange(pull_, false);
    }
    if (pull) {
        unplug();
    }
}

EmulatedDevice::Answer EmulatedDevice::answer(gulong request, UMockdevIoctlData* arg, UMockdevIoctlData* data,
                                              Handle& handle) {
    const bool alive = plugged_ && handle.life == life_;
    if (request == USBDEVFS_REAPURBNDELAY || request == USBDEVFS_REAPURB) {
        ++reap_count_;
        return {0, handle.reapable.empty() ? (alive ? EAGAIN : ENODEV) : reap(data, handle)};
    }
    if (!alive) {
        return {0, ENODEV};
    }
    switch (request) {
        case USBDEVFS_GET_CAPABILITIES:
            as<std::uint32_t>(data) = capabilities;
            return {};
        case USBDEVFS_CLAIMINTERFACE:
            return {0, claim(as<int>(data), handle)};
        case USBDEVFS_RELEASEINTERFACE:
            return {0, release(as<int>(data), handle)};
        case USBDEVFS_DISCONNECT_CLAIM: {
            const int interface = static_cast<int>(as<usbdevfs_disconnect_claim>(data).interface);
            if (!has_interface(interface)) {
                return {0, EINVAL};
            }
            kernel_drivers_[interface].clear();
            return {0, claim(interface, handle)};
        }
        case USBDEVFS_GETDRIVER: {
            auto& asked = as<usbdevfs_getdriver>(data);
            const std::string driver = driver_of(static_cast<int>(asked.interface));
            g_strlcpy(asked.driver, driver.c_str(), sizeof asked.driver);
            return {0, driver.empty() ? ENODATA : 0};
        }
        case USBDEVFS_IOCTL:
            return switch_driver(data);
        case USBDEVFS_CLEAR_HALT:
        case USBDEVFS_RESETEP:
            endpoints_[static_cast<std::uint8_t>(as<unsigned>(data))].halted = false;
            return {};
        case USBDEVFS_SETINTERFACE:
        case USBDEVFS_SETCONFIGURATION:
            return {};
        case USBDEVFS_RESET:
            finish_all(-ENOENT);
            for (auto& [address, endpoint] : endpoints_) {
                endpoint.halted = false;
            }
            on_reset();
            update_node();
            return {};
        case USBDEVFS_SUBMITURB:
            return {0, submit(data, handle)};
        case USBDEVFS_DISCARDURB:
            return {0, discard(arg, handle)};
        default:
            return {0, ENOTTY};
    }
}

int EmulatedDevice::claim(int interface, Handle& handle) {
    if (!has_interface(interface)) {
        return ENOENT;
    }
    const auto owner = claims_.find(interface);
    if (!kernel_drivers_[interface].empty() || (owner != claims_.end() && owner->second != &handle)) {
        return EBUSY;
    }
    claims_[interface] = &handle;
    return 0;
}

int EmulatedDevice::release(int interface, const Handle& handle) {
    const auto owner = claims_.find(interface);
    if (owner == claims_.end() || owner->second != &handle) {
        return EINVAL;
    }
    claims_.erase(owner);
    return 0;
}

/// The kernel's driver lets go of an interface, or is asked back.
EmulatedDevice::Answer EmulatedDevice::switch_driver(UMockdevIoctlData* data) {
    const auto& asked = as<usbdevfs_ioctl>(data);
    std::string& driver = kernel_drivers_[asked.ifno];
    if (asked.ioctl_code == static_cast<int>(USBDEVFS_DISCONNECT)) {
        const bool had = !driver.empty();
        driver.clear();
        return {0, had ? 0 : ENODATA};
    }
    if (claims_.contains(asked.ifno)) {
        return {0, EBUSY};
    }
    driver = model_.interfaces.at(static_cast<std::size_t>(asked.ifno)).kernel_driver;
    return {driver.empty() ? 0 : 1, 0};
}

int EmulatedDevice::submit(UMockdevIoctlData* data, Handle& handle) {
    const auto& urb = as<usbdevfs_urb>(data);
    if (urb.type == USBDEVFS_URB_TYPE_ISO) {
        return EINVAL;
    }
    if (urb.type != USBDEVFS_URB_TYPE_CONTROL) {
        // An interface that nobody has is taken by its first transfer.
        const int error = claim(interface_of(urb.endpoint), handle);
        if (error != 0) {
            return error;
        }
    }
    UMockdevIoctlData* buffer = umockdev_ioctl_data_resolve(data, offsetof(usbdevfs_urb, buffer),
                                                            static_cast<gsize>(urb.buffer_length), nullptr);
    g_object_ref(data);
    handle.pending.push_back(Urb{GObjectPtr<UMockdevIoctlData>{data}, GObjectPtr<UMockdevIoctlData>{buffer}});
    Urb& added = handle.pending.back();
    added.number = endpoints_[added.endpoint()].begun++;
    serve_all();
    return 0;
}

int EmulatedDevice::discard(UMockdevIoctlData* arg, Handle& handle) {
    gulong address = 0;
    std::memcpy(&address, arg->data, sizeof address);
    const auto found = std::find_if(handle.pending.begin(), handle.pending.end(),
                                    [&](const Urb& urb) { return urb.memory->client_addr == address; });
    if (found == handle.pending.end()) {
        return EINVAL;
    }
    finish(handle, static_cast<std::size_t>(std::distance(handle.pending.begin(), found)), -ENOENT);
    serve_all();
    return 0;
}

int EmulatedDevice::reap(UMockdevIoctlData* data, Handle& handle) {
    const Urb urb = std::move(handle.reapable.front());
    handle.reapable.pop_front();
    umockdev_ioctl_data_set_ptr(data, 0, urb.memory.get());  // also copies struct and buffer into the program
    update_node();
    return 0;
}

bool EmulatedDevice::has_interface(int interface) const {
    return interface >= 0 && static_cast<std::size_t>(interface) < model_.interfaces.size();
}

int EmulatedDevice::interface_of(std::uint8_t endpoint) const {
    for (std::size_t i = 0; i < model_.interfaces.size(); ++i) {
        const auto& endpoints = model_.interfaces[i].endpoints;
        if (std::any_of(endpoints.begin(), endpoints.end(),
                        [endpoint](const UsbEndpoint& one) { return one.address == endpoint; })) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

}  // namespace ecot::test
