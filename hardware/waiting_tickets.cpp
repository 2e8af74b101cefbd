#include "hardware/waiting_tickets.hpp"

#include <sys/stat.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <system_error>

#include "hardware/durable_file.hpp"

namespace ecot::hardware {
namespace {

constexpr std::string_view first_line = "ecot-ticket 2\n";
constexpr std::string_view ticket_ending = ".ticket";
constexpr std::string_view begun_ending = ".begun";
constexpr std::size_t id_digits = 8;

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Cuts off what stands before `separator`, and the separator; nothing when there is none.
std::optional<std::string_view> cut(std::string_view& text, char separator) {
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view before = text.substr(0, at);
    text.remove_prefix(at + 1);
    return before;
}

}  // namespace

std::string ticket_file(const PrintRequest& request) {
    std::string file{first_line};
    file += std::to_string(request.name.size()) + ' ' + std::to_string(request.bytes.size()) + ' ' +
            std::to_string(request.bytes_again.size()) + ' ' + std::to_string(request.source.size()) + '\n';
    return file + request.name + request.bytes + request.bytes_again + request.source;
}

std::optional<PrintRequest> ticket_from_file(std::string_view bytes) {
    if (!bytes.starts_with(first_line)) {
        return std::nullopt;
    }
    bytes.remove_prefix(first_line.size());
    std::array<std::size_t, 4> lengths{};
    std::size_t left = 0;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const auto text = cut(bytes, i + 1 < lengths.size() ? ' ' : '\n');
        const auto length = text ? number_of(*text) : std::nullopt;
        if (!length) {
            return std::nullopt;
        }
        lengths.at(i) = static_cast<std::size_t>(*length);
    }
    left = bytes.size();
    PrintRequest request;
    std::size_t i = 0;
    for (std::string* part : {&request.name, &request.bytes, &request.bytes_again, &request.source}) {
        const std::size_t length = lengths.at(i++);
        if (length > left) {
            return std::nullopt;
        }
        *part = bytes.substr(0, length);
        bytes.remove_prefix(length);
        left -= length;
    }
    return left == 0 ? std::optional{std::move(request)} : std::nullopt;
}

std::filesystem::path WaitingTickets::file(std::uint64_t id, std::string_view ending) const {
    std::string name = std::to_string(id);
    name.insert(0, id_digits - std::min(id_digits, name.size()), '0');
    return directory_ / name.append(ending);
}

std::vector<WaitingTickets::Ticket> WaitingTickets::load() {
    std::vector<Ticket> tickets;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator{directory_, failed}) {
        const auto id = number_of(entry.path().stem().string());
        if (!id) {
            continue;
        }
        last_id_ = std::max(last_id_, *id);
        if (entry.path().extension() != ticket_ending) {
            continue;
        }
        if (auto request = ticket_from_file(bytes_of(entry.path()))) {
            tickets.push_back({.id = *id,
                               .request = std::move(*request),
                               .maybe_on_paper = std::filesystem::exists(file(*id, begun_ending), failed)});
        }
    }
    std::ranges::sort(tickets, {}, &Ticket::id);
    return tickets;
}

tl::expected<std::uint64_t, PrintError> WaitingTickets::keep(const PrintRequest& request) {
    if (::mkdir(directory_.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        return tl::unexpected(print_error_of(errno));
    }
    const std::uint64_t id = last_id_ + 1;
    if (const auto written = write_durably(file(id, ticket_ending), ticket_file(request)); !written) {
        return tl::unexpected(written.error());
    }
    last_id_ = id;
    return id;
}

void WaitingTickets::change(std::uint64_t id, const PrintRequest& request) {
    static_cast<void>(write_durably(file(id, ticket_ending), ticket_file(request)));
}

bool WaitingTickets::begin(std::uint64_t id) {
    return write_durably(file(id, begun_ending), {}).has_value();
}

void WaitingTickets::rest(std::uint64_t id) {
    remove_durably(file(id, begun_ending));
}

// The ticket first: a mark that is left alone means nothing.
void WaitingTickets::done(std::uint64_t id) {
    remove_durably(file(id, ticket_ending));
    remove_durably(file(id, begun_ending));
}

}  // namespace ecot::hardware
