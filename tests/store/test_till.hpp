#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pos/store/data_directory.hpp"
#include "pos/store/journal_store.hpp"
#include "sync/journal/verify.hpp"
#include "tests/store/temp_dir.hpp"

namespace ecot::store::test {

/// A clock that stands still until it is told otherwise.
class FakeClock : public Clock {
public:
    [[nodiscard]] std::int64_t utc_ms() const override { return utc; }
    [[nodiscard]] std::int64_t steady_ms() const override { return steady; }
    void pass(std::int64_t ms) {
        utc += ms;
        steady += ms;
    }

    std::int64_t utc = 1'795'258'000'000;  // 2026-11-21T11:46:40 in Paris
    std::int64_t steady = 1'000'000;
};

inline constexpr std::int64_t hour_ms = 3'600'000;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

[[nodiscard]] Config test_config();

/// Makes a till's directory with its key, and an envelope "ccas" of 100,00 €.
[[nodiscard]] DataDirectory make_directory(const std::filesystem::path& path);
/// The envelope, once the store brought the tables.
void grant(Database& database, const std::string& envelope, std::int64_t cents);

/// A kilogram of lentils at 5,00 €: member m-17 pays 1,00 with 2,00 in cash, ccas gives 4,00.
[[nodiscard]] session::SaleRecord lentils();
[[nodiscard]] session::EventRecord event(const std::string& code);

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
    /// Runs SQL on the database from outside, with the journal's triggers dropped: the till must be closed.
    void tamper(const std::string& sql) const;
    /// One number out of the database.
    [[nodiscard]] std::int64_t number(const std::string& sql) const;

    TempDir temp;
    FakeClock clock;
    std::string vfs;
    std::int64_t free_bytes = std::int64_t{1} << 40;
    std::optional<DataDirectory> directory;
    std::unique_ptr<JournalStore> store;
    std::optional<StoreError> refusal;  ///< of the last open()
};

}  // namespace ecot::store::test
