#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pos/store/record_json.hpp"

namespace ecot::store {

class Database;

/// A record, as far as other tables follow from it.
struct AppliedRecord {
    std::string_view kind;
    std::int64_t time_ms = 0;                 ///< effective time
    const Stamp* stamp = nullptr;             ///< never null
    const JournalContent* content = nullptr;  ///< null: a kind of which only the count matters
};

/// Writes what follows from a record: counts, grand total, envelope use, usage of households, meal vouchers, totals of
/// the session, figures of members and operators. The one place for it, called in the transaction that appends the
/// record and again by a rebuild. Inside Database::run() or transaction() only.
void apply_derived(Database& database, const AppliedRecord& record);

/// Empties all that apply_derived() writes. Inside a transaction only.
void clear_derived(Database& database);

/// After apply_derived(): the first envelope of the sale that has now given more than it holds. What the sale itself
/// credits cannot be spent by it. Inside a transaction only.
[[nodiscard]] std::optional<std::string> overdrawn_envelope(Database& database, const session::SaleRecord& sale);

/// What was recorded of a kind so far, over all segments; zeros before the first.
struct Counted {
    std::int64_t count = 0;
    std::int64_t grand_total_cents = 0;  ///< of sales: reference and surplus of all of them, never reset
};
/// Inside run() only.
[[nodiscard]] Counted counted(Database& database, std::string_view kind);

}  // namespace ecot::store
