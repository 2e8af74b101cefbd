// What each symbology of the till is read as: a test for each sentence. The table is in vectors.txt.

#include "hardware/barcode/barcode.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/barcode/barcode_text.hpp"

namespace ecot::hardware::barcode {
namespace {

std::string meaning(std::string_view scan, const BarcodeRules& rules = {}) {
    return text_of(read_barcode(scan, rules, std::chrono::year{2026}));
}

TEST(Barcode, ReadsEan13AndEan8) {
    EXPECT_EQ(meaning("3560070123452"), "product 03560070123452");
    EXPECT_EQ(meaning("30176201"), "product 00000030176201");
}

TEST(Barcode, ReadsUpcAAndUpcE) {
    EXPECT_EQ(meaning("042100005264"), "product 00042100005264");
    EXPECT_EQ(meaning("04252614"), "product 00042100005264");
}

TEST(Barcode, ReadsItf14) {
    EXPECT_EQ(meaning("]I113017620422000"), "product 13017620422000");
}

TEST(Barcode, ReadsMemberCardsAndOrdersInCode128AndQr) {
    for (const char* aim : {"", "]C0", "]Q1", "]A0"}) {
        EXPECT_EQ(meaning(std::string{aim} + "M000017"), "member M000017");
        EXPECT_EQ(meaning(std::string{aim} + "O1187"), "order O1187 number 1187");
    }
}

TEST(Barcode, ReadsCardsUnderTheLettersOfTheSite) {
    const BarcodeRules rules{.letters = {.member = 'V', .order = 'K'}};
    EXPECT_EQ(meaning("V0017", rules), "member V0017");
    EXPECT_EQ(meaning("K0017", rules), "order K0017 number 0017");
    EXPECT_EQ(meaning("M000017", rules), "unknown");
}

TEST(Barcode, ReadsPricesAndWeightsByTheTableOfTheSite) {
    EXPECT_EQ(meaning("2611008003214"), "in_store_price 02611008000008 item 11008 321 cents");
    EXPECT_EQ(meaning("2112345005003"), "in_store_weight 02112345000008 item 12345 500 grams");
    BarcodeRules rules{.in_store = {}};
    EXPECT_EQ(meaning("2611008003214", rules), "product 02611008003214");
    ASSERT_TRUE(rules.in_store.set("26", {.value = InStoreValue::Weight, .decimals = 3}));
    EXPECT_EQ(meaning("2611008003214", rules), "in_store_weight 02611008000008 item 11008 321 grams");
}

TEST(Barcode, ReadsElementStringsOfEverySymbolThatHoldsThem) {
    for (const char* aim : {"]C1", "]e0", "]d2", "]Q3"}) {
        EXPECT_EQ(meaning(std::string{aim} + "01995060001343793103000734"),
                  "gs1 gtin 99506000134379 734 grams [01 99506000134379] [3103 000734]");
    }
}

TEST(Barcode, ReadsDigitalLinks) {
    EXPECT_EQ(meaning("https://id.gs1.org/01/99506000134379?3103=000734&17=261231"),
              "gs1 gtin 99506000134379 734 grams use by 2026-12-31 [01 99506000134379] [3103 000734] [17 261231]");
}

TEST(Barcode, ReadsTheCodeOfOurReceipts) {
    EXPECT_EQ(meaning("ECOT1/T1/1/17/20261121T1045/550=3638,2000=440/7KQ2-9XMA-C4TD"),
              "receipt T1/1/17 20261121T1045 7KQ2-9XMA-C4TD");
}

TEST(Barcode, LooksForElementsInUnnamedDataOnlyWhereTheyTellThemselves) {
    EXPECT_EQ(meaning("0109506000134352"
                      "17261231"),
              "gs1 gtin 09506000134352 use by 2026-12-31 [01 09506000134352] [17 261231]");
    EXPECT_EQ(meaning("\x1D"
                      "0109506000134352"),
              "gs1 gtin 09506000134352 [01 09506000134352]");
    EXPECT_EQ(meaning("3103000734"), "unknown");
    EXPECT_EQ(meaning("10ABC"), "unknown");
    EXPECT_EQ(meaning("10ABC\x1D"
                      "0109506000134352"),
              "gs1 gtin 09506000134352 [10 ABC] [01 09506000134352]");
}

TEST(Barcode, DropsATerminator) {
    for (const char* end : {"", "\r", "\n", "\r\n", "\t"}) {
        EXPECT_EQ(meaning(std::string{"3560070123452"} + end), "product 03560070123452");
    }
}

TEST(Barcode, ReadsDatesInTheYearItIsGiven) {
    const std::string scan = "010950600013435217770101";
    EXPECT_EQ(text_of(read_barcode(scan, {}, std::chrono::year{2026})),
              "gs1 gtin 09506000134352 use by 1977-01-01 [01 09506000134352] [17 770101]");
    EXPECT_EQ(text_of(read_barcode(scan, {}, std::chrono::year{2027})),
              "gs1 gtin 09506000134352 use by 2077-01-01 [01 09506000134352] [17 770101]");
}

TEST(Barcode, IsRefusedWhenItIsEmptyOrLongerThanAnySymbol) {
    EXPECT_EQ(meaning(""), "unknown !length");
    EXPECT_EQ(meaning("\r\n"), "unknown !length");
    EXPECT_EQ(meaning(std::string(scan_length_max, 'x')), "unknown");
    EXPECT_EQ(meaning(std::string(scan_length_max + 1, 'x')), "unknown !length");
}

}  // namespace
}  // namespace ecot::hardware::barcode
