#include "hardware/usb/event_loop.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <sys/time.h>

namespace ecot::hardware {

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::seconds;

constexpr std::chrono::hours longest_sleep{1};
/// So that a system that refuses to wait (no memory) is not asked again and again.
constexpr std::chrono::milliseconds pause_after_failure{100};

}  // namespace

tl::expected<std::unique_ptr<UsbEventLoop>, UsbError> UsbEventLoop::open() {
    libusb_context* made = nullptr;
    const int code = libusb_init(&made);
    if (code != LIBUSB_SUCCESS) {
        return tl::unexpected(usb_error(code));
    }
    return std::unique_ptr<UsbEventLoop>{new UsbEventLoop{LibusbPtr<libusb_context>{made}}};
}

UsbEventLoop::~UsbEventLoop() {
    stop();
}

void UsbEventLoop::start(Work first) {
    assert(!thread_.joinable());
    thread_ = std::thread{[this, first = std::move(first)] { run(first); }};
}

void UsbEventLoop::stop() {
    assert(!on_thread());
    if (thread_.joinable()) {
        stopping_ = true;
        libusb_interrupt_event_handler(context_.get());
        thread_.join();
    }
}

void UsbEventLoop::after(Clock::duration pause, Work work) {
    assert(on_thread());
    work_.emplace(Clock::now() + pause, std::move(work));
}

void UsbEventLoop::run(const Work& first) {
    thread_id_ = std::this_thread::get_id();
    first();
    while (!stopping_) {
        do_what_is_due();
        const auto sleep = duration_cast<microseconds>(until_next());
        const auto whole = duration_cast<seconds>(sleep);
        timeval longest{.tv_sec = whole.count(), .tv_usec = (sleep - whole).count()};
        const int code = libusb_handle_events_timeout_completed(context_.get(), &longest, nullptr);
        if (code != LIBUSB_SUCCESS && code != LIBUSB_ERROR_INTERRUPTED) {
            std::this_thread::sleep_for(pause_after_failure);
        }
    }
    work_.clear();
    thread_id_ = std::thread::id{};
}

/// What this adds is for the next round, so that libusb's events have their turn.
void UsbEventLoop::do_what_is_due() {
    const auto now = Clock::now();
    while (!work_.empty() && work_.begin()->first <= now) {
        const auto due = work_.extract(work_.begin());
        due.mapped()();
    }
}

UsbEventLoop::Clock::duration UsbEventLoop::until_next() const {
    if (work_.empty()) {
        return longest_sleep;
    }
    // Rounded up to what timeval can say, or the thread would wake too early and turn in circles.
    const auto left = std::max(work_.begin()->first - Clock::now(), Clock::duration::zero());
    return std::chrono::ceil<microseconds>(left);
}

}  // namespace ecot::hardware
