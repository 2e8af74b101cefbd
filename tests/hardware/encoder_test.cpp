#include "hardware/escpos/encoder.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_literals;

const std::string start_858 = "\x1B@\x1C.\x1Bt\x13";

/// The bytes of one item on 42 columns, without those that start every job.
std::string bytes_of(PrintItem item, PrinterProfile profile = profile_42()) {
    const std::string bytes = encode({{std::move(item)}}, profile);
    EXPECT_TRUE(std::string_view{bytes}.starts_with(start_858));
    return bytes.substr(start_858.size());
}

TEST(Encoder, ResetsThePrinterAndChoosesItsPage) {
    EXPECT_EQ(encode({}, profile_48()), "\x1B@\x1C.\x1Bt\x13");
    EXPECT_EQ(encode({}, profile_48(CodePage::Wpc1252)), "\x1B@\x1C.\x1Bt\x10");
    EXPECT_EQ(encode({}, profile_58_mm()), "\x1B@\x1C.\x1Bt\x13\x1BM\x01");
}

TEST(Encoder, PrintsEveryStyleAndTakesItBack) {
    const std::string bytes = encode(
        {{TextLine{"A", {.bold = true}}, TextLine{"B", {.tall = true, .wide = true}}, TextLine{"C", {.small = true}},
          TextLine{"D", {.tall = true, .align = Align::Right}}, TextLine{"E", {}}}},
        profile_42());
    EXPECT_EQ(bytes, start_858 +
                         "\x1B\x45\x01"
                         "A\n"
                         "\x1B\x45\x00\x1D!\x11"
                         "B\n"
                         "\x1BM\x01\x1D!\x00"
                         "C\n"
                         "\x1B\x61\x02\x1BM\x00\x1D!\x01"
                         "D\n"
                         "\x1B\x61\x00\x1D!\x00"
                         "E\n"s);
}

TEST(Encoder, CentresPlainLinesWithSpacesAndStyledOnesByThePrinter) {
    EXPECT_EQ(bytes_of(TextLine{"Épicerie solidaire", {.align = Align::Centre}}),
              "            \x90picerie solidaire\n");
    EXPECT_EQ(bytes_of(TextLine{"Merci", {.bold = true, .align = Align::Centre}}), "\x1B\x61\x01\x1B\x45\x01Merci\n");
}

TEST(Encoder, PutsTheRightTextAtTheRightEdge) {
    EXPECT_EQ(bytes_of(ColumnsLine{"Caisse 1", "Servi par Nadia", {}}), "Caisse 1                   Servi par Nadia\n");
    EXPECT_EQ(bytes_of(ColumnsLine{"", "2,00", {}}), "                                      2,00\n");
}

TEST(Encoder, CountsColumnsAfterTheLettersBecameThePrinters) {
    EXPECT_EQ(bytes_of(ColumnsLine{"Œufs", "2,00", {}}), "OEufs                                 2,00\n");
}

TEST(Encoder, BreaksALongNameBetweenWordsAndKeepsItsIndent) {
    EXPECT_EQ(bytes_of(ColumnsLine{"  Confiture extra de framboises et de groseilles de Lorraine", "12,00 A", {}}),
              "  Confiture extra de framboises et de\n"
              "  groseilles de Lorraine           12,00 A\n");
    EXPECT_EQ(bytes_of(ColumnsLine{"Ticket ECOLE-T1-2026-000001", "19/11/2026 10:45", {}}),
              "Ticket ECOLE-T1-2026-000001\n"
              "                          19/11/2026 10:45\n");
    EXPECT_EQ(bytes_of(TextLine{std::string(50, 'x'), {}}), std::string(42, 'x') + "\n" + std::string(8, 'x') + "\n");
}

TEST(Encoder, BreaksWideTextAtHalfTheColumns) {
    EXPECT_EQ(bytes_of(TextLine{"La petite épicerie du quartier", {.wide = true}}),
              "\x1D!\x10La petite \x82picerie du\nquartier\n");
}

TEST(Encoder, KeepsALineEmptyWhenItsTextIs) {
    EXPECT_EQ(bytes_of(TextLine{}), "\n");
    EXPECT_EQ(bytes_of(TextLine{"\x1B\x1D", {}}), "\n");
}

