// How long a till takes to read its tables, beside the bare reading of the same rows by SQLite in the same run.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <unistd.h>

#include "pos/store/data_directory.hpp"
#include "pos/store/database.hpp"
#include "pos/store/loading.hpp"
#include "pos/store/members.hpp"
#include "pos/store/products.hpp"
#include "pos/store/schema.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/made_names.hpp"

namespace ecot {
namespace {

using namespace std::chrono_literals;
constexpr pricing::Date today = 2026y / 11 / 21;

template <class Work>
double best_ms(int turns, const Work& work) {
    double best = 1e9;
    for (int turn = 0; turn < turns; ++turn) {
        const auto begin = bench::processor_time();
        work();
        const std::chrono::duration<double, std::milli> took = bench::processor_time() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

std::vector<store::ProductRow> made_products(std::size_t count) {
    std::vector<store::ProductRow> rows;
    for (std::string& name : bench::made_product_names(count)) {
        store::ProductRow row;
        row.id = "p" + std::to_string(rows.size());
        row.name = std::move(name);
        row.category = "c" + std::to_string(rows.size() % 9);
        row.price = pricing::Money::from_cents(static_cast<std::int64_t>(100 + rows.size() % 900));
        row.vat = pricing::BasisPoints{550};
        row.barcodes = {{.code = std::to_string(3'560'000'000'000 + rows.size() * 10)}};
        row.tags = {"food", "bio"};
        row.supplier = "Coop";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<session::Member> made_members(std::size_t count) {
    std::vector<session::Member> members;
    for (std::string& name : bench::made_member_names(count)) {
        session::Member& member = members.emplace_back();
        member.id = "m" + std::to_string(members.size());
        member.display_name = std::move(name);
        member.cards = {"M" + std::to_string(1'000'000 + members.size())};
        member.tiers = {{.code = "A", .from = today, .to = {}}};
        member.household = {.adults = 2, .children = 1};
        member.membership_until = today;
    }
    return members;
}

void fill(store::Database& database, std::size_t products, std::size_t members) {
    const auto done = database.transaction([&] {
        std::vector<session::Category> categories;
        for (int number = 0; number < 9; ++number) {
            categories.push_back({.id = "c" + std::to_string(number), .name = "C", .picture = 0, .tint = number});
        }
        store::write_categories(database, categories);
        store::write_products(database, made_products(products), today);
        store::write_members(database, made_members(members));
    });
    if (!done) {
        std::printf("%s\n", done.error().detail.c_str());
    }
}

// The same rows, stepped through and looked at, and nothing kept.
std::int64_t bare_reading(store::Database& database) {
    std::int64_t sum = 0;
    for (const char* const sql :
         {"SELECT number, id, name, category, unit, price_cents, tags, supplier, origin, tare_milli, picture, "
          "favourite "
          "FROM products ORDER BY number",
          "SELECT product, from_date, bp FROM product_vat ORDER BY product, from_date",
          "SELECT product, from_date, eligible FROM product_meal_voucher ORDER BY product, from_date",
          "SELECT product, code, quantity_milli FROM product_barcodes ORDER BY product, code",
          "SELECT number, id, display_name, adults, children, membership_until FROM members ORDER BY number",
          "SELECT member, code FROM member_cards ORDER BY member, code",
          "SELECT member, code, from_date, to_date FROM member_tiers ORDER BY member, from_date",
          "SELECT member, code, from_date, to_date FROM member_groups ORDER BY member, code, from_date"}) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(database.connection().getHandle(), sql, -1, &statement, nullptr);
        const int columns = sqlite3_column_count(statement);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            for (int column = 0; column < columns; ++column) {
                sqlite3_column_text(statement, column);
                sum += sqlite3_column_bytes(statement, column);
            }
        }
        sqlite3_finalize(statement);
    }
    return sum;
}

}  // namespace

int measure_loading() {
    std::string directory = (std::filesystem::temp_directory_path() / "ecot-bench-XXXXXX").string();
    if (::mkdtemp(directory.data()) == nullptr) {
        return 1;
    }
    std::printf("%-22s %14s %10s %8s %22s\n", "products + members", "bare rows ms", "ours ms", "ratio",
                "of it rows into values");
    double ratio_of_goal = 0;
    for (const std::size_t count : {100U, 1'000U, 10'000U, 100'000U, 1'000'000U}) {
        const std::filesystem::path file = std::filesystem::path{directory} / (std::to_string(count) + ".db");
        auto database = store::Database::open_for_writing(file);
        if (!database || !store::migrate(*database)) {
            return 1;
        }
        fill(*database, count, count / 2);
        const int turns = count > 100'000 ? 2 : 5;
        const double bare = best_ms(turns, [&] { return bare_reading(*database); });
        const double values = best_ms(turns, [&] {
            return store::load_products(*database).has_value() && store::load_members(*database).has_value();
        });
        const double ours = best_ms(turns, [&] { return store::load_till(*database, {}).has_value(); });
        std::printf("%9zu + %-9zu %14.1f %10.1f %8.2f %22.1f\n", count, count / 2, bare, ours, ours / bare, values);
        ratio_of_goal = count == 100'000 ? ours / bare : ratio_of_goal;
    }
    std::filesystem::remove_all(directory);
    std::printf("goal: 100,000 + 50,000 at most 3 x the bare rows: %s\n", ratio_of_goal <= 3 ? "kept" : "NOT KEPT");
    return ratio_of_goal <= 3 ? 0 : 1;
}

}  // namespace ecot

int main() {
    return ecot::measure_loading();
}
