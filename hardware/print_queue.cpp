#include "hardware/print_queue.hpp"

#include <algorithm>

namespace ecot::hardware {
namespace {
constexpr std::chrono::seconds pause_first{1};
constexpr std::chrono::seconds pause_max{30};
}  // namespace

std::vector<PrintOutcome> PrintQueue::print_waiting(Time now) {
    std::vector<PrintOutcome> outcomes;
    if (next_try_ && now < *next_try_) {
        return outcomes;
    }
    while (!waiting_.empty()) {
        const tl::expected<void, PrintError> printed = printer_.print(waiting_.front());
        if (!printed) {
            outcomes.push_back({waiting_.front().name, printed.error()});
            next_try_ = now + pause_;
            pause_ = std::min(pause_ * 2, pause_max);
            return outcomes;
        }
        outcomes.push_back({waiting_.front().name, std::nullopt});
        waiting_.pop_front();
        pause_ = pause_first;
    }
    next_try_.reset();
    return outcomes;
}

}  // namespace ecot::hardware
