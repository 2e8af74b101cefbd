#include "hardware/hid/keyboard_reports.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::hid {
namespace {

using namespace std::chrono_literals;

constexpr std::uint8_t left_ctrl = 0x01, left_shift = 0x02, left_alt = 0x04, right_shift = 0x20, alt_gr = 0x40;
constexpr std::uint8_t enter = 0x28, tab = 0x2B, keypad_enter = 0x58;

/// A scanner at work: each key is pressed and let go, 2 ms apart.
class Typist {
public:
    explicit Typist(KeyboardSettings settings = {}) : reader{settings} {}

    Typist& report(std::vector<std::uint8_t> bytes) {
        reader.feed(bytes, now, scans);
        now += 2ms;
        return *this;
    }
    Typist& key(std::uint8_t key, std::uint8_t modifiers = 0) {
        return report({modifiers, 0, key, 0, 0, 0, 0, 0}).report({0, 0, 0, 0, 0, 0, 0, 0});
    }
    Typist& keys(std::initializer_list<std::uint8_t> all, std::uint8_t modifiers = 0) {
        for (const std::uint8_t one : all) {
            key(one, modifiers);
        }
        return *this;
    }
    Typist& wait(std::chrono::milliseconds time) {
        now += time;
        reader.wake(now, scans);
        return *this;
    }

