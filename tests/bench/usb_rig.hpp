#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <vector>

#include "hardware/usb/device_choice.hpp"

namespace ecot::bench {

/// Waits for another thread's word, of which there may be several.
class Turn {
public:
    void give() {
        const std::lock_guard lock{mutex_};
        ++given_;
        changed_.notify_all();
    }
    /// Waits for one more; ends the program when none comes.
    void take(const char* what) {
        std::unique_lock lock{mutex_};
        if (!changed_.wait_for(lock, std::chrono::seconds{60}, [this] { return given_ > taken_; })) {
            std::fprintf(stderr, "waited in vain for %s\n", what);
            std::exit(2);
        }
        ++taken_;
    }
    /// Gives when a driver is ready for a device.
    [[nodiscard]] hardware::StandingListener when_ready() {
        return [this](const hardware::DeviceStanding& standing) {
            if (standing.state == hardware::DeviceStanding::State::Ready) {
                give();
            }
        };
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int given_ = 0;
    int taken_ = 0;
};

/// Microseconds, sorted as they are asked for.
class Spread {
public:
    void add(std::chrono::steady_clock::duration time) {
        all_.push_back(std::chrono::duration<double, std::micro>(time).count());
    }
    [[nodiscard]] double at(double share) {
        std::sort(all_.begin(), all_.end());
        return all_.at(static_cast<std::size_t>(share * static_cast<double>(all_.size() - 1)));
    }

private:
    std::vector<double> all_;
};

}  // namespace ecot::bench
