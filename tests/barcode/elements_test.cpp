#include "hardware/barcode/elements.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

using namespace std::string_literals;
constexpr std::chrono::year year_of_elements{2026};
const std::string article = "0109506000134352";

/// What was read, "01=... 10=...", or the number of the error.
std::string elements_in(const std::string& text) {
    const auto elements = read_element_string(text, year_of_elements);
    if (!elements) {
        switch (elements.error()) {
            case BarcodeError::CheckDigit:
                return "check digit";
            case BarcodeError::Length:
                return "length";
            case BarcodeError::Charset:
                return "charset";
            case BarcodeError::Ai:
                return "ai";
        }
    }
    std::string said;
    for (std::size_t i = 0; i < elements->size(); ++i) {
        said += (i == 0 ? "" : " ") + std::string{(*elements)[i].ai} + "=" + std::string{(*elements)[i].value};
    }
    return said;
}

TEST(Elements, AreReadOneAfterAnother) {
    EXPECT_EQ(elements_in(article + "172612313103000500"s), "01=09506000134352 17=261231 3103=000500");
    EXPECT_EQ(elements_in(article + "10L1\x1D"s + "17261231"), "01=09506000134352 10=L1 17=261231");
}

TEST(Elements, EndWithASeparatorWhereTheirLengthIsNotKnown) {
    EXPECT_EQ(elements_in(article + "10L117261231"), "01=09506000134352 10=L117261231");
    EXPECT_EQ(elements_in(article + "30123103000500"), "length");
    EXPECT_EQ(elements_in(article + "8005000680\x1D"s + "10L"), "01=09506000134352 8005=000680 10=L");
    EXPECT_EQ(elements_in(article + "800500068010L"), "length");
}

TEST(Elements, MayHaveASeparatorBehindAKnownLengthAndAtTheEnd) {
    EXPECT_EQ(elements_in(article + "\x1D"s + "17261231\x1D"s), "01=09506000134352 17=261231");
}

TEST(Elements, AreRefusedWithASeparatorAnywhereElse) {
    EXPECT_EQ(elements_in("\x1D"s + article), "ai");
    EXPECT_EQ(elements_in(article + "\x1D\x1D"s + "17261231"), "ai");
    EXPECT_EQ(elements_in(article + "172612\x1D"s + "31"), "length");
    EXPECT_EQ(elements_in(article + "17261231\x1D\x1D"s), "ai");
    EXPECT_EQ(elements_in(article + "10\x1D"s), "length");
}

TEST(Elements, AreSaidOnceOrTwiceAlike) {
    EXPECT_EQ(elements_in(article + article), "01=09506000134352");
    EXPECT_EQ(elements_in(article + "10A\x1D"s + "10A"), "01=09506000134352 10=A");
    EXPECT_EQ(elements_in(article + "10A\x1D"s + "10B"), "ai");
    EXPECT_EQ(elements_in(article + "31030005003102000050"), "ai");
}

TEST(Elements, AskForTheirCompanions) {
    EXPECT_EQ(elements_in("10A"), "ai");
    EXPECT_EQ(elements_in("17261231"), "ai");
    EXPECT_EQ(elements_in("3103000500"), "ai");
    EXPECT_EQ(elements_in("0209506000134352"), "ai");
    EXPECT_EQ(elements_in("3712"), "ai");
    EXPECT_EQ(elements_in("02095060001343523712"), "02=09506000134352 37=12");
    EXPECT_EQ(elements_in(article + "3922499"), "ai");
    for (const char* measure : {"301\x1D", "3103000500", "3202000001", "3500000001", "3600000001"}) {
        EXPECT_EQ(elements_in(article + measure + "3922499").find("01=09506000134352"), 0U) << measure;
    }
    EXPECT_EQ(elements_in(article + "33030005003922499"), "ai");
    EXPECT_EQ(elements_in("02095060001343523103000500"
                          "371\x1D"
                          "3922499"),
              "ai");
    EXPECT_EQ(elements_in("02095060001343523103000500"
                          "371\x1D"
                          "3932978499"),
              "02=09506000134352 3103=000500 37=1 3932=978499");
    EXPECT_EQ(elements_in(article + "7004100"), "ai");
    EXPECT_EQ(elements_in(article + "10A\x1D"s + "7004100"), "01=09506000134352 10=A 7004=100");
    EXPECT_EQ(elements_in(article + "250X"), "ai");
    EXPECT_EQ(elements_in(article + "21S\x1D"s + "250X"), "01=09506000134352 21=S 250=X");
}

TEST(Elements, DoNotStandBesideWhatExcludesThem) {
    EXPECT_EQ(elements_in(article + "02095060001343523712"), "ai");
    EXPECT_EQ(elements_in(article + "3712"), "ai");
    EXPECT_EQ(elements_in(article + "21S\x1D"s + "235T"), "ai");
    EXPECT_EQ(elements_in(article + "31030005003922499\x1D"s + "3932978499"), "ai");
    EXPECT_EQ(elements_in(article + "31030005003922499\x1D"s + "3921499"), "ai");
    EXPECT_EQ(elements_in(article + "422250\x1D"s + "426250"), "ai");
}

TEST(Elements, AreFoundByTheirIdentifier) {
    const auto elements = read_element_string(article +
                                                  "10L1\x1D"
                                                  "3103000500",
                                              year_of_elements)
                              .value();
    EXPECT_EQ(elements.find("10"), "L1");
    EXPECT_EQ(elements.find("21"), std::nullopt);
    EXPECT_EQ(elements.find_between(3100, 3105)->value, "000500");
    EXPECT_FALSE(elements.find_between(3200, 3205));
}

TEST(Elements, KeepTheirTextWhenTheyAreCopiedAndMoved) {
    std::string scan = article + "10L1";
    auto elements = read_element_string(scan, year_of_elements).value();
    scan.assign(scan.size(), '#');
    const Elements copy = elements;
    const Elements moved = std::move(elements);
    EXPECT_EQ(copy.find("10"), "L1");
    EXPECT_EQ(moved.find("01"), "09506000134352");
}

TEST(Elements, HaveRoomForMoreThanAnyLabelHolds) {
    std::string text = article;
    for (int ai = 90; ai <= 99; ++ai) {
        text += std::to_string(ai) + std::string(ai == 90 ? 30 : 90, 'x') + "\x1D";
    }
    for (int ai = 7030; ai <= 7039; ++ai) {
        text += std::to_string(ai) + "250X\x1D";
    }
    for (int ai = 7230; ai <= 7239; ++ai) {
        text += std::to_string(ai) + "ABX\x1D";
    }
    const auto elements = read_element_string(text, year_of_elements);
    ASSERT_TRUE(elements);
    EXPECT_EQ(elements->size(), 31U);
    EXPECT_EQ((*elements)[10].value.size(), 90U);
    EXPECT_EQ(elements_in(text + "17261231"), elements_in(text) + " 17=261231");
    EXPECT_EQ(elements_in(text + "1726123115261231"), "length");
}

}  // namespace
}  // namespace ecot::hardware::barcode
