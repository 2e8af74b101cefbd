#include "hardware/escpos/test_page.hpp"

#include <algorithm>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/page_text.hpp"
#include "hardware/escpos/profiles.hpp"

namespace ecot::hardware::escpos {
namespace {

/// The paper of a model, as text.
[[nodiscard]] std::string paper_of(std::string_view id) {
    const PrinterModel& model = *find_printer_model(id);
    const PrinterProfile profile = like_epson(model.profile);
    return plain_text(decode(encode(test_page(model.name, profile), profile), profile.width_dots));
}

TEST(TestPage, ShowsWhatA80MillimetrePrinterCan) {
    // Shown as wide as its longest row, in the small font: what the printer aligns stands in 64 columns here.
    EXPECT_EQ(paper_of("generic-80-48"),
              "                           Test page\n"
              "               80 mm, 48 columns\n"
              "\n"
              "Columns                                       48\n"
              "Columns of the small font                     64\n"
              "Code page                        pc858, ESC t 19\n"
              "Dots                                         576\n"
              "\n"
              "Each row of digits fills one line:\n"
              "123456789012345678901234567890123456789012345678\n"
              "1234567890123456789012345678901234567890123456789012345678901234\n"
              "\n"
              "Letters:\n"
              "àâæçéèêëîïôoeùûüÿ\n"
              "ÀÂÆÇÉÈÊËÎÏÔOEÙÛÜY\n"
              "€ « » ° × ½\n"
              "Printed in another way:\n"
              "U+0153 oe  U+0152 OE  U+0178 Y\n"
              "\n"
              "Bold\nTall\nWide\nLarge\nSmall\n"
              "                    Centred\n"
              "                                                           Right\n"
              "------------------------------------------------\n"
              "Chickpeas 0,734 kg                        1,47 €\n"
              "================================================\n"
              "A frame with its corners joined:\n"
              "[QR ECOT/TEST/48]\n"
              "- - -\n");
}

TEST(TestPage, SaysWhatAnImpactPrinterLacks) {
    const std::string paper = paper_of("epson-tm-u220");
    EXPECT_THAT(paper, testing::HasSubstr("Code page          pc437, ESC t 0\n"));
    EXPECT_THAT(paper, testing::HasSubstr("123456789012345678901234567890123\n"));
    EXPECT_THAT(paper, testing::HasSubstr("àâæçéèêëîïôoeùûüÿ\nAAÆÇÉEEEIIOOEUUÜY\nEUR « » ° x ½\n"));
    EXPECT_THAT(paper, testing::HasSubstr("No pictures on this model.\nNo QR codes on this model.\n"));
}

TEST(TestPage, SaysThatAPrinterWithoutCutterIsTorn) {
    const std::string paper = paper_of("generic-58");
    EXPECT_THAT(paper, testing::HasSubstr("[QR ECOT/TEST/32]\nNo cutter: tear here.\n"));
    EXPECT_THAT(paper, testing::Not(testing::HasSubstr("- - -")));
}

TEST(TestPage, IsSaidInTheWordsOfTheScreen) {
    TestPageWords words;
    words.title = "Page d’essai";
    words.ruler = "Chaque rangée de chiffres tient sur une ligne :";
    const PrinterProfile profile = profile_48();
    const std::string paper = plain_text(decode(encode(test_page("Écot", profile, words), profile), paper_dots_48));
    EXPECT_THAT(paper, testing::HasSubstr("Page d'essai"));
    EXPECT_THAT(paper, testing::HasSubstr("Chaque rangée de chiffres tient sur une ligne :\n"));
}

TEST(TestPage, OpensNoDrawerAndBreaksNoRulerOnAnyModel) {
    for (const PrinterModel& model : printer_models()) {
        const PrintJob job = test_page(model.name, model.profile);
        EXPECT_TRUE(std::none_of(job.items.begin(), job.items.end(), [](const PrintItem& item) {
            return std::holds_alternative<DrawerPulse>(item);
        })) << model.id;
        EXPECT_TRUE(std::holds_alternative<Cut>(job.items.back())) << model.id;
        const PrinterProfile profile = like_epson(model.profile);
        const PrintedPage page = decode(encode(job, profile), profile.width_dots);
        const bool pulse = std::any_of(page.items.begin(), page.items.end(), [](const PrintedItem& item) {
            return std::holds_alternative<PrintedPulse>(item);
        });
        EXPECT_FALSE(pulse) << model.id;
        EXPECT_THAT(paper_of(model.id), testing::HasSubstr("1234567890123456789012345678901")) << model.id;
    }
}

}  // namespace
}  // namespace ecot::hardware::escpos
