// The encoder, for a printer in Star Line Mode.

#include <gtest/gtest.h>

#include "hardware/escpos/encoder.hpp"

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_literals;

const std::string start_star = "\x1B@\x1B\x1Dt\x04";

PrinterProfile star_printer() {
    return {.page_number = 4, .has_raster = false, .language = PrinterLanguage::StarLine};
}

std::string star_bytes(std::vector<PrintItem> items, PrinterProfile profile = star_printer()) {
    const std::string bytes = encode({std::move(items)}, profile);
    EXPECT_TRUE(bytes.starts_with(start_star));
    return bytes.substr(start_star.size());
}

TEST(StarCommands, ResetThePrinterAndChooseItsPage) {
    EXPECT_EQ(star_bytes({}), "");
    PrinterProfile font_b = star_printer();
    font_b.ordinary_is_font_b = true;
    EXPECT_EQ(star_bytes({}, font_b), "\x1B\x1E\x46\x01");
}

TEST(StarCommands, PrintEveryStyleAndTakeItBack) {
    EXPECT_EQ(star_bytes({TextLine{"A", {.bold = true}}, TextLine{"B", {.tall = true, .wide = true}},
                          TextLine{"C", {.small = true}}, TextLine{"D", {.tall = true, .align = Align::Right}},
                          TextLine{"E", {}}}),
              "\x1B\x45"
              "A\n"
              "\x1B\x46\x1Bi\x01\x01"
              "B\n"
              "\x1B\x1E\x46\x01\x1Bi\x00\x00"
              "C\n"
              "\x1B\x1D\x61\x02\x1B\x1E\x46\x00\x1Bi\x01\x00"
              "D\n"
              "\x1B\x1D\x61\x00\x1Bi\x00\x00"
              "E\n"s);
}

TEST(StarCommands, PrintLettersOfTheModelsPage) {
    EXPECT_EQ(star_bytes({ColumnsLine{"Œufs", "2,00 €", {}}}), "OEufs                                     2,00 \xD5\n");
}

TEST(StarCommands, PrintAQrCodeInTheMiddle) {
    EXPECT_EQ(star_bytes({QrCode{.data = "ECOT1/T1/1/17", .module_size = 12}}),
              "\x1B\x1D\x61\x01"
              "\x1B\x1DyS0\x02"
              "\x1B\x1DyS1\x01"
              "\x1B\x1DyS2\x08"
              "\x1B\x1DyD1\x00\x0D\x00"
              "ECOT1/T1/1/17"
              "\x1B\x1DyP"s);
}

TEST(StarCommands, FeedAndCutAtTheCutter) {
    EXPECT_EQ(star_bytes({Cut{}}), "\x1B\x61\x03\x1B\x64\x03");
    EXPECT_EQ(star_bytes({Feed{.lines = 0}}), "");
    EXPECT_EQ(star_bytes({Feed{.lines = 300}}), "\x1B\x61\x7F");
}

TEST(StarCommands, OpenTheDrawerOfEitherPin) {
    EXPECT_EQ(star_bytes({DrawerPulse{}}), "\x1B\x07\x05\x32\x07");
    PrinterProfile second = star_printer();
    second.drawer_pin = 1;
    EXPECT_EQ(star_bytes({DrawerPulse{}}, second), "\x1A");
}

TEST(StarCommands, LeavePicturesOut) {
    EXPECT_EQ(star_bytes({Picture{.width = 8, .height = 1, .rows = "\xFF"}}), "");
}

TEST(StarCommands, LetNoTextCommandThePrinter) {
    EXPECT_EQ(star_bytes({TextLine{"Pain\x07\x1A\x1C\x1B\x64\x03", {}}}), "Paind\n");
}

}  // namespace
}  // namespace ecot::hardware::escpos
