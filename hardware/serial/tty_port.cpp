#include "hardware/serial/tty_port.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace ecot::hardware {

namespace {

using scale::Parity;

constexpr std::size_t read_bytes_max = 256;

[[nodiscard]] tl::unexpected<UsbError> failure(int number) {
    switch (number) {
        case EACCES:
        case EPERM:
            return tl::unexpected(UsbError{UsbErrorKind::NoPermission, number});
        case EBUSY:
        case EWOULDBLOCK:
            return tl::unexpected(UsbError{UsbErrorKind::Busy, number});
        case ENOENT:
        case ENODEV:
        case ENXIO:
        case EIO:
            return tl::unexpected(UsbError{UsbErrorKind::Gone, number});
        case ENOTTY:
        case EINVAL:
            return tl::unexpected(UsbError{UsbErrorKind::NotSupported, number});
        default:
            return tl::unexpected(UsbError{UsbErrorKind::Io, number});
    }
}

[[nodiscard]] std::optional<speed_t> speed_of(int baud) {
    struct Speed {
        int baud;
        speed_t speed;
    };
    constexpr std::array speeds{Speed{1200, B1200},   Speed{2400, B2400},    Speed{4800, B4800},
                                Speed{9600, B9600},   Speed{19200, B19200},  Speed{38400, B38400},
                                Speed{57600, B57600}, Speed{115200, B115200}};
    const auto* found = std::find_if(speeds.begin(), speeds.end(), [&](const Speed& one) { return one.baud == baud; });
    return found == speeds.end() ? std::nullopt : std::optional{found->speed};
}

/// Bytes as they are, in both directions: no line, no echo, no signal, no flow control.
void set_raw(termios& settings, const scale::SerialLine& line) {
    cfmakeraw(&settings);
    settings.c_iflag &= ~static_cast<tcflag_t>(IXANY | IXOFF | IGNPAR | PARMRK | INPCK | IGNBRK);
    settings.c_cflag &= ~static_cast<tcflag_t>(CSIZE | CSTOPB | PARENB | PARODD | CRTSCTS);
    settings.c_cflag |= static_cast<tcflag_t>(CREAD | CLOCAL | (line.data_bits == 7 ? CS7 : CS8));
    if (line.stop_bits == 2) {
        settings.c_cflag |= static_cast<tcflag_t>(CSTOPB);
    }
    if (line.parity != Parity::None) {
        // Without IGNPAR and PARMRK, a byte with a wrong parity is read as NUL.
        settings.c_iflag |= static_cast<tcflag_t>(INPCK);
        settings.c_cflag |= static_cast<tcflag_t>(line.parity == Parity::Odd ? PARENB | PARODD : PARENB);
    }
    // Nothing there is EAGAIN, so that no byte at all is the end.
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
}

[[nodiscard]] bool is_good(char byte, Parity parity) {
    const bool odd = std::popcount(static_cast<unsigned char>(byte)) % 2 != 0;
    return odd == (parity == Parity::Odd);
}

[[nodiscard]] char with_parity(char byte, Parity parity) {
    const auto seven = static_cast<unsigned char>(byte & 0x7f);
    return is_good(static_cast<char>(seven), parity) ? static_cast<char>(seven) : static_cast<char>(seven | 0x80U);
}

}  // namespace

tl::expected<TtyPort, UsbError> TtyPort::open(const std::string& path, const scale::SerialLine& line) {
    if (::access(path.c_str(), R_OK | W_OK) != 0) {
        return failure(errno);
    }
    // Not waiting for a carrier, and not becoming the terminal whose end ends the till.
    const int descriptor = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return failure(errno);
    }
    TtyPort port{descriptor, line.parity};
    if (const auto alone = port.take_alone(); !alone) {
        return tl::unexpected(alone.error());
    }
    if (const auto done = port.set(line); !done) {
        return tl::unexpected(done.error());
    }
    return port;
}

TtyPort::~TtyPort() {
    if (descriptor_ < 0) {
        return;
    }
    // Closing a port waits until all is sent, half a minute where the other end takes nothing.
    (void)::tcflush(descriptor_, TCIOFLUSH);
    (void)::ioctl(descriptor_, TIOCNXCL);
    ::close(descriptor_);
}

/// Lets nobody else in, and says so when somebody is in already. The superuser would get in everywhere: the system asks
/// whether he does.
tl::expected<void, UsbError> TtyPort::take_alone() {
    int exclusive = 0;
    if (::ioctl(descriptor_, TIOCGEXCL, &exclusive) == 0 && exclusive != 0) {
        const int other = std::exchange(descriptor_, -1);
        ::close(other);  // as it is: it is another program's
        return failure(EBUSY);
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(std::exchange(descriptor_, -1));
        return failure(reason);
    }
    return ::ioctl(descriptor_, TIOCEXCL) == 0 ? tl::expected<void, UsbError>{} : failure(errno);
}

tl::expected<void, UsbError> TtyPort::set(const scale::SerialLine& line) {
    termios settings{};
    const std::optional<speed_t> speed = speed_of(line.baud);
    if (!speed) {
        return failure(EINVAL);
    }
    if (::tcgetattr(descriptor_, &settings) != 0) {
        return failure(errno);
    }
    set_raw(settings, line);
    if (::cfsetispeed(&settings, *speed) != 0 || ::cfsetospeed(&settings, *speed) != 0) {
        return failure(EINVAL);
    }
    // A port that takes only some of it says that it took it, or EINVAL when the rest was as it is already.
    if (::tcsetattr(descriptor_, TCSANOW, &settings) != 0 && errno != EINVAL) {
        return failure(errno);
    }
    termios taken{};
    if (::tcgetattr(descriptor_, &taken) != 0) {
        return failure(errno);
    }
    if (::cfgetospeed(&taken) != *speed || (taken.c_lflag & static_cast<tcflag_t>(ICANON | ECHO)) != 0) {
        return failure(EINVAL);
    }
    parity_here_ = line.parity != Parity::None && line.data_bits == 7 && (taken.c_cflag & PARENB) == 0 &&
                   (taken.c_cflag & CSIZE) == CS8;
    (void)::tcflush(descriptor_, TCIOFLUSH);
    return {};
}

tl::expected<std::string, UsbError> TtyPort::read() {
    std::array<char, read_bytes_max> buffer{};
    const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
    if (count == 0) {
        return failure(ENODEV);
    }
    if (count < 0) {
        const int reason = errno;
        return reason == EAGAIN || reason == EINTR ? tl::expected<std::string, UsbError>{} : failure(reason);
    }
    std::string bytes{buffer.data(), static_cast<std::size_t>(count)};
    if (parity_here_) {
        for (char& byte : bytes) {
            byte = is_good(byte, parity_) ? static_cast<char>(byte & 0x7f) : '\0';
        }
    }
    return bytes;
}

tl::expected<std::size_t, UsbError> TtyPort::write(std::string_view bytes) {
    std::string sent{bytes};
    if (parity_here_) {
        std::transform(sent.begin(), sent.end(), sent.begin(),
                       [this](char byte) { return with_parity(byte, parity_); });
    }
    const ssize_t count = ::write(descriptor_, sent.data(), sent.size());
    if (count < 0) {
        const int reason = errno;
        return reason == EAGAIN || reason == EINTR ? tl::expected<std::size_t, UsbError>{0} : failure(reason);
    }
    return static_cast<std::size_t>(count);
}

}  // namespace ecot::hardware
