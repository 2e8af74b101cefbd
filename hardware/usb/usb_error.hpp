#pragma once

#include <cstdint>

namespace ecot::hardware {

/// What can go wrong with a device on the USB or on a serial port. All of them are ordinary days.
enum class UsbErrorKind : std::uint8_t {
    NoPermission,   ///< this user may not open it: the udev rules are missing
    Busy,           ///< another program has it
    Gone,           ///< unplugged, or switched off; what comes back is another plug (PlugId)
    Stalled,        ///< refused by the device; the endpoint takes nothing until clear_halt()
    TimedOut,       ///< no answer, or not all taken, in the time given
    Babbled,        ///< it sent more than it may
    Io,             ///< broken on the wire: a bad cable or hub
    NotSupported,   ///< it has no such interface, endpoint or request, or the system cannot do it
    NotUnderstood,  ///< what it says is nothing the driver chosen for it knows: it is set to another language
    NoMemory,       ///< the system has no room for the transfer
    Cancelled,      ///< we let go of it
};

/// A failure as a value. The sentence for the cashier is written by the screen, from `kind`.
struct UsbError {
    UsbErrorKind kind = UsbErrorKind::Io;
    int code = 0;  ///< libusb's own number where there was one, for logs; else 0
    friend bool operator==(const UsbError&, const UsbError&) = default;
};

/// The stable word of a kind, for logs: "no_permission".
[[nodiscard]] const char* to_string(UsbErrorKind kind);

}  // namespace ecot::hardware
