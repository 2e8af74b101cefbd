#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include <libusb.h>

#include "hardware/usb/device_facts.hpp"
#include "hardware/usb/usb_error.hpp"

/// libusb's things as ours: who frees them, and what its numbers mean. For the .cpp files of this folder only.
namespace ecot::hardware {

/// Frees what libusb made.
struct LibusbRelease {
    void operator()(libusb_context* context) const noexcept { libusb_exit(context); }
    void operator()(libusb_device* device) const noexcept { libusb_unref_device(device); }
    void operator()(libusb_device_handle* handle) const noexcept { libusb_close(handle); }
    void operator()(libusb_transfer* transfer) const noexcept { libusb_free_transfer(transfer); }
    void operator()(libusb_config_descriptor* config) const noexcept { libusb_free_config_descriptor(config); }
};
template <typename T>
using LibusbPtr = std::unique_ptr<T, LibusbRelease>;

/// The value of a negative answer of libusb.
[[nodiscard]] UsbError usb_error(int code);

/// The value of how a transfer ended, when not with success.
[[nodiscard]] UsbError transfer_error(libusb_transfer_status status);

/// How a transfer of an endpoint is filled in.
using TransferFill = decltype(&libusb_fill_bulk_transfer);
[[nodiscard]] TransferFill fill_for(const EndpointFacts& endpoint);

/// How large a buffer for an IN endpoint is: as many whole packets as a report of `report_bytes` needs, at least one.
/// In a smaller one a packet looks like babble; one that is larger stays open after a report of whole packets.
[[nodiscard]] std::size_t in_buffer_size(const EndpointFacts& endpoint, std::size_t report_bytes);

}  // namespace ecot::hardware
