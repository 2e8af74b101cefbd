#include "hardware/usb/libusb_types.hpp"

#include <algorithm>

namespace ecot::hardware {

UsbError usb_error(int code) {
    const auto kind = [code] {
        switch (code) {
            case LIBUSB_ERROR_ACCESS:
                return UsbErrorKind::NoPermission;
            case LIBUSB_ERROR_BUSY:
                return UsbErrorKind::Busy;
            case LIBUSB_ERROR_NO_DEVICE:
                return UsbErrorKind::Gone;
            case LIBUSB_ERROR_PIPE:
                return UsbErrorKind::Stalled;
            case LIBUSB_ERROR_TIMEOUT:
                return UsbErrorKind::TimedOut;
            case LIBUSB_ERROR_OVERFLOW:
                return UsbErrorKind::Babbled;
            case LIBUSB_ERROR_NOT_FOUND:
            case LIBUSB_ERROR_NOT_SUPPORTED:
            case LIBUSB_ERROR_INVALID_PARAM:
                return UsbErrorKind::NotSupported;
            case LIBUSB_ERROR_NO_MEM:
                return UsbErrorKind::NoMemory;
            default:
                return UsbErrorKind::Io;
        }
    };
    return {kind(), code};
}

UsbError transfer_error(libusb_transfer_status status) {
    switch (status) {
        case LIBUSB_TRANSFER_TIMED_OUT:
            return {UsbErrorKind::TimedOut, LIBUSB_ERROR_TIMEOUT};
        case LIBUSB_TRANSFER_CANCELLED:
            return {UsbErrorKind::Cancelled, LIBUSB_ERROR_INTERRUPTED};
        case LIBUSB_TRANSFER_STALL:
            return {UsbErrorKind::Stalled, LIBUSB_ERROR_PIPE};
        case LIBUSB_TRANSFER_NO_DEVICE:
            return {UsbErrorKind::Gone, LIBUSB_ERROR_NO_DEVICE};
        case LIBUSB_TRANSFER_OVERFLOW:
            return {UsbErrorKind::Babbled, LIBUSB_ERROR_OVERFLOW};
        case LIBUSB_TRANSFER_COMPLETED:
        case LIBUSB_TRANSFER_ERROR:
            break;
    }
    return {UsbErrorKind::Io, LIBUSB_ERROR_IO};
}

TransferFill fill_for(const EndpointFacts& endpoint) {
    return endpoint.kind == EndpointFacts::Kind::Interrupt ? &libusb_fill_interrupt_transfer
                                                           : &libusb_fill_bulk_transfer;
}

std::size_t in_buffer_size(const EndpointFacts& endpoint, std::size_t report_bytes) {
    const std::size_t packet = std::max<std::size_t>(1, endpoint.packet_bytes);
    return std::max<std::size_t>(1, (report_bytes + packet - 1) / packet) * packet;
}

}  // namespace ecot::hardware
