#include "hardware/usb/usb_bus.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <utility>

#include "hardware/usb/connection_state.hpp"
#include "hardware/usb/device_reader.hpp"
#include "hardware/usb/event_loop.hpp"

namespace ecot::hardware {

namespace {

// A report descriptor not yet in sysfs is looked for after 20 ms, 40 ms … up to about one second in all.
constexpr std::chrono::milliseconds first_look{20};
constexpr std::chrono::milliseconds last_look{640};
constexpr std::chrono::milliseconds telling_max{2000};

[[nodiscard]] bool is_hub(libusb_device* device) {
    libusb_device_descriptor descriptor{};
    return libusb_get_device_descriptor(device, &descriptor) == LIBUSB_SUCCESS &&
           descriptor.bDeviceClass == LIBUSB_CLASS_HUB;
}

}  // namespace

/// What the bus thread and callers share.
class UsbBus::Impl {
public:
    explicit Impl(std::unique_ptr<UsbEventLoop> loop) : loop_{std::move(loop)} {}

    void start(UsbListener listener) {
        listener_ = std::move(listener);
        loop_->start([this] { begin_watching(); });
    }

    void listen_in(TrafficListener traffic) { traffic_ = std::move(traffic); }
    void wait_until_told();
    void stop();
    [[nodiscard]] std::vector<DeviceFacts> devices() const;
    [[nodiscard]] tl::expected<UsbConnection, UsbError> connect(PlugId plug, const InterfaceFacts& interface);

private:
    struct Plugged {
        LibusbPtr<libusb_device> device;
        DeviceFacts facts;
        bool announced = false;
        bool told = false;  // the listener returned
    };

    // On the bus thread.
    static int LIBUSB_CALL on_hotplug(libusb_context* context, libusb_device* device, libusb_hotplug_event event,
                                      void* self) noexcept;
    void begin_watching();
    void arrive(libusb_device* device);
    void look(PlugId plug, std::chrono::milliseconds pause);
    void leave(libusb_device* device);

    [[nodiscard]] LibusbPtr<libusb_device> device_of(PlugId plug) const;
    [[nodiscard]] std::uint32_t next_connection() {
        const std::lock_guard lock{mutex_};
        return ++connections_given_;
    }
    [[nodiscard]] static tl::expected<LibusbPtr<libusb_device_handle>, UsbError> open_interface(
        libusb_device* device, const InterfaceFacts& interface);
    [[nodiscard]] InterfaceClaimed claimed_of(libusb_device* device, PlugId plug,
                                              const InterfaceFacts& interface) const;

    std::unique_ptr<UsbEventLoop> loop_;
    UsbListener listener_;
    TrafficListener traffic_;
    libusb_hotplug_callback_handle watch_{};
    bool watching_ = false;
    std::uint64_t plugs_given_ = 0;

