#include "hardware/escpos/profiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"
#include "hardware/escpos/page_text.hpp"

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

const PrinterProfile& profile_of(std::string_view id) {
    const PrinterModel* model = find_printer_model(id);
    EXPECT_NE(model, nullptr) << id;
    return model->profile;
}

TEST(Profiles, KnowTheModelsOfTheField) {
    EXPECT_EQ(profile_of("epson-tm-t20"), (PrinterProfile{.columns = 48,
                                                          .small_columns = 64,
                                                          .page = CodePage::Pc858,
                                                          .page_number = 19,
                                                          .has_cutter = true,
                                                          .has_qr = true,
                                                          .width_dots = 576,
                                                          .has_raster = true}));
    EXPECT_EQ(profile_of("epson-tm-t88").columns, 42);
    EXPECT_EQ(profile_of("epson-tm-t88").width_dots, 512);
    EXPECT_EQ(profile_of("epson-tm-t88ii").page, CodePage::Wpc1252);
    EXPECT_EQ(profile_of("epson-tm-t88ii").page_number, 16);
    EXPECT_EQ(profile_of("epson-tm-u220"), (PrinterProfile{.columns = 33,
                                                           .small_columns = 33,
                                                           .page = CodePage::Pc437,
                                                           .page_number = 0,
                                                           .has_qr = false,
                                                           .width_dots = 400,
                                                           .has_raster = false}));
    EXPECT_EQ(profile_of("netum-nt-5890k"), (PrinterProfile{.columns = 32,
                                                            .small_columns = 42,
                                                            .page = CodePage::Pc858,
                                                            .page_number = 53,
                                                            .has_cutter = false,
                                                            .has_qr = false,
                                                            .width_dots = 384}));
    EXPECT_EQ(profile_of("netum-nt-80").page_number, 53);
    EXPECT_EQ(profile_of("kr-306").page_number, 31);
    EXPECT_EQ(profile_of("yhd-8390").page_number, 14);
    EXPECT_EQ(profile_of("yhd-8390").columns, 53);
    EXPECT_EQ(profile_of("wincor-th230").page_number, 6);
    EXPECT_FALSE(profile_of("wincor-th230").has_raster);
    EXPECT_FALSE(profile_of("wincor-th230").has_qr);
    EXPECT_TRUE(profile_of("wincor-th230-plus").has_qr);
    EXPECT_FALSE(profile_of("sunmi-v2").has_cutter);
    EXPECT_EQ(profile_of("zjiang-zj-5870").page, CodePage::Wpc1252);
    EXPECT_EQ(profile_of("star-tsp").language, PrinterLanguage::StarLine);
    EXPECT_EQ(profile_of("star-tsp").page_number, 4);
    EXPECT_EQ(find_printer_model("laserjet"), nullptr);
}

TEST(Profiles, HaveOneIdAndNameEachAndFitTheirPaper) {
    std::set<std::string_view> ids;
    std::set<std::string_view> names;
    for (const PrinterModel& model : printer_models()) {
        EXPECT_TRUE(ids.insert(model.id).second) << model.id;
        EXPECT_TRUE(names.insert(model.name).second) << model.name;
        EXPECT_GE(model.profile.columns, 32) << model.id;
        EXPECT_LE(model.profile.columns * 12, model.profile.width_dots) << model.id;
        EXPECT_LE(model.profile.small_columns * 9, model.profile.width_dots) << model.id;
    }
    EXPECT_GE(ids.size(), 25U);
}

TEST(Profiles, StandInTheOrderOfTheirNamesBehindThoseWithoutAMaker) {
    const auto models = printer_models();
    const auto small = [](std::string_view name) {
        std::string text{name};
        std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
        return text;
    };
    for (std::size_t i = 4; i < models.size(); ++i) {
        EXPECT_LT(small(models[i - 1].name), small(models[i].name));
    }
}

TEST(Profiles, KeepNamesReadableOnEveryModel) {
    // What each makes of the same line, read back from its paper.
    for (const PrinterModel& model : printer_models()) {
        const PrinterProfile profile = like_epson(model.profile);
        const std::string bytes = encode({{TextLine{"Épicerie, pâté, 2 €", {}}}}, profile);
        const std::string text = plain_text(decode(bytes));
        const bool has_euro = profile.page == CodePage::Pc858 || profile.page == CodePage::Wpc1252;
        EXPECT_EQ(text, has_euro ? "Épicerie, pâté, 2 €\n" : "Épicerie, pâté, 2 EUR\n") << model.id;
    }
}

TEST(Profiles, ChooseThePageByTheModelsOwnNumber) {
    EXPECT_EQ(encode({}, profile_of("netum-nt-5890k")), "\x1B@\x1C.\x1Bt\x35");
    EXPECT_EQ(encode({}, profile_of("epson-tm-u220")), "\x1B@\x1C.\x1Bt\x00"s);
    EXPECT_EQ(encode({}, like_epson(profile_of("star-tsp"))), "\x1B@\x1C.\x1Bt\x13");
}

}  // namespace
}  // namespace ecot::hardware::escpos
