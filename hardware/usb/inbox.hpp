#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace ecot::hardware {

/// What a device's thread is given to do, by any thread. Pushing never waits.
template <typename T>
class Inbox {
public:
    using Time = std::chrono::steady_clock::time_point;

    void push(T item) {
        const std::lock_guard lock{mutex_};
        items_.push_back(std::move(item));
        changed_.notify_one();
    }

    /// Waits for the next one; nothing once it is `until`, or after stop(). For one thread.
    [[nodiscard]] std::optional<T> take(std::optional<Time> until = std::nullopt) {
        std::unique_lock lock{mutex_};
        const auto something = [this] { return stopped_ || !items_.empty(); };
        if (until) {
            (void)changed_.wait_until(lock, *until, something);
        } else {
            changed_.wait(lock, something);
        }
        if (stopped_ || items_.empty()) {
            return std::nullopt;
        }
        T item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

    /// Wakes who takes; from now on there is nothing.
    void stop() {
        const std::lock_guard lock{mutex_};
        stopped_ = true;
        items_.clear();
        changed_.notify_all();
    }
    [[nodiscard]] bool stopped() const {
        const std::lock_guard lock{mutex_};
        return stopped_;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<T> items_;
    bool stopped_ = false;
};

}  // namespace ecot::hardware
