#include "pos/store/rows.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "pos/store/database.hpp"

namespace ecot::store {

Rows::Rows(Database& database, const char* sql) {
    sqlite3* const connection = database.connection().getHandle();
    if (sqlite3_prepare_v2(connection, sql, -1, &statement_, nullptr) != SQLITE_OK) {
        throw SQLite::Exception(connection);
    }
}

Rows::~Rows() {
    sqlite3_finalize(statement_);
}

bool Rows::next() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        throw SQLite::Exception(sqlite3_db_handle(statement_));
    }
    return result == SQLITE_ROW;
}

std::int64_t Rows::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Rows::text(int column) const {
    const void* const bytes = sqlite3_column_text(statement_, column);
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace ecot::store
