#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/printer.hpp"
#include "hardware/waiting_tickets.hpp"

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

    /// `printer` outlives the queue, as does `kept`, where what waits is kept over a restart; null: nowhere. The queue
    /// begins with what an earlier run left there.
    explicit PrintQueue(Printer& printer, WaitingTickets* kept = nullptr);

    /// What the disk has no room for waits all the same, as long as the till runs.
    void add(PrintRequest request);

    /// Makes anew what waits and has a source: the printer is another one now. `anew` is given each request as it was
    /// added or kept, or made last.
    void make_anew(const std::function<PrintRequest(const PrintRequest&)>& anew);

    /// Prints what waits unless it is too early to try again; stops at the first failure. One outcome a try.
    std::vector<PrintOutcome> print_waiting(Time now);

    /// Someone put paper in: the next print_waiting() tries whatever the time.
    void retry_now() { next_try_.reset(); }

    /// Whether something of this name waits.
    [[nodiscard]] bool waits(std::string_view name) const;
    [[nodiscard]] std::size_t waiting_count() const { return waiting_.size(); }
    /// Their names, in the order they will be printed.
    [[nodiscard]] std::vector<std::string> waiting_names() const;

    /// When print_waiting() will try again after a failure; none when there is nothing to wait for.
    [[nodiscard]] std::optional<Time> next_try() const { return next_try_; }

private:
    struct Waiting {
        PrintRequest request;
        bool maybe_on_paper = false;
        std::optional<std::uint64_t> kept_as = {};  // its id in kept_
    };
    [[nodiscard]] tl::expected<void, PrintError> print(Waiting& first);

    Printer& printer_;
    WaitingTickets* kept_;
    std::deque<Waiting> waiting_;
    std::optional<Time> next_try_;
    std::chrono::seconds pause_{1};
};

}  // namespace ecot::hardware
