// How long `finish` keeps a volunteer waiting (performance.md): a sale encoded, signed and on the disk, beside the
// limit, a bare append and fdatasync of the same bytes, taken in turns in the same run on the same disk.
//
// Then the curve over the age of the till: finish, opening and verify behind 1,000, 10,000 … records.
//
//   finish_bench [DIRECTORY] [SALES] [RECORDS]      (default: the system's temporary directory, 2000, 100000)
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/journal_reader.hpp"
#include "pos/store/journal_store.hpp"
#include "sync/journal/key.hpp"
#include "tests/store/sample_sale.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using namespace ecot;
using Clock = std::chrono::steady_clock;

// Chromis POS 0.58 on Derby, `saveTicket`, on the machine of performance.md, and that machine's bare limit.
constexpr double chromis_5_us = 560;
constexpr double chromis_20_us = 920;
constexpr double table_limit_us = 160 / 1.2;

double microseconds(Clock::duration time) {
    return std::chrono::duration<double, std::micro>(time).count();
}

struct Times {
    std::vector<double> all;
    [[nodiscard]] double at(double share) {
        std::sort(all.begin(), all.end());
        return all.at(static_cast<std::size_t>(share * static_cast<double>(all.size() - 1)));
    }
};

session::SaleRecord sale_of(std::size_t lines) {
    session::SaleRecord sale = store::test::lentils();
    sale.lines.resize(lines, sale.lines.front());
    const auto times = [lines](pricing::Money one) {
        return pricing::Money::from_cents(one.cents() * static_cast<std::int64_t>(lines));
    };
    for (std::size_t i = 0; i < lines; ++i) {
        sale.lines[i].product += std::to_string(i);
    }
    sale.totals = {.reference = times(sale.totals.reference),
                   .member = times(sale.totals.member),
                   .funded = times(sale.totals.funded),
                   .surplus = {}};
    // 550 basis points of so many times 5,00 €, VAT included, rounded half up.
    const std::int64_t taxable = sale.totals.reference.cents();
    sale.vat = {{{550}, sale.totals.reference, pricing::Money::from_cents((2 * taxable * 550 + 10'550) / 21'100)}};
    sale.tenders = {{session::TenderKind::Card, sale.totals.member, ""}};
    sale.change = {};
    return sale;
}

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "finish_bench: %s\n", why.c_str());
    std::exit(1);
}

template <class T>
T must(store::Expected<T> value) {
    if (!value) {
        give_up(value.error().detail);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*value);
    }
}

store::DataDirectory new_till(const std::filesystem::path& directory) {
    store::Config config;
    config.site.till = "T1";
    config.site.id = config.site.name = "bench";
    auto home = must(store::DataDirectory::create(directory, config));
    if (!sync::JournalKey::make().save(home.journal_key())) {
        give_up("the key cannot be written");
    }
    return home;
}

void fill_envelope(store::Database& database) {
    must(database.run(
        [&] { database.execute("INSERT INTO envelopes (id, granted_cents) VALUES ('ccas', 1000000000000)"); }));
}

