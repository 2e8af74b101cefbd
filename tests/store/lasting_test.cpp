// What was sold stays what it was, whatever becomes of goods, prices, rules and people (fiscal.md, mistake 1; V9).
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/data_directory.hpp"
#include "pos/store/demo.hpp"
#include "pos/store/init.hpp"
#include "pos/store/journal_reader.hpp"
#include "pos/store/journal_store.hpp"
#include "pos/store/members.hpp"
#include "tests/store/sample_date.hpp"
#include "tests/store/sample_sale.hpp"
#include "tests/support/temp_dir.hpp"

namespace ecot::store {
namespace {

using testing::HasSubstr;

/// A change of every row of each table that is not the journal or made from it.
const std::map<std::string, std::string> changes = {
    {"carts", "INSERT INTO carts (only_row, json) VALUES (1, 'other')"},
    {"categories", "UPDATE categories SET name = 'other', picture = 1, tint = 1, place = place + 1"},
    {"envelopes",
     "UPDATE envelopes SET name = 'other', granted_cents = 1, complement_taxable = 0, valid_to = '1999-01-01'"},
    {"lockouts", "INSERT INTO lockouts (operator, failures) VALUES ('amina', 3)"},
    {"meal_voucher_limits", "UPDATE meal_voucher_limits SET from_date = '1999-01-01', day_max_cents = 1"},
    {"member_cards", "UPDATE member_cards SET code = 'X' || code"},
    {"member_groups", "UPDATE member_groups SET code = 'X' || code, from_date = '1999-01-01'"},
    {"member_tiers", "UPDATE member_tiers SET code = 'other', to_date = '1999-01-01'"},
    {"members", "UPDATE members SET display_name = 'Other', adults = 9, children = 9, membership_until = ''"},
    {"operators", "UPDATE operators SET name = 'Other', role = 'volunteer', place = place + 1"},
    {"order_lines", "UPDATE order_lines SET product = 'other', quantity_milli = 1"},
    {"orders", "UPDATE orders SET pickup_date = '1999-01-01', member = 'other', paid_cents = 1"},
    {"product_barcodes", "UPDATE product_barcodes SET code = 'X' || code, quantity_milli = 1"},
    {"product_meal_voucher", "UPDATE product_meal_voucher SET eligible = 1 - eligible, from_date = '1999-01-01'"},
    {"product_vat", "UPDATE product_vat SET bp = 2000 - bp, from_date = '1999-01-01'"},
    {"products", "UPDATE products SET name = 'Other', price_cents = 1, unit = 'l', tags = '', supplier = 'other'"},
    {"programmes", "UPDATE programmes SET json = '{}'"},
    {"settings", "INSERT INTO settings (name, value) VALUES ('language', 'en')"},
    {"table_versions", "UPDATE table_versions SET version = version + 7"}};

std::string verified(const DataDirectory& directory, Database& database) {
    std::string lines;
    const auto report = verify_journal(directory, database, {},
                                       [&lines](const sync::Break& found) { lines += sync::to_line(found) + '\n'; });
    return lines + (report ? sync::to_line(*report) : report.error().detail);
}

TEST(Journal, StaysTrueWhenEveryMasterRowChangesAndTheBuyerIsErased) {
    const ecot::test::TempDir parent;
    ASSERT_TRUE(make_till(parent / "till", demo_till(test::today)));
    const auto directory = DataDirectory::open_for_writing(parent / "till");
    ASSERT_TRUE(directory);
    const SystemClock clock;
    const auto journal = JournalStore::open(*directory, clock, {});
    ASSERT_TRUE(journal);
    Database& database = (*journal)->database();
    const std::string buyer = member_with_card(database, "M000017").value().value();
    session::SaleRecord sale = test::lentils();
    sale.member = buyer;
    sale.lines[0].product = "chickpeas";
    sale.lines[0].parts[0].funders[0].envelope = demo_envelopes().at(0).id;
    sale.taxable_envelopes = {demo_envelopes().at(0).id};
    const auto sold = (*journal)->append(sale);
    ASSERT_TRUE(sold) << sold.error().detail;
    const std::string payload = read_record(database, 1, sold->seq).value()->payload;
    ASSERT_THAT(payload, HasSubstr(buyer));

    const auto changed = database.transaction([&] {
        Query tables = database.query(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN "
            "('journal', "
            "'record_counts', 'envelope_use', 'usage', 'meal_voucher_use', 'session_totals', 'session_figures', "
            "'member_figures')");
        std::size_t count = 0;
        while (tables.step()) {
            EXPECT_TRUE(changes.contains(tables.text(0))) << tables.text(0) << " is a table that nothing changes here";
            ++count;
        }
        EXPECT_EQ(count, changes.size());
    });
    ASSERT_TRUE(changed);
    for (const auto& [table, sql] : changes) {
        const auto done = database.transaction([&database, &sql = sql] { database.execute(sql); });
        EXPECT_TRUE(done) << table << ": " << done.error().detail;
    }
    ASSERT_TRUE(database.transaction([&] { erase_member(database, buyer); }));
    EXPECT_EQ(verified(*directory, database), "ok 2 records");
    EXPECT_EQ(read_record(database, 1, sold->seq).value()->payload, payload);
    EXPECT_EQ(rebuild_derived(database), 2) << "nothing that is derived needs the tables either";
    EXPECT_TRUE((*journal)->append(test::event("stop")));
    EXPECT_EQ(verified(*directory, database), "ok 3 records");
}

}  // namespace
}  // namespace ecot::store
