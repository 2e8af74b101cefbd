#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace ecot::app {

/// SIGTERM and SIGINT, which ask a program to end: here something to wait for, so that it ends in order. Made before
/// any other thread, which would else get the signal and end the process.
class StopSignals {
public:
    StopSignals();
    /// The signals do again what they did before.
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// A file to poll: readable once the program is asked to end.
    [[nodiscard]] int file() const { return file_; }

    /// While it lives, calls `stop` on a thread of its own each time the program is asked to end.
    class Listener {
    public:
        Listener(const StopSignals& signals, std::function<void()> stop);
        ~Listener();
        Listener(const Listener&) = delete;
        Listener& operator=(const Listener&) = delete;

    private:
        std::thread thread_;
    };

private:
    sigset_t before_{};
    int file_ = -1;
};

}  // namespace ecot::app
