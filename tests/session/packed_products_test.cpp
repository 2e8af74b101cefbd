#include "pos/session/packed_products.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/session/catalogue.hpp"

namespace ecot::session {
namespace {

using namespace std::chrono_literals;
using pricing::BasisPoints;
using pricing::Quantity;
using std::chrono::January;
using testing::ElementsAre;

Product full_product() {
    Product product;
    product.id = "chickpeas";
    product.name = "Pois chiches, cuits à la vapeur et conservés dans leur eau, bocal d’un litre";
    product.category = "grocery";
    product.unit = pricing::Unit::Litre;
    product.price = pricing::Money::from_cents(10'000'000'000'000);
    product.vat = {{.from = {}, .value = BasisPoints{550}}, {.from = 2027y / January / 1, .value = BasisPoints{2000}}};
    product.meal_voucher = {{.from = {}, .value = true}, {.from = 2026y / January / 1, .value = false}};
    product.barcodes = {{.code = "3560070123452", .quantity = Quantity::from_milli(1000)},
                        {.code = "13560070123459", .quantity = Quantity::from_milli(6000)},
                        {.code = "BOCAL-DE-LA-MAISON-DU-COIN", .quantity = Quantity::from_milli(1)}};
    product.tags = {"food", "food_voucher", "bio"};
    product.supplier = "Coop";
    product.origin = "Provence";
    product.tare = Quantity::from_milli(246);
    product.picture = U'🫘';
    product.favourite = true;
    return product;
}

Product product_called(const std::string& id, const std::string& name) {
    Product product;
    product.id = id;
    product.name = name;
    return product;
}

std::vector<std::string> ids(const PackedProducts& products) {
    std::vector<std::string> all;
    for (ProductIndex index = 0; index < products.size(); ++index) {
        all.push_back(products.product(index).id);
    }
    return all;
}

TEST(PackedProducts, GivesBackAProductWithEverythingSet) {
    const PackedProducts products{full_product()};
    ASSERT_EQ(products.size(), 1U);
    EXPECT_EQ(products.product(0), full_product());
}

TEST(PackedProducts, GivesBackAProductWithNothingSet) {
    const PackedProducts products{Product{}, full_product(), Product{}};
    EXPECT_EQ(products.product(0), Product{});
    EXPECT_EQ(products.product(1), full_product());
    EXPECT_EQ(products.product(2), Product{});
}

TEST(PackedProducts, GivesBackTheSameAfterGivingBackRoom) {
    PackedProducts products{product_called("a", "Riz"), full_product()};
    products.shrink();
    EXPECT_EQ(products.product(0), product_called("a", "Riz"));
    EXPECT_EQ(products.product(1), full_product());
}

TEST(PackedProducts, ShowsTheFaceOfAProduct) {
    const PackedProducts products{full_product()};
    const ProductFace face = products.face(0);
    EXPECT_EQ(face.id, "chickpeas");
    EXPECT_EQ(face.name, "Pois chiches, cuits à la vapeur et conservés dans leur eau, bocal d’un litre");
    EXPECT_EQ(face.category, "grocery");
    EXPECT_EQ(face.unit, pricing::Unit::Litre);
    EXPECT_EQ(face.price.cents(), 10'000'000'000'000);
    EXPECT_EQ(face.picture, U'🫘');
    EXPECT_EQ(face.vat, full_product().vat);
    EXPECT_EQ(face.meal_voucher, full_product().meal_voucher);
    EXPECT_EQ(face.tags, full_product().tags);
}

TEST(PackedProducts, KeepsApartWhatDiffersInOneThingOnly) {
    std::vector<Product> given(7, full_product());
    given[1].tags = {"food", "food_voucher"};
    given[2].tags = {"food_voucher", "food", "bio"};
    given[3].vat[1].from = 2027y / January / 2;
    given[4].vat[0].value = BasisPoints{551};
    given[5].meal_voucher[1].value = true;
    given[6].meal_voucher.clear();
    const PackedProducts products{given};
    for (std::size_t index = 0; index < given.size(); ++index) {
        EXPECT_EQ(products.product(index), given[index]) << index;
    }
}

TEST(PackedProducts, KeepsTagsAsTheyWereCut) {
    std::vector<Product> given(3);
    given[0].tags = {"food bio"};
    given[1].tags = {"food", "bio"};
    given[2].tags = {"food", "", "bio"};
    const PackedProducts products{given};
    for (std::size_t index = 0; index < given.size(); ++index) {
        EXPECT_EQ(products.product(index), given[index]) << index;
    }
}

TEST(PackedProducts, KeepsManyThatShareNothingAndManyThatShareAll) {
    std::vector<Product> given;
    for (int number = 0; number < 3000; ++number) {
        Product product = full_product();
        product.id = std::to_string(number);
        if (number % 2 == 0) {
            const std::string own = " of " + product.id;
            product.category += own;
            product.supplier += own;
            product.origin += own;
            product.tags.push_back(product.id);
            product.vat[0].value = BasisPoints{number};
            product.meal_voucher[1].from = std::chrono::year{1000 + number} / January / 1;
            product.tare = Quantity::from_milli(10'000 + number);
            product.barcodes[0].quantity = Quantity::from_milli(20'000 + number);
        }
        given.push_back(std::move(product));
    }
    PackedProducts products{given};
    products.shrink();
    for (std::size_t index = 0; index < given.size(); ++index) {
        ASSERT_EQ(products.product(index), given[index]) << index;
    }
}

TEST(PackedProducts, KeepsAVeryLongNameAndManyBarcodesAndTags) {
    Product product = product_called("long", std::string(300'000, 'x'));
    for (int number = 0; number < 1000; ++number) {
        product.barcodes.push_back({.code = "CODE-" + std::to_string(number)});
        product.tags.push_back("tag" + std::to_string(number));
    }
    const PackedProducts products{product_called("before", "Riz"), product, product_called("after", "Thé")};
    EXPECT_EQ(products.product(1), product);
    EXPECT_EQ(products.product(2), product_called("after", "Thé"));
}

TEST(PackedProducts, PutsSomeFirstAndKeepsTheOrderOfTheOthers) {
    PackedProducts products{product_called("a", ""), product_called("b", ""), product_called("c", ""),
                            product_called("d", ""), product_called("e", "")};
    products.put_first(std::vector<ProductIndex>{3, 1});
    EXPECT_THAT(ids(products), ElementsAre("d", "b", "a", "c", "e"));
    products.put_first({});
    EXPECT_THAT(ids(products), ElementsAre("d", "b", "a", "c", "e"));
}

TEST(PackedProducts, FindsBarcodesAfterSomeWerePutFirst) {
    PackedProducts products{product_called("plain", "Riz"), full_product(), product_called("last", "Thé")};
    products.put_first(std::vector<ProductIndex>{2, 1});
    const Catalogue catalogue{std::move(products), {}};
    const auto pack = catalogue.find_barcode("13560070123459");
    ASSERT_TRUE(pack);
    EXPECT_EQ(pack->product, 1U);
    EXPECT_EQ(pack->quantity.milli(), 6000);
    EXPECT_EQ(catalogue.product(pack->product), full_product());
    EXPECT_EQ(catalogue.find("last"), 0U);
    EXPECT_EQ(catalogue.find("plain"), 2U);
    EXPECT_THAT(catalogue.search("riz", 10), ElementsAre(2U));
    EXPECT_THAT(catalogue.favourites(), ElementsAre(1U));
}

// Two writings of one trade item number: the product that comes first is the one that is meant.
TEST(PackedProducts, FindsTheFirstProductOfTwoWithOneCode) {
    Product upc = product_called("upc", "Riz");
    upc.barcodes = {{.code = "012345678905"}};
    Product ean = product_called("ean", "Riz");
    ean.barcodes = {{.code = "0012345678905"}};
    PackedProducts products{upc, ean};
    products.put_first(std::vector<ProductIndex>{1});
    const Catalogue catalogue{std::move(products), {}};
    EXPECT_EQ(catalogue.product(catalogue.find_barcode("012345678905")->product).id, "ean");
}

TEST(PackedProducts, CanBeNone) {
    PackedProducts none;
    none.put_first({});
    none.shrink();
    EXPECT_EQ(none.size(), 0U);
    const Catalogue catalogue{std::move(none), {}};
    EXPECT_EQ(catalogue.size(), 0U);
    EXPECT_FALSE(catalogue.find(""));
    EXPECT_FALSE(catalogue.find_barcode("3560070123452"));
}

TEST(PackedProductsDeathTest, HaveNothingBeyondTheirEnd) {
    const PackedProducts products{full_product()};
    EXPECT_DEATH(static_cast<void>(products.product(1)), "");
}

}  // namespace
}  // namespace ecot::session
