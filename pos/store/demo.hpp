#pragma once

#include <vector>

#include "pos/session/members.hpp"
#include "pos/store/data_directory.hpp"
#include "pos/store/programmes.hpp"
#include "pos/store/store_error.hpp"
#include "pricing/quote.hpp"

namespace ecot::store {

class Database;

/// Where the demonstration grocery stands: L'Amandier, in an invented town, with till T1.
[[nodiscard]] Config demo_config();

/// Sixty members in four tiers; M000017 is Samira B., tier A, two adults and three children. The same each time but for
/// the dates, which are relative to `today`.
[[nodiscard]] std::vector<session::Member> demo_members(pricing::Date today);

/// Eight programmes as they exist in the field (domain.md), and the eight envelopes they draw from.
[[nodiscard]] std::vector<pricing::Programme> demo_programmes(pricing::Date today);
[[nodiscard]] std::vector<GrantedEnvelope> demo_envelopes();

/// Fills the tables of a new till: about 150 products in nine categories, members, programmes, envelopes, and forty
/// orders to be picked up on `today`. Inside a transaction only. The people who serve are init's to add.
void write_demo(Database& database, pricing::Date today);

}  // namespace ecot::store
