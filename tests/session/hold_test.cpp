#include "pos/session/hold.hpp"

#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;

TEST(Hold, PutsTheCartAsideUnderANumber) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(Hold{});
    EXPECT_TRUE(till.cart().content.empty());
    ASSERT_EQ(till.state.holds.size(), 1U);
    EXPECT_EQ(till.state.holds[0].number, 1);
    EXPECT_EQ(till.state.holds[0].held_utc_ms, till.now.utc_ms);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::HeldAs);
    EXPECT_EQ(till.state.notice->number, 1);
    EXPECT_EQ(till.saved.holds, till.state.holds);
}

TEST(Hold, OfNothingIsRefused) {
    FakeTill till = FakeTill::open();
    till.ask(Hold{});
    EXPECT_EQ(till.refusal(), RefusalCode::EmptyCart);
}

TEST(Hold, KeepsSeveralCartsAndTheirNumbersCountUp) {
    FakeTill till = FakeTill::open();
    for (const char* product : {"rice", "soap", "jam"}) {
        till.ask(test::pieces(product, 1));
        till.ask(Hold{});
    }
    till.ask(Recall{.hold = 2});
    EXPECT_EQ(till.cart_text(), "soap 1000 3,20 = member 3,20\ndue 3,20");
    till.ask(Hold{});
    ASSERT_EQ(till.state.holds.size(), 3U);
    EXPECT_EQ(till.state.holds[2].number, 4);
}

TEST(Recall, BringsTheCartAndItsMemberBack) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(Hold{});
    till.ask(Recall{.hold = 1});
    EXPECT_EQ(till.cart_text(), "m-17\nrice 2000 3,00 = member 0,90 + town 2,10\ndue 0,90");
    EXPECT_TRUE(till.state.holds.empty());
    EXPECT_EQ(till.saved.current, till.cart().content);
}

TEST(Recall, PutsTheCurrentCartAsideFirst) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(Hold{});
    till.ask(test::pieces("soap", 1));
    till.ask(Recall{.hold = 1});
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
    ASSERT_EQ(till.state.holds.size(), 1U);
    EXPECT_EQ(till.state.holds[0].number, 2);
    EXPECT_EQ(till.state.holds[0].content.lines[0].product, "soap");
}

TEST(Recall, IsRefusedForANumberNobodyHasAndOnceMoneyWasTaken) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(Hold{});
    till.ask(Recall{.hold = 7});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownHold);
    till.ask(test::pieces("soap", 1));
    till.ask(test::pay(TenderKind::Cash, 100));
    till.ask(Recall{.hold = 1});
    EXPECT_EQ(till.refusal(), RefusalCode::PaymentStarted);
    EXPECT_EQ(till.state.holds.size(), 1U);
}

TEST(Recall, PricesAnewWithWhatTheEnvelopesHoldByThen) {
    Loaded world = test::fake_world();
    world.envelopes[0].remaining = test::cents(105);
    FakeTill till{world};
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(OpenTill{});
    till.ask(test::scan(test::samira_card));
    till.ask(test::pieces("rice", 1));
    till.ask(Hold{});
    till.ask(test::scan(test::samira_card));
    till.ask(test::pieces("rice", 1));
    till.ask(test::pay(TenderKind::Cash, 45));
    till.ask(Finish{});
    till.ask(Recall{.hold = 1});
    EXPECT_EQ(till.cart_text(), "m-17\nrice 1000 1,50 = member 1,50 (share unavailable)\ndue 1,50");
}

TEST(Recall, LeavesOutGoodsThatAreNoLongerSoldAndSaysSo) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(test::pieces("soap", 1));
    till.ask(Hold{});
    till.saved.holds[0].content.lines[1].product = "caviar";
    till.restart();
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(Recall{.hold = 1});
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::ProductsGone);
}

TEST(Start, BringsCartTendersRoundUpAndHoldsBack) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("soap", 1));
    till.ask(Hold{});
    till.ask(test::pieces("rice", 3));
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(RoundUp{});
    till.ask(test::pay(TenderKind::Card, 100, "42"));
    const std::string before = till.cart_text();
    EXPECT_EQ(before,
              "m-17\nrice 3000 4,50 = member 1,35 + town 3,15\n"
              "due 2,00 with 0,65 on top · card 1,00 · left 1,00 · change 0,00");
    till.restart();
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::CartBack);
    EXPECT_EQ(till.cart_text(), before);
    EXPECT_EQ(till.cart().content.tenders[0].reference, "42");
    ASSERT_EQ(till.state.holds.size(), 1U);
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(test::pay(TenderKind::Cash, 100));
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
    till.ask(Hold{});
    EXPECT_EQ(till.refusal(), RefusalCode::EmptyCart);
    till.ask(test::pieces("rice", 1));
    till.ask(Hold{});
    EXPECT_EQ(till.state.holds.back().number, 2);
}

TEST(Start, GivesNewLinesIdsThatTheOldOnesDoNotHave) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(test::pieces("soap", 1));
    till.restart();
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(test::pieces("jam", 1));
    EXPECT_NE(till.line_id(2), till.line_id(0));
    EXPECT_NE(till.line_id(2), till.line_id(1));
}

TEST(Start, ForgetsAMemberWhoIsNoLongerKnown) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.saved.current.member = "m-99";
    till.restart();
    EXPECT_EQ(till.cart().content.member, std::nullopt);
    EXPECT_FALSE(till.cart().member_loading);
}

TEST(Start, SaysThatTheEndOfTheJournalIsMissing) {
    Loaded world = test::fake_world();
    world.tail_lost = true;
    FakeTill till{world};
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::TailLost);
    till.pass_and_tick(60'000);
    EXPECT_TRUE(till.state.notice);
    till.ask(Dismiss{});
    EXPECT_FALSE(till.state.notice);
}

}  // namespace
}  // namespace ecot::session
