#include "hardware/usb/device_hints.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware {
namespace {

TEST(DeviceHints, NameAModelBeforeItsMaker) {
    ASSERT_NE(hint_for({0x0519, 0x0017}), nullptr);
    EXPECT_EQ(hint_for({0x0519, 0x0017})->name, "Star mPOP");
    EXPECT_EQ(hint_for({0x0519, 0x0999})->name, "Star");
    EXPECT_EQ(hint_for({0x0c2e, 0x0907})->use, DeviceUse::HidPosScanner);
    EXPECT_EQ(hint_for({0x0c2e, 0x0b61})->use, DeviceUse::Keyboard);
}

TEST(DeviceHints, KnowNothingOfOthers) {
    EXPECT_EQ(hint_for({0x1d6b, 0x0002}), nullptr);
    EXPECT_EQ(hint_for({0x04b8, 0x0001}), nullptr);  // Epson makes much besides receipt printers
}

TEST(DeviceHints, KnowHowANewlandScannerIsSwitched) {
    EXPECT_EQ(hint_for({0x1eab, 0x8303})->use, DeviceUse::Keyboard);
    EXPECT_EQ(hint_for({0x1eab, 0x8306})->use, DeviceUse::Other);
    EXPECT_EQ(hint_for({0x1eab, 0x8310})->use, DeviceUse::HidPosScanner);
    EXPECT_EQ(hint_for({0x1eab, 0x8322}), nullptr);
}

}  // namespace
}  // namespace ecot::hardware
