#include "hardware/usb/connection_state.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

namespace ecot::hardware {

namespace {

constexpr UsbError cancelled{UsbErrorKind::Cancelled, 0};
/// Some printers answer a read at once with nothing, for ever; they are asked again only after this.
constexpr std::chrono::milliseconds pause_after_empty{50};

}  // namespace

void TrafficTap::tell(decltype(TrafficEvent::what) what) const {
    if (listener) {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        listener({std::chrono::floor<std::chrono::microseconds>(now), connection, std::move(what)});
    }
}

/// Who waits for a transfer.
struct ConnectionState::Awaited {
    std::shared_ptr<ConnectionState> state;  // the callback may outlive the wait by an instant
    bool done = false;
};

/// A reader and how it ends.
struct ConnectionState::Stream {
    UsbReader reader;
    int alive = 0;  // slots that did not come to their end
    std::optional<UsbError> ending;
};

/// One of the transfers a stream has in flight. Deletes itself when it retires.
struct ConnectionState::Slot {
    std::shared_ptr<ConnectionState> state;
    std::shared_ptr<Stream> stream;
    std::vector<std::uint8_t> buffer;
    LibusbPtr<libusb_transfer> transfer;
};

ConnectionState::ConnectionState(UsbEventLoop& loop, LibusbPtr<libusb_device_handle> handle, PlugId plug,
                                 InterfaceFacts interface, TrafficTap tap)
    : loop_{loop}, plug_{plug}, interface_{std::move(interface)}, tap_{tap}, handle_{std::move(handle)} {}

ConnectionState::~ConnectionState() {
    assert(closed_);
}

ConnectionState::Outcome ConnectionState::transfer(const Fill& fill) {
    Awaited awaited{shared_from_this()};
    LibusbPtr<libusb_transfer> transfer{libusb_alloc_transfer(0)};
    if (!transfer) {
        return {.error = UsbError{UsbErrorKind::NoMemory, LIBUSB_ERROR_NO_MEM}};
    }
    std::unique_lock lock{mutex_};
    if (ended_) {
        return {.error = ended_};
    }
    assert(!loop_.on_thread());
    fill(*transfer, handle_.get());
    transfer->callback = &on_awaited;
    transfer->user_data = &awaited;
    const int code = libusb_submit_transfer(transfer.get());
    if (code != LIBUSB_SUCCESS) {
        tell_of(*transfer, usb_error(code));
        return {.error = usb_error(code)};
    }
    busy_.push_back(transfer.get());
    changed_.wait(lock, [&awaited] { return awaited.done; });

    Outcome outcome{.moved = static_cast<std::size_t>(transfer->actual_length), .begun = true};
    if (transfer->status != LIBUSB_TRANSFER_COMPLETED) {
        const UsbError error = transfer_error(transfer->status);
        outcome.error = error.kind == UsbErrorKind::Cancelled && ended_ ? *ended_ : error;
    }
    forget(transfer.get());
    transfer.reset();
    changed_.notify_all();
    return outcome;
}

void ConnectionState::on_awaited(libusb_transfer* transfer) noexcept {
    auto& awaited = *static_cast<Awaited*>(transfer->user_data);
    const std::shared_ptr<ConnectionState> state = awaited.state;
    const std::lock_guard lock{state->mutex_};
    awaited.done = true;
    // Here and not by who waits, so that a question is told before its answer.
    state->tell_of(*transfer, transfer->status == LIBUSB_TRANSFER_COMPLETED
                                  ? std::nullopt
                                  : std::optional{transfer_error(transfer->status)});
    if (transfer->status == LIBUSB_TRANSFER_NO_DEVICE) {
        state->end_locked(transfer_error(transfer->status));
    }
    state->changed_.notify_all();
}

tl::expected<void, UsbError> ConnectionState::read_all(UsbReader reader) {
    const std::uint8_t endpoint = reader.endpoint;
    const EndpointFacts* facts = interface_.endpoint_at(endpoint);
    const int wanted = std::max(1, reader.in_flight);
    std::unique_lock lock{mutex_};
    // Who read before may have heard that it ended an instant before it is over.
    changed_.wait(lock, [&] {
        const auto stream = stream_at(endpoint);
        return ended_ || !stream || !stream->ending;
    });
    if (ended_) {
        return tl::unexpected(*ended_);
    }
    if (facts == nullptr) {
        return tl::unexpected(UsbError{UsbErrorKind::NotSupported});
    }
    if (stream_at(endpoint)) {
        return tl::unexpected(UsbError{UsbErrorKind::Busy});
    }
    const TransferFill fill = fill_for(*facts);
    const auto stream = std::make_shared<Stream>(Stream{.reader = std::move(reader)});
    for (int i = 0; i < wanted && !stream->ending; ++i) {
        auto slot = std::make_unique<Slot>(Slot{shared_from_this(), stream, {}, nullptr});
        slot->buffer.resize(in_buffer_size(*facts, stream->reader.report_bytes));
        slot->transfer.reset(libusb_alloc_transfer(0));
        if (slot->transfer) {
            fill(slot->transfer.get(), handle_.get(), endpoint, slot->buffer.data(),
                 static_cast<int>(slot->buffer.size()), &on_streamed, slot.get(), 0);
        }
        const int code = slot->transfer ? libusb_submit_transfer(slot->transfer.get()) : LIBUSB_ERROR_NO_MEM;
        if (code == LIBUSB_SUCCESS) {
            busy_.push_back(slot->transfer.get());
            ++stream->alive;
            (void)slot.release();  // retire() deletes it
        } else if (i == 0) {
            return tl::unexpected(usb_error(code));
        } else {
            end_stream(*stream, usb_error(code));
        }
        if (i == 0) {
            streams_.push_back(stream);
        }
    }
    return {};
}

void ConnectionState::on_streamed(libusb_transfer* transfer) noexcept {
    const auto now = UsbEventLoop::Clock::now();
    auto& slot = *static_cast<Slot*>(transfer->user_data);
    const std::shared_ptr<ConnectionState> state = slot.state;
    const std::shared_ptr<Stream> stream = slot.stream;
    const bool completed = transfer->status == LIBUSB_TRANSFER_COMPLETED;
    const std::size_t length = static_cast<std::size_t>(transfer->actual_length);
    bool over = false;
    {
        const std::lock_guard lock{state->mutex_};
        const std::optional<UsbError> error =
            completed ? std::nullopt : std::optional{transfer_error(transfer->status)};
        // That nothing came, or that we let go, says nothing of the device.
        if (error ? error->kind != UsbErrorKind::Cancelled : length > 0) {
            state->tell_of(*transfer, error);
        }
        if (!completed) {
            state->end_stream(*stream, transfer_error(transfer->status));
            if (transfer->status == LIBUSB_TRANSFER_NO_DEVICE) {
                state->end_locked(transfer_error(transfer->status));
            }
        }
        over = stream->ending.has_value();
    }
    if (over) {
        state->retire(slot);
        return;
    }
    if (length > 0) {
        stream->reader.report({{slot.buffer.data(), length}, now});
    }
    state->go_on(slot, length == 0);
}

void ConnectionState::go_on(Slot& slot, bool was_empty) {
    if (was_empty) {
        loop_.after(pause_after_empty, [this, &slot] { go_on(slot, false); });
        return;
    }
    bool over = false;
    {
        const std::lock_guard lock{mutex_};
        over = slot.stream->ending || !submit(slot);
    }
    if (over) {
        retire(slot);
    }
}

bool ConnectionState::submit(Slot& slot) {
    const int code = libusb_submit_transfer(slot.transfer.get());
    if (code != LIBUSB_SUCCESS) {
        end_stream(*slot.stream, usb_error(code));
    }
    return code == LIBUSB_SUCCESS;
}

/// The end of one transfer of a stream, and of the stream when it was the last. Only then the connection may close, so
/// that close() finds no reader running, and nothing of it left.
void ConnectionState::retire(Slot& slot) {
    std::unique_ptr<Slot> owned{&slot};
    const std::shared_ptr<ConnectionState> self = owned->state;
    const std::shared_ptr<Stream> stream = owned->stream;
    {
        const std::lock_guard lock{mutex_};
        forget(owned->transfer.get());
        owned.reset();
        --stream->alive;
        if (stream->alive > 0) {
            return;
        }
    }
    stream->reader.ended(*stream->ending);
    stream->reader.report = nullptr;
    stream->reader.ended = nullptr;
    const std::lock_guard lock{mutex_};
    std::erase(streams_, stream);
    changed_.notify_all();
}

void ConnectionState::stop_reading(std::uint8_t endpoint) {
    const std::lock_guard lock{mutex_};
    if (const auto stream = stream_at(endpoint)) {
        end_stream(*stream, cancelled);
    }
}

tl::expected<void, UsbError> ConnectionState::clear_halt(std::uint8_t endpoint) {
    libusb_device_handle* handle = nullptr;
    {
        const std::lock_guard lock{mutex_};
        if (ended_) {
            return tl::unexpected(*ended_);
        }
        assert(!loop_.on_thread());
        ++blocking_calls_;
        handle = handle_.get();
    }
    const int code = libusb_clear_halt(handle, endpoint);
    const std::lock_guard lock{mutex_};
    --blocking_calls_;
    changed_.notify_all();
    tap_.tell(HaltCleared{endpoint, code == LIBUSB_SUCCESS ? std::nullopt : std::optional{usb_error(code).kind}});
    if (code != LIBUSB_SUCCESS) {
        return tl::unexpected(usb_error(code));
    }
    return {};
}

std::shared_ptr<ConnectionState::Stream> ConnectionState::stream_at(std::uint8_t endpoint) const {
    const auto found = std::find_if(streams_.begin(), streams_.end(),
                                    [endpoint](const auto& stream) { return stream->reader.endpoint == endpoint; });
    return found == streams_.end() ? nullptr : *found;
}

void ConnectionState::end_stream(Stream& stream, UsbError reason) {
    if (stream.ending) {
        return;
    }
    stream.ending = reason;
    for (libusb_transfer* transfer : busy_) {
        if (transfer->callback == &on_streamed && static_cast<Slot*>(transfer->user_data)->stream.get() == &stream) {
            (void)libusb_cancel_transfer(transfer);
        }
    }
}

void ConnectionState::end_locked(UsbError error) {
    if (ended_) {
        return;
    }
    ended_ = error;
    for (const auto& stream : streams_) {
        if (!stream->ending) {
            stream->ending = error;
        }
    }
    for (libusb_transfer* transfer : busy_) {
        (void)libusb_cancel_transfer(transfer);
    }
    changed_.notify_all();
}

void ConnectionState::end(UsbError error) {
    const std::lock_guard lock{mutex_};
    end_locked(error);
}

/// A control transfer has its setup packet in front of the data (USB 2.0, 9.3), little endian.
void ConnectionState::tell_of(const libusb_transfer& transfer, const std::optional<UsbError>& error) const {
    if (!tap_.listener) {
        return;
    }
    const std::optional<UsbErrorKind> kind = error ? std::optional{error->kind} : std::nullopt;
    const std::span<const std::uint8_t> buffer{transfer.buffer, static_cast<std::size_t>(transfer.length)};
    const auto moved = static_cast<std::size_t>(std::max(0, transfer.actual_length));
    if (transfer.type != LIBUSB_TRANSFER_TYPE_CONTROL) {
        const auto bytes = buffer.first(std::min(moved, buffer.size()));
        tap_.tell(DataMoved{transfer.endpoint, kind, {bytes.begin(), bytes.end()}});
        return;
    }
    const auto word = [buffer](std::size_t at) {
        return static_cast<std::uint16_t>(buffer[at] | static_cast<unsigned>(buffer[at + 1]) << 8U);
    };
    auto data = buffer.subspan(LIBUSB_CONTROL_SETUP_SIZE);
    if ((buffer[0] & LIBUSB_ENDPOINT_IN) != 0) {
        data = data.first(std::min(moved, data.size()));
    }
    tap_.tell(ControlMoved{buffer[0], buffer[1], word(2), word(4), word(6), kind, {data.begin(), data.end()}});
}

void ConnectionState::forget(const libusb_transfer* transfer) {
    std::erase(busy_, transfer);
}

void ConnectionState::close() {
    std::unique_lock lock{mutex_};
    end_locked(cancelled);
    if (!handle_) {  // closed, or being closed by another thread
        changed_.wait(lock, [this] { return closed_; });
        return;
    }
    assert(!loop_.on_thread());
    LibusbPtr<libusb_device_handle> handle = std::move(handle_);
    changed_.wait(lock, [this] { return busy_.empty() && streams_.empty() && blocking_calls_ == 0; });
    lock.unlock();
    // libusb_close() waits for the bus thread, which may wait for our lock.
    libusb_release_interface(handle.get(), interface_.number);
    handle.reset();
    tap_.tell(InterfaceClosed{});
    lock.lock();
    closed_ = true;
    changed_.notify_all();
}

}  // namespace ecot::hardware
