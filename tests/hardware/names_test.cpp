// Names of people and goods on every code page that a printer of the profiles has: readable, whatever the page lacks.

#include <array>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "hardware/escpos/code_page.hpp"
#include "hardware/escpos/profiles.hpp"

namespace ecot::hardware::escpos {
namespace {

struct NameRow {
    std::string_view name;
    std::array<std::string_view, 4> printed;  // on PC437, PC850, PC858 and WPC1252
};

constexpr NameRow everywhere(std::string_view name, std::string_view printed) {
    return {name, {printed, printed, printed, printed}};
}

/// What is read on the paper.
[[nodiscard]] std::string on_paper(std::string_view name, CodePage page) {
    std::string read;
    for (const char byte : to_bytes(name, page)) {
        append_utf8(read, letter_of(static_cast<std::uint8_t>(byte), page));
    }
    return read;
}

constexpr NameRow names[]{
    // Latin letters with the marks of Poland, Romania, Turkey, Viet Nam, the Balkans, the Baltic and the North.
    everywhere("Łukasz", "Lukasz"),
    everywhere("Ştefan, Ștefan", "Stefan, Stefan"),
    everywhere("Nguyễn", "Nguyen"),
    everywhere("Nguye\u0302\u0303n", "Nguyên"),
    everywhere("Đặng", "Dang"),
    everywhere("Đa\u0323\u0306ng", "Dang"),
    everywhere("Đorđe", "Dorde"),
    everywhere("İpek", "Ipek"),
    {"Çağrı", {"Çagri", "Çagrı", "Çagri", "Çagri"}},
    {"Søren", {"Soren", "Søren", "Søren", "Søren"}},
    {"Ærø", {"Æro", "Ærø", "Ærø", "Ærø"}},
    {"Þór", {"Thór", "Þór", "Þór", "Þór"}},
    {"Œuvre", {"OEuvre", "OEuvre", "OEuvre", "Œuvre"}},
    {"Žofie", {"Zofie", "Zofie", "Zofie", "Žofie"}},
    everywhere("Åsa", "Åsa"),
    everywhere("Ģirts Ķēniņa", "Girts Kenina"),
    {"João", {"Joao", "João", "João", "João"}},
    everywhere("Ñíguez", "Ñíguez"),
    // French, whole: capitals of 437 lose their marks.
    everywhere("Élodie Châtaîgne-Noël", "Élodie Châtaîgne-Noël"),
    {"ÀÂÈÊËÎÏÔÙÛŸ", {"AAEEEIIOUUY", "ÀÂÈÊËÎÏÔÙÛY", "ÀÂÈÊËÎÏÔÙÛY", "ÀÂÈÊËÎÏÔÙÛŸ"}},
    // West Africa and Azerbaijan.
    everywhere("Kɔkɔu Ɖɛla", "Kokou Dela"),
    everywhere("Ɓari Ɗawda", "Bari Dawda"),
    everywhere("Əliyə", "Eliye"),
    everywhere("ʿAlī, Kaʻiulani", "'Ali, Ka'iulani"),
    // Cyrillic and Greek in Latin letters, never half and half.
    everywhere("Юлія Шевченко", "Yuliya Shevchenko"),
    everywhere("Наталья", "Natalya"),
    everywhere("Ґалаґан", "Galagan"),
    everywhere("Өмүрзақ", "Omurzak"),
    everywhere("Γιώργος", "Giorgos"),
    everywhere("Σοφία Θωμά", "Sofia Thoma"),
    // Letters without a way of ours: as many question marks, nothing else lost.
    everywhere("محمد (17)", "???? (17)"),
    everywhere("李 M.", "? M."),
};

TEST(Names, StayReadableOnEveryCodePage) {
    for (const NameRow& row : names) {
        for (std::size_t page = 0; page < row.printed.size(); ++page) {
            EXPECT_EQ(on_paper(row.name, code_pages[page]), row.printed[page])
                << row.name << " on " << to_string(code_pages[page]);
        }
    }
}

TEST(Names, AreTriedOnThePagesOfAllModels) {
    std::set<CodePage> pages;
    for (const PrinterModel& model : printer_models()) {
        pages.insert(model.profile.page);
    }
    const std::set<CodePage> tried(std::begin(code_pages), std::end(code_pages));
    for (const CodePage page : pages) {
        EXPECT_TRUE(tried.contains(page)) << to_string(page);
    }
    EXPECT_EQ(pages, (std::set{CodePage::Pc437, CodePage::Pc858, CodePage::Wpc1252}));
}

}  // namespace
}  // namespace ecot::hardware::escpos
