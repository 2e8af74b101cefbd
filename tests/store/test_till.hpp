#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pos/store/data_directory.hpp"
#include "pos/store/journal_store.hpp"
#include "sync/journal/verify.hpp"
#include "tests/store/fake_clock.hpp"
#include "tests/store/sample_sale.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::store::test {

/// Till T1 of a small shop in Paris's time zone.
[[nodiscard]] Config test_config();

/// Makes a till's directory with its key, and an envelope "ccas" of 100,00 €.
[[nodiscard]] DataDirectory make_directory(const std::filesystem::path& path);
/// The envelope, once the store brought the tables.
void grant(Database& database, const std::string& envelope, std::int64_t cents);

/// A till in a directory of its own, which can be closed and opened again.
class TestTill {
public:
    TestTill();
    [[nodiscard]] bool open();
    void close() { store.reset(); }

    /// Every line that verify says, the summary last. Works while the till is open.
    [[nodiscard]] std::vector<std::string> verify() const;
    /// Numbers of all sales in the journal, in order.
    [[nodiscard]] std::vector<std::string> sale_numbers() const;
    /// Runs SQL on the database from outside: the till must be closed.
    void sql(const std::string& text) const;
    /// The same, with the journal's triggers dropped first.
    void tamper(const std::string& text) const;
    /// One number out of the database.
    [[nodiscard]] std::int64_t number(const std::string& query) const;

    ecot::test::TempDir temp;
    FakeClock clock;
    std::string vfs;
    std::int64_t free_bytes = std::int64_t{1} << 40;
    std::optional<DataDirectory> directory;
    std::unique_ptr<JournalStore> store;
    std::optional<StoreError> refusal;  ///< of the last open()
};

}  // namespace ecot::store::test
