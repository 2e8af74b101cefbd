#include "tests/bench/made_tables.hpp"

#include <chrono>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "pos/store/members.hpp"
#include "pos/store/products.hpp"
#include "tests/bench/made_names.hpp"

namespace ecot::bench {
namespace {

using namespace std::chrono_literals;
constexpr pricing::Date today = 2026y / 11 / 21;

std::vector<store::ProductRow> made_products(std::size_t count) {
    std::vector<store::ProductRow> rows;
    for (std::string& name : made_product_names(count)) {
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
    for (std::string& name : made_member_names(count)) {
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

}  // namespace

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

}  // namespace ecot::bench
