#include "pricing/ids.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

Ids ids_of(const std::vector<std::string>& names) {
    return Ids{names, [](const std::string& name) -> std::string_view { return name; }};
}

TEST(Ids, FindsTheFirstPositionOfAnId) {
    const std::vector<std::string> names{"soap", "basket", "soap", ""};
    const Ids ids = ids_of(names);
    EXPECT_EQ(ids.find("soap"), 0U);
    EXPECT_EQ(ids.find("basket"), 1U);
    EXPECT_EQ(ids.find(""), 3U);
    EXPECT_EQ(ids.find("bask"), Ids::unknown);
    EXPECT_EQ(ids.find("zebra"), Ids::unknown);
}

TEST(Ids, TellsWhichAreThereAgain) {
    const std::vector<std::string> names{"b", "a", "b", "a", "b"};
    EXPECT_THAT(ids_of(names).repeated(), testing::ElementsAre(2U, 3U, 4U));
    const std::vector<std::string> different{"a", "b"};
    EXPECT_THAT(ids_of(different).repeated(), testing::IsEmpty());
}

}  // namespace

}  // namespace ecot::pricing
