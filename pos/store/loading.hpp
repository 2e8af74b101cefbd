#pragma once

#include "pos/session/update.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;
struct Config;

/// Reads all that a till needs to start: catalogue, members, programmes, what envelopes hold, people, rules, comfort,
/// lockouts and carts. What only the journal knows (the open session, a lost tail) is left for its owner to fill in.
///
/// Saved carts that do not read as such are given up, so that a till always starts.
[[nodiscard]] Expected<session::Loaded> load_till(Database& database, const Config& config);

}  // namespace ecot::store