    /// Held while libusb is used for callers, whole by stop(). Taken before mutex_.
    std::shared_mutex use_;
    bool stopped_ = false;
    mutable std::mutex mutex_;
    std::condition_variable told_;
    bool listed_ = false;  // what was there at the start is in plugged_
    std::uint32_t connections_given_ = 0;
    std::map<PlugId, Plugged> plugged_;
    std::vector<std::weak_ptr<ConnectionState>> connections_;
};

int UsbBus::Impl::on_hotplug(libusb_context* /*context*/, libusb_device* device, libusb_hotplug_event event,
                             void* self) noexcept {
    auto& bus = *static_cast<Impl*>(self);
    // Kept until the work is done: libusb lets go of it after this callback.
    const std::shared_ptr<libusb_device> kept{libusb_ref_device(device), LibusbRelease{}};
    bus.loop_->after({}, [&bus, kept, event] {
        if (event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED) {
            bus.arrive(kept.get());
        } else {
            bus.leave(kept.get());
        }
    });
    return 0;
}

void UsbBus::Impl::begin_watching() {
    const int code = libusb_hotplug_register_callback(
        loop_->context(), LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
        LIBUSB_HOTPLUG_ENUMERATE, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
        &on_hotplug, this, &watch_);
    watching_ = code == LIBUSB_SUCCESS;
    // Behind the arrivals that libusb just told of.
    loop_->after({}, [this] {
        const std::lock_guard lock{mutex_};
        listed_ = true;
        told_.notify_all();
    });
}

void UsbBus::Impl::wait_until_told() {
    std::unique_lock lock{mutex_};
    (void)told_.wait_for(lock, telling_max, [this] {
        return listed_ &&
               std::all_of(plugged_.begin(), plugged_.end(), [](const auto& entry) { return entry.second.told; });
    });
}

void UsbBus::Impl::arrive(libusb_device* device) {
    // A device plugged in while the others were listed is told of twice.
    const bool known = std::any_of(plugged_.begin(), plugged_.end(),
                                   [device](const auto& entry) { return entry.second.device.get() == device; });
    if (known || is_hub(device)) {
        return;
    }
    const PlugId plug{++plugs_given_};
    {
        const std::lock_guard lock{mutex_};
        plugged_.emplace(plug, Plugged{LibusbPtr<libusb_device>{libusb_ref_device(device)}, {}});
    }
    look(plug, first_look);
}

void UsbBus::Impl::look(PlugId plug, std::chrono::milliseconds pause) {
    const auto entry = plugged_.find(plug);
    if (entry == plugged_.end()) {
        return;
    }
    DeviceFacts facts = read_device(entry->second.device.get(), plug);
    if (waits_for_report_descriptor(facts) && pause <= last_look) {
        loop_->after(pause, [this, plug, pause] { look(plug, 2 * pause); });
        return;
    }
    {
        const std::lock_guard lock{mutex_};
        entry->second.facts = facts;
        entry->second.announced = true;
    }
    listener_(DeviceArrived{std::move(facts)});
    const std::lock_guard lock{mutex_};
    entry->second.told = true;
    told_.notify_all();
}

void UsbBus::Impl::leave(libusb_device* device) {
    const auto entry = std::find_if(plugged_.begin(), plugged_.end(), [device](const auto& candidate) {
        return candidate.second.device.get() == device;
    });
    if (entry == plugged_.end()) {
        return;
    }
    const PlugId plug = entry->first;
    const bool announced = entry->second.announced;
    std::vector<std::shared_ptr<ConnectionState>> lost;
    {
        const std::lock_guard lock{mutex_};
        plugged_.erase(entry);
        told_.notify_all();
        for (const auto& connection : connections_) {
            if (auto state = connection.lock(); state && state->plug() == plug) {
                lost.push_back(std::move(state));
            }
        }
    }
    for (const auto& state : lost) {
        state->end({UsbErrorKind::Gone, LIBUSB_ERROR_NO_DEVICE});
    }
    if (announced) {
        listener_(DeviceLeft{plug});
    }
}

void UsbBus::Impl::stop() {
    const std::unique_lock use{use_};
    if (std::exchange(stopped_, true)) {
        return;
    }
    assert(!loop_->on_thread());
    // The bus thread is still needed: what is cancelled comes back through it.
    for (const auto& connection : connections_) {
        if (const auto state = connection.lock()) {
            state->close();
        }
    }
    loop_->stop();
    if (watching_) {
        libusb_hotplug_deregister_callback(loop_->context(), watch_);
    }
    const std::lock_guard lock{mutex_};
    connections_.clear();
    plugged_.clear();
    loop_.reset();
}

std::vector<DeviceFacts> UsbBus::Impl::devices() const {
    const std::lock_guard lock{mutex_};
    std::vector<DeviceFacts> facts;
    for (const auto& [plug, plugged] : plugged_) {
        if (plugged.announced) {
            facts.push_back(plugged.facts);
        }
    }
    return facts;
}

LibusbPtr<libusb_device> UsbBus::Impl::device_of(PlugId plug) const {
    const std::lock_guard lock{mutex_};
    const auto entry = plugged_.find(plug);
    return LibusbPtr<libusb_device>{entry == plugged_.end() ? nullptr : libusb_ref_device(entry->second.device.get())};
}

/// What a recording says of a device. Before it is claimed, since the system forgets its report descriptors then.
InterfaceClaimed UsbBus::Impl::claimed_of(libusb_device* device, PlugId plug, const InterfaceFacts& interface) const {
    InterfaceClaimed claimed{.interface = interface.number, .setting = interface.setting};
    {
        const std::lock_guard lock{mutex_};
        if (const auto entry = plugged_.find(plug); entry != plugged_.end()) {
            claimed.facts = entry->second.facts;
        }
    }
    for (const InterfaceFacts& one : claimed.facts.interfaces) {
        std::vector<std::uint8_t> bytes = report_descriptor_in_system(device, one);
        if (one.setting == 0 && !bytes.empty()) {
            claimed.report_descriptors.push_back({one.number, std::move(bytes)});
        }
    }
    return claimed;
}

tl::expected<LibusbPtr<libusb_device_handle>, UsbError> UsbBus::Impl::open_interface(libusb_device* device,
                                                                                     const InterfaceFacts& interface) {
    libusb_device_handle* opened = nullptr;
    int code = libusb_open(device, &opened);
    if (code != LIBUSB_SUCCESS) {
        return tl::unexpected(usb_error(code));
    }
    LibusbPtr<libusb_device_handle> handle{opened};
    // Also gives the driver back when the interface is released. Where there are no drivers to detach, none is in the
    // way.
    (void)libusb_set_auto_detach_kernel_driver(opened, 1);
    code = libusb_claim_interface(opened, interface.number);
    if (code != LIBUSB_SUCCESS) {
        return tl::unexpected(usb_error(code));
    }
    if (interface.setting != 0) {
        code = libusb_set_interface_alt_setting(opened, interface.number, interface.setting);
        if (code != LIBUSB_SUCCESS) {
            libusb_release_interface(opened, interface.number);
            return tl::unexpected(usb_error(code));
        }
    }
    return handle;
}

tl::expected<UsbConnection, UsbError> UsbBus::Impl::connect(PlugId plug, const InterfaceFacts& interface) {
    const std::shared_lock use{use_};
    if (stopped_) {
        return tl::unexpected(UsbError{UsbErrorKind::Cancelled});
    }
    assert(!loop_->on_thread());
    const LibusbPtr<libusb_device> device = device_of(plug);
    if (!device) {
        return tl::unexpected(UsbError{UsbErrorKind::Gone, LIBUSB_ERROR_NO_DEVICE});
    }
    const TrafficTap tap{traffic_, next_connection()};
    std::optional<InterfaceClaimed> claimed;
    if (traffic_) {
        claimed = claimed_of(device.get(), plug, interface);
    }
    auto handle = open_interface(device.get(), interface);
    if (claimed) {
        claimed->error = handle ? std::nullopt : std::optional{handle.error().kind};
        tap.tell(std::move(*claimed));
    }
    if (!handle) {
        return tl::unexpected(handle.error());
    }
    const auto state = std::make_shared<ConnectionState>(*loop_, std::move(*handle), plug, interface, tap);
    const std::lock_guard lock{mutex_};
    std::erase_if(connections_, [](const auto& connection) { return connection.expired(); });
    connections_.push_back(state);
    if (!plugged_.contains(plug)) {  // it left meanwhile, and nobody told this connection
        state->end({UsbErrorKind::Gone, LIBUSB_ERROR_NO_DEVICE});
    }
    return UsbConnection{state};
}

tl::expected<UsbBus, UsbError> UsbBus::open() {
    auto loop = UsbEventLoop::open();
    if (!loop) {
        return tl::unexpected(loop.error());
    }
    if (libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) == 0) {
        return tl::unexpected(UsbError{UsbErrorKind::NotSupported, LIBUSB_ERROR_NOT_SUPPORTED});
    }
    return UsbBus{std::make_unique<Impl>(std::move(*loop))};
}

UsbBus::UsbBus(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
UsbBus::UsbBus(UsbBus&&) noexcept = default;

UsbBus& UsbBus::operator=(UsbBus&& other) noexcept {
    if (this != &other) {
        stop();
        impl_ = std::move(other.impl_);
    }
    return *this;
}

UsbBus::~UsbBus() {
    stop();
}

void UsbBus::start(UsbListener listener) {
    impl_->start(std::move(listener));
}
void UsbBus::listen_in(TrafficListener traffic) {
    impl_->listen_in(std::move(traffic));
}
void UsbBus::wait_until_told() {
    impl_->wait_until_told();
}
void UsbBus::stop() {
    if (impl_) {
        impl_->stop();
    }
}
std::vector<DeviceFacts> UsbBus::devices() const {
    return impl_->devices();
}
tl::expected<UsbConnection, UsbError> UsbBus::connect(PlugId plug, const InterfaceFacts& interface) {
    return impl_->connect(plug, interface);
}

}  // namespace ecot::hardware
