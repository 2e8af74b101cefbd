#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "hardware/usb/event_loop.hpp"
#include "hardware/usb/libusb_types.hpp"
#include "hardware/usb/traffic.hpp"
#include "hardware/usb/usb_connection.hpp"

namespace ecot::hardware {

/// Whom a connection tells what passes on it, and as which. Without a listener nothing is copied.
struct TrafficTap {
    const TrafficListener& listener;
    std::uint32_t connection = 0;
    void tell(decltype(TrafficEvent::what) what) const;
};

/// What an UsbConnection, its transfers and the bus share: the open handle, and what is under way on it.
///
/// libusb wants a transfer freed after its callback and before its handle is closed. So the handle is closed by close()
/// only, which waits until `busy_` is empty; each transfer is in there until it is freed.
class ConnectionState : public std::enable_shared_from_this<ConnectionState> {
public:
    /// `handle` has claimed the interface. `loop` and the listener of `tap` outlive close().
    ConnectionState(UsbEventLoop& loop, LibusbPtr<libusb_device_handle> handle, PlugId plug, InterfaceFacts interface,
                    TrafficTap tap);
    ~ConnectionState();
    ConnectionState(const ConnectionState&) = delete;
    ConnectionState& operator=(const ConnectionState&) = delete;

    [[nodiscard]] PlugId plug() const { return plug_; }
    [[nodiscard]] const InterfaceFacts& interface() const { return interface_; }

    /// How a transfer ended that somebody waited for.
    struct Outcome {
        std::size_t moved = 0;  ///< bytes, whatever the error
        std::optional<UsbError> error;
        bool begun = false;  ///< it was in flight, whatever became of it
    };
    /// Fills in a transfer for a handle; who waits and the callback are filled in behind it.
    using Fill = std::function<void(libusb_transfer&, libusb_device_handle*)>;
    /// Sends a transfer and waits until it came back.
    [[nodiscard]] Outcome transfer(const Fill& fill);

    [[nodiscard]] tl::expected<void, UsbError> read_all(UsbReader reader);
    void stop_reading(std::uint8_t endpoint);
    [[nodiscard]] tl::expected<void, UsbError> clear_halt(std::uint8_t endpoint);

    /// Makes all that is under way, and all that is asked later, end with `error`. The first error counts.
    void end(UsbError error);
    void close();

private:
    struct Awaited;
    struct Stream;
    struct Slot;

    static void LIBUSB_CALL on_awaited(libusb_transfer* transfer) noexcept;
    static void LIBUSB_CALL on_streamed(libusb_transfer* transfer) noexcept;

    // With the lock held.
    [[nodiscard]] std::shared_ptr<Stream> stream_at(std::uint8_t endpoint) const;
    void end_stream(Stream& stream, UsbError reason);
    [[nodiscard]] bool submit(Slot& slot);
    void end_locked(UsbError error);
    void tell_of(const libusb_transfer& transfer, const std::optional<UsbError>& error) const;
    void forget(const libusb_transfer* transfer);

    // On the bus thread, without it.
    void go_on(Slot& slot, bool was_empty);
    void retire(Slot& slot);

    UsbEventLoop& loop_;
    const PlugId plug_;
    const InterfaceFacts interface_;
    const TrafficTap tap_;
    std::mutex mutex_;
    std::condition_variable changed_;
    LibusbPtr<libusb_device_handle> handle_;
    std::optional<UsbError> ended_;
    std::vector<libusb_transfer*> busy_;
    std::vector<std::shared_ptr<Stream>> streams_;
    int blocking_calls_ = 0;
    bool closed_ = false;
};

}  // namespace ecot::hardware
