#include "pos/store/database.hpp"

#include <exception>
#include <unordered_map>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace ecot::store {

namespace {

constexpr int busy_wait_ms = 2000;

StoreError::Kind kind_of(int code) {
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return StoreError::Kind::Full;
        case SQLITE_IOERR:
        case SQLITE_NOMEM:
            return StoreError::Kind::InputOutput;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return StoreError::Kind::Busy;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return StoreError::Kind::Corrupt;
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return StoreError::Kind::ReadOnly;
        case SQLITE_CONSTRAINT:
            return StoreError::Kind::Refused;
        case SQLITE_CANTOPEN:
            return StoreError::Kind::Missing;
        default:
            return StoreError::Kind::Invalid;
    }
}

StoreError error_of(const SQLite::Exception& exception) {
    return {kind_of(exception.getErrorCode()), std::string{"The database says: "} + exception.what() + "."};
}

int note_pages(void* pages, sqlite3*, const char*, int count) noexcept {
    *static_cast<std::int64_t*>(pages) = count;
    return SQLITE_OK;
}

struct Setting {
    const char* set;
    const char* read;
    const char* expected;
};

// Half of SQLite's own size: a sale touches a dozen pages for a few bytes each, and all of them go to the disk before
// `finish` answers. Only a file that is still empty takes it.
constexpr const char* page_size = "PRAGMA page_size = 2048";

