#pragma once

#include <stdexcept>

#include "pos/store/database.hpp"
#include "pos/store/schema.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::store::test {

/// A database of its own for a test, with all tables and nothing in them.
class StoreDatabase {
public:
    StoreDatabase() : database_{open(directory_ / "ecot.db")} {
        if (!migrate(database_)) {
            throw std::runtime_error{"the tables cannot be made"};
        }
    }
    Database& operator*() { return database_; }
    Database* operator->() { return &database_; }

    /// Writes master data, as an import does.
    template <class Write>
    void write(const Write& write) {
        const auto written = database_.transaction([&] { write(database_); });
        if (!written) {
            throw std::runtime_error{written.error().detail};
        }
    }

    void execute(const std::string& sql) {
        write([&](Database& database) { database.execute(sql); });
    }

private:
    static Database open(const std::filesystem::path& path) {
        auto opened = Database::open_for_writing(path);
        if (!opened) {
            throw std::runtime_error{opened.error().detail};
        }
        return std::move(*opened);
    }
    ecot::test::TempDir directory_;
    Database database_;
};

}  // namespace ecot::store::test