void measure(const std::filesystem::path& directory, std::size_t lines, int sales, double chromis_us) {
    const auto home = new_till(directory);
    const store::SystemClock clock;
    const auto journal = must(store::JournalStore::open(home, clock, {}));
    fill_envelope(journal->database());
    const int bare = ::open((directory / "bare").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const session::SaleRecord sale = sale_of(lines);
    Times limit;
    Times ours;
    std::size_t bytes = 0;
    for (int i = 0; i < sales + 50; ++i) {
        const auto begin = Clock::now();
        const session::Written written = must(journal->append(sale));
        const auto end = Clock::now();
        if (bytes == 0) {
            const auto record = must(store::read_record(journal->database(), written.segment, written.seq));
            bytes = record->payload.size() + record->sig.size() + 2 * record->hash.size() + 40;
        }
        const std::string text(bytes, 'x');
        const auto bare_begin = Clock::now();
        if (::write(bare, text.data(), text.size()) < 0 || ::fdatasync(bare) != 0) {
            give_up("the bare file cannot be written");
        }
        const auto bare_end = Clock::now();
        if (i >= 50) {  // the first ones warm up statements and files
            ours.all.push_back(microseconds(end - begin));
            limit.all.push_back(microseconds(bare_end - bare_begin));
        }
        must(journal->idle());
    }
    ::close(bare);
    const double chromis = chromis_us * limit.at(0.5) / table_limit_us;
    std::printf("%zu lines, %zu bytes, %d sales\n", lines, bytes, sales);
    std::printf("  append + fdatasync   p50 %7.0f us   p99 %7.0f us\n", limit.at(0.5), limit.at(0.99));
    std::printf("  finish               p50 %7.0f us   p99 %7.0f us\n", ours.at(0.5), ours.at(0.99));
    std::printf("  ratio                p50 %7.2f      p99 %7.2f      (goal 1.75 and 2.5)\n",
                ours.at(0.5) / limit.at(0.5), ours.at(0.99) / limit.at(0.99));
    std::printf("  of Chromis, scaled by the bare limit: %.2f (goal 0.5)\n", ours.at(0.5) / chromis);
}

void measure_verify(const std::filesystem::path& directory) {
    const auto home = must(store::DataDirectory::open_for_reading(directory));
    auto database = must(store::Database::open_for_reading(home.database()));
    const auto begin = Clock::now();
    const auto report = must(store::verify_journal(home, database, {}, {}));
    const double ours = microseconds(Clock::now() - begin) / static_cast<double>(report.records);
    sync::JournalKey key = sync::JournalKey::make();
    const sync::Digest digest = sync::sha256("limit");
    const auto signature = *sync::from_base64(key.sign(digest));
    constexpr int rounds = 4000;
    const auto limit_begin = Clock::now();
    int good = 0;
    for (int i = 0; i < rounds; ++i) {
        good += key.public_key().verifies(digest, signature) ? 1 : 0;
    }
    const double limit = microseconds(Clock::now() - limit_begin) / rounds;
    std::printf("verify: %.1f us a record, ECDSA alone %.1f us: %.0f %% of the limit (goal 80), %s, %d\n", ours, limit,
                100 * limit / ours, report.good() ? "journal good" : "JOURNAL BAD", good);
}

/// Nothing a volunteer waits for may grow with the age of the till; verify grows with its records alone.
void measure_growth(const std::filesystem::path& directory, std::int64_t records_max) {
    const auto home = new_till(directory);
    const store::SystemClock clock;
    const session::SaleRecord sale = sale_of(5);
    auto journal = must(store::JournalStore::open(home, clock, {}));
    fill_envelope(journal->database());
    std::puts(
        "over the age of the till, sales of 5 lines\n   records   finish p50 us   p99 us   open ms   verify us a "
        "record");
    std::int64_t records = 1;  // the till_init
    for (std::int64_t goal = 1000; goal <= records_max; goal *= 10) {
        Times finish;
        for (; records < goal; ++records) {
            const auto begin = Clock::now();
            must(journal->append(sale));
            const auto end = Clock::now();
            if (goal - records <= 500) {
                finish.all.push_back(microseconds(end - begin));
            }
            must(journal->idle());
        }
        journal.reset();
        const auto opening = Clock::now();
        journal = must(store::JournalStore::open(home, clock, {}));
        const double open_ms = microseconds(Clock::now() - opening) / 1000;
        auto database = must(store::Database::open_for_reading(home.database()));
        const auto verifying = Clock::now();
        const auto report = must(store::verify_journal(home, database, {}, {}));
        const double verify_us = microseconds(Clock::now() - verifying) / static_cast<double>(report.records);
        std::printf("%10lld %15.0f %8.0f %9.1f %20.1f%s\n", static_cast<long long>(report.records), finish.at(0.5),
                    finish.at(0.99), open_ms, verify_us, report.good() ? "" : "   JOURNAL BAD");
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path base = argc > 1 ? argv[1] : std::filesystem::temp_directory_path();
    const int sales = argc > 2 ? std::atoi(argv[2]) : 2000;
    const std::int64_t records_max = argc > 3 ? std::atoll(argv[3]) : 100'000;
    const ecot::test::TempDir directory{base};
    measure(directory / "five", 5, sales, chromis_5_us);
    measure(directory / "twenty", 20, sales, chromis_20_us);
    measure_verify(directory / "five");
    measure_verify(directory / "twenty");
    measure_growth(directory / "growth", records_max);
    return 0;
}
