#include "pricing/envelope.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

using testing::ElementsAre;

/// Two envelopes of 5 and 10; funder 1 and 3 draw from the first, funder 2 from the second.
struct EnvelopeTest : testing::Test {
    const std::vector<std::uint32_t> envelopes{0, 1, 0};
    std::vector<std::int64_t> held{5, 10};
};

TEST_F(EnvelopeTest, GivesWhatIsWantedWhenAllHold) {
    std::vector<std::int64_t> shares{2, 10, 3};
    EXPECT_EQ(draw(envelopes, WhenExhausted::MemberPays, shares, held), (Drawing{15, false}));
    EXPECT_THAT(held, ElementsAre(0, 0));
}

TEST_F(EnvelopeTest, LeavesAShortfallToTheMember) {
    std::vector<std::int64_t> shares{6, 3, 1};
    EXPECT_EQ(draw(envelopes, WhenExhausted::MemberPays, shares, held), (Drawing{8, true}));
    EXPECT_THAT(shares, ElementsAre(5, 3, 0));
    EXPECT_THAT(held, ElementsAre(0, 7));
}

TEST_F(EnvelopeTest, AddsAShortfallToTheNextFunderAndTheLastOneToTheMember) {
    std::vector<std::int64_t> shares{6, 12, 1};
    EXPECT_EQ(draw(envelopes, WhenExhausted::NextFunder, shares, held), (Drawing{15, true}));
    EXPECT_THAT(shares, ElementsAre(5, 10, 0));
}

TEST_F(EnvelopeTest, LetsTheNextFunderGiveMoreThanItsShare) {
    std::vector<std::int64_t> shares{7, 0, 0};
    EXPECT_EQ(draw(envelopes, WhenExhausted::NextFunder, shares, held), (Drawing{7, true}));
    EXPECT_THAT(shares, ElementsAre(5, 2, 0));
}

TEST_F(EnvelopeTest, PutsBackWhatWasGiven) {
    std::vector<std::int64_t> shares{4, 11, 3};
    (void)draw(envelopes, WhenExhausted::NextFunder, shares, held);
    put_back(envelopes, shares, held);
    EXPECT_THAT(held, ElementsAre(5, 10));
}

}  // namespace

}  // namespace ecot::pricing
