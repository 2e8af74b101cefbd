#include "hardware/usb/usb_error.hpp"

#include <cassert>

namespace ecot::hardware {

const char* to_string(UsbErrorKind kind) {
    switch (kind) {
        case UsbErrorKind::NoPermission:
            return "no_permission";
        case UsbErrorKind::Busy:
            return "busy";
        case UsbErrorKind::Gone:
            return "gone";
        case UsbErrorKind::Stalled:
            return "stalled";
        case UsbErrorKind::TimedOut:
            return "timed_out";
        case UsbErrorKind::Babbled:
            return "babbled";
        case UsbErrorKind::Io:
            return "io";
        case UsbErrorKind::NotSupported:
            return "not_supported";
        case UsbErrorKind::NotUnderstood:
            return "not_understood";
        case UsbErrorKind::NoMemory:
            return "no_memory";
        case UsbErrorKind::Cancelled:
            return "cancelled";
    }
    assert(false);
    return "";
}

}  // namespace ecot::hardware
