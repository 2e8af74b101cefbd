#include "pos/session/member.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;
using testing::Contains;

TEST(Member, ChosenByCardPaysTheirShare) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(ChooseCard{.card = test::samira_card});
    EXPECT_EQ(till.cart_text(), "m-17\nrice 2000 3,00 = member 0,90 + town 2,10\ndue 0,90");
    EXPECT_EQ(till.cart().member->display_name, "Samira B.");
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::MemberChosen);
}

TEST(Member, IsChosenByAScanOfTheirCardToo) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::samira_card));
    till.ask(test::pieces("rice", 1));
    EXPECT_EQ(till.cart_text(), "m-17\nrice 1000 1,50 = member 0,45 + town 1,05\ndue 0,45");
}

TEST(Member, IsChosenFromTheSearch) {
    FakeTill till = FakeTill::open();
    till.ask(ChooseMember{.id = "m-18"});
    till.ask(test::pieces("rice", 1));
    EXPECT_EQ(till.cart_text(), "m-18\nrice 1000 1,50 = member 1,50\ndue 1,50");
    till.ask(ChooseMember{.id = "m-99"});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownMember);
    till.ask(ChooseCard{.card = "M999999"});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownMember);
    EXPECT_EQ(till.cart().content.member, "m-18");
}

TEST(Member, WhoseFactsCannotBeReadIsForgottenAndTheSaleGoesOn) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.members_unreadable = true;
    till.ask(ChooseCard{.card = test::samira_card});
    EXPECT_EQ(till.refusal(), RefusalCode::MemberNotLoaded);
    EXPECT_FALSE(till.state.notice) << "nobody is told that Samira is at the till";
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
    EXPECT_EQ(till.saved.current.member, std::nullopt);
    till.members_unreadable = false;
    till.ask(ChooseCard{.card = test::samira_card});
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.cart_text(), "m-17\nrice 1000 1,50 = member 0,45 + town 1,05\ndue 0,45");
    till.ask(test::pay(TenderKind::Cash, 45));
    till.ask(Finish{});
    EXPECT_TRUE(till.state.last_sale);
}

TEST(Member, OfACartFromBeforeTheRestartIsForgottenTooAndMoneyStays) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(test::pay(TenderKind::Cash, 45));
    till.members_unreadable = true;
    till.restart();
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50 · cash 0,45 · left 1,05 · change 0,00");
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(test::pay(TenderKind::Cash, 105));
    till.ask(Finish{});
    EXPECT_TRUE(till.state.last_sale) << "it is sold as anybody's";
}

TEST(Member, WhosePageCannotBeReadLeavesTheScreenThatWasThere) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(ChooseCard{.card = test::samira_card});
    till.members_unreadable = true;
    till.ask(ShowMember{.id = "m-18"});
    EXPECT_EQ(till.refusal(), RefusalCode::MemberNotLoaded);
    EXPECT_EQ(till.state.screen, Screen::Checkout);
    EXPECT_EQ(till.cart().content.member, "m-17") << "whose cart it is, is another matter";
    till.happen(MemberNotLoaded{.member = "m-99"});
    EXPECT_EQ(till.cart().content.member, "m-17");
}

TEST(Member, IsForgottenAgain) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(ForgetMember{});
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
    EXPECT_FALSE(till.cart().member);
    EXPECT_EQ(till.saved.current.member, std::nullopt);
}

TEST(Member, CountsOnlyOnceTheFactsOfTheHouseholdAreHere) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.slow = true;
    till.ask(ChooseCard{.card = test::samira_card});
    EXPECT_TRUE(till.cart().member_loading);
    EXPECT_EQ(till.cart_text(), "m-17\nrice 2000 3,00 = member 3,00\ndue 3,00");
    till.ask(test::pay(TenderKind::Cash, 300));
    EXPECT_EQ(till.refusal(), RefusalCode::Busy);
    till.ask(RoundUp{});
    EXPECT_EQ(till.refusal(), RefusalCode::Busy);
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::Busy);
    till.settle();
    EXPECT_EQ(till.cart_text(), "m-17\nrice 2000 3,00 = member 0,90 + town 2,10\ndue 0,90");
}

TEST(Member, FactsOfAnotherMemberAreNotTaken) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.slow = true;
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(ChooseMember{.id = "m-18"});
    till.happen(MemberLoaded{.member = "m-17"});
    EXPECT_TRUE(till.cart().member_loading);
    EXPECT_FALSE(till.cart().member);
    till.settle();
    EXPECT_EQ(till.cart_text(), "m-18\nrice 2000 3,00 = member 3,00\ndue 3,00");
}

