#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "hardware/usb/device_choice.hpp"

namespace ecot::test {

/// Far longer than anything in a test takes: a wait that ends by it fails.
inline constexpr std::chrono::seconds patience{60};

/// Waits until `holds`, and says whether it came to that.
[[nodiscard]] inline bool eventually(const std::function<bool()>& holds) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
}

/// What a driver's threads say, for the test's thread to wait for.
template <typename T>
class Told {
public:
    [[nodiscard]] std::function<void(const T&)> listener() {
        return [this](const T& one) {
            const std::lock_guard lock{mutex_};
            all_.push_back(one);
            changed_.notify_all();
        };
    }
    /// All of them, once there are `count`; fewer when they do not come.
    [[nodiscard]] std::vector<T> wait_for(std::size_t count) {
        std::unique_lock lock{mutex_};
        (void)changed_.wait_for(lock, patience, [&] { return all_.size() >= count; });
        return all_;
    }
    /// Whether one of them `holds`, or comes to.
    [[nodiscard]] bool wait_until(const std::function<bool(const T&)>& holds) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, patience, [&] {
            for (const T& one : all_) {
                if (holds(one)) {
                    return true;
                }
            }
            return false;
        });
    }
    [[nodiscard]] std::size_t count() const {
        const std::lock_guard lock{mutex_};
        return all_.size();
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<T> all_;
};

/// As it is read in a failure: "ready", "troubled busy", "left".
[[nodiscard]] inline std::string text_of(const hardware::DeviceStanding& standing) {
    switch (standing.state) {
        case hardware::DeviceStanding::State::Ready:
            return "ready";
        case hardware::DeviceStanding::State::Troubled:
            return std::string{"troubled "} + to_string(standing.error.kind);
        case hardware::DeviceStanding::State::Left:
            break;
    }
    return "left";
}

}  // namespace ecot::test
