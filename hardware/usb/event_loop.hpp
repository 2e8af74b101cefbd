#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <thread>

#include <tl/expected.hpp>

#include "hardware/usb/libusb_types.hpp"

namespace ecot::hardware {

/// libusb and the one thread that handles its events. Asleep while nothing happens.
class UsbEventLoop {
public:
    using Clock = std::chrono::steady_clock;
    using Work = std::function<void()>;

    [[nodiscard]] static tl::expected<std::unique_ptr<UsbEventLoop>, UsbError> open();
    /// Every device handle is closed by now.
    ~UsbEventLoop();
    UsbEventLoop(const UsbEventLoop&) = delete;
    UsbEventLoop& operator=(const UsbEventLoop&) = delete;

    [[nodiscard]] libusb_context* context() const { return context_.get(); }

    /// Begins the thread, which does `first` before anything else. Once.
    void start(Work first);
    /// Ends the thread, once it did what it is at. Not on the thread itself; harmless a second time.
    void stop();

    /// Does `work` on the thread after `pause`, outside of libusb's callbacks. Only on the thread. What is still to be
    /// done at stop() is not done.
    void after(Clock::duration pause, Work work);

    [[nodiscard]] bool on_thread() const { return std::this_thread::get_id() == thread_id_; }

private:
    explicit UsbEventLoop(LibusbPtr<libusb_context> context) : context_{std::move(context)} {}
    void run(const Work& first);
    void do_what_is_due();
    [[nodiscard]] Clock::duration until_next() const;

    LibusbPtr<libusb_context> context_;
    std::multimap<Clock::time_point, Work> work_;
    std::atomic<bool> stopping_{false};
    std::atomic<std::thread::id> thread_id_{};
    std::thread thread_;
};

}  // namespace ecot::hardware