    KeyboardReader reader;
    Moment now = 1'000ms;
    Scans scans;
};

Scans whole(std::initializer_list<const char*> texts) {
    Scans scans;
    for (const char* text : texts) {
        scans.push_back({.text = text});
    }
    return scans;
}

// 3560070123452
const std::initializer_list<std::uint8_t> ean{0x20, 0x22, 0x23, 0x27, 0x27, 0x24, 0x27,
                                              0x1E, 0x1F, 0x20, 0x21, 0x22, 0x1F};

TEST(KeyboardReader, ReadsAnEanUpToEnter) {
    EXPECT_EQ(Typist{}.keys(ean).key(enter).scans, whole({"3560070123452"}));
}

TEST(KeyboardReader, ReadsDigitsWhateverShiftAndLayoutSay) {
    EXPECT_EQ(Typist{}.keys(ean, left_shift).key(enter).scans, whole({"3560070123452"}));
    EXPECT_EQ(Typist{}.key(0x1E, right_shift).key(0x1F).key(enter).scans, whole({"12"}));
    EXPECT_EQ(Typist{{.layout = KeyboardLayout::French}}.keys(ean).key(enter).scans, whole({"3560070123452"}));
    EXPECT_EQ(Typist{{.layout = KeyboardLayout::French}}.keys(ean, left_shift).key(enter).scans,
              whole({"3560070123452"}));
}

TEST(KeyboardReader, EndsACodeWithEnterKeypadEnterAndTab) {
    EXPECT_EQ(Typist{}.key(0x1E).key(enter).key(0x1F).key(keypad_enter).key(0x20).key(tab).scans,
              whole({"1", "2", "3"}));
}

TEST(KeyboardReader, TakesAFurtherEndOfLineForNothing) {
    EXPECT_EQ(Typist{}.key(0x1E).key(enter).key(0x0D, left_ctrl).wait(500ms).scans, whole({"1"}));
    EXPECT_EQ(Typist{}.key(0x1E).key(0x10, left_ctrl).key(0x0D, left_ctrl).scans, whole({"1"}));
    EXPECT_EQ(Typist{{.layout = KeyboardLayout::French}}.key(0x1E).key(0x33, left_ctrl).scans, whole({"1"}));
}

TEST(KeyboardReader, ReadsTheNumberPad) {
    EXPECT_EQ(Typist{}.keys({0x59, 0x5A, 0x61, 0x62, 0x56, 0x63}).key(keypad_enter).scans, whole({"1290-."}));
}

TEST(KeyboardReader, NeedsAReleaseBetweenTwoEqualDigits) {
    Typist typist;
    typist.report({0, 0, 0x1E, 0, 0, 0, 0, 0}).report({0, 0, 0x1E, 0, 0, 0, 0, 0}).report({0, 0, 0, 0, 0, 0, 0, 0});
    EXPECT_EQ(typist.key(enter).scans, whole({"1"}));
    EXPECT_EQ(Typist{}.key(0x1E).key(0x1E).key(enter).scans, whole({"11"}));
}

TEST(KeyboardReader, CountsAKeyWhenItIsNewInTheReport) {
    Typist typist;
    // No release between different keys, and two keys that come together.
    typist.report({0, 0, 0x1E, 0, 0, 0, 0, 0}).report({0, 0, 0x1E, 0x1F, 0, 0, 0, 0});
    typist.report({0, 0, 0x1F, 0x20, 0x21, 0, 0, 0}).report({0, 0, 0, 0, 0, 0, 0, 0});
    EXPECT_EQ(typist.key(enter).scans, whole({"1234"}));
}

TEST(KeyboardReader, IgnoresRollover) {
    Typist typist;
    typist.report({0, 0, 0x1E, 0, 0, 0, 0, 0}).report({0, 0, 1, 1, 1, 1, 1, 1}).report({0, 0, 0x1E, 0, 0, 0, 0, 0});
    EXPECT_EQ(typist.report({0, 0, 0, 0, 0, 0, 0, 0}).key(enter).scans, whole({"1"}));
}

TEST(KeyboardReader, ReadsLettersInTheLayoutOfTheScanner) {
    // Ab-Mqz on a US keyboard, with the keys of a US keyboard.
    Typist us;
    us.key(0x04, left_shift).key(0x05).key(0x2D).key(0x10, right_shift).key(0x14).key(0x1D).key(enter);
    EXPECT_EQ(us.scans, whole({"Ab-Mqz"}));
    // The same on a French one: q is where a was, m where ; was, - is the 6 without Shift.
    Typist french{{.layout = KeyboardLayout::French}};
    french.key(0x14, left_shift).key(0x05).key(0x33, right_shift).key(0x04).key(0x1A).key(enter);
    EXPECT_EQ(french.scans, whole({"AbMqz"}));
}

TEST(KeyboardReader, ReadsAMemberCardOfAFrenchScanner) {
    Typist typist{{.layout = KeyboardLayout::French}};
    typist.key(0x33, left_shift).keys({0x27, 0x27, 0x27, 0x27, 0x1E, 0x24}, left_shift).key(enter);
    EXPECT_EQ(typist.scans, whole({"M000017"}));
}

TEST(KeyboardReader, ReadsDigitsOfAMixedCodeWhereAllHaveTheSameShift) {
    // M000017 of a scanner set to France, read as US: the letter is another, the digits are not.
    Typist typist;
    typist.key(0x33, left_shift).keys({0x27, 0x27, 0x27, 0x27, 0x1E, 0x24}, left_shift).key(enter);
    EXPECT_EQ(typist.scans, whole({":000017"}));
}

TEST(KeyboardReader, ReadsSignsOfTheDigitRowWhereShiftDiffers) {
    // "a1&2" US, "a-1" French.
    EXPECT_EQ(Typist{}.key(0x04).key(0x1E).key(0x24, left_shift).key(0x1F).key(enter).scans, whole({"a1&2"}));
    Typist french{{.layout = KeyboardLayout::French}};
    EXPECT_EQ(french.key(0x14).key(0x23).key(0x1E, left_shift).key(enter).scans, whole({"a-1"}));
}

TEST(KeyboardReader, ReadsAimIdentifiersInBothLayouts) {
    EXPECT_EQ(Typist{}.key(0x30).key(0x08, left_shift).keys({0x27, 0x1E, 0x1F}).key(enter).scans, whole({"]E012"}));
    Typist french{{.layout = KeyboardLayout::French}};
    french.key(0x2D, alt_gr).key(0x08, left_shift).keys({0x27, 0x1E, 0x1F}, left_shift).key(enter);
    EXPECT_EQ(french.scans, whole({"]E012"}));
    Typist with_ctrl_alt{{.layout = KeyboardLayout::French}};
    with_ctrl_alt.key(0x2D, left_ctrl | left_alt).key(0x08, left_shift).key(0x1E, left_shift).key(enter);
    EXPECT_EQ(with_ctrl_alt.scans, whole({"]E1"}));
}

TEST(KeyboardReader, ReadsCtrlBracketAsSeparator) {
    EXPECT_EQ(Typist{}.keys({0x1E, 0x27}).key(0x04).key(0x30, left_ctrl).key(0x20).key(enter).scans, whole({"10a\x1D"
                                                                                                            "3"}));
}

TEST(KeyboardReader, EndsACodeWithSilence) {
    Typist typist;
    typist.keys(ean);
    EXPECT_EQ(typist.reader.due(), typist.now - 2ms + 80ms);
    typist.wait(77ms);
    EXPECT_TRUE(typist.scans.empty());
    typist.wait(1ms);
    EXPECT_EQ(typist.scans, whole({"3560070123452"}));
    EXPECT_EQ(typist.reader.due(), std::nullopt);
}

TEST(KeyboardReader, EndsACodeWithSilenceWhenTheNextOneComes) {
    EXPECT_EQ(Typist{}.keys(ean).wait(0ms).scans, Scans{});
    Typist typist;
    typist.keys(ean);
    typist.now += 300ms;
    EXPECT_EQ(typist.keys({0x1E, 0x1F}).wait(80ms).scans, whole({"3560070123452", "12"}));
}

TEST(KeyboardReader, WaitsAsLongAsItsSettingSays) {
    EXPECT_EQ((Typist{{.silence = 50ms}}.key(0x1E).wait(50ms).scans), whole({"1"}));
    EXPECT_EQ((Typist{{.silence = 100ms}}.key(0x1E).wait(90ms).scans), Scans{});
}

TEST(KeyboardReader, SaysThatACodeWasCutOffOnceTheScannerEndedOneWithAKey) {
    Typist typist;
    typist.keys(ean).key(enter).keys({0x20, 0x22, 0x23}).wait(80ms);
    EXPECT_EQ(typist.scans, (Scans{{.text = "3560070123452"}, {.outcome = ScanOutcome::CutOff, .text = "356"}}));
}

TEST(KeyboardReader, SaysThatACodeWasCutOffWhileAKeyIsDown) {
    Typist typist;
    typist.keys({0x20, 0x22}).report({0, 0, 0x23, 0, 0, 0, 0, 0}).wait(80ms);
    EXPECT_EQ(typist.scans, (Scans{{.outcome = ScanOutcome::CutOff, .text = "356"}}));
}

TEST(KeyboardReader, DropsWhatTricklesInOfACodeThatWasCutOff) {
    Typist typist;
    typist.keys(ean).key(enter).keys({0x20, 0x22, 0x23}).wait(100ms);
    typist.keys({0x27, 0x24}).key(enter).keys(ean).key(enter);
    EXPECT_EQ(
        typist.scans,
        (Scans{{.text = "3560070123452"}, {.outcome = ScanOutcome::CutOff, .text = "356"}, {.text = "3560070123452"}}));
}

TEST(KeyboardReader, ReadsTheCodeThatIsScannedAgainAfterACut) {
    Typist typist;
    typist.keys(ean).key(enter).keys({0x20, 0x22, 0x23}).wait(100ms).wait(1'000ms);
    typist.keys(ean).key(enter);
    ASSERT_EQ(typist.scans.size(), 3U);
    EXPECT_EQ(typist.scans[2], (Scan{.text = "3560070123452"}));
}

TEST(KeyboardReader, ReadsTheNextCodeAfterACutThatNobodyWokeItFor) {
    Typist typist;
    typist.keys(ean).key(enter).keys({0x20, 0x22, 0x23});
    typist.now += 5'000ms;
    EXPECT_EQ(
        typist.keys(ean).key(enter).scans,
        (Scans{{.text = "3560070123452"}, {.outcome = ScanOutcome::CutOff, .text = "356"}, {.text = "3560070123452"}}));
}

TEST(KeyboardReader, ReadsTwoCodesInABurst) {
    EXPECT_EQ(Typist{}.keys(ean).key(enter).keys({0x1E, 0x1F}).key(enter).scans, whole({"3560070123452", "12"}));
}

TEST(KeyboardReader, RefusesCharactersTypedAsNumbersWithAlt) {
    Typist typist;
    typist.report({left_alt, 0, 0x5A, 0, 0, 0, 0, 0}).report({left_alt, 0, 0, 0, 0, 0, 0, 0}).key(enter);
    ASSERT_EQ(typist.scans.size(), 1U);
    EXPECT_EQ(typist.scans[0].outcome, ScanOutcome::AltKeypad);
}

TEST(KeyboardReader, SaysWhereKeysAreNoCharacters) {
    EXPECT_EQ(Typist{}.key(0x1E).key(0x3A).key(0x1F).key(enter).scans,  // F1
              (Scans{{.outcome = ScanOutcome::UnknownKeys, .text = "12"}}));
    EXPECT_EQ(Typist{}.key(0x1E).key(0x06, left_ctrl).key(enter).scans,
              (Scans{{.outcome = ScanOutcome::UnknownKeys, .text = "1"}}));
}

TEST(KeyboardReader, TakesLockKeysForNothing) {
    EXPECT_EQ(Typist{}.key(0x39).key(0x1E).key(0x39).key(0x53).key(enter).scans, whole({"1"}));
}

TEST(KeyboardReader, BoundsACodeThatNeverEnds) {
    Typist typist;
    for (int i = 0; i < 5'000; ++i) {
        typist.key(0x1E);
    }
    typist.key(enter);
    ASSERT_EQ(typist.scans.size(), 1U);
    EXPECT_EQ(typist.scans[0].outcome, ScanOutcome::TooLong);
    EXPECT_EQ(typist.scans[0].text.size(), 4'500U);
    EXPECT_EQ(typist.key(0x1E).key(enter).scans.back(), (Scan{.text = "1"}));
}

TEST(KeyboardReader, LeavesShortReportsAlone) {
    EXPECT_EQ(Typist{}.report({0, 0, 0x1E}).report({}).wait(200ms).scans, Scans{});
}

}  // namespace
}  // namespace ecot::hardware::hid
