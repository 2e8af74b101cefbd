#include "hardware/memory_devices.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::hardware {
namespace {

using testing::ElementsAre;

TEST(MemoryScanner, SaysWhatItScanned) {
    std::vector<DeviceScan> heard;
    MemoryScanner scanner{"05e0:1200 1-2", [&](const DeviceScan& scan) { heard.push_back(scan); }};
    scanner.scan("]E03017620422003");
    scanner.say({ScanOutcome::CutOff, "3017"});
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_EQ(heard[0].device, "05e0:1200 1-2");
    EXPECT_EQ(heard[0].scan, (Scan{ScanOutcome::Whole, "]E03017620422003"}));
    EXPECT_EQ(heard[1].scan, (Scan{ScanOutcome::CutOff, "3017"}));
}

TEST(MemoryScale, ShowsWhatLiesOnIt) {
    std::vector<std::int64_t> grams;
    MemoryScale scale{[&](const WeightReading& reading) { grams.push_back(reading.grams); }};
    EXPECT_EQ(scale.reading(), WeightReading{.state = ScaleState::Zero});
    scale.lay(254);
    EXPECT_EQ(scale.reading(), (WeightReading{.state = ScaleState::Stable, .grams = 254}));
    scale.show({.state = ScaleState::InMotion, .grams = 300});
    EXPECT_FALSE(may_be_sold(scale.reading()));
    scale.lay(0);
    EXPECT_EQ(scale.reading(), WeightReading{.state = ScaleState::Zero});
    EXPECT_THAT(grams, ElementsAre(254, 300, 0));
}

TEST(MemoryScale, TakesWhatIsOnItForZeroWhenAtRest) {
    MemoryScale scale;
    scale.lay(20);
    scale.zero();
    EXPECT_EQ(scale.reading(), WeightReading{.state = ScaleState::Zero});
    scale.lay(120);
    EXPECT_EQ(scale.reading(), (WeightReading{.state = ScaleState::Stable, .grams = 100}));
    scale.lay(0);
    EXPECT_EQ(scale.reading(), (WeightReading{.state = ScaleState::UnderZero, .grams = -20}));
    scale.zero();
    EXPECT_EQ(scale.reading(), WeightReading{.state = ScaleState::Zero});
    scale.show({.state = ScaleState::InMotion, .grams = 50});
    scale.zero();
    EXPECT_EQ(scale.reading(), (WeightReading{.state = ScaleState::InMotion, .grams = 50}));
}

}  // namespace
}  // namespace ecot::hardware
