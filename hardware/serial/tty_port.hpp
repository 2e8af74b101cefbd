#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "hardware/scale/serial_scale.hpp"
#include "hardware/usb/usb_error.hpp"

namespace ecot::hardware {

/// An open serial port that is ours alone. Nothing here waits for what is at the other end of the wire; one thread.
///
/// A byte whose parity is wrong is read as NUL. A port that cannot set seven bits and a parity has eight bits without
/// one: the parity is then made and checked here, which is the same on the wire.
class TtyPort {
public:
    /// Opens and sets it; what came before is dropped. NoPermission, Busy, Gone, NotSupported (no serial port, or no
    /// such speed) and Io are ordinary.
    [[nodiscard]] static tl::expected<TtyPort, UsbError> open(const std::string& path, const scale::SerialLine& line);
    TtyPort(TtyPort&& other) noexcept
        : descriptor_{std::exchange(other.descriptor_, -1)}, parity_{other.parity_}, parity_here_{other.parity_here_} {}
    TtyPort& operator=(TtyPort&&) = delete;
    /// What was not sent yet is dropped: closing does not wait for it.
    ~TtyPort();

    /// For poll().
    [[nodiscard]] int descriptor() const { return descriptor_; }

    /// What has come; empty when nothing has. Gone when the port is no more.
    [[nodiscard]] tl::expected<std::string, UsbError> read();
    /// How many of the bytes there was room for; they will be sent.
    [[nodiscard]] tl::expected<std::size_t, UsbError> write(std::string_view bytes);

private:
    TtyPort(int descriptor, scale::Parity parity) : descriptor_{descriptor}, parity_{parity} {}
    [[nodiscard]] tl::expected<void, UsbError> take_alone();
    [[nodiscard]] tl::expected<void, UsbError> set(const scale::SerialLine& line);

    int descriptor_ = -1;
    scale::Parity parity_ = scale::Parity::None;
    bool parity_here_ = false;
};

}  // namespace ecot::hardware
