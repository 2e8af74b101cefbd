#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pos/session/members.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;

/// A random id for a new member: 16 bytes of the system's random source in hex. All that the journal will know (V9).
[[nodiscard]] Expected<std::string> new_member_id();

[[nodiscard]] Expected<std::vector<session::Member>> load_members(Database& database);

/// The same, as a till holds them in memory: read row by row, without a copy of the whole in between.
[[nodiscard]] Expected<std::shared_ptr<const session::Members>> load_membership(Database& database);

/// Adds members, or replaces those of the same id with their cards and codes. Inside a transaction only.
void write_members(Database& database, const std::vector<session::Member>& members);

/// The id of the member who has this card.
[[nodiscard]] Expected<std::optional<std::string>> member_with_card(Database& database, const std::string& card);

/// Takes a member away, with cards and codes (V9). The journal keeps its records, which name nobody. Inside a
/// transaction only.
void erase_member(Database& database, const std::string& id);

}  // namespace ecot::store
