#include "pos/store/schema.hpp"

#include <array>
#include <cstddef>
#include <string>

#include "pos/store/database.hpp"
#include "pos/store/derived_schema.hpp"
#include "pos/store/journal_schema.hpp"
#include "pos/store/master_schema.hpp"

namespace ecot::store {

namespace {

constexpr std::array all = {journal_table, derived_tables, master_tables};

}  // namespace

std::span<const Migration> migrations() {
    return all;
}

Expected<std::int64_t> schema_version(Database& database) {
    return database.run([&database] {
        Query query = database.query("PRAGMA user_version");
        query.step();
        return query.integer(0);
    });
}

Expected<void> migrate(Database& database, std::int64_t version) {
    const auto found = schema_version(database);
    if (!found) {
        return tl::make_unexpected(found.error());
    }
    if (*found > static_cast<std::int64_t>(all.size())) {
        return store_error(StoreError::Kind::Invalid, "This data directory was written by a newer version of Écot.");
    }
    for (std::int64_t next = *found + 1; next <= version; ++next) {
        const Migration& step = all.at(static_cast<std::size_t>(next - 1));
        auto done = database.transaction([&database, &step, next] {
            database.execute(step.sql);
            database.execute("PRAGMA user_version = " + std::to_string(next));
        });
        if (!done) {
            return done;
        }
    }
    return {};
}

Expected<void> migrate(Database& database) {
    return migrate(database, static_cast<std::int64_t>(all.size()));
}

}  // namespace ecot::store
