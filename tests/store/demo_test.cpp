#include "pos/store/demo.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/store/demo_products.hpp"
#include "pos/store/init.hpp"
#include "pos/store/loading.hpp"
#include "pos/store/usage_query.hpp"
#include "tests/store/sample_date.hpp"
#include "tests/store/store_database.hpp"

namespace ecot::store {
namespace {

using namespace std::chrono_literals;
using pricing::Quantity;
using test::today;
using testing::ElementsAre;

session::Loaded demo(pricing::Date date = today) {
    test::StoreDatabase store;
    store.write([&](Database& database) { write_demo(database, date); });
    return load_till(*store, demo_config()).value();
}

TEST(Demo, HasAbout150ProductsInNineCategories) {
    const session::Loaded loaded = demo();
    EXPECT_GE(loaded.catalogue->size(), 145U);
    EXPECT_LE(loaded.catalogue->size(), 160U);
    ASSERT_EQ(loaded.catalogue->categories().size(), 9U);
    for (const session::Category& category : loaded.catalogue->categories()) {
        EXPECT_GE(loaded.catalogue->in_category(category.id).size(), 8U) << category.id;
    }
}

TEST(Demo, HasValidEan13sAndGoodsByWeight) {
    std::size_t by_weight = 0;
    const session::Loaded loaded = demo();
    for (session::ProductIndex index = 0; index < loaded.catalogue->size(); ++index) {
        const session::Product product = loaded.catalogue->product(index);
        const bool weighed = product.unit == pricing::Unit::Kilogram;
        by_weight += weighed ? 1U : 0U;
        EXPECT_EQ(product.barcodes.empty(), product.unit == pricing::Unit::Litre) << product.id;
        for (const session::Barcode& barcode : product.barcodes) {
            ASSERT_EQ(barcode.code.size(), 13U);
            EXPECT_EQ(barcode.code.starts_with("21"), weighed) << "the label of the shop's own scale";
            int sum = 0;
            for (std::size_t at = 0; at < 13; ++at) {
                sum += (barcode.code[at] - '0') * (at % 2 == 0 ? 1 : 3);
            }
            EXPECT_EQ(sum % 10, 0) << barcode.code;
        }
    }
    EXPECT_GE(by_weight, 25U);
}

TEST(Demo, HasTheGoodsThatScriptsRelyOn) {
    const session::Loaded loaded = demo();
    const auto chickpeas = loaded.catalogue->find("chickpeas");
    ASSERT_TRUE(chickpeas);
    EXPECT_EQ(loaded.catalogue->product(*chickpeas).unit, pricing::Unit::Kilogram);
    const auto scanned = loaded.catalogue->find_barcode("3560070123452");
    ASSERT_TRUE(scanned);
    EXPECT_EQ(loaded.catalogue->product(scanned->product).name, "Pois chiches secs 500\u00A0g");
    ASSERT_FALSE(loaded.catalogue->search("poichi", 40).empty());
    EXPECT_EQ(loaded.catalogue->product(loaded.catalogue->search("poichi", 40)[0]).name,
              "Pois chiches cuits 400\u00A0g");
}

TEST(Demo, PutsTheFavouritesOfTheCheckoutInOrder) {
    const session::Loaded loaded = demo();
    std::vector<std::string> names;
    for (const session::ProductIndex index : loaded.catalogue->favourites()) {
        names.push_back(loaded.catalogue->product(index).name);
    }
    EXPECT_THAT(names, ElementsAre("Panier de légumes bio", "Huile d’olive vierge extra 75\u00A0cl",
                                   "Pois chiches secs 500\u00A0g", "Lentilles vertes", "Riz de Camargue 1\u00A0kg",
                                   "Spaghetti 500\u00A0g", "Farine de blé T80 1\u00A0kg", "Tomates pelées 400\u00A0g",
                                   "Œufs plein air ×\u00A06", "Savon de Marseille 300\u00A0g",
                                   "Miel de fleurs 250\u00A0g", "Pommes Gala bio"));
}

TEST(Demo, HasSixtyMembersWithCardsInFourTiers) {
    const session::Loaded loaded = demo();
    EXPECT_EQ(loaded.members->size(), 60U);
    std::set<std::string> tiers;
    for (session::MemberIndex index = 0; index < loaded.members->size(); ++index) {
        const session::Member member = loaded.members->member(index);
        EXPECT_EQ(member.cards.size(), 1U);
        tiers.insert(member.tiers.at(0).code);
    }
    EXPECT_EQ(tiers, (std::set<std::string>{"A", "B", "C", "D"}));
    const auto card = loaded.members->find_card("M000017");
    ASSERT_TRUE(card);
    const session::Member samira = loaded.members->member(*card);
    EXPECT_EQ(samira.display_name, "Samira B.");
    EXPECT_EQ(samira.household, (pricing::Household{.adults = 2, .children = 3}));
    const pricing::Member priced = session::priced_member(samira, today);
    EXPECT_EQ(priced.tier, "A");
    EXPECT_GT(priced.membership_until, today);
}

pricing::Request cart_of_samira(const session::Loaded& loaded) {
    pricing::Request request;
    request.date = today;
    request.site = loaded.site.id;
    request.member = session::priced_member(loaded.members->member(*loaded.members->find_card("M000017")), today);
    request.programmes = loaded.programmes;
    request.envelopes = loaded.envelopes;
    const auto add = [&](const char* id, std::int64_t milli) {
        const session::Product product = loaded.catalogue->product(*loaded.catalogue->find(id));
        request.products.push_back(
            {product.id, product.unit, product.price, *session::in_force(product.vat, today), product.tags});
        request.lines.push_back(
            {.product = product.id, .quantity = Quantity::from_milli(milli), .amount = {}, .choice = {}});
    };
    add("basket", 1000);
    add("olive-oil", 2000);
    add("lentils", 482);
    add("soap", 2000);
    add("chickpeas-500", 3000);
    return request;
}

// The cart of the pictures: 40,78, of which the collective covers 23,59.
TEST(Demo, CoversTheCartOfSamira) {
    const auto quote = pricing::quote(cart_of_samira(demo()));
    ASSERT_TRUE(quote);
    EXPECT_EQ(quote->totals.reference.cents(), 4078);
    EXPECT_EQ(quote->totals.funded.cents(), 2359);
    EXPECT_EQ(quote->totals.member.cents(), 1719);
    std::vector<std::int64_t> covered;
    for (const pricing::QuoteLine& line : quote->lines) {
        covered.push_back((line.reference - line.member).cents());
    }
    EXPECT_THAT(covered, ElementsAre(720, 1008, 113, 176, 342));
}

TEST(Demo, HasEightProgrammesThatDrawFromEightEnvelopes) {
    const session::Loaded loaded = demo();
    EXPECT_EQ(loaded.programmes->size(), 8U);
    EXPECT_EQ(loaded.envelopes.size(), 8U);
    std::set<std::string> named;
    for (const pricing::Programme& programme : *loaded.programmes) {
        for (const pricing::Funder& funder : programme.funders) {
            named.insert(funder.envelope);
        }
    }
    EXPECT_EQ(named.size(), 8U);
}

TEST(Demo, IsTheSameEachTimeButForTheDates) {
    EXPECT_EQ(demo_members(today), demo_members(today));
    const auto later = demo_members(today + std::chrono::months{1});
    EXPECT_EQ(later[16].id, demo_members(today)[16].id);
    EXPECT_NE(later[16].tiers, demo_members(today)[16].tiers);
}

TEST(Demo, HasFortyOrdersToPickUpToday) {
    test::StoreDatabase store;
    store.write([](Database& database) { write_demo(database, today); });
    const auto count = [&](const char* sql) {
        return store
            ->run([&] {
                Query query = store->query(sql);
                query.step();
                return query.integer(0);
            })
            .value();
    };
    EXPECT_EQ(count("SELECT count(*) FROM orders WHERE pickup_date = '2026-11-21'"), 40);
    EXPECT_EQ(count("SELECT count(*) FROM order_lines WHERE product NOT IN (SELECT id FROM products)"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM orders WHERE member NOT IN (SELECT id FROM members)"), 0);
    EXPECT_EQ(count("SELECT count(DISTINCT order_id) FROM order_lines"), 40);
}

}  // namespace
}  // namespace ecot::store
