#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

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

/// Reads a table beside another one, both in the order of the owner's number, the first column: one walk along both
/// finds each row's owner. Calls `take(position in numbers, row)`.
template <class Take>
void read_beside(Database& database, const char* sql, const std::vector<std::int64_t>& numbers, const Take& take) {
    Rows rows{database, sql};
    std::size_t at = 0;
    while (rows.next()) {
        const std::int64_t number = rows.integer(0);
        while (at < numbers.size() && numbers[at] < number) {
            ++at;
        }
        if (at < numbers.size() && numbers[at] == number) {
            take(at, rows);
        }
    }
}

}  // namespace ecot::store
