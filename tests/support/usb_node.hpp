#pragma once

#include <filesystem>

namespace ecot::test {

/// How the node of an emulated device tells a waiting program that there is something to fetch.
///
/// libusb waits for its node with poll() until it is writable. Fifo can be switched exactly; an unplugged device shows
/// in the answers of the node only. Pty hangs up besides, as the kernel's does; but a hang-up ends a program that leads
/// a session without terminal (SIGHUP).
enum class NodeKind { Fifo, Pty };

/// The file that stands for an emulated device in the program's /dev. Nobody reads or writes it: what is asked of it
/// goes to umockdev. It is there so that poll() answers as the kernel's node would.
class DeviceNode {
public:
    /// Throws when the file cannot be made. Not ready at first.
    DeviceNode(NodeKind kind, const std::filesystem::path& path);
    /// Hangs up when it is a pty. The file itself goes with its testbed.
    ~DeviceNode();
    DeviceNode(const DeviceNode&) = delete;
    DeviceNode& operator=(const DeviceNode&) = delete;

    /// Whether poll() finds the node writable.
    void set_ready(bool ready);

private:
    NodeKind kind_;
    int gate_ = -1;   // the other end of the fifo, or the master of the pty
    int slave_ = -1;  // of the pty
    bool ready_ = true;
};

}  // namespace ecot::test
