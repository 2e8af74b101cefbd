#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "hardware/usb/device_choice.hpp"
#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {

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

/// A bus whose events reach a driver.
class DriverTest : public UsbTest {
protected:
    /// Starts the bus; `driver` is told of everything. Once.
    void drive(UsbListener driver);
    /// The driver may go: it is told of nothing any more.
    void let_go();
    /// The n-th word on how a driver stands, as "ready", "troubled busy" or "left".
    [[nodiscard]] std::string standing(std::size_t which);

    Told<DeviceStanding> standings_;

private:
    std::mutex driver_mutex_;
    UsbListener driver_;
};

/// As it is read in a failure: "ready", "troubled busy", "left".
[[nodiscard]] std::string text_of(const DeviceStanding& standing);

}  // namespace ecot::hardware
