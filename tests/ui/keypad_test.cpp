#include "pos/ui/keypad.hpp"

#include <gtest/gtest.h>

#include "pos/ui/keyboard.hpp"
#include "tests/support/headless_ui.hpp"

namespace ecot::ui {
namespace {

using test::HeadlessUi;

constexpr KeypadNames names{.backspace = "Effacer", .clear = "Tout effacer", .next = "Ligne suivante"};
constexpr KeyboardNames key_names{
    .space = "Espace", .backspace = "Effacer", .capitals = "Majuscules", .hide = "Fermer le clavier"};

/// A keypad that collects what is typed on it.
class Pad {
public:
    explicit Pad(KeypadKind kind)
        : screen{[this, kind](Ui& ui) {
              if (const auto key = keypad(ui, {100, 100, 400, 372}, kind, names)) {
                  next += *key == KeypadKey::Next ? 1 : 0;
                  apply(*key, digits, 6);
              }
          }} {}
    std::string digits;
    int next = 0;
    HeadlessUi screen;
};

TEST(Keypad, TypesAmountsInCents) {
    Pad pad{KeypadKind::Cents};
    for (const char* key : {"1", "2", "5", "Effacer", "00"}) {
        pad.screen.tap(key);
    }
    EXPECT_EQ(pad.digits, "1200");
    EXPECT_EQ(pad.screen.layout_faults(), "");
}

TEST(Keypad, TypesWeightsWithOneComma) {
    Pad pad{KeypadKind::Weight};
    for (const char* key : {",", "4", ",", "8", "2"}) {
        pad.screen.tap(key);
    }
    EXPECT_EQ(pad.digits, "0,482");
}

TEST(Keypad, TakesNoMoreDigitsThanAllowed) {
    Pad pad{KeypadKind::Cents};
    for (int tap = 0; tap < 8; ++tap) {
        pad.screen.tap("9");
    }
    EXPECT_EQ(pad.digits, "999999");
}

TEST(Keypad, ClearsAndGoesOn) {
    Pad pin{KeypadKind::Pin};
    pin.screen.tap("1");
    pin.screen.tap("Tout effacer");
    EXPECT_EQ(pin.digits, "");
    Pad count{KeypadKind::Count};
    count.screen.tap("Ligne suivante");
    EXPECT_EQ(count.next, 1);
}

TEST(Keypad, ListensToThePhysicalKeyboard) {
    Pad pad{KeypadKind::Weight};
    pad.screen.type("1.25x");
    pad.screen.key(Key::Backspace);
    EXPECT_EQ(pad.digits, "1,2");
}

TEST(Keyboard, TypesFrenchIntoTheFieldThatHasTheFocus) {
    KeyboardState state{.open = true};
    std::string value;
    HeadlessUi screen{[&](Ui& ui) {
        (void)ui.field({16, 16, 400, 64}, "Nom", value);
        keyboard(ui, {0, 400, 1280, 400}, state, key_names);
    }};
    screen.tap("Nom");
    for (const char* key :
         {"Majuscules", "H", "é", "l", "è", "n", "e", "Espace", "âïœ", "œ", "abc", "2", "z", "Effacer"}) {
        screen.tap(key);
    }
    EXPECT_EQ(value, "Hélène œ2");
    EXPECT_EQ(screen.layout_faults(), "");
    screen.tap("Fermer le clavier");
    EXPECT_FALSE(state.open);
}

TEST(Keyboard, FitsAtTheLargestText) {
    KeyboardState state{.open = true};
    HeadlessUi screen{[&](Ui& ui) {
                          const float height = keyboard_height(ui);
                          keyboard(ui, {0, 800 - height, 1280, height}, state, key_names);
                      },
                      {.text_percent = 160}};
    EXPECT_EQ(screen.layout_faults(), "");
    screen.tap("âïœ");
    EXPECT_TRUE(screen.can_tap("œ"));
    EXPECT_EQ(screen.layout_faults(), "");
}

}  // namespace
}  // namespace ecot::ui
