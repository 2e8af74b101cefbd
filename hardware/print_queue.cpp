#include "hardware/print_queue.hpp"

#include <algorithm>
#include <utility>

namespace ecot::hardware {
namespace {
constexpr std::chrono::seconds pause_first{1};
constexpr std::chrono::seconds pause_max{30};

// Some of it may be on paper: what is printed next says so (F10).
void mark(PrintRequest& request) {
    if (!request.bytes_again.empty()) {
        request.bytes = std::exchange(request.bytes_again, {});
    }
}
}  // namespace

PrintQueue::PrintQueue(Printer& printer, WaitingTickets* kept) : printer_{printer}, kept_{kept} {
    if (kept_ == nullptr) {
        return;
    }
    for (WaitingTickets::Ticket& ticket : kept_->load()) {
        if (ticket.maybe_on_paper) {
            mark(ticket.request);
        }
        waiting_.push_back({std::move(ticket.request), ticket.maybe_on_paper, ticket.id});
    }
}

void PrintQueue::add(PrintRequest request) {
    Waiting waiting{std::move(request), false};
    if (kept_ != nullptr) {
        if (const auto id = kept_->keep(waiting.request)) {
            waiting.kept_as = *id;
        }
    }
    waiting_.push_back(std::move(waiting));
}

void PrintQueue::make_anew(const std::function<PrintRequest(const PrintRequest&)>& anew) {
    for (Waiting& waiting : waiting_) {
        if (waiting.request.source.empty()) {
            continue;
        }
        waiting.request = anew(waiting.request);
        if (waiting.kept_as) {
            kept_->change(*waiting.kept_as, waiting.request);
        }
        if (waiting.maybe_on_paper) {
            mark(waiting.request);
        }
    }
}

tl::expected<void, PrintError> PrintQueue::print(Waiting& first) {
    if (!first.kept_as) {
        return printer_.print(first.request);
    }
    if (!first.maybe_on_paper && !kept_->begin(*first.kept_as)) {
        mark(first.request);
    }
    const auto printed = printer_.print(first.request);
    if (printed) {
        kept_->done(*first.kept_as);
    } else if (!printed.error().maybe_on_paper && !first.maybe_on_paper) {
        kept_->rest(*first.kept_as);
    }
    return printed;
}

std::vector<PrintOutcome> PrintQueue::print_waiting(Time now) {
    std::vector<PrintOutcome> outcomes;
    if (next_try_ && now < *next_try_) {
        return outcomes;
    }
    while (!waiting_.empty()) {
        Waiting& first = waiting_.front();
        const bool again = first.maybe_on_paper;
        const tl::expected<void, PrintError> printed = print(first);
        if (!printed) {
            outcomes.push_back({first.request.name, printed.error(), again});
            if (printed.error().maybe_on_paper && !again) {
                first.maybe_on_paper = true;
                mark(first.request);
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

bool PrintQueue::waits(std::string_view name) const {
    return std::ranges::any_of(waiting_, [name](const Waiting& waiting) { return waiting.request.name == name; });
}

std::vector<std::string> PrintQueue::waiting_names() const {
    std::vector<std::string> names;
    names.reserve(waiting_.size());
    for (const Waiting& waiting : waiting_) {
        names.push_back(waiting.request.name);
    }
    return names;
}

}  // namespace ecot::hardware