TEST(Member, WhoseHouseholdHadItsBasketPaysTheNextInFull) {
    FakeTill till = FakeTill::open();
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(test::pieces("basket", 1));
    EXPECT_EQ(till.cart_text(), "m-17\nbasket 1000 15,00 = member 1,50 + town 13,50\ndue 1,50");
    till.ask(ForgetMember{});
    till.facts["m-17"].usage = {{.programme = "basket", .subsidy = test::cents(1350), .quantity = test::milli(1000)}};
    till.ask(ChooseCard{.card = test::samira_card});
    EXPECT_EQ(till.cart_text(), "m-17\nbasket 1000 15,00 = member 15,00 (share unavailable)\ndue 15,00");
}

TEST(Member, SeesThatAnEmptyEnvelopeCoversNothing) {
    Loaded world = test::fake_world();
    world.envelopes[0].remaining = {};
    FakeTill till{world};
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(OpenTill{});
    till.ask(test::pieces("rice", 1));
    till.ask(test::pieces("soap", 1));
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\nsoap 1000 3,20 = member 3,20\ndue 4,70");
    till.ask(ChooseCard{.card = test::samira_card});
    EXPECT_EQ(till.cart_text(),
              "m-17\nrice 1000 1,50 = member 1,50 (share unavailable)\nsoap 1000 3,20 = member 3,20\ndue 4,70");
}

TEST(Member, ChangeTakesTheRoundUpAway) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(RoundUp{});
    EXPECT_EQ(till.cart().content.round_up.cents(), 50);
    till.ask(ChooseCard{.card = test::samira_card});
    EXPECT_EQ(till.cart().content.round_up.cents(), 0);
}

TEST(MemberPage, MasksTheAllowanceUntilItIsTouchedAndForTwentySeconds) {
    FakeTill till = FakeTill::open();
    till.facts["m-17"].usage = {{.programme = "rice", .subsidy = test::cents(210)}};
    till.ask(ShowMember{.id = "m-17"});
    EXPECT_EQ(till.state.screen, Screen::MemberPage);
    EXPECT_EQ(till.state.member_shown, "m-17");
    EXPECT_EQ(till.state.member_shown_facts->usage[0].subsidy.cents(), 210);
    EXPECT_FALSE(till.state.allowance_hidden_at_ms);
    till.ask(RevealAllowance{.shown = true});
    EXPECT_EQ(till.state.allowance_hidden_at_ms, till.now.steady_ms + 20'000);
    till.pass_and_tick(19'999);
    EXPECT_TRUE(till.state.allowance_hidden_at_ms);
    till.pass_and_tick(1);
    EXPECT_FALSE(till.state.allowance_hidden_at_ms);
}

TEST(MemberPage, ShowsTierAndGroupsOnAManagersWordAndForgetsItWithThePage) {
    FakeTill till = FakeTill::open();
    till.ask(RevealRights{.shown = true});
    EXPECT_FALSE(till.state.member_rights_shown);
    till.ask(GiveUpApproval{});
    till.ask(ShowMember{.id = "m-17"});
    till.ask(RevealRights{.shown = true});
    ASSERT_TRUE(till.state.approval);
    EXPECT_FALSE(till.state.member_rights_shown);
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    EXPECT_TRUE(till.state.member_rights_shown);
    EXPECT_THAT(till.journal_text(), Contains("manager_approval nadia action=show_tier"));
    till.ask(RevealRights{.shown = false});
    EXPECT_FALSE(till.state.approval) << "hiding is anybody's";
    EXPECT_FALSE(till.state.member_rights_shown);
    till.ask(RevealRights{.shown = true});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    till.ask(ShowMember{.id = "m-17"});
    EXPECT_FALSE(till.state.member_rights_shown) << "another page, another word";
}

TEST(MemberPage, JournalsEachViewOfTheAllowance) {
    FakeTill till = FakeTill::open();
    till.ask(ShowMember{.id = "m-17"});
    till.ask(RevealAllowance{.shown = true});
    EXPECT_THAT(till.journal_text(), Contains("allowance_viewed amina member=m-17").Times(1));
    till.ask(RevealAllowance{.shown = false});
    EXPECT_FALSE(till.state.allowance_hidden_at_ms);
    till.ask(RevealAllowance{.shown = true});
    EXPECT_THAT(till.journal_text(), Contains("allowance_viewed amina member=m-17").Times(2));
}

TEST(MemberPage, ForgetsWhomItShowedWhenItIsLeft) {
    FakeTill till = FakeTill::open();
    till.ask(ShowMember{.id = "m-17"});
    till.ask(Go{.screen = Screen::Checkout});
    EXPECT_FALSE(till.state.member_shown);
    till.ask(RevealAllowance{.shown = true});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownMember);
    till.ask(ShowMember{.id = "m-99"});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownMember);
}

}  // namespace
}  // namespace ecot::session
