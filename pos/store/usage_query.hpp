#pragma once

#include <span>

#include "pos/session/cart.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;

/// What a household already received and paid with meal vouchers, as of `date`, for quote(): the usage of each
/// programme that has a cap, in the period that `date` lies in (cap_period.hpp).
[[nodiscard]] Expected<session::MemberFacts> member_facts(Database& database, const session::Member& member,
                                                          std::span<const pricing::Programme> programmes,
                                                          pricing::Date date);

}  // namespace ecot::store
