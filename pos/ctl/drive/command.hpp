#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <tl/expected.hpp>

#include "pos/session/intent.hpp"

namespace ecot::ctl {

/// Why a command was not done: a stable word, and one sentence for a person.
struct DriveError {
    std::string code;
    std::string message;
};

/// A search of goods or members: nothing happens at the till.
struct ProductSearch {
    std::string text;
    std::size_t limit = 40;
};
struct MemberSearch {
    std::string text;
    std::size_t limit = 40;
};
/// How the till stands.
struct StatusQuestion {};

/// A manager's word that comes along with a command.
struct ManagerWord {
    std::string operator_id;
    std::string pin;
};

/// One line of `ecotctl drive`. A line of the cart is named by its place here, 0 the first, and not yet by its id.
struct Command {
    std::string word;
    std::variant<session::Intent, ProductSearch, MemberSearch, StatusQuestion> what;
    std::optional<ManagerWord> manager;
    bool quantity_left_out = false;  ///< of `add`: one piece is meant
};

/// A line longer than this is no command.
inline constexpr std::size_t command_bytes_max = 65'536;

/// Reads a command, whatever the bytes.
[[nodiscard]] tl::expected<Command, DriveError> read_command(std::string_view line);

}  // namespace ecot::ctl
