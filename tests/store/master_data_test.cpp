#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/carts.hpp"
#include "pos/store/members.hpp"
#include "pos/store/operators.hpp"
#include "pos/store/products.hpp"
#include "pos/store/programmes.hpp"
#include "pos/store/settings.hpp"
#include "pos/store/usage_query.hpp"
#include "tests/store/sample_date.hpp"
#include "tests/store/store_database.hpp"

namespace ecot::store {
namespace {

using namespace std::chrono_literals;
using pricing::BasisPoints;
using pricing::Money;
using pricing::Quantity;
using session::in_force;
using test::StoreDatabase;
using test::today;
using testing::ElementsAre;

constexpr pricing::Date yesterday = 2026y / 11 / 20;

ProductRow lentil_row() {
    ProductRow row;
    row.id = "lentils";
    row.name = "Lentilles vertes";
    row.category = "bulk";
    row.unit = pricing::Unit::Kilogram;
    row.price = Money::from_cents(390);
    row.vat = BasisPoints{550};
    row.meal_voucher = true;
    row.barcodes = {{.code = "3560070123452"}, {.code = "13560070123459", .quantity = Quantity::from_milli(6000)}};
    row.tags = {"bio", "food_voucher"};
    row.supplier = "Coopérative du Val";
    row.origin = "France";
    row.tare = Quantity::from_milli(12);
    row.picture = U'🫛';
    row.favourite = 4;
    return row;
}

void write(StoreDatabase& store, const std::vector<ProductRow>& rows, pricing::Date date) {
    store.write([&](Database& database) {
        write_categories(database, {{.id = "bulk", .name = "Vrac", .picture = U'🫘', .tint = 5}});
        write_products(database, rows, date);
    });
}

TEST(Products, ComeBackAsTheyWereWritten) {
    StoreDatabase store;
    write(store, {lentil_row()}, yesterday);
    const StoredProducts stored = load_products(*store).value();
    ASSERT_EQ(stored.products.size(), 1U);
    const session::Product& product = stored.products[0];
    EXPECT_EQ(product.id, "lentils");
    EXPECT_EQ(product.name, "Lentilles vertes");
    EXPECT_EQ(product.category, "bulk");
    EXPECT_EQ(product.unit, pricing::Unit::Kilogram);
    EXPECT_EQ(product.price.cents(), 390);
    EXPECT_EQ(in_force(product.vat, 1999y / 1 / 1), BasisPoints{550});
    EXPECT_EQ(in_force(product.meal_voucher, today), true);
    EXPECT_THAT(product.tags, ElementsAre("bio", "food_voucher"));
    EXPECT_EQ(product.supplier, "Coopérative du Val");
    EXPECT_EQ(product.origin, "France");
    EXPECT_EQ(product.tare.milli(), 12);
    EXPECT_EQ(product.picture, U'🫛');
    EXPECT_TRUE(product.favourite);
    EXPECT_THAT(product.barcodes,
                ElementsAre(session::Barcode{.code = "13560070123459", .quantity = Quantity::from_milli(6000)},
                            session::Barcode{.code = "3560070123452"}));
    ASSERT_EQ(stored.categories.size(), 1U);
    EXPECT_EQ(stored.categories[0].name, "Vrac");
    EXPECT_EQ(stored.categories[0].tint, 5);
}

TEST(Products, KeepTheRatesOfEarlierDays) {
    StoreDatabase store;
    ProductRow row = lentil_row();
    write(store, {row}, yesterday);
    row.vat = BasisPoints{1000};
    row.meal_voucher = false;
    write(store, {row}, today);
    const session::Product product = load_products(*store).value().products[0];
    EXPECT_EQ(in_force(product.vat, yesterday), BasisPoints{550});
    EXPECT_EQ(in_force(product.vat, today), BasisPoints{1000});
    EXPECT_EQ(in_force(product.meal_voucher, yesterday), true);
    EXPECT_EQ(in_force(product.meal_voucher, today), false);
}

TEST(Products, WrittenAgainUnchangedGetNoNewRows) {
    StoreDatabase store;
    write(store, {lentil_row()}, yesterday);
    write(store, {lentil_row()}, today);
    const session::Product product = load_products(*store).value().products[0];
    EXPECT_EQ(product.vat.size(), 1U);
    EXPECT_EQ(product.meal_voucher.size(), 1U);
    EXPECT_EQ(product.barcodes.size(), 2U);
}

TEST(Products, KeepPictureAndPlaceThatAnImportDoesNotName) {
    StoreDatabase store;
    ProductRow row = lentil_row();
    write(store, {row}, yesterday);
    row.picture = std::nullopt;
    row.favourite = std::nullopt;
    row.price = Money::from_cents(400);
    write(store, {row}, today);
    const session::Product product = load_products(*store).value().products[0];
    EXPECT_EQ(product.picture, U'🫛');
    EXPECT_TRUE(product.favourite);
    EXPECT_EQ(product.price.cents(), 400);
}

TEST(Products, LetACodeMoveFromOneToAnother) {
    StoreDatabase store;
    ProductRow first = lentil_row();
    ProductRow second = lentil_row();
    second.id = "beans";
    second.barcodes = {{.code = "20000011"}};
    write(store, {first, second}, yesterday);
    std::swap(first.barcodes, second.barcodes);
    write(store, {first, second}, today);
    EXPECT_EQ(load_products(*store).value().products[0].barcodes[0].code, "20000011");
}

TEST(Products, StandWithFavouritesFirst) {
    StoreDatabase store;
    std::vector<ProductRow> rows;
    for (const auto& [id, place] : {std::pair{"a", 0}, {"b", 2}, {"c", 0}, {"d", 1}}) {
        ProductRow row = lentil_row();
        row.id = id;
        row.favourite = place;
        row.barcodes.clear();
        rows.push_back(row);
    }
    write(store, rows, today);
    const StoredProducts stored = load_products(*store).value();
    std::string ids;
    for (const session::Product& product : stored.products) {
        ids += product.id;
    }
    EXPECT_EQ(ids, "dbac");
}

// Rates, rights and barcodes are read along the products: none goes to a neighbour, whoever has several or none.
TEST(Products, AreInACatalogueWhatTheyAreInAList) {
    StoreDatabase store;
    std::vector<ProductRow> rows;
    for (int number = 0; number < 60; ++number) {
        ProductRow row = lentil_row();
        row.id = "p" + std::to_string(number);
        row.name = "Lentilles " + std::to_string(number);
        row.unit = number % 3 == 0 ? pricing::Unit::Piece : pricing::Unit::Litre;
        row.price = Money::from_cents(number);
        row.vat = BasisPoints{number % 5};
        row.meal_voucher = number % 4 == 0;
        row.tags.resize(static_cast<std::size_t>(number % 3));
        row.favourite = number % 10 == 7 ? 100 - number : 0;
        row.barcodes.clear();
        for (int code = 0; code < number % 4; ++code) {
            row.barcodes.push_back({.code = std::to_string(20'000'000 + number * 10 + code)});
        }
        rows.push_back(std::move(row));
    }
    write(store, rows, yesterday);
    for (std::size_t number = 0; number < rows.size(); number += 7) {
        rows[number].vat = BasisPoints{2000};
    }
    write(store, rows, today);
    const StoredProducts stored = load_products(*store).value();
    const auto catalogue = load_catalogue(*store).value();
    ASSERT_EQ(stored.products.size(), 60U);
    ASSERT_EQ(catalogue->size(), 60U);
    for (std::size_t index = 0; index < 60; ++index) {
        EXPECT_EQ(catalogue->product(index), stored.products[index]) << index;
    }
    EXPECT_EQ(catalogue->product(0).id, "p57");
    EXPECT_EQ(catalogue->product(6).id, "p0");
    EXPECT_EQ(catalogue->product(6).vat.size(), 2U);
    const auto scanned = catalogue->find_barcode("20000232");
    ASSERT_TRUE(scanned);
    EXPECT_EQ(catalogue->product(scanned->product).id, "p23");
    EXPECT_EQ(catalogue->categories().size(), 1U);
}

TEST(Products, CanBeNone) {
    StoreDatabase store;
    EXPECT_TRUE(load_products(*store).value().products.empty());
    EXPECT_EQ(load_catalogue(*store).value()->size(), 0U);
}

TEST(Products, NeedACategoryThatIsThere) {
    StoreDatabase store;
    ProductRow row = lentil_row();
    row.category = "nowhere";
    const auto written = store->transaction([&] { write_products(*store, {row}, today); });
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, StoreError::Kind::Refused);
    EXPECT_TRUE(load_products(*store).value().products.empty());
}

session::Member samira() {
    session::Member member;
    member.id = "5f0c";
    member.display_name = "Samira B.";
    member.cards = {"M000017", "M900017"};
    member.tiers = {{.code = "B", .from = {}, .to = yesterday}, {.code = "A", .from = today, .to = {}}};
    member.groups = {{.code = "caf", .from = yesterday, .to = today}, {.code = "caf", .from = 2027y / 1 / 1, .to = {}}};
    member.household = {.adults = 2, .children = 3};
    member.membership_until = 2027y / 3 / 31;
    return member;
}

TEST(StoredMembers, ComeBackAsTheyWereWritten) {
    StoreDatabase store;
    session::Member plain;
    plain.id = "77aa";
    plain.display_name = "Paul M.";
    store.write([&](Database& database) { write_members(database, {samira(), plain}); });
    EXPECT_THAT(load_members(*store).value(), ElementsAre(samira(), plain));
}

TEST(StoredMembers, AreInMemoryWhatTheyAreInAList) {
    StoreDatabase store;
    std::vector<session::Member> people;
    for (int number = 0; number < 40; ++number) {
        session::Member member = samira();
        member.id = "m" + std::to_string(number);
        member.cards.resize(static_cast<std::size_t>(number % 3));
        for (std::string& card : member.cards) {
            card += "-" + std::to_string(number);
        }
        member.tiers.resize(static_cast<std::size_t>(number % 2));
        member.groups.resize(static_cast<std::size_t>(number / 2 % 3 % 2));
        people.push_back(std::move(member));
    }
    store.write([&](Database& database) { write_members(database, people); });
    EXPECT_EQ(load_members(*store).value(), people);
    const auto members = load_membership(*store).value();
    ASSERT_EQ(members->size(), 40U);
    for (std::size_t index = 0; index < people.size(); ++index) {
        EXPECT_EQ(members->member(index), people[index]) << index;
    }
    EXPECT_EQ(members->find_card("M900017-5"), 5U);
}

TEST(StoredMembers, AreReplacedWhole) {
    StoreDatabase store;
    store.write([&](Database& database) { write_members(database, {samira()}); });
    session::Member changed = samira();
    changed.cards = {"M000018"};
    changed.groups = {};
    store.write([&](Database& database) { write_members(database, {changed}); });
    EXPECT_THAT(load_members(*store).value(), ElementsAre(changed));
}

TEST(StoredMembers, CanBeErased) {
    StoreDatabase store;
    store.write([&](Database& database) { write_members(database, {samira()}); });
    EXPECT_EQ(member_with_card(*store, samira().cards.at(0)).value(), samira().id);
    store.write([&](Database& database) { erase_member(database, samira().id); });
    EXPECT_EQ(member_with_card(*store, samira().cards.at(0)).value(), std::nullopt);
    EXPECT_TRUE(load_members(*store).value().empty());
    const auto rows = store->run([&] {
        Query query = store->query("SELECT (SELECT count(*) FROM member_cards) + (SELECT count(*) FROM member_tiers)");
        query.step();
        return query.integer(0);
    });
    EXPECT_EQ(rows.value(), 0);
}

TEST(StoredMembers, GetRandomIds) {
    const std::string id = new_member_id().value();
    EXPECT_EQ(id.size(), 32U);
    EXPECT_NE(id, new_member_id().value());
}

pricing::Programme programme(const std::string& id) {
    pricing::Programme programme;
    programme.id = id;
    programme.member_share = pricing::PercentShare{BasisPoints{3000}};
    programme.funders = {{.envelope = "ccas", .rule = pricing::Funder::Remainder{}}};
    programme.cap = pricing::Cap{};
    programme.cap->quantity = Quantity::from_milli(2000);
    programme.cap->period = pricing::CapPeriod::Week;
    return programme;
}

TEST(StoredProgrammes, ComeBackAsTheyWereWritten) {
    StoreDatabase store;
    store.write([&](Database& database) { write_programmes(database, {programme("b"), programme("a")}); });
    EXPECT_THAT(load_programmes(*store).value(), ElementsAre(programme("a"), programme("b")));
}

TEST(StoredEnvelopes, HoldWhatWasGrantedLessWhatSalesTook) {
    StoreDatabase store;
    store.write([](Database& database) {
        write_envelopes(database, {{.id = "ccas", .name = "CCAS", .granted = Money::from_cents(10'000)},
                                   {.id = "fund", .granted = Money::from_cents(500), .complement_taxable = false}});
    });
    store.execute("INSERT INTO envelope_use (envelope, spent_cents, credited_cents) VALUES ('ccas', 2500, 100)");
    EXPECT_THAT(
        load_envelopes(*store).value(),
        ElementsAre(pricing::Envelope{.id = "ccas", .remaining = Money::from_cents(7'600)},
                    pricing::Envelope{.id = "fund", .remaining = Money::from_cents(500), .complement_taxable = false}));
    EXPECT_EQ(envelope_used(*store, "ccas").value().cents(), 2400);
    EXPECT_EQ(envelope_used(*store, "fund").value().cents(), 0);
}

TEST(StoredEnvelopes, NeverHoldLessThanNothing) {
    StoreDatabase store;
    store.write(
        [](Database& database) { write_envelopes(database, {{.id = "ccas", .granted = Money::from_cents(1)}}); });
    store.execute("INSERT INTO envelope_use (envelope, spent_cents, credited_cents) VALUES ('ccas', 2500, 0)");
    EXPECT_EQ(load_envelopes(*store).value()[0].remaining.cents(), 0);
}

TEST(MemberFacts, GiveUsageOfCappedProgrammesAndTodaysMealVouchers) {
    StoreDatabase store;
    store.execute(
        "INSERT INTO usage (member, programme, day, subsidy_cents, quantity_milli) VALUES "
        "('5f0c', 'paniers', '2026-11-15', 800, 1000), ('5f0c', 'paniers', '2026-11-17', 840, 1000), "
        "('77aa', 'paniers', '2026-11-17', 840, 1000), ('5f0c', 'libre', '2026-11-17', 50, 1000);"
        "INSERT INTO meal_voucher_use (member, day, cents) VALUES ('5f0c', '2026-11-20', 900), "
        "('5f0c', '2026-11-21', 1250)");
    pricing::Programme uncapped = programme("libre");
    uncapped.cap.reset();
    const std::vector<pricing::Programme> programmes = {programme("paniers"), uncapped};
    const session::MemberFacts facts = member_facts(*store, samira(), programmes, today).value();
    EXPECT_THAT(facts.usage,
                ElementsAre(pricing::Usage{"paniers", Money::from_cents(840), Quantity::from_milli(1000)}));
    EXPECT_EQ(facts.meal_vouchers_today.cents(), 1250);
    session::Member other = samira();
    other.id = "nobody";
    EXPECT_EQ(member_facts(*store, other, programmes, today).value().meal_vouchers_today.cents(), 0);
}

TEST(PinBook, KnowsEachPersonsPin) {
    StoreDatabase store;
    const Pepper pepper = Pepper::of("pepper");
    const std::string kept = pin_hash("123456", pepper).value();
    store.write([&](Database& database) {
        write_operators(database, {{{"nadia", "Nadia", session::Role::Manager}, kept},
                                   {{"paul", "Paul", session::Role::Volunteer}, kept}});
        write_operators(database, {{{"paul", "Paul M.", session::Role::Volunteer}, std::nullopt}});
    });
    const auto people = load_operators(*store).value();
    ASSERT_EQ(people.size(), 2U);
    EXPECT_EQ(people[0].id, "nadia");
    EXPECT_EQ(people[0].role, session::Role::Manager);
    EXPECT_EQ(people[1].name, "Paul M.");
    const PinBook book = PinBook::load(*store, pepper).value();
    EXPECT_TRUE(book.right("paul", "123456"));
    EXPECT_FALSE(book.right("paul", "654321"));
    EXPECT_FALSE(book.right("nobody", "123456"));
}

TEST(Settings, ComeBackAsTheyWereSaved) {
    StoreDatabase store;
    EXPECT_EQ(load_comfort(*store).value(), session::Comfort{});
    const session::Comfort chosen = {
        .language = session::Language::English, .text_percent = 140, .high_contrast = true, .animation = false};
    ASSERT_TRUE(save_comfort(*store, chosen));
    EXPECT_EQ(load_comfort(*store).value(), chosen);
}

TEST(Settings, KeepTheDevicesAManagerChose) {
    StoreDatabase store;
    EXPECT_EQ(*load_devices(*store), session::DeviceSetup{});
    const session::DeviceSetup chosen{.scanners = {{.device = "05e0:1200 1-1 S1"}, {.device = "b", .french = true}},
                                      .printer = "04b8:0e15 1-2",
                                      .printer_model = "epson-tm-t20",
                                      .drawer_low = true,
                                      .scale = "0922:8003 1-3",
                                      .scale_protocol = "8217"};
    ASSERT_TRUE(save_devices(*store, chosen));
    EXPECT_EQ(*load_devices(*store), chosen);
    ASSERT_TRUE(store->run(
        [&] { store->query("UPDATE settings SET value = '{\"scanners\":7}' WHERE name = 'devices'").done(); }));
    EXPECT_EQ(*load_devices(*store), session::DeviceSetup{}) << "what cannot be read is chosen anew";
}

TEST(Lockouts, ComeBackAsTheyWereSaved) {
    StoreDatabase store;
    EXPECT_TRUE(load_lockouts(*store).value().empty());
    ASSERT_TRUE(save_lockouts(*store, {{"paul", 6}, {"amina", 0}}));
    EXPECT_THAT(load_lockouts(*store).value(), ElementsAre(session::Lockout{"paul", 6}));
    ASSERT_TRUE(save_lockouts(*store, {}));
    EXPECT_TRUE(load_lockouts(*store).value().empty());
}

TEST(VoucherRules, LimitMealVouchersTo25EurosADaySinceOctober2022) {
    StoreDatabase store;
    const session::VoucherRules rules = load_voucher_rules(*store).value();
    EXPECT_FALSE(in_force(rules.meal_voucher_day_max, 2022y / 9 / 30));
    EXPECT_EQ(in_force(rules.meal_voucher_day_max, 2022y / 10 / 1), Money::from_cents(2500));
    store.execute("INSERT INTO meal_voucher_limits VALUES ('2027-01-01', 3000)");
    EXPECT_EQ(in_force(load_voucher_rules(*store).value().meal_voucher_day_max, 2027y / 1 / 1),
              Money::from_cents(3000));
}

session::SavedCarts carts() {
    session::SavedCarts carts;
    carts.current.lines = {{.id = 7,
                            .product = "lentils",
                            .quantity = Quantity::from_milli(482),
                            .tare = Quantity::from_milli(246),
                            .by_hand = true,
                            .amount = Money::from_cents(188),
                            .choice = Money::from_cents(100)}};
    carts.current.member = "5f0c";
    carts.current.tenders = {
        {.kind = session::TenderKind::FoodVoucher, .amount = Money::from_cents(1000), .reference = "B-\"12\"\xC3\xA9"}};
    carts.current.round_up = Money::from_cents(31);
    carts.holds = {{.number = 3, .held_utc_ms = 1'795'000'000'000, .content = carts.current}};
    carts.holds_given = 3;
    carts.training = true;
    return carts;
}

TEST(Carts, ComeBackAsTheyWereSaved) {
    StoreDatabase store;
    EXPECT_EQ(load_carts(*store).value(), session::SavedCarts{});
    ASSERT_TRUE(save_carts(*store, carts()));
    EXPECT_EQ(load_carts(*store).value(), carts());
    ASSERT_TRUE(save_carts(*store, {}));
    EXPECT_EQ(load_carts(*store).value(), session::SavedCarts{});
}

TEST(Carts, AreNotMadeUpFromATextThatIsNotOurs) {
    EXPECT_FALSE(carts_from_json(""));
    EXPECT_FALSE(carts_from_json("[]"));
    EXPECT_FALSE(carts_from_json(R"({"current":{"lines":[{}]}})"));
    std::string text = carts_to_json(carts());
    text.replace(text.find("food_voucher"), 12, "no_such_kind");
    EXPECT_FALSE(carts_from_json(text));
}

}  // namespace
}  // namespace ecot::store
