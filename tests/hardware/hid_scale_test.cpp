#include "hardware/scale/hid_scale.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "tests/hardware/hid_samples.hpp"

namespace ecot::hardware::scale {
namespace {

using Bytes = std::vector<std::uint8_t>;

WeightReading stable(std::int64_t grams) {
    return {.state = ScaleState::Stable, .grams = grams};
}

WeightReading only(ScaleState state) {
    return {.state = state};
}

TEST(HidScale, ReadsGramsAtRest) {
    // 734 g
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 2, 0, 0xDE, 0x02}), stable(734));
    EXPECT_EQ(read_hid_weight(Bytes{4, 4, 2, 0, 0xDE, 0x02}), stable(734));  // some number it 4
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 2, 0, 0xDE, 0x02, 0, 0}), stable(734));
}

TEST(HidScale, TurnsMetricUnitsIntoGrams) {
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 3, 0xFD, 0xDE, 0x02}), stable(734));     // 734 x 10^-3 kg
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 3, 0xFE, 0xE8, 0x03}), stable(10'000));  // 1000 x 10^-2 kg
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 3, 0, 15, 0}), stable(15'000));          // 15 kg
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 1, 3, 0xDE, 0x02}), stable(734));        // 734 x 10^3 mg
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 8, 0xFA, 0xDE, 0x02}), stable(734));     // 734 x 10^-6 t
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 2, 0xFF, 0xAF, 0x1C}), stable(734));     // 734.3 g: down to the gram
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 3, 0xFC, 0xAF, 0x1C}), stable(734));     // 0.7343 kg
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 1, 0, 0xFF, 0xFF}), stable(65));         // 65,535 mg
}

TEST(HidScale, RefusesEveryUnitThatIsNotMetric) {
    for (const int unit : {0, 4, 5, 6, 7, 9, 10, 11, 12, 13, 255}) {
        EXPECT_EQ(read_hid_weight(Bytes{3, 4, static_cast<std::uint8_t>(unit), 0, 26, 0}), only(ScaleState::WrongUnit))
            << unit;
    }
    EXPECT_EQ(read_hid_weight(Bytes{3, 2, 11, 0, 0, 0}), only(ScaleState::WrongUnit));
}

TEST(HidScale, SaysWhatStatusItIsIn) {
    const auto with_status = [](std::uint8_t status) { return read_hid_weight(Bytes{3, status, 2, 0, 0xDE, 0x02}); };
    EXPECT_EQ(with_status(1), only(ScaleState::Fault));
    EXPECT_EQ(with_status(2), only(ScaleState::Zero));
    EXPECT_EQ(with_status(3), (WeightReading{.state = ScaleState::InMotion, .grams = 734}));
    EXPECT_EQ(with_status(4), stable(734));
    EXPECT_EQ(with_status(5), (WeightReading{.state = ScaleState::UnderZero, .grams = -734}));
    EXPECT_EQ(with_status(6), only(ScaleState::OverLimit));
    EXPECT_EQ(with_status(7), only(ScaleState::NeedsCalibration));
    EXPECT_EQ(with_status(8), only(ScaleState::NeedsZero));
    EXPECT_EQ(with_status(0), only(ScaleState::Fault));
    EXPECT_EQ(with_status(9), only(ScaleState::Fault));
}

TEST(HidScale, SellsNothingButAStableWeight) {
    EXPECT_TRUE(may_be_sold(stable(734)));
    EXPECT_FALSE(may_be_sold(stable(0)));
    EXPECT_FALSE(may_be_sold({.state = ScaleState::InMotion, .grams = 734}));
    EXPECT_FALSE(may_be_sold({.state = ScaleState::UnderZero, .grams = -734}));
    EXPECT_FALSE(may_be_sold({.state = ScaleState::Unchanged, .grams = 734}));
    EXPECT_FALSE(may_be_sold(only(ScaleState::Gone)));
}

TEST(HidScale, TakesAWeightNoScaleCanShowForAFault) {
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 3, 3, 2, 0}), only(ScaleState::Fault));        // 2 x 10^3 kg
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 2, 0x7F, 1, 0}), only(ScaleState::Fault));     // 10^127 g
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 2, 0x80, 1, 0}), only(ScaleState::Fault));     // 10^-128 g
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 8, 9, 0xFF, 0xFF}), only(ScaleState::Fault));  // 65,535 x 10^9 t
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 3, 0, 0xE8, 0x03}), stable(1'000'000));
}

TEST(HidScale, LeavesOtherReportsAlone) {
    EXPECT_EQ(read_hid_weight(Bytes{5, 4, 2, 0, 0xDE, 0x02}), std::nullopt);
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 2, 0, 0xDE}), std::nullopt);
    EXPECT_EQ(read_hid_weight(Bytes{}), std::nullopt);
}

TEST(HidScale, FollowsTheDescriptorsLayout) {
    const auto layout = hid::scale_layout(hid::read_report_descriptor(hid::scale_descriptor()));
    ASSERT_TRUE(layout.has_value());
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 2, 0, 0xDE, 0x02}, layout), stable(734));
    EXPECT_EQ(read_hid_weight(Bytes{4, 4, 2, 0, 0xDE, 0x02}, layout), std::nullopt);
    EXPECT_EQ(read_hid_weight(Bytes{3, 4, 2, 0, 0xDE}, layout), std::nullopt);
    // Weight first, in 24 bits; status and unit counted from 0.
    const hid::ScaleLayout other{.report_id = 7,
                                 .status_bit = 32,
                                 .status_size = 4,
                                 .status_first = 0,
                                 .unit_bit = 36,
                                 .unit_size = 4,
                                 .unit_first = 0,
                                 .exponent_bit = 40,
                                 .exponent_size = 4,
                                 .weight_bit = 8,
                                 .weight_size = 24};
    EXPECT_EQ(read_hid_weight(Bytes{7, 0xDE, 0x02, 0, 0x23, 0x0D}, other), stable(734));  // 734 x 10^-3 kg
}

TEST(HidScale, DropsTheFirstWeightAfterOpening) {
    HidScaleReader reader;
    EXPECT_EQ(reader.feed(Bytes{2, 0}), std::nullopt);
    EXPECT_EQ(reader.feed(Bytes{3, 4, 2, 0, 0xDE, 0x02}), std::nullopt);
    EXPECT_EQ(reader.feed(Bytes{3, 4, 2, 0, 0xDE, 0x02}), stable(734));
}

TEST(HidScale, IsZeroedByControlReportTwo) {
    EXPECT_EQ(hid_zero_report, (std::array<std::uint8_t, 2>{2, 2}));
}

TEST(Scale, NamesItsStates) {
    using namespace std::string_view_literals;
    EXPECT_EQ(to_string(ScaleState::InMotion), "in_motion"sv);
    EXPECT_EQ(to_string(ScaleState::NeedsCalibration), "needs_calibration"sv);
    EXPECT_EQ(WeightReading{}.state, ScaleState::Gone);
}

}  // namespace
}  // namespace ecot::hardware::scale
