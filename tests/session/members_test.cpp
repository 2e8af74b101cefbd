#include "pos/session/members.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::session {
namespace {

using namespace std::chrono_literals;
using std::chrono::April;
using std::chrono::March;
using std::chrono::May;
using testing::ElementsAre;
using testing::IsEmpty;

Member person(const std::string& id, const std::string& name, std::vector<std::string> cards) {
    Member member;
    member.id = id;
    member.display_name = name;
    member.cards = std::move(cards);
    return member;
}

const Members& association() {
    static const Members members{{person("x1", "Samira B.", {"M000017", "9000017"}),
                                  person("x2", "Sami L.", {"M000018"}), person("x3", "Élodie S.", {"M000101"}),
                                  person("x4", "Jean-Noël P.", {})}};
    return members;
}

TEST(Members, FindsAMemberByIdAndByEachCard) {
    EXPECT_EQ(association().find("x3"), 2U);
    EXPECT_FALSE(association().find("x9"));
    EXPECT_EQ(association().find_card("M000017"), 0U);
    EXPECT_EQ(association().find_card("9000017"), 0U);
    EXPECT_FALSE(association().find_card("M00001"));
    EXPECT_FALSE(association().find_card(""));
}

TEST(Members, SearchesNamesWithoutAccents) {
    EXPECT_THAT(association().search("sam", 10), ElementsAre(1U, 0U));
    EXPECT_THAT(association().search("ELO", 10), ElementsAre(2U));
    EXPECT_THAT(association().search("noel", 10), ElementsAre(3U));
    EXPECT_THAT(association().search("samira b", 10), ElementsAre(0U));
    EXPECT_THAT(association().search("sam", 1), ElementsAre(1U));
}

TEST(Members, SearchesTheBeginningsOfCards) {
    EXPECT_THAT(association().search("m0000", 10), ElementsAre(0U, 1U));
    EXPECT_THAT(association().search("900", 10), ElementsAre(0U));
    EXPECT_THAT(association().search("0017", 10), IsEmpty());
}

TEST(Members, WantsThreeCharacters) {
    EXPECT_THAT(association().search("sa", 10), IsEmpty());
    EXPECT_THAT(association().search("él", 10), IsEmpty());
    EXPECT_THAT(association().search("s a ", 10), IsEmpty());
    EXPECT_THAT(association().search("élo", 10), ElementsAre(2U));
}

TEST(Members, PricesWithTheTierOfTheDayBothEndsIncluded) {
    Member member = person("x1", "Samira B.", {});
    member.household = {.adults = 2, .children = 3};
    member.membership_until = 2026y / May / 31;
    member.tiers = {{.code = "B", .from = {}, .to = 2026y / March / 31},
                    {.code = "A", .from = 2026y / April / 1, .to = 2026y / April / 30}};
    EXPECT_EQ(priced_member(member, 2026y / March / 31).tier, "B");
    EXPECT_EQ(priced_member(member, 2026y / April / 1).tier, "A");
    EXPECT_EQ(priced_member(member, 2026y / April / 30).tier, "A");
    EXPECT_FALSE(priced_member(member, 2026y / May / 1).tier);
    EXPECT_EQ(priced_member(member, 2026y / May / 1).household.persons(), 5);
    EXPECT_EQ(priced_member(member, 2026y / May / 1).membership_until, 2026y / May / 31);
    EXPECT_EQ(priced_member(member, 2026y / May / 1).id, "x1");
}

TEST(Members, TakesTheTierThatBeganLastWhenTwoAreHeld) {
    Member member = person("x1", "Samira B.", {});
    member.tiers = {{.code = "A", .from = 2026y / April / 1, .to = {}}, {.code = "B", .from = {}, .to = {}}};
    EXPECT_EQ(priced_member(member, 2026y / April / 2).tier, "A");
    EXPECT_EQ(priced_member(member, 2026y / March / 2).tier, "B");
}

TEST(Members, PricesWithTheGroupsOfTheDay) {
    Member member = person("x1", "Samira B.", {});
    member.groups = {{.code = "qpv", .from = {}, .to = {}},
                     {.code = "caf", .from = 2026y / April / 1, .to = {}},
                     {.code = "qpv", .from = 2026y / April / 1, .to = {}}};
    EXPECT_THAT(priced_member(member, 2026y / March / 31).groups, ElementsAre("qpv"));
    EXPECT_THAT(priced_member(member, 2026y / April / 1).groups, ElementsAre("qpv", "caf"));
}

}  // namespace
}  // namespace ecot::session
