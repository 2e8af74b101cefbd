#include <gtest/gtest.h>

#include "pos/ui/ui.hpp"
#include "tests/support/headless_ui.hpp"

namespace ecot::ui {
namespace {

using test::HeadlessUi;

TEST(Button, IsTappedByItsLabel) {
    int taps = 0;
    HeadlessUi screen{[&](Ui& ui) { taps += ui.button({100, 100, 200, 64}, "Payer") ? 1 : 0; }};
    screen.tap("Payer");
    EXPECT_EQ(taps, 1);
    EXPECT_TRUE(screen.has_text("Payer"));
    EXPECT_EQ(screen.layout_faults(), "");
}

TEST(Button, ThatCannotBeUsedSaysWhy) {
    std::string said;
    int taps = 0;
    HeadlessUi screen{[&](Ui& ui) {
        taps += ui.button({100, 100, 200, 64}, "Ajouter", {.disabled_because = "Le poids bouge encore"}) ? 1 : 0;
        said += ui.refusal().value_or("");
    }};
    screen.tap("Ajouter");
    EXPECT_EQ(taps, 0);
    EXPECT_EQ(said, "Le poids bouge encore");
    EXPECT_FALSE(screen.can_tap("Ajouter"));
}

TEST(Button, ThatWaitsSaysSoAfterAMomentAndTakesNoSecondTap) {
    int taps = 0;
    std::optional<Waiting> waiting;
    HeadlessUi screen{[&](Ui& ui) {
        if (ui.button({100, 100, 200, 64}, "Envoyer", {.waiting = waiting})) {
            ++taps;
            waiting = Waiting{ui.now(), "Envoi…"};
        }
    }};
    screen.tap("Envoyer");
    EXPECT_FALSE(screen.has_text("Envoi…"));
    screen.pass(Moment{300});
    EXPECT_TRUE(screen.has_text("Envoi…"));
    screen.tap("Envoyer");
    EXPECT_EQ(taps, 1);
}

TEST(Button, SmallInItsDrawingIsLargeUnderTheFinger) {
    HeadlessUi screen{[](Ui& ui) { ui.check({100, 100, 32, 32}, "Huile d’olive", CheckMark::Empty); }};
    EXPECT_EQ(screen.rect_of("Huile d’olive"), (Rect{84, 84, 64, 64}));
}

TEST(Field, TakesWhatIsTypedWhileItHasTheFocus) {
    std::string name = "Sa";
    HeadlessUi screen{[&](Ui& ui) { (void)ui.field({100, 100, 300, 64}, "Nom", name); }};
    screen.type("x");
    EXPECT_EQ(name, "Sa");
    screen.tap("Nom");
    screen.type("mira é");
    screen.key(Key::Backspace);
    EXPECT_EQ(name, "Samira ");
}

TEST(Field, ThatTakesTypingNeedsNoTap) {
    std::string search;
    std::string other;
    int submitted = 0;
    HeadlessUi screen{[&](Ui& ui) {
        submitted += ui.field({100, 100, 300, 64}, "Chercher", search, {.takes_typing = true}).submitted ? 1 : 0;
        (void)ui.field({100, 200, 300, 64}, "Nom", other);
    }};
    screen.type("riz");
    screen.key(Key::Enter);
    screen.tap("Nom");
    screen.type("ana");
    EXPECT_EQ(search, "riz");
    EXPECT_EQ(other, "ana");
    EXPECT_EQ(submitted, 1);
}

TEST(Field, HidesASecretAndShowsTheEndOfALongValue) {
    std::string pin = "123456";
    std::string longer = "une très longue recherche qui ne tient pas dans le champ";
    HeadlessUi screen{[&](Ui& ui) {
        (void)ui.field({100, 100, 300, 64}, "Code", pin, {.secret = true});
        (void)ui.field({100, 200, 300, 64}, "Recherche", longer);
    }};
    EXPECT_TRUE(screen.has_text("••••••"));
    EXPECT_FALSE(screen.has_text("123456"));
    EXPECT_TRUE(screen.has_text("tient pas dans le champ"));
    EXPECT_EQ(screen.layout_faults(), "");
}

TEST(Stepper, CountsEveryQuickTap) {
    int count = 3;
    HeadlessUi screen{[&](Ui& ui) {
        switch (ui.stepper({100, 100, 212, 64}, std::to_string(count), {"Moins de riz", "Plus de riz"})) {
            case StepperTouch::Less:
                --count;
                break;
            case StepperTouch::More:
                ++count;
                break;
            case StepperTouch::None:
                break;
        }
    }};
    for (int tap = 0; tap < 10; ++tap) {
        screen.tap("Plus de riz");
    }
    screen.tap("Moins de riz");
    EXPECT_EQ(count, 12);
    EXPECT_TRUE(screen.has_text("12"));
    EXPECT_EQ(screen.layout_faults(), "");
}

TEST(Overlay, LeavesOnlyItselfToBeUsed) {
    bool open = true;
    int paid = 0;
    HeadlessUi screen{[&](Ui& ui) {
        paid += ui.button({100, 100, 200, 64}, "Payer") ? 1 : 0;
        if (open) {
            const Rect card = ui.overlay({600, 420});
            open = !ui.button({card.x + 20, card.bottom() - 92, 200, 72}, "Continuer");
        }
    }};
    EXPECT_FALSE(screen.can_tap("Payer"));
    screen.tap_at({150, 130});
    EXPECT_EQ(paid, 0);
    screen.tap("Continuer");
    EXPECT_FALSE(open);
    screen.tap("Payer");
    EXPECT_EQ(paid, 1);
}

TEST(Ui, AsksForTheFramesOfAFade) {
    std::optional<Moment> wake;
    Moment since{0};
    HeadlessUi screen{[&](Ui& ui) {
        if (since == Moment{0}) {
            since = ui.now();
        }
        (void)ui.fading(since, Moment{250});
    }};
    EXPECT_TRUE(screen.ui().next_wake().has_value());
    screen.pass(Moment{300});
    EXPECT_FALSE(screen.ui().next_wake().has_value());
}

}  // namespace
}  // namespace ecot::ui
