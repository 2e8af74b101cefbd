#include "hardware/barcode/gs1_item.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

using namespace std::chrono_literals;

Gs1Item item_of(const std::string& behind_the_number) {
    return gs1_item(read_element_string("0199506000134379" + behind_the_number, 2026y).value(), 2026y);
}

TEST(Gs1Item, WeighsInGrams) {
    EXPECT_EQ(item_of("3100000002").weight_milli, 2000);
    EXPECT_EQ(item_of("3101000025").weight_milli, 2500);
    EXPECT_EQ(item_of("3102000250").weight_milli, 2500);
    EXPECT_EQ(item_of("3103000734").weight_milli, 734);
    EXPECT_EQ(item_of("3103000000").weight_milli, 0);
    EXPECT_EQ(item_of("17261231").weight_milli, std::nullopt);
}

TEST(Gs1Item, RoundsWhatIsFinerThanAGramHalfUp) {
    EXPECT_EQ(item_of("3104012344").weight_milli, 1234);
    EXPECT_EQ(item_of("3104012345").weight_milli, 1235);
    EXPECT_EQ(item_of("3105000049").weight_milli, 0);
    EXPECT_EQ(item_of("3105000050").weight_milli, 1);
}

// 1 lb = 453.59237 g, 999999 lb = 453591916.40763 g.
TEST(Gs1Item, TurnsPoundsIntoGramsExactly) {
    EXPECT_EQ(item_of("3200000001").weight_milli, 454);
    EXPECT_EQ(item_of("3201000010").weight_milli, 454);
    EXPECT_EQ(item_of("3205000001").weight_milli, 0);
    EXPECT_EQ(item_of("3200999999").weight_milli, 453'591'916);
}

TEST(Gs1Item, TakesKilogramsBeforePounds) {
    EXPECT_EQ(item_of("32000000013103000500").weight_milli, 500);
}

TEST(Gs1Item, HasNoNetWeightFromGrossWeightOrLitres) {
    EXPECT_EQ(item_of("3303000900").weight_milli, std::nullopt);
    EXPECT_EQ(item_of("3153000750").weight_milli, std::nullopt);
}

TEST(Gs1Item, CostsCents) {
    EXPECT_EQ(item_of("310300073439220499").amount_cents, 499);
    EXPECT_EQ(item_of("31030007343922499").amount_cents, 499);
    EXPECT_EQ(item_of("31030007343920499").amount_cents, 49'900);
    EXPECT_EQ(item_of("31030007343921499").amount_cents, 4990);
    EXPECT_EQ(item_of("31030007343920999999999999999").amount_cents, 99'999'999'999'999'900);
}

TEST(Gs1Item, RoundsWhatIsFinerThanACentHalfUp) {
    EXPECT_EQ(item_of("310300073439234994").amount_cents, 499);
    EXPECT_EQ(item_of("310300073439234995").amount_cents, 500);
    EXPECT_EQ(item_of("31030007343929499999999").amount_cents, 50);
}

TEST(Gs1Item, CostsNothingInAnotherCurrency) {
    EXPECT_EQ(item_of("31030007343932978499").amount_cents, 499);
    EXPECT_EQ(item_of("31030007343932756499").amount_cents, std::nullopt);
}

TEST(Gs1Item, DoesNotTakeAPriceForEachKilogramForWhatToPay) {
    EXPECT_EQ(item_of("31030007343952000680").amount_cents, std::nullopt);
    EXPECT_EQ(item_of("8005000680").amount_cents, std::nullopt);
}

TEST(Gs1Item, CountsPieces) {
    EXPECT_EQ(item_of("306").count, 6);
    EXPECT_EQ(item_of("3000000006").count, 6);
    EXPECT_EQ(item_of("3103000734").count, std::nullopt);
}

TEST(Gs1Item, KnowsItsDates) {
    const Gs1Item item = item_of("152612251726123116261224");
    EXPECT_EQ(item.best_before, Date(2026y / 12 / 25));
    EXPECT_EQ(item.use_by, Date(2026y / 12 / 31));
    EXPECT_EQ(item.sell_by, Date(2026y / 12 / 24));
    EXPECT_EQ(item.use_by_minute, std::nullopt);
    EXPECT_EQ(item_of("17261200").use_by, Date(2026y / 12 / 31));
    EXPECT_EQ(item_of("3103000734").use_by, std::nullopt);
}

TEST(Gs1Item, HasATimeOfDayWhenItsLabelSaysSo) {
    const Gs1Item item = item_of("70032612311845");
    EXPECT_EQ(item.use_by, Date(2026y / 12 / 31));
    EXPECT_EQ(item.use_by_minute, 18 * 60 + 45);
}

TEST(Gs1Item, IsGoodUntilTheEarlierOfTwoDates) {
    const Gs1Item same = item_of("1726123170032612311845");
    EXPECT_EQ(same.use_by, Date(2026y / 12 / 31));
    EXPECT_EQ(same.use_by_minute, 18 * 60 + 45);
    const Gs1Item day_first = item_of("1726123070032612311845");
    EXPECT_EQ(day_first.use_by, Date(2026y / 12 / 30));
    EXPECT_EQ(day_first.use_by_minute, std::nullopt);
}

TEST(Gs1Item, HasNoNumberOfItsOwnWhenItIsACase) {
    const Gs1Item content = gs1_item(read_element_string("02095060001343523712", 2026y).value(), 2026y);
    EXPECT_EQ(content.gtin, std::nullopt);
    EXPECT_EQ(content.elements.find("37"), "12");
}

TEST(Gs1Item, IsOfVariableMeasureUnderALeadingNine) {
    EXPECT_TRUE(item_of("3103000734").gtin->variable_measure());
}

}  // namespace
}  // namespace ecot::hardware::barcode
