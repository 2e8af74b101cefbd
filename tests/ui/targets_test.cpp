#include "pos/ui/targets.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace ecot::ui {
namespace {

constexpr Rect screen{0, 0, 1280, 800};
constexpr Rect left{0, 0, 100, 100};
constexpr Rect right{200, 0, 100, 100};

/// Runs frames over a few targets and counts how often each fired.
class Hand {
public:
    explicit Hand(std::function<void(Targets&)> screen_drawn) : draw_{std::move(screen_drawn)} { frame(); }
    void frame() {
        targets.begin_frame(input);
        draw_(targets);
        targets.end_frame();
        input.key = Key::None;
        input.character = 0;
    }
    void down(Point point) {
        input.pointer = point;
        input.pointer_down = true;
        frame();
    }
    void move(Point point) {
        input.pointer = point;
        frame();
    }
    void up() {
        input.pointer_down = false;
        frame();
    }
    void key(Key pressed) {
        input.key = pressed;
        frame();
    }

    Targets targets;
    FrameInput input;

private:
    std::function<void(Targets&)> draw_;
};

TEST(Targets, FireWhenTheFingerIsLiftedAndOnlyOnce) {
    int fired = 0;
    Hand hand{[&](Targets& targets) { fired += targets.add("Payer", left, screen).fired ? 1 : 0; }};
    hand.down({50, 50});
    EXPECT_EQ(fired, 0);
    hand.up();
    EXPECT_EQ(fired, 1);
    hand.frame();
    EXPECT_EQ(fired, 1);
}

TEST(Targets, FireAtOnceWhenTheyAskForIt) {
    int fired = 0;
    Hand hand{
        [&](Targets& targets) { fired += targets.add("7", left, screen, {.fires_on_press = true}).fired ? 1 : 0; }};
    hand.down({50, 50});
    EXPECT_EQ(fired, 1);
    hand.up();
    EXPECT_EQ(fired, 1);
}

TEST(Targets, DoNotFireWhenTheFingerSlidesAway) {
    int fired = 0;
    Hand hand{[&](Targets& targets) {
        fired += targets.add("Payer", left, screen).fired ? 1 : 0;
        fired += targets.add("Retirer", right, screen).fired ? 1 : 0;
    }};
    hand.down({50, 50});
    hand.move({250, 50});
    hand.up();
    EXPECT_EQ(fired, 0);
}

TEST(Targets, JudgeATapByWhatWasOnTheScreen) {
    // A scan replaces the button under the finger between two frames: the new one was never aimed at.
    bool replaced = false;
    int wrong = 0;
    Hand hand{[&](Targets& targets) {
        const TargetState state = targets.add(replaced ? "Rembourser" : "Payer", left, screen);
        wrong += state.fired && replaced ? 1 : 0;
    }};
    hand.down({50, 50});
    replaced = true;
    hand.up();
    hand.frame();
    EXPECT_EQ(wrong, 0);
}

TEST(Targets, KeepATapWhenOnlyTheLabelChanges) {
    std::string label = "Payer 3,20 €";
    int fired = 0;
    Hand hand{[&](Targets& targets) { fired += targets.add(label, left, screen, {.id = "pay"}).fired ? 1 : 0; }};
    hand.down({50, 50});
    label = "Payer 5,10 €";
    hand.up();
    EXPECT_EQ(fired, 1);
}

TEST(Targets, BelowALayerCannotBeUsed) {
    int below = 0;
    int above = 0;
    Hand hand{[&](Targets& targets) {
        below += targets.add("Payer", left, screen, {.shortcut = Key::F8}).fired ? 1 : 0;
        targets.open_layer();
        above += targets.add("Continuer", right, screen).fired ? 1 : 0;
    }};
    hand.down({50, 50});
    hand.up();
    hand.key(Key::F8);
    hand.key(Key::Tab);
    hand.key(Key::Enter);
    EXPECT_EQ(below, 0);
    EXPECT_EQ(above, 1);
}

TEST(Targets, SayWhyTheyCannotBeUsed) {
    int fired = 0;
    Hand hand{[&](Targets& targets) {
        fired += targets.add("Ajouter", left, screen, {.disabled_because = "Le poids bouge encore"}).fired ? 1 : 0;
    }};
    hand.down({50, 50});
    hand.up();
    EXPECT_EQ(fired, 0);
    EXPECT_EQ(hand.targets.refusal(), "Le poids bouge encore");
    hand.frame();
    EXPECT_EQ(hand.targets.refusal(), std::nullopt);
}

TEST(Targets, OfOneNameAreToldApartByTheirScope) {
    std::string fired;
    Hand hand{[&](Targets& targets) {
        targets.open_scope("line 0");
        fired += targets.add("Retirer", left, screen).fired ? "first " : "";
        targets.close_scope();
        targets.open_scope("line 1");
        fired += targets.add("Retirer", right, screen).fired ? "second " : "";
        targets.close_scope();
    }};
    hand.down({250, 50});
    hand.up();
    EXPECT_EQ(fired, "second ");
}

TEST(Targets, AreReachedWithTabAndUsedWithEnterAndSpace) {
    std::string fired;
    Hand hand{[&](Targets& targets) {
        fired += targets.add("a", left, screen).fired ? "a" : "";
        fired += targets.add("off", left, screen, {.disabled_because = "no"}).fired ? "off" : "";
        fired += targets.add("b", right, screen).fired ? "b" : "";
    }};
    hand.key(Key::Tab);
    hand.key(Key::Enter);
    hand.key(Key::Tab);
    hand.input.character = U' ';
    hand.frame();
    hand.key(Key::Tab);
    hand.key(Key::Enter);
    hand.key(Key::BackTab);
    hand.key(Key::Enter);
    EXPECT_EQ(fired, "abab");
}

TEST(Targets, AreReachedWithArrowsWhereTheEyeExpects) {
    std::string fired;
    // a b
    // c d
    Hand hand{[&](Targets& targets) {
        fired += targets.add("a", {0, 0, 100, 100}, screen).fired ? "a" : "";
        fired += targets.add("b", {110, 0, 100, 100}, screen).fired ? "b" : "";
        fired += targets.add("c", {0, 110, 100, 100}, screen).fired ? "c" : "";
        fired += targets.add("d", {110, 110, 100, 100}, screen).fired ? "d" : "";
    }};
    for (const Key key : {Key::Tab, Key::Right, Key::Enter, Key::Down, Key::Enter, Key::Left, Key::Enter, Key::Up,
                          Key::Enter, Key::Up, Key::Enter}) {
        hand.key(key);
    }
    EXPECT_EQ(fired, "bdcaa");
}

TEST(Targets, GetTheFocusBackWhenALayerCloses) {
    bool open = false;
    std::string fired;
    Hand hand{[&](Targets& targets) {
        fired += targets.add("a", left, screen).fired ? "a" : "";
        fired += targets.add("b", right, screen).fired ? "b" : "";
        if (open) {
            targets.open_layer();
            fired += targets.add("Fermer", left, screen).fired ? "x" : "";
        }
    }};
    hand.key(Key::Tab);
    hand.key(Key::Tab);
    open = true;
    hand.frame();
    hand.key(Key::Tab);
    hand.key(Key::Enter);
    open = false;
    hand.frame();
    hand.key(Key::Enter);
    EXPECT_EQ(fired, "xb");
}

TEST(Targets, InAScrolledAreaAreNotTappedByADrag) {
    int fired = 0;
    float moved = 0;
    Hand hand{[&](Targets& targets) {
        moved += targets.scroll_area("list", {0, 0, 300, 300});
        fired += targets.add("row", {0, 0, 300, 100}, screen).fired ? 1 : 0;
    }};
    hand.down({50, 90});
    hand.move({50, 60});
    hand.move({50, 40});
    hand.up();
    EXPECT_EQ(fired, 0);
    EXPECT_EQ(moved, 50);
}

TEST(InputQueue, LetsOneChangeOfTheButtonThroughPerFrame) {
    InputQueue queue;
    for (int tap = 0; tap < 10; ++tap) {
        queue.pointer_moved({10, 10});
        queue.pointer_button({10, 10}, true);
        queue.pointer_button({10, 10}, false);
    }
    int presses = 0;
    bool was_down = false;
    while (!queue.empty()) {
        const FrameInput input = queue.next(Moment{0});
        presses += input.pointer_down && !was_down ? 1 : 0;
        was_down = input.pointer_down;
    }
    EXPECT_EQ(presses, 10);
}

TEST(InputQueue, ParksThePointerAfterTheFingerLeft) {
    InputQueue queue;
    queue.pointer_button({10, 10}, true);
    queue.pointer_button({10, 10}, false);
    (void)queue.next(Moment{0});
    EXPECT_EQ(queue.next(Moment{0}).pointer, (Point{10, 10}));
    EXPECT_EQ(queue.next(Moment{0}).pointer, (Point{-1, -1}));
}

TEST(InputQueue, KeepsKeysAndCharactersInOrder) {
    InputQueue queue;
    queue.character_typed(U'a');
    queue.key_pressed(Key::Backspace);
    queue.character_typed(U'é');
    EXPECT_EQ(queue.next(Moment{0}).character, U'a');
    EXPECT_EQ(queue.next(Moment{0}).key, Key::Backspace);
    EXPECT_EQ(queue.next(Moment{0}).character, U'é');
    EXPECT_TRUE(queue.empty());
}

}  // namespace
}  // namespace ecot::ui
