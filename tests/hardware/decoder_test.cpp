#include "hardware/escpos/decoder.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/page_text.hpp"

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_literals;

PrintedLine plain_line(std::string text) {
    return {.runs = {{.text = std::move(text), .style = {}}}};
}

TEST(Decoder, ReadsBackWhatTheEncoderWrote) {
    const PrintJob job{{DrawerPulse{}, TextLine{"L’Amandier", {.tall = true, .wide = true, .align = Align::Centre}},
                        TextLine{"Écot", {.small = true}}, TextLine{},
                        QrCode{.data = "ECOT1/T1/1/17", .module_size = 4}, Feed{.lines = 2}, Cut{}}};
    for (const CodePage page : {CodePage::Pc858, CodePage::Wpc1252}) {
        const PrintedPage printed = decode(encode(job, profile_48(page)), paper_dots_48);
        const TextStyle title{.tall = true, .wide = true, .align = Align::Centre};
        const std::vector<PrintedItem> expected{
            PrintedPulse{.pin = 2, .on_ms = 50, .off_ms = 500},
            PrintedLine{.runs = {{.text = "L'Amandier", .style = title}}, .align = Align::Centre},
            PrintedLine{.runs = {{.text = "Écot", .style = {.small = true}}}},
            PrintedLine{},
            PrintedQr{.data = "ECOT1/T1/1/17", .module_size = 4, .align = Align::Centre},
            PrintedFeed{.lines = 2},
            PrintedFeed{.lines = 3},
            PrintedCut{.partial = true}};
        EXPECT_EQ(printed.items, expected);
        EXPECT_EQ(printed.ignored_count, 0U);
    }
}

TEST(Decoder, BreaksALineWhereThePaperEnds) {
    const PrintedPage page = decode(std::string(50, 'x'), paper_dots_42);
    EXPECT_EQ(page.items, (std::vector<PrintedItem>{plain_line(std::string(42, 'x')), plain_line("xxxxxxxx")}));
}

TEST(Decoder, FitsMoreSmallLettersAndFewerWideOnes) {
    EXPECT_EQ(decode("\x1BM\x01" + std::string(56, 'x'), paper_dots_42).items.size(), 1U);
    EXPECT_EQ(decode("\x1BM\x01" + std::string(57, 'x'), paper_dots_42).items.size(), 2U);
    EXPECT_EQ(decode("\x1D!\x10" + std::string(22, 'x'), paper_dots_42).items.size(), 2U);
}

TEST(Decoder, TakesTheNarrowestPaperThatBreaksNoLine) {
    EXPECT_EQ(decode("short\n").paper_dots, paper_dots_58_mm);
    EXPECT_EQ(decode(std::string(42, '-') + "\n").paper_dots, paper_dots_42);
    EXPECT_EQ(decode(std::string(48, '-') + "\n").paper_dots, paper_dots_48);
}

TEST(Decoder, SeesLooksThatChangeWithinALine) {
    const PrintedPage page = decode(
        "a\x1B!\x38"
        "b\x1B!\x01"
        "c\n");
    const PrintedLine expected{.runs = {{.text = "a", .style = {}},
                                        {.text = "b", .style = {.bold = true, .tall = true, .wide = true}},
                                        {.text = "c", .style = {.small = true}}}};
    EXPECT_EQ(page.items, std::vector<PrintedItem>{expected});
}

TEST(Decoder, KnowsTheOtherWaysToCutAndToOpenTheDrawer) {
    const PrintedPage page = decode("\x1DV\x00\x1DV\x31\x1DV\x41\x05\x1Bm\x1Bp\x01\x32\x64"s);
    EXPECT_EQ(page.items, (std::vector<PrintedItem>{PrintedCut{.partial = false}, PrintedCut{.partial = true},
                                                    PrintedCut{.partial = false}, PrintedCut{.partial = true},
                                                    PrintedPulse{.pin = 5, .on_ms = 100, .off_ms = 200}}));
}

TEST(Decoder, SkipsPicturesBarcodesAndQuestionsWhole) {
    const std::string raster =
        "\x1Dv0\x00\x02\x00\x02\x00\x1B@\x0A\x0A"s;  // two rows of two bytes, whatever they look like
    const std::string barcode =
        "\x1Dk\x43\x0C"
        "301762042200"
        "\x1Dk\x04"
        "ABC\0"s;
    const std::string asked = "\x10\x04\x01\x10\x14\x01\x00\x05\x1Dr\x01"s;
    const std::string image =
        "\x1B*\x21\x02\x00"
        "abcdef"s;
    const PrintedPage page = decode(raster + barcode + asked + image + "fin\n");
    EXPECT_EQ(page.items, std::vector<PrintedItem>{plain_line("fin")});
    EXPECT_GE(page.ignored_count, 5U);
}

TEST(Decoder, LeavesOutACommandCutOffAtTheEnd) {
    EXPECT_TRUE(decode("\x1Bp\x00"s).items.empty());
    EXPECT_TRUE(decode("\x1DV").items.empty());
    EXPECT_TRUE(decode("\x1D(k\x20\x00\x31\x50\x30"
                       "ECOT"s)
                    .items.empty());
    EXPECT_TRUE(decode("\x1B").items.empty());
}

TEST(Decoder, PrintsWhatFollowsAnUnknownCommand) {
    const PrintedPage page = decode("\x1B~ok\n");
    EXPECT_EQ(page.items, std::vector<PrintedItem>{plain_line("ok")});
    EXPECT_EQ(page.ignored_count, 1U);
}

TEST(Decoder, DrawsNoMoreCodesThanAPageMayHold) {
    std::string bytes =
        "\x1D(k\x07\x00\x31\x50\x30"
        "ECOT"s;
    for (int i = 0; i < 1000; ++i) {
        bytes += "\x1D(k\x03\x00\x31\x51\x30"s;
    }
    EXPECT_EQ(decode(bytes).items.size(), 64U);
}

TEST(Decoder, FeedsNoMoreThanARollOfPaper) {
    std::string bytes;
    for (int i = 0; i < 1000; ++i) {
        bytes += "\x1B\x64\xFF";
    }
    EXPECT_EQ(decode(bytes).items.size(), 78U);
}

RC_GTEST_PROP(Decoder, ReadsAnyBytesToTheirEnd, (const std::string& bytes)) {
    const PrintedPage page = decode(bytes);
    RC_ASSERT(page.items.size() <= bytes.size() + 1);
    static_cast<void>(marked_text(page));
}

RC_GTEST_PROP(Decoder, FindsNoCommandInAnyText, (const std::string& left, const std::string& right)) {
    const PrintedPage page =
        decode(encode({{ColumnsLine{left, right, {}}, TextLine{left, {.bold = true}}}}, profile_42()), paper_dots_42);
    RC_ASSERT(page.ignored_count == 0U);
    for (const PrintedItem& item : page.items) {
        RC_ASSERT(std::holds_alternative<PrintedLine>(item));
    }
}

}  // namespace
}  // namespace ecot::hardware::escpos
