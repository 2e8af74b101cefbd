#include <gtest/gtest.h>

#include "pos/ui/painter.hpp"
#include "tests/support/headless_ui.hpp"

namespace ecot::ui {
namespace {

using test::HeadlessUi;

TEST(Text, ThatDoesNotFitEndsInAnEllipsisInsideItsBox) {
    HeadlessUi screen{[](Ui& ui) { ui.text({10, 10, 120, 30}, "Huile d’olive vierge extra 75 cl"); }};
    const auto texts = screen.ui().texts();
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_TRUE(texts[0].cut);
    EXPECT_LE(texts[0].rect.right(), 130.0F);
    EXPECT_EQ(texts[0].words, "Huile d’olive vierge extra 75 cl");
}

TEST(Text, RightAlignedPutsDigitsInEqualCells) {
    HeadlessUi screen{[](Ui&) {}};
    const Ui& ui = screen.ui();
    EXPECT_EQ(ui.tabular_width(TextRole::Body, "11,11 €"), ui.tabular_width(TextRole::Body, "88,88 €"));
    EXPECT_LT(ui.text_width(TextRole::Body, "11,11 €"), ui.text_width(TextRole::Body, "88,88 €"));
}

TEST(Text, WrapsAtSpacesAndNeverAtAnUnbreakableOne) {
    HeadlessUi screen{[](Ui&) {}};
    const Ui& ui = screen.ui();
    const float line = std::floor(ui.em(TextRole::Body) * 1.35F + 0.5F);
    const float width = ui.text_width(TextRole::Body, "Huile d’olive") + 2;
    EXPECT_EQ(ui.paragraph_height(width, "Huile d’olive"), line);
    EXPECT_EQ(ui.paragraph_height(width, "Huile d’olive vierge"), 2 * line);
    EXPECT_EQ(ui.paragraph_height(width, "Huile d’olive 75\u00a0cl"), 2 * line);
    EXPECT_EQ(ui.paragraph_height(width, "un\ndeux\ntrois"), 3 * line);
    EXPECT_EQ(ui.paragraph_height(width, "un\ndeux\ntrois", {.lines_max = 2}), 2 * line);
}

TEST(Text, CentredLeavesNoWordAloneOnItsLastLine) {
    constexpr std::string_view words = "L’heure a changé d’un coup. Une personne responsable la confirme.";
    const auto width_of = [&](Align align) {
        const HeadlessUi screen{[&](Ui& ui) {
            const float room = ui.text_width(TextRole::Body, words) - 4;
            ui.paragraph({10, 10, room, 100}, words, {.role = TextRole::Body, .align = align});
        }};
        return screen.rect_of_text(words).width;
    };
    EXPECT_LT(width_of(Align::Center), 0.7F * width_of(Align::Left));
}

TEST(Text, CutAfterTheAllowedLinesSaysSo) {
    HeadlessUi screen{[](Ui& ui) {
        ui.paragraph({0, 0, 100, 60}, "Panier de légumes bio de saison du producteur", {.lines_max = 2});
    }};
    ASSERT_EQ(screen.ui().texts().size(), 1U);
    EXPECT_TRUE(screen.ui().texts()[0].cut);
}

// look/look.md section 8: the smaller the text, the more it grows.
TEST(Text, GrowsByItsRole) {
    const auto normal = test::shared_fonts(100, GlyphSet::Measuring);
    const auto large = test::shared_fonts(160, GlyphSet::Measuring);
    EXPECT_FLOAT_EQ(normal->face(TextRole::Cap).em, 16);
    EXPECT_FLOAT_EQ(large->face(TextRole::Cap).em, 25.6F);
    EXPECT_FLOAT_EQ(large->face(TextRole::Label).em, 29);
    EXPECT_FLOAT_EQ(large->face(TextRole::Heading).em, 40.3F);
    EXPECT_FLOAT_EQ(large->face(TextRole::AmountHuge).em, 133.4F);
    EXPECT_FLOAT_EQ(large->px(64), 83);
}

TEST(Fonts, ThatAreMissingNameTheirPackage) {
    const auto fonts = Fonts::load(100, GlyphSet::Measuring, {.icons = "/nowhere"});
    ASSERT_FALSE(fonts.has_value());
    EXPECT_EQ(fonts.error().sentence(),
              "The font /nowhere/MaterialIcons-Regular.ttf is missing: install the package "
              "fonts-material-design-icons-iconfont.");
}

TEST(Fonts, HoldTheLettersOfNamesAndEveryPicture) {
    const auto fonts = test::shared_fonts(100, GlyphSet::Full);
    HeadlessUi screen{[](Ui&) {}, {.pictures = true}};
    const Ui& ui = screen.ui();
    // A letter without a glyph would be as wide as the fallback.
    EXPECT_NE(ui.text_width(TextRole::Strong, "Ш"), ui.text_width(TextRole::Strong, "\u0530"));
    EXPECT_NE(ui.text_width(TextRole::Strong, "Ω"), ui.text_width(TextRole::Strong, "\u0530"));
    EXPECT_NE(ui.text_width(TextRole::Strong, "ệ"), ui.text_width(TextRole::Strong, "\u0530"));
    for (const Picto picto : packed_pictos()) {
        EXPECT_TRUE(fonts->picto(picto, 56)) << std::hex << static_cast<std::uint32_t>(picto);
    }
}

TEST(Fonts, HoldEveryIcon) {
    const auto fonts = test::shared_fonts(100, GlyphSet::Measuring);
    for (const Icon icon : packed_icons()) {
        EXPECT_TRUE(fonts->holds(icon)) << std::hex << static_cast<int>(icon);
    }
}

TEST(Picto, IsReadFromTheCharacterACatalogueHolds) {
    EXPECT_EQ(picto_of("🥕"), Picto{0x1F955});
    EXPECT_EQ(picto_of("☕"), Picto{0x2615});
    EXPECT_EQ(picto_of(""), Picto::None);
}

}  // namespace
}  // namespace ecot::ui
