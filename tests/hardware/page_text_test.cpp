#include "hardware/escpos/page_text.hpp"

#include <gtest/gtest.h>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"

namespace ecot::hardware::escpos {
namespace {

PrintedPage small_page() {
    PrinterProfile profile = profile_42();
    profile.columns = 20;
    profile.small_columns = 26;
    return decode(encode({{DrawerPulse{}, TextLine{"ÉCOT", {.tall = true, .wide = true, .align = Align::Centre}},
                           ColumnsLine{"À payer", "2,00", {.bold = true}}, Feed{.lines = 1},
                           TextLine{"petite", {.small = true}}, QrCode{.data = "E1"}, Cut{}}},
                         profile),
                  20 * font_a_dots);
}

TEST(PageText, ShowsEveryRowBetweenBarsWithItsLook) {
    EXPECT_EQ(marked_text(small_page()),
              "|                    |  tiroir\n"
              "|        ÉCOT        |  2H 2L C\n"
              "|À payer         2,00|  G\n"
              "|                    |\n"
              "|petite              |  petit\n"
              "|E1                  |  QR C\n"
              "|                    |  coupe\n");
}

TEST(PageText, ShowsPlainLinesWithoutSpacesAtTheirEnds) {
    EXPECT_EQ(plain_text(small_page()),
              "        ÉCOT\n"
              "À payer         2,00\n"
              "\n"
              "petite\n"
              "[QR E1]\n"
              "- - -\n");
}

TEST(PageText, NeverLetsQrDataCommandATerminal) {
    const PrintedPage page{.items = {PrintedQr{.data = "a\x1B[2J\xFF"}}};
    EXPECT_EQ(plain_text(page), "[QR a?[2J?]\n");
}

}  // namespace
}  // namespace ecot::hardware::escpos
