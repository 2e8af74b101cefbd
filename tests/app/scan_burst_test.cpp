#include "pos/app/scan_burst.hpp"

#include <gtest/gtest.h>

namespace ecot::app {
namespace {

using ::ecot::ui::Key;

/// A keyboard whose keys are pressed at given moments, read by a window that looks every few milliseconds.
class Keyboard {
public:
    explicit Keyboard(Moment every = Moment{1}) : every_{every} {}

    /// Presses a key some time after the one before.
    void press(Stroke stroke, Moment after) {
        now_ += after;
        look_until(now_);
        waiting_.push_back(stroke);
    }
    void wait(Moment time) {
        now_ += time;
        look_until(now_ + every_);
    }
    std::string heard;

private:
    void look_until(Moment moment) {
        for (; last_look_ + every_ <= moment; last_look_ += every_) {
            const Moment look = last_look_ + every_;
            for (Stroke stroke : waiting_) {
                stroke.seen = look;
                burst_.push(stroke);
            }
            waiting_.clear();
            burst_.quiet_at(look);
            write_down();
        }
    }
    void write_down() {
        for (const Heard& item : burst_.take()) {
            if (const auto* scan = std::get_if<Scan>(&item)) {
                heard += "[" + scan->candidates.front() + "]";
            } else {
                const auto& stroke = std::get<Stroke>(item);
                heard += stroke.key == Key::Enter  ? "⏎"
                         : stroke.key != Key::None ? "^"
                                                   : std::string(1, static_cast<char>(stroke.typed));
            }
        }
    }

