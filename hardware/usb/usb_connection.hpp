#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "hardware/usb/device_facts.hpp"
#include "hardware/usb/usb_error.hpp"

namespace ecot::hardware {

class ConnectionState;

/// What a device sent at once. `bytes` are the caller's only until it returns.
struct UsbReport {
    std::span<const std::uint8_t> bytes;
    std::chrono::steady_clock::time_point at;  ///< when it had come whole
};

/// What is to be done with what a device sends. Both are called on the bus thread, for every device: they post, and
/// neither wait nor call the connection.
struct UsbReader {
    std::uint8_t endpoint = 0;
    /// In the order they were sent.
    std::function<void(const UsbReport&)> report;
    /// Once, after the last report: why there is none any more. Cancelled when we stopped ourselves.
    std::function<void(const UsbError&)> ended;
    /// How long its reports are. 0 when each is one packet, as a keyboard's; a longer one comes in several packets, and
    /// in pieces when this does not say so.
    std::size_t report_bytes = 0;
    /// How many reports may come while the thread is at something else.
    int in_flight = 4;
};

/// How far a write came. The device has the first `taken` bytes for good, whatever went wrong behind them: to go on,
/// send from there.
struct UsbWritten {
    std::size_t taken = 0;
    std::optional<UsbError> error;  ///< none: all were taken
    /// It may have more than those: the line broke while bytes were on it, and what the device said to them last was
    /// not heard. Never after Stalled, TimedOut and Cancelled, which end a transfer between two packets.
    bool maybe_more = false;
};

/// A request on the control pipe (USB 2.0, 9.3). The direction is that of the function it is given to.
struct ControlRequest {
    enum class Type : std::uint8_t { Standard = 0x00, Class = 0x20, Vendor = 0x40 };
    enum class Recipient : std::uint8_t { Device = 0, Interface = 1, Endpoint = 2 };
    Type type = Type::Class;
    Recipient recipient = Recipient::Interface;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
};

/// An interface of a device that is ours alone: its kernel driver is detached, and comes back when this ends.
///
/// Made by UsbBus::connect(). Any thread but the screen's and the bus thread, since all but cancel() and
/// stop_reading() wait for the device; several threads at once. Once a call said Gone or Cancelled, all later ones do.
class UsbConnection {
public:
    using Timeout = std::chrono::milliseconds;

    /// For UsbBus.
    explicit UsbConnection(std::shared_ptr<ConnectionState> state);
    UsbConnection(UsbConnection&&) noexcept;
    UsbConnection& operator=(UsbConnection&&) noexcept;
    UsbConnection(const UsbConnection&) = delete;
    UsbConnection& operator=(const UsbConnection&) = delete;
    /// close().
    ~UsbConnection();

    [[nodiscard]] PlugId plug() const;
    [[nodiscard]] const InterfaceFacts& interface() const;

    /// Passes on what an IN endpoint sends until stop_reading(), cancel() or an error; one reader an endpoint. After
    /// Stalled, Babbled or Io it may be called again: after Stalled with a clear_halt() before.
    [[nodiscard]] tl::expected<void, UsbError> read_all(UsbReader reader);
    /// Ends read_all(); does not wait for its last word. Any thread.
    void stop_reading(std::uint8_t endpoint);

    /// Waits for one packet of an IN endpoint that has no reader; it may be empty.
    [[nodiscard]] tl::expected<std::vector<std::uint8_t>, UsbError> read_once(std::uint8_t endpoint, Timeout timeout);

    /// Sends to a bulk or interrupt OUT endpoint until all is taken or the time is up.
    [[nodiscard]] UsbWritten write(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, Timeout timeout);

    /// Asks for at most `length` bytes.
    [[nodiscard]] tl::expected<std::vector<std::uint8_t>, UsbError> control_in(const ControlRequest& request,
                                                                               std::uint16_t length, Timeout timeout);
    /// At most 65,535 bytes.
    [[nodiscard]] tl::expected<void, UsbError> control_out(const ControlRequest& request,
                                                           std::span<const std::uint8_t> bytes, Timeout timeout);
    /// The report descriptor of a HID interface, from the device itself.
    [[nodiscard]] tl::expected<std::vector<std::uint8_t>, UsbError> report_descriptor(Timeout timeout);

    /// Lets an endpoint work again that stalled. The device decides how long this takes.
    [[nodiscard]] tl::expected<void, UsbError> clear_halt(std::uint8_t endpoint);

    /// Makes whatever waits, and every later call, end with Cancelled. Does not wait itself. Any thread.
    void cancel();
    /// cancel(), waits until nothing is under way and no reader is running, and gives the interface back to the
    /// kernel's driver. Harmless a second time.
    void close();

private:
    std::shared_ptr<ConnectionState> state_;
};

}  // namespace ecot::hardware
