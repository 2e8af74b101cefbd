#pragma once

#include <cstdint>
#include <string_view>

struct sqlite3_stmt;

namespace ecot::store {

class Database;

/// All rows of a SELECT, read without a copy: what a start goes through a hundred thousand times. Throws what SQLiteCpp
/// throws; inside Database::run() only.
class Rows {
public:
    Rows(Database& database, const char* sql);
    ~Rows();
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    /// Goes to the next row; false after the last.
    bool next();

    [[nodiscard]] std::int64_t integer(int column) const;

    /// Valid until the next row.
    [[nodiscard]] std::string_view text(int column) const;

private:
    sqlite3_stmt* statement_ = nullptr;
};

/// A table read beside that of its owners, both in the order of the owner's number, which is the first column here: one
/// walk along both finds each owner's rows.
class RowsBeside {
public:
    RowsBeside(Database& database, const char* sql) : rows_{database, sql} { step(); }

    /// Calls `take(row)` for each row of an owner. Owners are asked for in ascending order.
    template <class Take>
    void each_of(std::int64_t owner, const Take& take) {
        for (; there_ && owner_ <= owner; step()) {
            if (owner_ == owner) {
                take(static_cast<const Rows&>(rows_));
            }
        }
    }

private:
    void step() {
        there_ = rows_.next();
        owner_ = there_ ? rows_.integer(0) : 0;
    }

    Rows rows_;
    std::int64_t owner_ = 0;
    bool there_ = false;
};

}  // namespace ecot::store
