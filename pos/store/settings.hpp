#pragma once

#include <vector>

#include "pos/session/effect.hpp"
#include "pos/session/state.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;

/// What people chose for the site; what was never chosen is as the program comes.
[[nodiscard]] Expected<session::Comfort> load_comfort(Database& database);
[[nodiscard]] Expected<void> save_comfort(Database& database, const session::Comfort& comfort);

/// Which devices a manager chose; none where what is kept cannot be read.
[[nodiscard]] Expected<session::DeviceSetup> load_devices(Database& database);
[[nodiscard]] Expected<void> save_devices(Database& database, const session::DeviceSetup& setup);

/// Wrong PINs so far, per person (reliability.md S9).
[[nodiscard]] Expected<std::vector<session::Lockout>> load_lockouts(Database& database);
[[nodiscard]] Expected<void> save_lockouts(Database& database, const std::vector<session::Lockout>& lockouts);

/// The day's limit of meal vouchers by date (fiscal.md V6, L2): 25 euros from 2022-10-01 comes with the tables.
[[nodiscard]] Expected<session::VoucherRules> load_voucher_rules(Database& database);

}  // namespace ecot::store
