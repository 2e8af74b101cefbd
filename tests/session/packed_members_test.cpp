#include "pos/session/packed_members.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/session/members.hpp"

namespace ecot::session {
namespace {

using namespace std::chrono_literals;
using std::chrono::January;
using std::chrono::June;
using testing::ElementsAre;
using testing::IsEmpty;

Member full_member() {
    Member member;
    member.id = "0123456789abcdef0123456789abcdef";
    member.display_name = "Marie-Élisabeth de La Rochefoucauld-Montmorency";
    member.cards = {"M000017", "9000017", "CARTE DE LA MAISON DE QUARTIER 17"};
    member.tiers = {{.code = "A", .from = {}, .to = 2026y / January / 31},
                    {.code = "B", .from = 2026y / 2 / 1, .to = {}}};
    member.groups = {{.code = "caf", .from = 2026y / January / 1, .to = 2026y / June / 30},
                     {.code = "students", .from = {}, .to = {}}};
    member.household = {.adults = 99, .children = 98};
    member.membership_until = 2026y / 12 / 31;
    return member;
}

TEST(PackedMembers, GiveBackAMemberWithEverythingSet) {
    PackedMembers members{full_member()};
    ASSERT_EQ(members.size(), 1U);
    EXPECT_EQ(members.member(0), full_member());
    members.shrink();
    EXPECT_EQ(members.member(0), full_member());
}

TEST(PackedMembers, GiveBackAMemberWithNothingSet) {
    const PackedMembers members{Member{}, full_member(), Member{}};
    EXPECT_EQ(members.member(0), Member{});
    EXPECT_EQ(members.member(1), full_member());
    EXPECT_EQ(members.member(2), Member{});
}

TEST(PackedMembers, KeepApartWhatIsATierAndWhatIsAGroup) {
    std::vector<Member> given(3, full_member());
    given[0].groups.clear();
    given[1].tiers.clear();
    std::swap(given[2].tiers, given[2].groups);
    const PackedMembers members{given};
    for (std::size_t index = 0; index < given.size(); ++index) {
        EXPECT_EQ(members.member(index), given[index]) << index;
    }
}

TEST(PackedMembers, KeepManyThatDiffer) {
    std::vector<Member> given;
    for (int number = 0; number < 3000; ++number) {
        Member member = full_member();
        member.id = std::to_string(number);
        member.cards = {"M" + member.id, "N" + member.id};
        member.household = {.adults = number % 100, .children = number / 100};
        member.tiers[1].code = "tier " + member.id;
        member.tiers[1].from = std::chrono::year{1000 + number} / January / 1;
        given.push_back(std::move(member));
    }
    const Members members{PackedMembers{given}};
    ASSERT_EQ(members.size(), 3000U);
    for (std::size_t index = 0; index < given.size(); ++index) {
        ASSERT_EQ(members.member(index), given[index]) << index;
        ASSERT_EQ(members.find(given[index].id), index);
        ASSERT_EQ(members.find_card(given[index].cards[1]), index);
    }
}

TEST(PackedMembers, AreSearchedByTheBeginningsOfCardsInTheirOrder) {
    std::vector<Member> given(3);
    given[0].cards = {"m-000 30", "X1"};
    given[1].cards = {"M00001", "M00002"};
    given[2].cards = {"M00003"};
    const Members members{PackedMembers{given}};
    EXPECT_THAT(members.search("M 000", 10), ElementsAre(1U, 2U, 0U));
    EXPECT_THAT(members.search("m0000 3", 10), ElementsAre(2U));
    EXPECT_THAT(members.search("m000", 2), ElementsAre(1U, 2U));
    EXPECT_THAT(members.search("m001", 10), IsEmpty());
}

TEST(PackedMembers, CanBeNone) {
    const Members members{PackedMembers{}};
    EXPECT_EQ(members.size(), 0U);
    EXPECT_FALSE(members.find(""));
    EXPECT_FALSE(members.find_card(""));
    EXPECT_THAT(members.search("abc", 10), IsEmpty());
}

TEST(PackedMembersDeathTest, HaveNobodyBeyondTheirEnd) {
    const PackedMembers members{full_member()};
    EXPECT_DEATH(static_cast<void>(members.member(1)), "");
}

}  // namespace
}  // namespace ecot::session
