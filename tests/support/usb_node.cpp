#include "tests/support/usb_node.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <pty.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace ecot::test {

namespace {

constexpr int smallest_pipe = 4096;  // one slot: a byte in it, and the pipe is full

[[noreturn]] void fail_on(const std::filesystem::path& path) {
    throw std::system_error{errno, std::generic_category(), path.string()};
}

}  // namespace

DeviceNode::DeviceNode(NodeKind kind, const std::filesystem::path& path) : kind_{kind} {
    std::filesystem::create_directories(path.parent_path());
    std::filesystem::remove(path);
    if (kind == NodeKind::Fifo) {
        if (::mkfifo(path.c_str(), 0666) != 0) {
            fail_on(path);
        }
        gate_ = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (gate_ < 0 || ::fcntl(gate_, F_SETPIPE_SZ, smallest_pipe) < 0) {
            fail_on(path);
        }
    } else {
        // To a program that leads a session without terminal the pty becomes one, and its end is the end of the
        // program.
        std::signal(SIGHUP, SIG_IGN);
        std::array<char, 64> name{};
        if (::openpty(&gate_, &slave_, name.data(), nullptr, nullptr) != 0 ||
            ::symlink(name.data(), path.c_str()) != 0) {
            fail_on(path);
        }
        ::fcntl(gate_, F_SETFD, FD_CLOEXEC);
        ::fcntl(slave_, F_SETFD, FD_CLOEXEC);
    }
    set_ready(false);
}

DeviceNode::~DeviceNode() {
    for (const int descriptor : {gate_, slave_}) {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
}

void DeviceNode::set_ready(bool ready) {
    if (ready == ready_) {
        return;
    }
    char token = 0;
    const bool done = kind_ == NodeKind::Pty ? ::tcflow(slave_, ready ? TCOON : TCOOFF) == 0
                                             : (ready ? ::read(gate_, &token, 1) : ::write(gate_, &token, 1)) == 1;
    if (done) {
        ready_ = ready;
    }
}

}  // namespace ecot::test
