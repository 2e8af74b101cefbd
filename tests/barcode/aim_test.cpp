#include "hardware/barcode/aim.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::barcode {
namespace {

Carrier carrier_in(std::string_view scan) {
    return without_aim(scan).carrier;
}

TEST(Aim, IsTakenOffTheData) {
    EXPECT_EQ(without_aim("]E03017620422003").data, "3017620422003");
    EXPECT_EQ(without_aim("]C0").data, "");
}

TEST(Aim, MayBeMissing) {
    for (const char* scan : {"3017620422003", "", "]", "]E", "]]0X", "]10X", "]E-X", "E0]"}) {
        EXPECT_EQ(carrier_in(scan), Carrier::Unsaid) << scan;
        EXPECT_EQ(without_aim(scan).data, scan);
    }
}

TEST(Aim, TellsEanAndItsAddOns) {
    EXPECT_EQ(carrier_in("]E0x"), Carrier::Ean13);
    EXPECT_EQ(carrier_in("]E3x"), Carrier::Ean13WithAddOn);
    EXPECT_EQ(carrier_in("]E4x"), Carrier::Ean8);
    EXPECT_EQ(carrier_in("]E1x"), Carrier::Text);
    EXPECT_EQ(carrier_in("]E2x"), Carrier::Text);
}

TEST(Aim, TellsInterleavedWithAndWithoutItsCheckDigit) {
    EXPECT_EQ(carrier_in("]I0x"), Carrier::Itf);
    EXPECT_EQ(carrier_in("]I1x"), Carrier::Itf);
    EXPECT_EQ(carrier_in("]I3x"), Carrier::ItfWithoutCheck);
}

TEST(Aim, TellsElementStringsFromPlainTextInTheSameKindOfSymbol) {
    for (const char* scan : {"]C1x", "]e0x", "]d2x", "]Q3x", "]J1x"}) {
        EXPECT_EQ(carrier_in(scan), Carrier::ElementString) << scan;
    }
    for (const char* scan : {"]C0x", "]C2x", "]e1x", "]d1x", "]Q0x", "]Q1x", "]Q2x", "]Q5x", "]J0x", "]A0x", "]F0x",
                             "]G0x", "]X0x", "]L2x", "]z0x"}) {
        EXPECT_EQ(carrier_in(scan), Carrier::Text) << scan;
    }
}

}  // namespace
}  // namespace ecot::hardware::barcode
