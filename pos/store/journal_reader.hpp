#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "pos/store/store_error.hpp"
#include "sync/journal/verify.hpp"

namespace ecot::store {

class Database;
class DataDirectory;

/// Every record in the order of segment and seq, as one state of the database, however long it takes. What is stored in
/// a wrong way is handed on with its defect.
[[nodiscard]] Expected<void> read_journal(Database& database,
                                          const std::function<void(const sync::StoredRecord&)>& each);

/// The record at the end of the newest segment; absent when the journal is empty.
[[nodiscard]] Expected<std::optional<sync::Record>> last_record(Database& database);

[[nodiscard]] Expected<std::optional<sync::Record>> read_record(Database& database, std::int64_t segment,
                                                                std::int64_t seq);

/// Verifies the journal of a data directory, also while its till runs. The head file is read first, so that a till that
/// goes on selling is never taken for one that lost its end. `each` is told of every break.
[[nodiscard]] Expected<sync::VerifyReport> verify_journal(const DataDirectory& directory, Database& database,
                                                          std::vector<sync::PublicKey> trusted,
                                                          std::function<void(const sync::Break&)> each);

/// Empties everything derived from the journal and makes it again from its records, in one transaction (R15: when a
/// derived table is in doubt, the journal decides). How many records were read; nothing is changed on an error.
///
/// Believes every record: verify the journal first, or the next sale signs what somebody wrote into it.
[[nodiscard]] Expected<std::int64_t> rebuild_derived(Database& database);

/// The same, in the transaction that is open.
[[nodiscard]] Expected<std::int64_t> rebuild_derived_within(Database& database);

}  // namespace ecot::store
