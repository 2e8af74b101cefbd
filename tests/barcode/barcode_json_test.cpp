#include "hardware/barcode/barcode_json.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

std::string line_of(std::string_view scan) {
    return to_json_line(read_barcode(scan, BarcodeRules{}, std::chrono::year{2026}));
}

TEST(BarcodeJson, LeavesOutWhatIsNotThereAndAlwaysSaysTheError) {
    EXPECT_EQ(line_of("HELLO"), R"({"kind":"unknown","error":null})");
    EXPECT_EQ(line_of("3017620422003"), R"({"kind":"product","gtin":"03017620422003","error":null})");
}

TEST(BarcodeJson, NamesEveryError) {
    EXPECT_EQ(line_of("3017620422004"), R"({"kind":"product","error":"check_digit"})");
    EXPECT_EQ(line_of("]E030176"), R"({"kind":"product","error":"length"})");
    EXPECT_EQ(line_of("]C10109506000134352"
                      "10a b"),
              R"({"kind":"gs1","error":"charset"})");
    EXPECT_EQ(line_of("]C110A"), R"({"kind":"gs1","error":"ai"})");
}

TEST(BarcodeJson, SaysBothReadingsOfEightDigits) {
    EXPECT_EQ(line_of("01234565"),
              R"({"kind":"product","gtin":"00012345000065","other_gtin":"00000001234565","error":null})");
}

TEST(BarcodeJson, SaysPricesAndWeightsOfTheSite) {
    EXPECT_EQ(line_of("2611008003214"),
              R"({"kind":"in_store_price","gtin":"02611008000008","amount_cents":321,"item":"11008","error":null})");
    EXPECT_EQ(line_of("2112345005003"),
              R"({"kind":"in_store_weight","gtin":"02112345000008","weight_milli":500,"item":"12345","error":null})");
}

TEST(BarcodeJson, SaysElementsAndWhatTheyMean) {
    EXPECT_EQ(
        line_of("]e00199506000134379310300073439220499"
                "\x1D"
                "10L\"1\x1D"
                "1726123115261225"
                "16261224"),
        R"({"kind":"gs1","gtin":"99506000134379","amount_cents":499,"weight_milli":734,)"
        R"("ais":{"01":"99506000134379","3103":"000734","3922":"0499","10":"L\"1","17":"261231","15":"261225",)"
        R"("16":"261224"},"use_by":"2026-12-31","best_before":"2026-12-25","sell_by":"2026-12-24","error":null})");
    EXPECT_EQ(line_of("]C10199506000134379306\x1D"
                      "70032612310905"),
              R"({"kind":"gs1","gtin":"99506000134379","count":6,"ais":{"01":"99506000134379","30":"6",)"
              R"("7003":"2612310905"},"use_by":"2026-12-31","use_by_time":"09:05","error":null})");
}

TEST(BarcodeJson, SaysCodesOfTheHouse) {
    EXPECT_EQ(line_of("M000017"), R"({"kind":"member","code":"M000017","error":null})");
    EXPECT_EQ(line_of("O1187"), R"({"kind":"order","code":"O1187","order":"1187","error":null})");
    EXPECT_EQ(line_of("ECOT1/T1/1/17/20261121T1045/550=3638/7KQ2-9XMA-C4TD"),
              R"({"kind":"receipt","till":"T1","segment":1,"seq":17,"time":"20261121T1045",)"
              R"("short_hash":"7KQ2-9XMA-C4TD","error":null})");
    EXPECT_EQ(line_of("ECOT1/T1"), R"({"kind":"receipt","error":"length"})");
}

}  // namespace
}  // namespace ecot::hardware::barcode
