#include "hardware/barcode/in_store.hpp"

#include <gtest/gtest.h>

#include "hardware/barcode/decimals.hpp"

namespace ecot::hardware::barcode {
namespace {

TEST(InStoreTable, HoldsFrenchCustom) {
    const InStoreTable table = InStoreTable::french();
    for (const char* prefix : {"02", "22", "24", "26", "28"}) {
        ASSERT_NE(table.format_of(prefix), nullptr) << prefix;
        EXPECT_EQ(*table.format_of(prefix), (InStoreFormat{InStoreValue::Price, 5, 5, 2, false})) << prefix;
    }
    for (const char* prefix : {"21", "23", "25", "27", "29"}) {
        ASSERT_NE(table.format_of(prefix), nullptr) << prefix;
        EXPECT_EQ(*table.format_of(prefix), (InStoreFormat{InStoreValue::Weight, 5, 5, 3, false})) << prefix;
    }
    for (const char* prefix : {"20", "04", "00", "01", "03", "30", "12", "2", "", "2A"}) {
        EXPECT_EQ(table.format_of(prefix), nullptr) << prefix;
    }
}

TEST(InStoreTable, TakesARowForEachPrefixOfTheSite) {
    InStoreTable table;
    EXPECT_TRUE(table.set("20", {.value_digits = 4, .verifier = true}));
    EXPECT_TRUE(table.set("04", {.value = InStoreValue::Weight, .item_digits = 6, .value_digits = 4, .decimals = 2}));
    EXPECT_EQ(*table.format_of("2012345912342"), (InStoreFormat{InStoreValue::Price, 5, 4, 2, true}));
    EXPECT_EQ(*table.format_of("04"), (InStoreFormat{InStoreValue::Weight, 6, 4, 2, false}));
}

TEST(InStoreTable, LeavesOtherPrefixesToMakers) {
    InStoreTable table;
    for (const char* prefix : {"30", "00", "01", "03", "97", "2", "021", "2A", ""}) {
        EXPECT_EQ(table.set(prefix, {}).error(), InStoreTableError::Prefix) << prefix;
    }
}

TEST(InStoreTable, RefusesPartsThatDoNotMakeThirteenDigits) {
    InStoreTable table;
    EXPECT_EQ(table.set("20", {.item_digits = 6}).error(), InStoreTableError::Digits);
    EXPECT_EQ(table.set("20", {.item_digits = 0, .value_digits = 10}).error(), InStoreTableError::Digits);
    EXPECT_EQ(table.set("20", {.item_digits = 10, .value_digits = 0}).error(), InStoreTableError::Digits);
    EXPECT_EQ(table.set("20", {.item_digits = 3, .value_digits = 6, .verifier = true}).error(),
              InStoreTableError::Digits);
    EXPECT_EQ(table.set("20", {.verifier = true}).error(), InStoreTableError::Digits);
    EXPECT_EQ(table.set("20", {.decimals = 6}).error(), InStoreTableError::Digits);
    EXPECT_EQ(table.set("20", {.decimals = -1}).error(), InStoreTableError::Digits);
    EXPECT_EQ(table, InStoreTable{});
}

TEST(InStoreTable, ReadsARowFromALineOfAConfiguration) {
    InStoreTable table;
    EXPECT_TRUE(table.set_line("20 price 5 4 2 verifier"));
    EXPECT_EQ(*table.format_of("20"), (InStoreFormat{InStoreValue::Price, 5, 4, 2, true}));
    EXPECT_TRUE(table.set_line("  21\tweight  5 5 3 "));
    EXPECT_EQ(*table.format_of("21"), (InStoreFormat{InStoreValue::Weight, 5, 5, 3, false}));
    EXPECT_TRUE(table.set_line("20 none"));
    EXPECT_EQ(table.format_of("20"), nullptr);
}

TEST(InStoreTable, RefusesALineThatIsNoRow) {
    InStoreTable table;
    for (const char* line : {"", "20", "20 price", "20 price 5 5", "20 size 5 5 2", "20 price 5 5 2 verified",
                             "20 price 5 5 2 verifier x", "20 price five 5 2", "20 price 005 5 2", "20 none x"}) {
        EXPECT_EQ(table.set_line(line).error(), InStoreTableError::Words) << line;
    }
    EXPECT_EQ(table.set_line("99 none").error(), InStoreTableError::Prefix);
    EXPECT_EQ(table.set_line("99 price 5 5 2").error(), InStoreTableError::Prefix);
    EXPECT_EQ(table.set_line("20 price 9 9 2").error(), InStoreTableError::Digits);
    EXPECT_EQ(table, InStoreTable{});
}

TEST(InStoreCode, SaysItemAndPriceAndTheCodeToLookUp) {
    const auto code = read_in_store("2611008003214", {}).value();
    EXPECT_EQ(code.kind, InStoreValue::Price);
    EXPECT_EQ(code.item(), "11008");
    EXPECT_EQ(code.amount, 321);
    EXPECT_EQ(code.article.digits(), "02611008000008");
}

TEST(InStoreCode, ZeroesTheVerifierOfTheArticleToo) {
    const auto code = read_in_store("2012345912342", {.value_digits = 4, .verifier = true}).value();
    EXPECT_EQ(code.amount, 1234);
    EXPECT_EQ(code.article.digits(), "02012345000001");
}

TEST(InStoreCode, IsRefusedWhenItsVerifierDoesNotFit) {
    EXPECT_EQ(read_in_store("2012345012509", {.value_digits = 4, .verifier = true}).error(), BarcodeError::CheckDigit);
}

TEST(Decimals, AreScaledExactlyAndHalfUp) {
    EXPECT_EQ(scaled_half_up(12'345, 3, 2), 1235);
    EXPECT_EQ(scaled_half_up(12'344, 3, 2), 1234);
    EXPECT_EQ(scaled_half_up(12'345, 2, 3), 123'450);
    EXPECT_EQ(scaled_half_up(5, 0, 2), 500);
    EXPECT_EQ(scaled_half_up(49'999'999, 10, 3), 5);
    EXPECT_EQ(scaled_half_up(4'999, 7, 3), 0);
    EXPECT_EQ(scaled_half_up(5'000, 7, 3), 1);
    EXPECT_EQ(scaled_half_up(999'999'999'999'999, 0, 2), 99'999'999'999'999'900);
    EXPECT_EQ(scaled_half_up(0, 9, 2), 0);
}

}  // namespace
}  // namespace ecot::hardware::barcode