    Moment every_;
    Moment now_{0};
    Moment last_look_{0};
    std::vector<Stroke> waiting_;
    ScanBurst burst_;
};

Stroke us(char letter) {
    const bool lower = letter >= 'a' && letter <= 'z';
    return {.position = lower ? static_cast<char>(letter - 'a' + 'A') : letter,
            .typed = static_cast<char32_t>(letter),
            .shift = letter >= 'A' && letter <= 'Z'};
}
Stroke enter() {
    return {.key = Key::Enter};
}

void scan(Keyboard& keyboard, std::string_view code, Moment gap) {
    for (const char letter : code) {
        keyboard.press(us(letter), gap);
    }
    keyboard.press(enter(), gap);
}

TEST(ScanBurst, TakesAFastCodeEndedByEnter) {
    Keyboard keyboard;
    scan(keyboard, "3560070123452", Moment{5});
    keyboard.wait(Moment{100});
    EXPECT_EQ(keyboard.heard, "[3560070123452]");
}

TEST(ScanBurst, GivesBackWhatAPersonTypes) {
    Keyboard keyboard;
    for (const char letter : std::string{"poichi"}) {
        keyboard.press(us(letter), Moment{90});
    }
    keyboard.wait(Moment{60});
    EXPECT_EQ(keyboard.heard, "poich");  // the last one is still held back
    keyboard.wait(Moment{30});
    EXPECT_EQ(keyboard.heard, "poichi");
    keyboard.press(enter(), Moment{90});
    keyboard.wait(Moment{60});
    EXPECT_EQ(keyboard.heard, "poichi⏎");
}

TEST(ScanBurst, GivesBackTooShortACode) {
    Keyboard keyboard;
    scan(keyboard, "riz", Moment{5});
    keyboard.wait(Moment{100});
    EXPECT_EQ(keyboard.heard, "riz⏎");
}

TEST(ScanBurst, GivesBackFastKeysThatNoEnterEnds) {
    Keyboard keyboard;
    for (const char letter : std::string{"3560"}) {
        keyboard.press(us(letter), Moment{5});
    }
    keyboard.wait(Moment{600});
    EXPECT_EQ(keyboard.heard, "3560");
    keyboard.press({.key = Key::Backspace}, Moment{5});
    keyboard.wait(Moment{100});
    EXPECT_EQ(keyboard.heard, "3560^");
}

TEST(ScanBurst, LosesNoneOfAHundredCodesAtFiveMilliseconds) {
    Keyboard keyboard;
    std::string expected;
    for (int number = 0; number < 100; ++number) {
        const std::string code = "35600701" + std::to_string(10'000 + number);
        scan(keyboard, code, Moment{5});
        expected += "[" + code + "]";
    }
    keyboard.wait(Moment{100});
    EXPECT_EQ(keyboard.heard, expected);
}

// A software-rendered frame takes 15 ms, one that rebuilds the fonts ten times that: the keys meanwhile are seen late.
TEST(ScanBurst, LosesNoneWhenFramesAreSlow) {
    for (const int frame : {15, 60, 200}) {
        Keyboard keyboard{Moment{frame}};
        std::string expected;
        for (int number = 0; number < 100; ++number) {
            const std::string code = "M0" + std::to_string(10'000 + number);
            scan(keyboard, code, Moment{5});
            expected += "[" + code + "]";
        }
        keyboard.wait(Moment{500});
        EXPECT_EQ(keyboard.heard, expected) << frame << " ms a frame";
    }
}

TEST(ScanBurst, IsNotTornByABusyMachine) {
    const std::string code = "3560070123452";
    for (std::size_t before = 1; before <= code.size(); ++before) {
        Keyboard keyboard;
        for (const char letter : code.substr(0, before)) {
            keyboard.press(us(letter), Moment{5});
        }
        // Of the first character alone nobody knows whether a scanner sent it: a person waits for it to appear.
        keyboard.wait(Moment{before == 1 ? 60 : 250});
        scan(keyboard, code.substr(before), Moment{5});
        keyboard.wait(Moment{600});
        EXPECT_EQ(keyboard.heard, "[3560070123452]") << "late after " << before;
    }
}

TEST(ScanBurst, GivesBackTwoFastKeysThatAPersonGoesOnFrom) {
    Keyboard keyboard;
    keyboard.press(us('l'), Moment{90});
    keyboard.press(us('a'), Moment{20});  // two fingers at once
    keyboard.press(us('i'), Moment{90});
    keyboard.press(us('t'), Moment{90});
    keyboard.press(enter(), Moment{90});
    keyboard.wait(Moment{600});
    EXPECT_EQ(keyboard.heard, "lait⏎");
}

TEST(ScanBurst, IsNotTornByShift) {
    Keyboard keyboard;
    for (const char letter : std::string{"AbCd"}) {
        keyboard.press({.shift = true}, Moment{5});
        keyboard.press(us(letter), Moment{5});
    }
    keyboard.press(enter(), Moment{5});
    keyboard.wait(Moment{300});
    EXPECT_EQ(keyboard.heard, "[AbCd]");
}

TEST(ScanBurst, IsNotAKeyHeldDown) {
    Keyboard keyboard;
    Stroke held = us('a');
    for (int repeat = 0; repeat < 6; ++repeat) {
        keyboard.press(held, Moment{30});
        held.repeated = true;
    }
    keyboard.press(enter(), Moment{30});
    keyboard.wait(Moment{300});
    EXPECT_EQ(keyboard.heard, "aaaaaa⏎");
}

TEST(ScanBurst, TakesTwoCodesSeenAtOnce) {
    Keyboard keyboard{Moment{500}};
    scan(keyboard, "M000017", Moment{1});
    scan(keyboard, "3560070123452", Moment{1});
    keyboard.wait(Moment{500});
    EXPECT_EQ(keyboard.heard, "[M000017][3560070123452]");
}

TEST(ScanBurst, TellsTypingBeforeACodeFromTheCode) {
    Keyboard keyboard;
    keyboard.press(us('a'), Moment{200});
    keyboard.press(us('b'), Moment{200});
    keyboard.wait(Moment{100});
    scan(keyboard, "M000017", Moment{5});
    keyboard.wait(Moment{100});
    EXPECT_EQ(keyboard.heard, "ab[M000017]");
}

TEST(ScanCandidates, TakeDigitsFromWhereTheKeysLie) {
    // An AZERTY keyboard without shift makes &é"' of the digit row.
    const std::vector<Stroke> azerty{{.position = '1', .typed = U'&'},
                                     {.position = '2', .typed = U'é'},
                                     {.position = '3', .typed = U'"'},
                                     {.position = '4', .typed = U'\''}};
    EXPECT_EQ(scan_candidates(azerty).front(), "1234");
    std::vector<Stroke> shifted = azerty;
    for (Stroke& stroke : shifted) {
        stroke.typed = static_cast<char32_t>(stroke.position);
        stroke.shift = true;
    }
    EXPECT_EQ(scan_candidates(shifted).front(), "1234");
}

/// Whether one of the candidates is this code.
bool can_mean(const std::vector<Stroke>& strokes, const std::string& code) {
    for (const std::string& candidate : scan_candidates(strokes)) {
        if (candidate == code) {
            return true;
        }
    }
    return false;
}

TEST(ScanCandidates, KnowACodeWhateverTheTwoLayouts) {
    // The scanner is set to US and sends the card M000017-A; this machine is set to AZERTY.
    const std::vector<Stroke> us_scanner{{.position = 'M', .typed = U'?', .shift = true},
                                         {.position = '0', .typed = U'à'},
                                         {.position = '0', .typed = U'à'},
                                         {.position = '1', .typed = U'&'},
                                         {.position = '-', .typed = U')'},
                                         {.position = 'A', .typed = U'Q', .shift = true}};
    EXPECT_TRUE(can_mean(us_scanner, "M001-A"));
    // The scanner is set to French and this machine to US: M lies where US has the semicolon, digits need shift.
    const std::vector<Stroke> french_scanner{{.position = ';', .typed = U':', .shift = true},
                                             {.position = '0', .typed = U')', .shift = true},
                                             {.position = '1', .typed = U'!', .shift = true},
                                             {.position = '6', .typed = U'6'},
                                             {.position = 'Q', .typed = U'Q', .shift = true}};
    EXPECT_TRUE(can_mean(french_scanner, "M01-A"));
    // Both French: what is typed is what was meant.
    const std::vector<Stroke> both_french{{.position = ';', .typed = U'M', .shift = true},
                                          {.position = '0', .typed = U'0', .shift = true},
                                          {.position = '6', .typed = U'-'},
                                          {.position = 'Q', .typed = U'a'}};
    EXPECT_TRUE(can_mean(both_french, "M0-a"));
}

TEST(ScanCandidates, HoldNoneTwice) {
    const std::vector<Stroke> digits{us('1'), us('2'), us('3'), us('4')};
    const auto candidates = scan_candidates(digits);
    EXPECT_EQ(candidates.front(), "1234");
    for (std::size_t first = 0; first < candidates.size(); ++first) {
        for (std::size_t second = first + 1; second < candidates.size(); ++second) {
            EXPECT_NE(candidates[first], candidates[second]);
        }
    }
}

TEST(ScanCandidates, KeepTheSeparatorOfGs1Codes) {
    const std::vector<Stroke> code{us('1'), us('0'), us('A'), {.position = ']', .typed = 0, .control = true}, us('2')};
    EXPECT_EQ(scan_candidates(code).front(),
              "10A\x1d"
              "2");
}

}  // namespace
}  // namespace ecot::app
