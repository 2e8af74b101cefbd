#include "tests/support/emulated_tty.hpp"

#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <fstream>

#include <poll.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace ecot::test {

namespace {

[[nodiscard]] bool is_odd(unsigned char byte) {
    return std::popcount(byte) % 2 != 0;
}

void write_text(const std::filesystem::path& path, const std::string& text) {
    std::ofstream{path} << text << '\n';
}

}  // namespace

EmulatedTtys::EmulatedTtys() {
    for (const char* name : {"class", "dev", "devices"}) {
        std::filesystem::create_directory(directory_ / name);
    }
}

EmulatedTty::EmulatedTty(EmulatedTtys& ttys, bool odd_parity, Peer peer)
    : ttys_{ttys}, odd_parity_{odd_parity}, peer_{std::move(peer)} {}

EmulatedTty::~EmulatedTty() {
    unplug();
}

void EmulatedTty::plug(const std::string& name, const TtyAdapter& adapter) {
    namespace fs = std::filesystem;
    std::array<char, 64> path{};
    const int opened = ::openpty(&master_, &slave_, path.data(), nullptr, nullptr);
    assert(opened == 0);
    termios settings{};
    ::tcgetattr(slave_, &settings);
    ::cfmakeraw(&settings);
    ::tcsetattr(slave_, TCSANOW, &settings);
    {
        const std::lock_guard lock{mutex_};
        heard_.clear();
    }
    name_ = name;
    const std::string interface = adapter.port + ":1." + std::to_string(adapter.interface);
    device_ = ttys_.devices() / adapter.port / interface;
    const fs::path shown = device_ / name / "tty" / name;
    fs::create_directories(shown);
    write_text(ttys_.devices() / adapter.port / "idVendor", adapter.vendor);
    write_text(ttys_.devices() / adapter.port / "idProduct", adapter.product);
    write_text(ttys_.devices() / adapter.port / "serial", adapter.serial);
    write_text(ttys_.devices() / adapter.port / "product", adapter.title);
    write_text(device_ / "bInterfaceNumber", "0" + std::to_string(adapter.interface));
    write_text(device_ / name / "port_number", "0");
    fs::create_directory_symlink("../..", shown / "device");
    fs::create_directory_symlink(shown, fs::path{ttys_.classes()} / name);
    fs::create_symlink(path.data(), fs::path{ttys_.nodes()} / name);
    stop_ = ::eventfd(0, EFD_NONBLOCK);
    thread_ = std::thread{[this] { run(); }};
}

void EmulatedTty::unplug() {
    if (!thread_.joinable()) {
        return;
    }
    const std::uint64_t one = 1;
    (void)!::write(stop_, &one, sizeof one);
    thread_.join();
    // As the kernel: the line is hung up first, the entries go behind it.
    ::close(slave_);
    ::close(master_);
    ::close(stop_);
    std::filesystem::remove(std::filesystem::path{ttys_.classes()} / name_);
    std::filesystem::remove_all(device_);
    std::filesystem::remove(std::filesystem::path{ttys_.nodes()} / name_);
}

void EmulatedTty::say(std::string_view bytes) {
    write(bytes);
}

void EmulatedTty::take_elsewhere() {
    ::ioctl(slave_, TIOCEXCL);
}
void EmulatedTty::release_elsewhere() {
    ::ioctl(slave_, TIOCNXCL);
}

std::string EmulatedTty::heard() const {
    const std::lock_guard lock{mutex_};
    return heard_;
}

void EmulatedTty::run() {
    for (;;) {
        std::array<pollfd, 2> waited{pollfd{master_, POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
        (void)::poll(waited.data(), waited.size(), -1);
        if (waited[1].revents != 0) {
            return;
        }
        std::array<char, 256> buffer{};
        const ssize_t count = ::read(master_, buffer.data(), buffer.size());
        if (count <= 0) {
            return;
        }
        std::string bytes{buffer.data(), static_cast<std::size_t>(count)};
        for (char& byte : bytes) {
            if (is_odd(static_cast<unsigned char>(byte)) != odd_parity_) {
                heard_wrong_parity_ = true;
            }
            byte = static_cast<char>(byte & 0x7f);
        }
        {
            const std::lock_guard lock{mutex_};
            heard_ += bytes;
        }
        const std::string answer = peer_(bytes);
        if (!mute_ && !answer.empty()) {
            write(answer);
        }
    }
}

void EmulatedTty::write(std::string_view bytes) {
    std::string framed{bytes};
    for (char& byte : framed) {
        auto seven = static_cast<unsigned char>(byte & 0x7f);
        if (is_odd(seven) != (odd_parity_ != wrong_parity_)) {
            seven = static_cast<unsigned char>(seven | 0x80U);
        }
        byte = static_cast<char>(seven);
    }
    (void)!::write(master_, framed.data(), framed.size());
}

}  // namespace ecot::test
