#include "pos/ui/messages.hpp"

#include <gtest/gtest.h>

#include "pos/ui/tiles.hpp"
#include "tests/support/headless_ui.hpp"

namespace ecot::ui {
namespace {

using test::HeadlessUi;

constexpr Rect page{16, 76, 1248, 672};

constexpr Rect toast_place{16, 664, 616, 84};

TEST(Toast, IsAnsweredByItsButtonOrPutAwayBesideIt) {
    ToastTouch touch = ToastTouch::None;
    HeadlessUi screen{[&](Ui& ui) {
        const ToastTouch now =
            toast(ui, toast_place,
                  {.tone = Tone::Primary, .title = "Riz retiré", .detail = "1 × 2,60 €", .action = "Annuler"});
        touch = now == ToastTouch::None ? touch : now;
    }};
    EXPECT_TRUE(screen.has_text("1 × 2,60 €"));
    EXPECT_EQ(screen.layout_faults(), "");
    screen.tap("Annuler");
    EXPECT_EQ(touch, ToastTouch::Action);
    screen.tap("Riz retiré");
    EXPECT_EQ(touch, ToastTouch::Dismissed);
}

TEST(Toast, GrowsUntilAllItsWordsHaveRoom) {
    const Toast saying{.tone = Tone::Warn,
                       .title = "Les derniers changements ne sont pas gardés",
                       .detail = "La vente continue. Prévenez une personne responsable aujourd’hui.",
                       .action = "J’ai compris"};
    float wide = 0;
    float narrow = 0;
    HeadlessUi screen{[&](Ui& ui) {
        wide = toast_height(ui, 1200, saying);
        narrow = toast_height(ui, 400, saying);
        (void)toast(ui, {16, 100, 400, narrow}, saying);
    }};
    EXPECT_EQ(wide, 84);
    EXPECT_GT(narrow, wide);
    EXPECT_EQ(screen.layout_faults(), "");
    for (const ShownText& text : screen.ui().texts()) {
        EXPECT_FALSE(text.cut) << text.words;
        EXPECT_GE(text.rect.y, 100) << text.words;
        EXPECT_LE(text.rect.bottom(), 100 + narrow) << text.words;
    }
}

TEST(Toast, LiesOverThePageAndIsTouchedFirst) {
    bool shown = true;
    int below = 0;
    HeadlessUi screen{[&](Ui& ui) {
        below += ui.button({16, 670, 300, 72}, "Payer") ? 1 : 0;
        shown = shown && toast(ui, toast_place, {.title = "Carte non lue"}) == ToastTouch::None;
    }};
    screen.tap_at({100, 700});
    EXPECT_EQ(below, 0);
    EXPECT_FALSE(shown);
    screen.tap_at({100, 700});
    EXPECT_EQ(below, 1);
}

TEST(Modal, IsAnsweredByTouchOrKey) {
    std::optional<std::size_t> answer;
    HeadlessUi screen{[&](Ui& ui) {
        const auto now = modal(ui, {.icon = Icon::PrinterOff,
                                    .tone = Tone::Warn,
                                    .title = "Plus de papier",
                                    .text = "Ouvrez le capot, posez un rouleau neuf, fermez.",
                                    .buttons = {{"Sans ticket"}, {"Réessayer", Icon::Sync, ButtonVariant::Primary}}});
        answer = now ? now : answer;
    }};
    EXPECT_EQ(screen.layout_faults(), "");
    screen.key(Key::Escape);
    EXPECT_EQ(answer, 0U);
    screen.key(Key::Enter);
    EXPECT_EQ(answer, 1U);
    screen.tap("Sans ticket");
    EXPECT_EQ(answer, 0U);
}

TEST(WaitingNote, DoesNotFlickerForAQuickAnswer) {
    HeadlessUi screen{[](Ui& ui) { waiting_note(ui, page, {Moment{1'000}, "Recherche…"}); }};
    EXPECT_FALSE(screen.has_text("Recherche…"));
    screen.pass(Moment{300});
    EXPECT_TRUE(screen.has_text("Recherche…"));
}

TEST(ProductTile, IsTappedByItsNameUnlessSoldOut) {
    int tapped = 0;
    std::string said;
    HeadlessUi screen{[&](Ui& ui) {
        tapped += product_tile(ui, {16, 100, 190, 156}, {.name = "Riz de Camargue 1 kg", .price = "2,60 €"}) ? 1 : 0;
        tapped += product_tile(ui, {220, 100, 190, 156},
                               {.name = "Miel de fleurs 250 g", .price = "4,90 €", .unavailable = "Épuisé"})
                      ? 1
                      : 0;
        said += ui.refusal().value_or("");
    }};
    screen.tap("Riz de Camargue 1 kg");
    screen.tap("Miel de fleurs 250 g");
    EXPECT_EQ(tapped, 1);
    EXPECT_EQ(said, "Épuisé");
    EXPECT_FALSE(screen.has_text("4,90 €"));
    EXPECT_EQ(screen.layout_faults(), "");
}

TEST(ProductTile, FitsAsManyColumnsAsThePageAllows) {
    HeadlessUi normal{[](Ui&) {}};
    HeadlessUi large{[](Ui&) {}, {.text_percent = 160}};
    EXPECT_EQ(product_columns(normal.ui(), 798), 4);
    EXPECT_EQ(product_columns(large.ui(), 677), 2);
    EXPECT_EQ(product_columns(large.ui(), 680), 3);
}

}  // namespace
}  // namespace ecot::ui
