#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "hardware/printer.hpp"

namespace ecot::hardware {

/// What became of one try.
struct PrintOutcome {
    std::string name;
    std::optional<PrintError> error;  ///< none: printed
    bool again = false;               ///< an earlier try may be on paper, whole or in part: this one was marked (F10)
    friend bool operator==(const PrintOutcome&, const PrintOutcome&) = default;
};

/// Requests that wait for a printer, printed in the order they came.
///
/// A request whose try may have left paper begins anew as its `bytes_again`, and before what came after it. A printer
/// that fails keeps everything waiting; it is tried again after one second, then two, four … thirty at most,
/// or at once after retry_now(). Nothing is ever given up: adding cannot fail. One thread at a time, never the
/// screen's, since print_waiting() waits for the device. The clock is the caller's.
class PrintQueue {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `printer` outlives the queue.
    explicit PrintQueue(Printer& printer) : printer_{printer} {}

    void add(PrintRequest request) { waiting_.push_back({std::move(request), false}); }

    /// Prints what waits unless it is too early to try again; stops at the first failure. One outcome a try.
    std::vector<PrintOutcome> print_waiting(Time now);

    /// Someone put paper in: the next print_waiting() tries whatever the time.
    void retry_now() { next_try_.reset(); }

    [[nodiscard]] std::size_t waiting_count() const { return waiting_.size(); }

    /// When print_waiting() will try again after a failure; none when there is nothing to wait for.
    [[nodiscard]] std::optional<Time> next_try() const { return next_try_; }

private:
    struct Waiting {
        PrintRequest request;
        bool maybe_on_paper = false;
    };

    Printer& printer_;
    std::deque<Waiting> waiting_;
    std::optional<Time> next_try_;
    std::chrono::seconds pause_{1};
};

}  // namespace ecot::hardware
