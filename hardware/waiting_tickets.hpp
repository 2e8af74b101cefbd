#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "hardware/printer.hpp"

namespace ecot::hardware {

/// The tickets that wait for a printer, in a directory, so that a power cut loses none and prints none twice unmarked
/// (fiscal.md F10).
///
/// A ticket is a file `00000017.ticket`; while it is being sent, and afterwards if some of it may be on paper, there is
/// a `00000017.begun` beside it. One process at a time, one thread.
class WaitingTickets {
public:
    struct Ticket {
        std::uint64_t id = 0;
        PrintRequest request;
        bool maybe_on_paper = false;
        friend bool operator==(const Ticket&, const Ticket&) = default;
    };

    /// The directory is made with the first ticket.
    explicit WaitingTickets(std::filesystem::path directory) : directory_{std::move(directory)} {}

    /// What an earlier run left, oldest first. Files that cannot be read as tickets stay where they are.
    [[nodiscard]] std::vector<Ticket> load();

    /// Its id from now on. An error, and nothing kept, when the disk is full or does not take it.
    [[nodiscard]] tl::expected<std::uint64_t, PrintError> keep(const PrintRequest& request);
    /// Another form of it, for another printer; a disk that does not take it keeps the one before.
    void change(std::uint64_t id, const PrintRequest& request);
    /// It is about to be sent. False when this cannot be written down: after a power cut it would be printed again
    /// unmarked, so that it is to be marked now.
    [[nodiscard]] bool begin(std::uint64_t id);
    /// Nothing of what was begun is on paper.
    void rest(std::uint64_t id);
    /// It is printed: it waits no more.
    void done(std::uint64_t id);

private:
    [[nodiscard]] std::filesystem::path file(std::uint64_t id, std::string_view ending) const;

    std::filesystem::path directory_;
    std::uint64_t last_id_ = 0;
};

/// A ticket as its file holds it: a line "ecot-ticket 2", a line with the lengths of name, bytes, bytes_again and
/// source, then these four.
[[nodiscard]] std::string ticket_file(const PrintRequest& request);
/// Nothing when it is no ticket, or cut short.
[[nodiscard]] std::optional<PrintRequest> ticket_from_file(std::string_view bytes);

}  // namespace ecot::hardware