TEST(Encoder, DrawsRulesOverTheWholeWidth) {
    EXPECT_EQ(bytes_of(RuleLine{}), std::string(42, '-') + "\n");
    EXPECT_EQ(bytes_of(RuleLine{'='}), std::string(42, '=') + "\n");
}

TEST(Encoder, PrintsAQrCodeInTheMiddle) {
    EXPECT_EQ(bytes_of(QrCode{.data = "ECOT1/T1/1/17", .module_size = 4}),
              "\x1B\x61\x01"
              "\x1D(k\x04\x00\x31\x41\x32\x00"
              "\x1D(k\x03\x00\x31\x43\x04"
              "\x1D(k\x03\x00\x31\x45\x31"
              "\x1D(k\x10\x00\x31\x50\x30"
              "ECOT1/T1/1/17"
              "\x1D(k\x03\x00\x31\x51\x30"s);
}

TEST(Encoder, WritesTheQrDataWhereThePrinterDrawsNone) {
    PrinterProfile profile = profile_42();
    profile.has_qr = false;
    EXPECT_EQ(bytes_of(QrCode{.data = "ECOT1/T1"}, profile),
              "\x1BM\x01"
              "ECOT1/T1\n");
}

TEST(Encoder, FeedsThenCutsPartly) {
    EXPECT_EQ(bytes_of(Cut{}), "\x1B\x64\x03\x1DV\x42\x00"s);
    EXPECT_EQ(bytes_of(Feed{.lines = 2}), "\x1B\x64\x02");
}

TEST(Encoder, FeedsEnoughToTearWithoutACutter) {
    PrinterProfile profile = profile_42();
    profile.has_cutter = false;
    EXPECT_EQ(bytes_of(Cut{}, profile), "\x1B\x64\x04");
}

TEST(Encoder, OpensTheDrawerOnThePinOfTheProfile) {
    EXPECT_EQ(bytes_of(DrawerPulse{}), "\x1Bp\x00\x19\xFA"s);
    PrinterProfile profile = profile_42();
    profile.drawer_pin = 1;
    EXPECT_EQ(bytes_of(DrawerPulse{}, profile), "\x1Bp\x01\x19\xFA");
}

TEST(Encoder, PrintsAPictureInTheMiddleInBands) {
    EXPECT_EQ(bytes_of(Picture{.width = 12, .height = 2, .rows = "\xFF\xF0\x80\x10"}),
              "\x1B\x61\x01"
              "\x1Dv0\x00\x02\x00\x02\x00"
              "\xFF\xF0\x80\x10"s);
    const std::string column(100, '\x55');
    EXPECT_EQ(bytes_of(Picture{.width = 8, .height = 100, .rows = column}),
              "\x1B\x61\x01"
              "\x1Dv0\x00\x01\x00\x40\x00"s +
                  column.substr(0, 64) + "\x1Dv0\x00\x01\x00\x24\x00"s + column.substr(64));
}

TEST(Encoder, LeavesAPictureOutThatThePrinterCannotDraw) {
    PrinterProfile profile = profile_42();
    EXPECT_EQ(bytes_of(Picture{.width = 512, .height = 1, .rows = std::string(64, '\xFF')}, profile), "");
    EXPECT_EQ(bytes_of(Picture{.width = 16, .height = 2, .rows = "\xFF"}, profile), "");
    EXPECT_EQ(bytes_of(Picture{.width = -8, .height = -1, .rows = "\xFF"}, profile), "");
    EXPECT_EQ(bytes_of(Picture{}, profile), "");
    profile.has_raster = false;
    EXPECT_EQ(bytes_of(Picture{.width = 8, .height = 1, .rows = "\xFF"}, profile), "");
}

TEST(Encoder, NeverSwitchesFontsWhereOnlyTheSmallOneFits) {
    const std::string bytes = encode({{TextLine{"a", {.small = true}}, TextLine{"b", {}}}}, profile_58_mm());
    EXPECT_EQ(bytes,
              "\x1B@\x1C.\x1Bt\x13\x1BM\x01"
              "a\nb\n");
}

}  // namespace
}  // namespace ecot::hardware::escpos
