#include "pos/session/search_text.hpp"

#include <gtest/gtest.h>

namespace ecot::session {
namespace {

TEST(SearchText, FoldsCaseAndAccents) {
    EXPECT_EQ(folded("Épicerie FRAÎCHE"), "epicerie fraiche");
    EXPECT_EQ(folded("Łódź, Ängström, Đặng"), "lodz angstrom dang");
}

TEST(SearchText, WritesLigaturesAsTwoLetters) {
    EXPECT_EQ(folded("Œufs"), "oeufs");
    EXPECT_EQ(folded("bœuf"), "boeuf");
    EXPECT_EQ(folded("Æble"), "aeble");
    EXPECT_EQ(folded("Weißkohl"), "weisskohl");
}

TEST(SearchText, DropsAccentsWrittenApart) {
    EXPECT_EQ(folded("cafe\xCC\x81"), "cafe");
}

TEST(SearchText, SeparatesWordsByOneSpace) {
    EXPECT_EQ(folded("  L'Huile d\xE2\x80\x99olive \xC3\x97 6  (75\xC2\xA0"
                     "cl) "),
              "l huile d olive 6 75 cl");
    EXPECT_EQ(folded("\xF0\x9F\xA5\xAC"), "");
}

TEST(SearchText, KeepsOtherScriptsAndFoldsTheirCase) {
    EXPECT_EQ(folded("ЧАЙ Ёлка"), "чай ёлка");
}

TEST(SearchText, TakesBytesThatAreNoUtf8AsSeparators) {
    EXPECT_EQ(folded("caf\xE9 noir"), "caf noir");
    EXPECT_EQ(folded("a\xC3"), "a");
    EXPECT_EQ(folded("a\xC0\x80z\xED\xA0\x80z\xF5\x80\x80\x80"), "a z z");
}

TEST(SearchText, CountsCharactersNotBytes) {
    EXPECT_EQ(character_count("œuf"), 3U);
    EXPECT_EQ(character_count("\xFF\xFFz"), 3U);
    EXPECT_EQ(character_count(""), 0U);
}

}  // namespace
}  // namespace ecot::session
