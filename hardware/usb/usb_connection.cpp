#include "hardware/usb/usb_connection.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "hardware/usb/connection_state.hpp"

namespace ecot::hardware {

namespace {

using Clock = std::chrono::steady_clock;
using Kind = UsbErrorKind;

/// What is handed to the system at once: it keeps a copy, and has little room for them (16 MiB for all devices).
constexpr std::size_t transfer_bytes_max = std::size_t{64} * 1024;
constexpr std::uint16_t report_descriptor_max = 4096;

/// For libusb no time at all means for ever.
[[nodiscard]] unsigned milliseconds_of(UsbConnection::Timeout timeout) {
    constexpr auto longest = UsbConnection::Timeout{std::numeric_limits<int>::max()};
    return static_cast<unsigned>(std::clamp(timeout, UsbConnection::Timeout{1}, longest).count());
}

/// Whether what was moved is known to the byte after it: the device refused the next packet, or none was on its way.
[[nodiscard]] bool ends_between_packets(Kind kind) {
    return kind == Kind::Stalled || kind == Kind::TimedOut || kind == Kind::Cancelled;
}

/// Moves `buffer` to or from an endpoint.
[[nodiscard]] ConnectionState::Outcome move_data(ConnectionState& state, std::uint8_t endpoint,
                                                 std::span<std::uint8_t> buffer, UsbConnection::Timeout timeout) {
    const EndpointFacts* facts = state.interface().endpoint_at(endpoint);
    if (facts == nullptr) {
        return {.error = UsbError{Kind::NotSupported}};
    }
    const TransferFill fill = fill_for(*facts);
    return state.transfer([&](libusb_transfer& transfer, libusb_device_handle* handle) {
        fill(&transfer, handle, endpoint, buffer.data(), static_cast<int>(buffer.size()), nullptr, nullptr,
             milliseconds_of(timeout));
    });
}

/// `buffer` has room for the setup packet before the data.
[[nodiscard]] ConnectionState::Outcome move_control(ConnectionState& state, std::uint8_t direction,
                                                    const ControlRequest& request, std::span<std::uint8_t> buffer,
                                                    UsbConnection::Timeout timeout) {
    const auto type = static_cast<std::uint8_t>(direction | static_cast<std::uint8_t>(request.type) |
                                                static_cast<std::uint8_t>(request.recipient));
    libusb_fill_control_setup(buffer.data(), type, request.request, request.value, request.index,
                              static_cast<std::uint16_t>(buffer.size() - LIBUSB_CONTROL_SETUP_SIZE));
    return state.transfer([&](libusb_transfer& transfer, libusb_device_handle* handle) {
        libusb_fill_control_transfer(&transfer, handle, buffer.data(), nullptr, nullptr, milliseconds_of(timeout));
    });
}

}  // namespace

UsbConnection::UsbConnection(std::shared_ptr<ConnectionState> state) : state_{std::move(state)} {}
UsbConnection::UsbConnection(UsbConnection&&) noexcept = default;

UsbConnection& UsbConnection::operator=(UsbConnection&& other) noexcept {
    if (this != &other) {
        close();
        state_ = std::move(other.state_);
    }
    return *this;
}

UsbConnection::~UsbConnection() {
    close();
}

PlugId UsbConnection::plug() const {
    return state_->plug();
}
const InterfaceFacts& UsbConnection::interface() const {
    return state_->interface();
}

tl::expected<void, UsbError> UsbConnection::read_all(UsbReader reader) {
    return state_->read_all(std::move(reader));
}
void UsbConnection::stop_reading(std::uint8_t endpoint) {
    state_->stop_reading(endpoint);
}

tl::expected<std::vector<std::uint8_t>, UsbError> UsbConnection::read_once(std::uint8_t endpoint, Timeout timeout) {
    const EndpointFacts* facts = state_->interface().endpoint_at(endpoint);
    std::vector<std::uint8_t> bytes(facts == nullptr ? 0 : in_buffer_size(*facts, 0));
    const auto outcome = move_data(*state_, endpoint, bytes, timeout);
    if (outcome.error && outcome.moved == 0) {
        return tl::unexpected(*outcome.error);
    }
    bytes.resize(outcome.moved);
    return bytes;
}

UsbWritten UsbConnection::write(std::uint8_t endpoint, std::span<const std::uint8_t> bytes, Timeout timeout) {
    const auto until = Clock::now() + timeout;
    UsbWritten written;
    while (written.taken < bytes.size()) {
        const auto rest = bytes.subspan(written.taken);
        const auto piece = rest.first(std::min(rest.size(), transfer_bytes_max));
        const auto left = std::chrono::ceil<Timeout>(until - Clock::now());
        if (left <= Timeout::zero()) {
            written.error = UsbError{Kind::TimedOut, LIBUSB_ERROR_TIMEOUT};
            return written;
        }
        // libusb has one pointer for both directions, and reads only from that of an OUT transfer.
        const auto outcome =
            move_data(*state_, endpoint, {const_cast<std::uint8_t*>(piece.data()), piece.size()}, left);
        written.taken += outcome.moved;
        // A transfer may succeed and yet be short. That none was taken and nothing was wrong cannot go on for ever.
        if (outcome.error || outcome.moved == 0) {
            written.error = outcome.error.value_or(UsbError{Kind::Io, LIBUSB_ERROR_IO});
            written.maybe_more = outcome.begun && !ends_between_packets(written.error->kind);
            return written;
        }
    }
    return written;
}

tl::expected<std::vector<std::uint8_t>, UsbError> UsbConnection::control_in(const ControlRequest& request,
                                                                            std::uint16_t length, Timeout timeout) {
    std::vector<std::uint8_t> buffer(LIBUSB_CONTROL_SETUP_SIZE + std::size_t{length});
    const auto outcome = move_control(*state_, LIBUSB_ENDPOINT_IN, request, buffer, timeout);
    if (outcome.error) {
        return tl::unexpected(*outcome.error);
    }
    const auto begin = buffer.begin() + LIBUSB_CONTROL_SETUP_SIZE;
    return std::vector<std::uint8_t>(begin, begin + static_cast<std::ptrdiff_t>(outcome.moved));
}

tl::expected<void, UsbError> UsbConnection::control_out(const ControlRequest& request,
                                                        std::span<const std::uint8_t> bytes, Timeout timeout) {
    assert(bytes.size() <= std::numeric_limits<std::uint16_t>::max());
    std::vector<std::uint8_t> buffer(LIBUSB_CONTROL_SETUP_SIZE + bytes.size());
    std::copy(bytes.begin(), bytes.end(), buffer.begin() + LIBUSB_CONTROL_SETUP_SIZE);
    const auto outcome = move_control(*state_, LIBUSB_ENDPOINT_OUT, request, buffer, timeout);
    if (outcome.error) {
        return tl::unexpected(*outcome.error);
    }
    return {};
}

tl::expected<std::vector<std::uint8_t>, UsbError> UsbConnection::report_descriptor(Timeout timeout) {
    return control_in({.type = ControlRequest::Type::Standard,
                       .recipient = ControlRequest::Recipient::Interface,
                       .request = LIBUSB_REQUEST_GET_DESCRIPTOR,
                       .value = LIBUSB_DT_REPORT << 8,
                       .index = state_->interface().number},
                      report_descriptor_max, timeout);
}

tl::expected<void, UsbError> UsbConnection::clear_halt(std::uint8_t endpoint) {
    return state_->clear_halt(endpoint);
}

void UsbConnection::cancel() {
    state_->end({Kind::Cancelled});
}
void UsbConnection::close() {
    if (state_) {
        state_->close();
    }
}

}  // namespace ecot::hardware
