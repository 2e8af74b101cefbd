#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "tests/support/temp_dir.hpp"

namespace ecot::test {

/// A machine with serial ports of its own: where it shows them, and where their nodes are.
class EmulatedTtys {
public:
    EmulatedTtys();
    [[nodiscard]] std::string classes() const { return directory_ / "class"; }
    [[nodiscard]] std::string nodes() const { return directory_ / "dev"; }
    [[nodiscard]] std::filesystem::path devices() const { return directory_ / "devices"; }

private:
    TempDir directory_;
};

/// What a serial adapter says of itself, and where it is plugged in.
struct TtyAdapter {
    std::string vendor = "0403";
    std::string product = "6001";
    std::string serial = "A9001XYZ";
    std::string title = "FT232R USB UART";
    std::string port = "1-2";
    int interface = 0;
};

/// A serial port by a pty, with something at the other end of the wire: seven bits and a parity, which a pty passes on
/// as eight bits. All public functions may be called on any thread.
class EmulatedTty {
public:
    /// What the other end answers to bytes, parity taken off. Called on its thread.
    using Peer = std::function<std::string(std::string_view)>;

    EmulatedTty(EmulatedTtys& ttys, bool odd_parity, Peer peer);
    ~EmulatedTty();
    EmulatedTty(const EmulatedTty&) = delete;
    EmulatedTty& operator=(const EmulatedTty&) = delete;

    /// Appears as "ttyUSB0" or whatever its name is.
    void plug(const std::string& name, const TtyAdapter& adapter = {});
    /// The line is hung up, and node and entry go.
    void unplug();

    /// Says something unasked.
    void say(std::string_view bytes);
    /// Every byte that it says has the wrong parity from now on.
    void set_wrong_parity(bool wrong) { wrong_parity_ = wrong; }
    /// Says nothing.
    void set_mute(bool mute) { mute_ = mute; }
    /// Another program has the port.
    void take_elsewhere();
    void release_elsewhere();
    /// What was said to it since it was plugged in, parity taken off.
    [[nodiscard]] std::string heard() const;
    /// Whether a byte came with a wrong parity.
    [[nodiscard]] bool heard_wrong_parity() const { return heard_wrong_parity_; }

private:
    void run();
    void write(std::string_view bytes);

    EmulatedTtys& ttys_;
    const bool odd_parity_;
    const Peer peer_;
    std::atomic<bool> wrong_parity_{false};
    std::atomic<bool> mute_{false};
    std::atomic<bool> heard_wrong_parity_{false};
    std::string name_;
    std::filesystem::path device_;
    mutable std::mutex mutex_;
    std::string heard_;
    int master_ = -1;
    int slave_ = -1;  // kept open, so that the line stands while nobody has it open
    int stop_ = -1;
    std::thread thread_;
};

}  // namespace ecot::test
