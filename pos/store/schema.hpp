#pragma once

#include <cstdint>
#include <span>

#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;

/// One step from a version of the schema to the next. A released step is never edited: what must change gets a new one.
struct Migration {
    const char* name;
    const char* sql;
};

/// All steps in order; the version of a schema is how many of them it has had (PRAGMA user_version). Each part of the
/// store has its steps in a file of its own and its line in schema.cpp.
[[nodiscard]] std::span<const Migration> migrations();

[[nodiscard]] Expected<std::int64_t> schema_version(Database& database);

/// Takes the schema up to `version`, each step in a transaction of its own with its version: a crash between two steps
/// is made good at the next start. Records of the journal are never rewritten. `Invalid` when the schema is newer than
/// this program.
[[nodiscard]] Expected<void> migrate(Database& database, std::int64_t version);

/// The same, up to the last step.
[[nodiscard]] Expected<void> migrate(Database& database);

}  // namespace ecot::store
