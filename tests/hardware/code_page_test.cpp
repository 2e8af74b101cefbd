#include "hardware/escpos/code_page.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_literals;

TEST(CodePage, WritesFrenchAndTheEuroInPc858) {
    EXPECT_EQ(to_bytes("ÉCOT à payé 3,90 €/kg × 2, Noël", CodePage::Pc858),
              "\x90\x43OT \x85 pay\x82 3,90 \xD5/kg \x9E 2, No\x89l");
    EXPECT_EQ(to_bytes("ÀÂÇÈÊËÎÏÔÙÛÜ", CodePage::Pc858), "\xB7\xB6\x80\xD4\xD2\xD3\xD7\xD8\xE2\xEB\xEA\x9A");
}

TEST(CodePage, WritesFrenchAndTheEuroInWpc1252) {
    EXPECT_EQ(to_bytes("Écot, 3,90 €/kg × 2", CodePage::Wpc1252), "\xC9\x63ot, 3,90 \x80/kg \xD7 2");
}

TEST(CodePage, WritesTheLigatureAsTwoLettersWhereThePageLacksIt) {
    EXPECT_EQ(to_bytes("Œufs, cœur", CodePage::Pc858), "OEufs, coeur");
    EXPECT_EQ(to_bytes("Œufs, cœur", CodePage::Wpc1252), "\x8Cufs, c\x9Cur");
}

TEST(CodePage, MakesTypographyPlain) {
    // Curved apostrophe, minus, narrow and ordinary no-break spaces, ellipsis, long dash, curved quotes.
    EXPECT_EQ(to_bytes("L’huile −1 284,60 € … – “bio”", CodePage::Pc858), "L'huile -1 284,60 \xD5 ... - \"bio\"");
}

TEST(CodePage, WritesUnknownLettersReadably) {
    EXPECT_EQ(to_bytes("Łódź, Škoda, Ștefan, phở", CodePage::Pc858), "L\xA2\x64z, Skoda, Stefan, pho");
    EXPECT_EQ(to_bytes("Щи да каша, Олександр", CodePage::Pc858), "Shchi da kasha, Oleksandr");
    EXPECT_EQ(to_bytes("Φέτα", CodePage::Pc858), "Feta");
    EXPECT_EQ(to_bytes("茶", CodePage::Pc858), "?");
    EXPECT_EQ(to_bytes("Carottes \U0001F955", CodePage::Pc858), "Carottes ");
}

TEST(CodePage, SaysEuroInLettersWhereThePageHasNoSign) {
    EXPECT_EQ(to_bytes("À 2 €", CodePage::Pc437), "A 2 EUR");
}

TEST(CodePage, WritesFrenchInPc850ButForTheEuro) {
    EXPECT_EQ(to_bytes("ÉCOT à payé 3,90 €/kg × 2, Noël", CodePage::Pc850),
              "\x90\x43OT \x85 pay\x82 3,90 EUR/kg \x9E 2, No\x89l");
    EXPECT_EQ(to_bytes("Iğdır", CodePage::Pc850), "Igd\xD5r");
    EXPECT_EQ(letter_of(0xD5, CodePage::Pc850), 0x0131);
    EXPECT_EQ(letter_of(0xD5, CodePage::Pc858), 0x20AC);
}

TEST(CodePage, KeepsNamesReadableInPc437) {
    // Of the French capitals 437 has É, Ç and Ü; of the small letters all but œ.
    EXPECT_EQ(to_bytes("Étienne Ça, Crème fraîche, Gruyère", CodePage::Pc437),
              "\x90tienne \x80\x61, Cr\x8Ame fra\x8C\x63he, Gruy\x8Are");
    EXPECT_EQ(to_bytes("ÀÂÈÊËÎÏÔÙÛ", CodePage::Pc437), "AAEEEIIOUU");
    EXPECT_EQ(to_bytes("Œufs × 6 à 2,10 €", CodePage::Pc437), "OEufs x 6 \x85 2,10 EUR");
    EXPECT_EQ(to_bytes("João Ørsted © 3 ½", CodePage::Pc437), "Joao Orsted (c) 3 \xAB");
}

TEST(CodePage, IsNamedInSettings) {
    for (const CodePage page : code_pages) {
        EXPECT_EQ(code_page_of(to_string(page)), page);
    }
    EXPECT_EQ(code_page_of("wpc1252"), CodePage::Wpc1252);
    EXPECT_EQ(code_page_of("latin1"), std::nullopt);
}

TEST(CodePage, JoinsALetterAndTheMarkThatFollowsIt) {
    EXPECT_EQ(to_bytes("Cafe\u0301 moulu, c\u0327a, e\u0331", CodePage::Wpc1252), "Caf\xE9 moulu, \xE7\x61, e");
}

TEST(CodePage, LetsNoControlByteThrough) {
    EXPECT_EQ(to_bytes("Pain\x1B@ bis\x1DV\x01!\x7F\x10\x04\x01\u009B", CodePage::Pc858), "Pain@ bisV!");
    EXPECT_EQ(to_bytes("deux\nlignes\tet\rfin"s, CodePage::Pc858), "deux lignes et fin");
    EXPECT_EQ(to_bytes("a\0b"s, CodePage::Pc858), "ab");
}

TEST(CodePage, ShowsBytesThatAreNoUtf8AsQuestionMarks) {
    EXPECT_EQ(to_bytes("a\xFF\xC3", CodePage::Pc858), "a??");
    EXPECT_EQ(to_bytes("\xED\xA0\x80", CodePage::Pc858), "???");  // half of a surrogate pair
    EXPECT_EQ(to_bytes("\xC0\x9B@", CodePage::Pc858), "??@");     // an overlong escape
}

TEST(CodePage, ReadsBackEveryByteItWrites) {
    for (const CodePage page : code_pages) {
        for (int byte = 0x20; byte < 0x100; ++byte) {
            const char32_t letter = letter_of(static_cast<std::uint8_t>(byte), page);
            std::string text;
            append_utf8(text, letter);
            const std::string again = to_bytes(text, page);
            // What typography makes plain, or 1252 leaves empty, does not come back, nor do the Greek letters of 437;
            // nothing comes back as another letter.
            const bool greek = letter >= 0x0386 && letter <= 0x03CE;
            if (!greek && again.size() == 1 && again != " " && again != "-" && again != "'" && again != "\"" &&
                again != ",") {
                EXPECT_EQ(static_cast<unsigned char>(again[0]), byte) << "page " << static_cast<int>(page);
            }
        }
    }
}

}  // namespace
}  // namespace ecot::hardware::escpos