// R0. wal_autocheckpoint is ours to run between sales; temp_store keeps sorting off the disk.
constexpr Setting writer_settings[] = {
    {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"},
    {"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    {"PRAGMA locking_mode = NORMAL", "PRAGMA locking_mode", "normal"},
    {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
    {"PRAGMA wal_autocheckpoint = 0", "PRAGMA wal_autocheckpoint", "0"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
};

constexpr Setting reader_settings[] = {
    {"PRAGMA query_only = ON", "PRAGMA query_only", "1"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
};

/// Sets one and reads it back; the name of the setting that did not take, or nothing.
std::optional<std::string> unset(SQLite::Database& connection, const Setting& setting) {
    SQLite::Statement set{connection, setting.set};
    while (set.executeStep()) {
    }
    SQLite::Statement read{connection, setting.read};
    // A file layer that cannot map memory at all gives no row for mmap_size.
    if (read.executeStep() && read.getColumn(0).getString() != setting.expected) {
        return std::string{setting.set} + " gives " + read.getColumn(0).getString();
    }
    return std::nullopt;
}

}  // namespace

Query::~Query() {
    if (statement_ != nullptr) {
        statement_->tryReset();
    }
}

bool Query::step() {
    return statement_->executeStep();
}

void Query::done() {
    statement_->exec();
}

std::int64_t Query::integer(int column) const {
    return statement_->getColumn(column).getInt64();
}

std::string Query::text(int column) const {
    return statement_->getColumn(column).getString();
}

bool Query::is_null(int column) const {
    return statement_->getColumn(column).isNull();
}

std::string_view Query::storage_type(int column) const {
    switch (statement_->getColumn(column).getType()) {
        case SQLITE_INTEGER:
            return "integer";
        case SQLITE_TEXT:
            return "text";
        case SQLITE_BLOB:
            return "blob";
        case SQLITE_FLOAT:
            return "real";
        default:
            return "null";
    }
}

void Query::bind(int index, std::int64_t value) {
    statement_->bind(index, value);
}
void Query::bind(int index, std::string_view value) {
    statement_->bind(index, std::string{value});
}
void Query::bind(int index, const std::string& value) {
    statement_->bindNoCopy(index, value);
}
void Query::bind(int index, std::nullptr_t) {
    statement_->bind(index);
}

struct Database::Parts {
    Parts(const std::filesystem::path& path, int flags, const std::string& vfs)
        : file{path}, layer{vfs}, connection{path.string(), flags, busy_wait_ms, vfs} {}

    std::filesystem::path file;
    std::string layer;
    SQLite::Database connection;
    std::unordered_map<std::string_view, std::unique_ptr<SQLite::Statement>> statements;
    std::int64_t log_pages = 0;
    bool stopped = false;
};

Database::Database(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Expected<Database> Database::open_for_writing(const std::filesystem::path& path, const std::string& vfs) {
    try {
        auto parts =
            std::make_unique<Parts>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, vfs);
        parts->connection.exec(page_size);
        for (const Setting& setting : writer_settings) {
            if (const auto wrong = unset(parts->connection, setting)) {
                return store_error(StoreError::Kind::Invalid, "The database refuses a setting: " + *wrong + ".");
            }
        }
        sqlite3_wal_hook(parts->connection.getHandle(), note_pages, &parts->log_pages);
        return Database{std::move(parts)};
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(error_of(exception));
    }
}

Expected<Database> Database::open_for_reading(const std::filesystem::path& path) {
    try {
        auto parts = std::make_unique<Parts>(path, SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX, std::string{});
        for (const Setting& setting : reader_settings) {
            if (const auto wrong = unset(parts->connection, setting)) {
                return store_error(StoreError::Kind::Invalid, "The database refuses a setting: " + *wrong + ".");
            }
        }
        return Database{std::move(parts)};
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(error_of(exception));
    }
}

std::optional<StoreError> Database::guard(void (*work)(void*), void* context) {
    try {
        work(context);
        return std::nullopt;
    } catch (const SQLite::Exception& exception) {
        StoreError error = error_of(exception);
        if (error.kind == StoreError::Kind::InputOutput || error.kind == StoreError::Kind::Corrupt) {
            stop();
        }
        return error;
    }
}

tl::unexpected<StoreError> Database::stopped_error() {
    return store_error(StoreError::Kind::Stopped, "The disk failed earlier: nothing more is written before a restart.");
}

bool Database::stopped() const {
    return !parts_ || parts_->stopped;
}

void Database::stop() {
    if (!parts_) {
        return;
    }
    parts_->stopped = true;
    // Closing must not write through the handle that failed (R5).
    sqlite3_db_config(parts_->connection.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Expected<void> Database::reopen() {
    if (parts_) {
        stop();
        file_ = parts_->file;
        layer_ = parts_->layer;
        // Closed first: two connections that write must never meet.
        parts_.reset();
    }
    auto opened = open_for_writing(file_, layer_);
    if (!opened) {
        return tl::make_unexpected(opened.error());
    }
    parts_ = std::move(opened->parts_);
    return {};
}

SQLite::Database& Database::connection() {
    return parts_->connection;
}

Query Database::query(std::string_view sql) {
    auto found = parts_->statements.find(sql);
    if (found == parts_->statements.end()) {
        auto statement = std::make_unique<SQLite::Statement>(parts_->connection, std::string{sql});
        found = parts_->statements.emplace(sql, std::move(statement)).first;
    }
    return Query{*found->second};
}

void Database::execute(const std::string& sql) {
    parts_->connection.exec(sql);
}

Expected<void> Database::begin() {
    return run([this] { query("BEGIN IMMEDIATE").done(); });
}

Expected<void> Database::commit() {
    Expected<void> done = run([this] { query("COMMIT").done(); });
    if (!done) {
        roll_back();
    }
    return done;
}

void Database::roll_back() {
    if (parts_ && sqlite3_get_autocommit(parts_->connection.getHandle()) == 0) {
        // A failing ROLLBACK changes nothing: the log's uncommitted end is dropped when the file is next opened.
        sqlite3_exec(parts_->connection.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

Expected<void> Database::checkpoint(std::int64_t pages_min) {
    if (!stopped() && parts_->log_pages < pages_min) {
        return {};
    }
    return run([this] {
        query("PRAGMA wal_checkpoint(PASSIVE)").step();
        parts_->log_pages = 0;
        // The first commit into an emptied log also syncs the log's new header: this one takes that upon itself.
        const std::int64_t version = parts_->connection.execAndGet("PRAGMA user_version").getInt64();
        parts_->connection.exec("PRAGMA user_version = " + std::to_string(version));
    });
}

}  // namespace ecot::store
