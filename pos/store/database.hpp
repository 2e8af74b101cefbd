#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "pos/store/store_error.hpp"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace ecot::store {

/// A prepared statement in use: parameters in, rows out, ready for the next user when it goes. Its functions throw what
/// SQLiteCpp throws; use it inside Database::run() or transaction() only.
class Query {
public:
    explicit Query(SQLite::Statement& statement) : statement_{&statement} {}
    ~Query();
    Query(Query&& other) noexcept : statement_{std::exchange(other.statement_, nullptr)} {}
    Query& operator=(Query&&) = delete;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// Binds the parameters ?1, ?2 … in order. Text is not copied: it must live until the last step.
    template <class... Values>
    Query& with(const Values&... values) {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    bool step();  ///< true: there is a row
    void done();  ///< steps a statement that gives no row

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;  ///< the bytes as stored, whatever they are
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::string_view storage_type(int column) const;  ///< "integer", "text", "blob", "real" or "null"

private:
    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view value);
    void bind(int index, std::nullptr_t);
    void bind(int index, bool value) { bind(index, std::int64_t{value}); }
    void bind(int index, const std::string& value);
    void bind(int index, const char* value) { bind(index, std::string_view{value}); }
    template <std::integral Number>
    void bind(int index, Number value) {
        bind(index, static_cast<std::int64_t>(value));
    }
    template <class T>
    void bind(int index, const std::optional<T>& value) {
        if (value) {
            bind(index, *value);
        } else {
            bind(index, nullptr);
        }
    }

    SQLite::Statement* statement_;
};

/// One connection to `ecot.db`. Exactly one writes, in one process (reliability.md, "SQLite facts"); readers are
/// read-only. The thread that opened it uses it.
///
/// After the first I/O error, or when the file does not read as a database, every call gives `Stopped`: the owner
/// closes it, opens it again and looks at what is there (R5). Nothing is retried on the same file handle.
class Database {
public:
    /// Opens or creates, sets WAL, synchronous=FULL, foreign_keys, recursive_triggers, mmap_size=0 and
    /// locking_mode=NORMAL, and reads each back (R0). Checkpoints happen in checkpoint() only. `vfs` names another
    /// SQLite file layer, for tests.
    [[nodiscard]] static Expected<Database> open_for_writing(const std::filesystem::path& path,
                                                             const std::string& vfs = {});

    /// Sees the last committed state; works while the till runs, and changes nothing.
    [[nodiscard]] static Expected<Database> open_for_reading(const std::filesystem::path& path);

    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `work`, which may throw what SQLiteCpp throws and may itself return Expected, and gives its value or error.
    template <class Work>
    auto run(Work&& work) {
        using Result = std::invoke_result_t<Work>;
        using Wrapped = std::conditional_t<IsExpected<Result>::value, Result, Expected<Result>>;
        std::optional<Wrapped> result;
        if (stopped()) {
            return Wrapped{stopped_error()};
        }
        const std::optional<StoreError> error = guarded([&] {
            if constexpr (std::is_void_v<Result>) {
                work();
                result.emplace();
            } else {
                result.emplace(work());
            }
        });
        return error ? Wrapped{tl::make_unexpected(*error)} : std::move(*result);
    }

    /// The same inside BEGIN IMMEDIATE … COMMIT. An error of any kind, also of the commit, leaves nothing behind.
    /// @pre no transaction is open.
    template <class Work>
    auto transaction(Work&& work) {
        using Result = decltype(run(std::forward<Work>(work)));
        if (auto begun = begin(); !begun) {
            return Result{tl::make_unexpected(begun.error())};
        }
        Result result = run(std::forward<Work>(work));
        if (!result) {
            roll_back();
            return result;
        }
        if (auto committed = commit(); !committed) {
            return Result{tl::make_unexpected(committed.error())};
        }
        return result;
    }

    /// A statement kept prepared for the life of the connection. `sql` is a literal. Inside run() only.
    [[nodiscard]] Query query(std::string_view sql);

    /// Runs statements that give no rows, separated by semicolons. Inside run() only.
    void execute(const std::string& sql);

    /// Moves the write-ahead log into the database when it has grown beyond `pages_min` pages. Costs milliseconds:
    /// called between sales, never on a sale's path. Also prepares the log's start, so that the next commit syncs once.
    [[nodiscard]] Expected<void> checkpoint(std::int64_t pages_min);

    /// Whether an earlier error forbids everything until reopen().
    [[nodiscard]] bool stopped() const;

    /// Forbids it, as after an I/O error: what was read is not to be written over.
    void stop();

    /// Closes the connection without writing anything through it, then opens the same file for writing again (R5). The
    /// object stays the same; after a failure it is stopped.
    /// @pre opened for writing; no Query is alive.
    [[nodiscard]] Expected<void> reopen();

    [[nodiscard]] SQLite::Database& connection();

private:
    template <class T>
    struct IsExpected : std::false_type {};
    template <class T>
    struct IsExpected<tl::expected<T, StoreError>> : std::true_type {};

    struct Parts;
    explicit Database(std::unique_ptr<Parts> parts);
    template <class Work>
    std::optional<StoreError> guarded(Work&& work) {
        using Plain = std::remove_reference_t<Work>;
        return guard([](void* context) { (*static_cast<Plain*>(context))(); }, &work);
    }
    std::optional<StoreError> guard(void (*work)(void*), void* context);
    [[nodiscard]] static tl::unexpected<StoreError> stopped_error();
    Expected<void> begin();
    Expected<void> commit();
    void roll_back();

    std::unique_ptr<Parts> parts_;  ///< absent after a reopen() that failed
    std::filesystem::path file_;    ///< what reopen() opens
    std::string layer_;
};

}  // namespace ecot::store
