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
        Waiting& first = waiting_.front();
        const bool again = first.maybe_on_paper;
        const tl::expected<void, PrintError> printed = printer_.print(first.request);
        if (!printed) {
            outcomes.push_back({first.request.name, printed.error(), again});
            if (printed.error().maybe_on_paper && !again) {
                first.maybe_on_paper = true;
                if (!first.request.bytes_again.empty()) {
                    first.request.bytes = std::move(first.request.bytes_again);
                }
            }
            next_try_ = now + pause_;
            pause_ = std::min(pause_ * 2, pause_max);
            return outcomes;
        }
        outcomes.push_back({first.request.name, std::nullopt, again});
        waiting_.pop_front();
        pause_ = pause_first;
    }
    next_try_.reset();
    return outcomes;
}

}  // namespace ecot::hardware
