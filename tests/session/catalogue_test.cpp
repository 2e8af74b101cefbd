#include "pos/session/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::session {
namespace {

using pricing::BasisPoints;
using pricing::Quantity;
using namespace std::chrono_literals;
using std::chrono::November;
using std::chrono::October;
using testing::ElementsAre;
using testing::IsEmpty;

Product named(const std::string& id, const std::string& name, const std::string& category = "grocery") {
    Product product;
    product.id = id;
    product.name = name;
    product.category = category;
    return product;
}

Product coded(const std::string& id, std::vector<Barcode> barcodes) {
    Product product = named(id, id);
    product.barcodes = std::move(barcodes);
    return product;
}

std::vector<std::string> names(const Catalogue& catalogue, std::span<const ProductIndex> found) {
    std::vector<std::string> result;
    for (const ProductIndex index : found) {
        result.push_back(catalogue.product(index).name);
    }
    return result;
}

std::vector<std::string> search(const Catalogue& catalogue, std::string_view text, std::size_t limit = 40) {
    return names(catalogue, catalogue.search(text, limit));
}

const Catalogue& shop() {
    static const Catalogue catalogue{
        {named("1", "Pois chiches secs 500 g"), named("2", "Pois cassés"), named("3", "Soupe de pois chiches"),
         named("4", "Poireaux"), named("5", "Huile d'olive vierge extra 75 cl"), named("6", "Œufs plein air × 6"),
         named("7", "Pommes de terre"), named("8", "Terre de pommes"), named("9", "Crème fraîche épaisse"),
         named("10", "Chips de pois"), named("11", "Café en grains")},
        {{.id = "grocery", .name = "Épicerie"}}};
    return catalogue;
}

TEST(Catalogue, FindsAProductByItsId) {
    ASSERT_TRUE(shop().find("7"));
    EXPECT_EQ(shop().product(*shop().find("7")).name, "Pommes de terre");
    EXPECT_FALSE(shop().find("77"));
    EXPECT_FALSE(shop().find(""));
}

TEST(Catalogue, FindsProductsByTheBeginningsOfTheirWords) {
    EXPECT_THAT(search(shop(), "oliv"), ElementsAre("Huile d'olive vierge extra 75 cl"));
    EXPECT_THAT(search(shop(), "live"), IsEmpty());
}

TEST(Catalogue, FindsPoisChichesFromPoichi) {
    EXPECT_THAT(search(shop(), "poichi"), ElementsAre("Pois chiches secs 500 g", "Soupe de pois chiches"));
    EXPECT_THAT(search(shop(), "pois chi"),
                ElementsAre("Pois chiches secs 500 g", "Soupe de pois chiches", "Chips de pois"));
    EXPECT_THAT(search(shop(), "poischiches"), ElementsAre("Pois chiches secs 500 g", "Soupe de pois chiches"));
}

TEST(Catalogue, LetsLettersRunOverSmallWordsToo) {
    EXPECT_THAT(search(shop(), "pommeterre"), ElementsAre("Pommes de terre"));
    EXPECT_THAT(search(shop(), "pommesdeterre"), ElementsAre("Pommes de terre"));
    EXPECT_THAT(search(shop(), "huiledolivevier"), ElementsAre("Huile d'olive vierge extra 75 cl"));
    EXPECT_THAT(search(shop(), "huileoli"), ElementsAre("Huile d'olive vierge extra 75 cl"));
}

TEST(Catalogue, LetsOneOfSeveralTypedWordsRunOver) {
    EXPECT_THAT(search(shop(), "poichi sec"), ElementsAre("Pois chiches secs 500 g"));
    EXPECT_THAT(search(shop(), "soupe poichi"), ElementsAre("Soupe de pois chiches"));
    EXPECT_THAT(search(shop(), "dolive huile"), ElementsAre("Huile d'olive vierge extra 75 cl"));
    EXPECT_THAT(search(shop(), "poichi olive"), IsEmpty());
}

TEST(Catalogue, DoesNotCutLettersAnywhere) {
    EXPECT_THAT(search(shop(), "pochi"), ElementsAre("Pois chiches secs 500 g", "Soupe de pois chiches"));
    EXPECT_THAT(search(shop(), "pchi"), IsEmpty());
    EXPECT_THAT(search(shop(), "poischez"), IsEmpty());
    EXPECT_THAT(search(shop(), "deterre"), IsEmpty());
}

// Beyond 50,000 products the first ones by name are looked at before the others; the order is the same.
TEST(Catalogue, KeepsItsOrderWithManyProducts) {
    std::vector<Product> products;
    for (int number = 0; number < 60'000; ++number) {
        products.push_back(named(std::to_string(number), "Riz " + std::to_string(100'000 + number)));
    }
    products.push_back(named("x", "Thé vert du Riz"));
    products.push_back(named("y", "Vert thé"));
    products.push_back(named("z", "Thé très vert"));
    const Catalogue catalogue{PackedProducts{products}, {}};
    EXPECT_THAT(search(catalogue, "riz", 2), ElementsAre("Riz 100000", "Riz 100001"));
    EXPECT_THAT(search(catalogue, "thé vert"), ElementsAre("Thé vert du Riz", "Thé très vert", "Vert thé"));
    EXPECT_THAT(search(catalogue, "vert"), ElementsAre("Vert thé", "Thé très vert", "Thé vert du Riz"));
    EXPECT_THAT(search(catalogue, "théver"), ElementsAre("Thé vert du Riz"));
    EXPECT_THAT(search(catalogue, "riz159999"), ElementsAre("Riz 159999"));
    EXPECT_EQ(search(catalogue, "riz1", 100'000).size(), 60'000U);
}

TEST(Catalogue, DoesNotMindAccentsAndCase) {
    EXPECT_THAT(search(shop(), "OEUF"), ElementsAre("Œufs plein air × 6"));
    EXPECT_THAT(search(shop(), "œuf"), ElementsAre("Œufs plein air × 6"));
    EXPECT_THAT(search(shop(), "creme FRAICHE"), ElementsAre("Crème fraîche épaisse"));
    EXPECT_THAT(search(shop(), "càfé"), ElementsAre("Café en grains"));
}

TEST(Catalogue, PutsNamesThatBeginAsTypedFirstThenWordsInOrderThenTheRest) {
    EXPECT_THAT(search(shop(), "poi"), ElementsAre("Poireaux", "Pois cassés", "Pois chiches secs 500 g",
                                                   "Chips de pois", "Soupe de pois chiches"));
    EXPECT_THAT(search(shop(), "pommes terre"), ElementsAre("Pommes de terre", "Terre de pommes"));
    EXPECT_THAT(search(shop(), "terre pommes"), ElementsAre("Terre de pommes", "Pommes de terre"));
}

TEST(Catalogue, WantsEveryTypedWord) {
    EXPECT_THAT(search(shop(), "pois olive"), IsEmpty());
}

TEST(Catalogue, GivesNoMoreThanTheLimit) {
    EXPECT_THAT(search(shop(), "poi", 2), ElementsAre("Poireaux", "Pois cassés"));
    EXPECT_THAT(search(shop(), "poi", 0), IsEmpty());
}

TEST(Catalogue, FindsNothingForNothing) {
    EXPECT_THAT(search(shop(), ""), IsEmpty());
    EXPECT_THAT(search(shop(), " .,! "), IsEmpty());
    EXPECT_THAT(search(shop(), "\xFF\xFE"), IsEmpty());
}

TEST(Catalogue, SearchesAnEmptyCatalogue) {
    const Catalogue empty{{}, {}};
    EXPECT_THAT(search(empty, "pois"), IsEmpty());
    EXPECT_FALSE(empty.find("pois"));
    EXPECT_FALSE(empty.find_barcode("3560070123452"));
    EXPECT_THAT(empty.in_category("grocery"), IsEmpty());
}

TEST(Catalogue, OrdersProductsOfOneNameAsGiven) {
    const Catalogue catalogue{{named("b", "Riz"), named("a", "Riz"), named("c", "riz")}, {}};
    EXPECT_THAT(catalogue.search("riz", 40), ElementsAre(0U, 1U, 2U));
}

TEST(Catalogue, SearchesVeryLongAndOddTextsWithoutHarm) {
    EXPECT_THAT(search(shop(), std::string(10'000, 'a')), IsEmpty());
    EXPECT_THAT(search(shop(), "zu zu zu zu zu zu zu zu zu zu zu zu zu zu"), IsEmpty());
}

TEST(Catalogue, FindsABarcodeWithTheQuantityOfItsPack) {
    const Catalogue catalogue{
        {coded("milk", {{.code = "3560070123452"}, {.code = "13560070123459", .quantity = Quantity::from_milli(6000)}}),
         coded("bread", {{.code = "PAIN-01"}})},
        {}};
    const auto single = catalogue.find_barcode("3560070123452");
    ASSERT_TRUE(single);
    EXPECT_EQ(single->product, 0U);
    EXPECT_EQ(single->quantity.milli(), 1000);
    const auto pack = catalogue.find_barcode("13560070123459");
    ASSERT_TRUE(pack);
    EXPECT_EQ(pack->product, 0U);
    EXPECT_EQ(pack->quantity.milli(), 6000);
    ASSERT_TRUE(catalogue.find_barcode("PAIN-01"));
    EXPECT_EQ(catalogue.find_barcode("PAIN-01")->product, 1U);
    EXPECT_FALSE(catalogue.find_barcode("PAIN-02"));
    EXPECT_FALSE(catalogue.find_barcode("3560070123453"));
    EXPECT_FALSE(catalogue.find_barcode(""));
}

TEST(Catalogue, MeetsTheOtherWritingsOfATradeItemNumber) {
    const Catalogue catalogue{{coded("ean", {{.code = "0012345678905"}}), coded("upc", {{.code = "036000291452"}})},
                              {}};
    ASSERT_TRUE(catalogue.find_barcode("012345678905"));
    EXPECT_EQ(catalogue.find_barcode("012345678905")->product, 0U);
    ASSERT_TRUE(catalogue.find_barcode("00012345678905"));
    EXPECT_EQ(catalogue.find_barcode("00012345678905")->product, 0U);
    ASSERT_TRUE(catalogue.find_barcode("0036000291452"));
    EXPECT_EQ(catalogue.find_barcode("0036000291452")->product, 1U);
    EXPECT_FALSE(catalogue.find_barcode("12345678905"));
}

TEST(Catalogue, GroupsProductsByCategoryAndName) {
    Product soap = named("s", "Savon", "hygiene");
    soap.favourite = true;
    const Catalogue catalogue{{named("b", "Thé"), soap, named("a", "Café")},
                              {{.id = "grocery", .name = "Épicerie"}, {.id = "hygiene", .name = "Hygiène"}}};
    EXPECT_THAT(names(catalogue, catalogue.in_category("grocery")), ElementsAre("Café", "Thé"));
    EXPECT_THAT(names(catalogue, catalogue.in_category("hygiene")), ElementsAre("Savon"));
    EXPECT_THAT(catalogue.in_category("baby"), IsEmpty());
    EXPECT_THAT(names(catalogue, catalogue.favourites()), ElementsAre("Savon"));
}

TEST(Dated, TakesTheLastRowThatBegan) {
    const std::vector<Dated<BasisPoints>> vat = {{.from = std::nullopt, .value = BasisPoints{550}},
                                                 {.from = 2026y / November / 1, .value = BasisPoints{2000}}};
    EXPECT_EQ(in_force(vat, 2026y / October / 31), BasisPoints{550});
    EXPECT_EQ(in_force(vat, 2026y / November / 1), BasisPoints{2000});
    EXPECT_FALSE(in_force(std::vector<Dated<bool>>{}, 2026y / November / 1));
}

}  // namespace
}  // namespace ecot::session
