#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {

namespace {

using test::cents;
using test::FakeTill;

/// Rice for cash: the drawer gets its impulse.
void sell_for_cash(FakeTill& till) {
    till.ask(test::scan(test::rice_code));
    till.ask(StartPayment{});
    till.ask(test::pay(TenderKind::Cash, 150));
    till.ask(Finish{});
}

}  // namespace

TEST(Drawer, AVolunteerOpensItWithAManagersWordAndAReason) {
    FakeTill till = FakeTill::open();
    till.ask(AskDrawer{.reason = DrawerReason::Change});
    EXPECT_EQ(till.refusal(), RefusalCode::ManagerNeeded);
    EXPECT_EQ(till.drawer_pulses, 0);
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    EXPECT_EQ(till.drawer_pulses, 1);
    EXPECT_EQ(till.journal_text().back(), "drawer_opened amina approved_by=nadia by=request reason=change");
}

// F6: no drawer opens before the commit.
TEST(Drawer, StaysShutWhenTheRecordCannotBeWritten) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = "123456"});
    till.write_error = WriteError::DiskFull;
    till.ask(AskDrawer{.reason = DrawerReason::Count});
    EXPECT_EQ(till.drawer_pulses, 0);
    ASSERT_TRUE(till.state.notice);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::SavingFailed);
}

TEST(Drawer, ThatOpensAfterASaleIsJournaledAndAsksNothing) {
    FakeTill till = FakeTill::open();
    till.happen(DrawerSeen{.open = false});
    sell_for_cash(till);
    EXPECT_EQ(till.drawer_pulses, 1);
    till.pass(800);
    till.happen(DrawerSeen{.open = true});
    EXPECT_EQ(till.journal_text().back(), "drawer_opened amina by=sale");
    EXPECT_FALSE(till.state.drawer_question);
}

TEST(Drawer, ThatWasAskedForIsJournaledOnce) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = "123456"});
    till.happen(DrawerSeen{.open = false});
    till.ask(AskDrawer{.reason = DrawerReason::Stuck});
    const std::size_t records = till.journal.size();
    till.happen(DrawerSeen{.open = true});
    EXPECT_EQ(till.journal.size(), records);
    EXPECT_FALSE(till.state.drawer_question);
}

TEST(Drawer, OpenedByHandWantsAReason) {
    FakeTill till = FakeTill::open();
    till.happen(DrawerSeen{.open = false});
    till.happen(DrawerSeen{.open = true});
    EXPECT_EQ(till.journal_text().back(), "drawer_opened amina by=hand");
    EXPECT_TRUE(till.state.drawer_question);
    till.happen(DrawerSeen{.open = false});
    till.ask(Dismiss{});
    EXPECT_TRUE(till.state.drawer_question) << "it is answered, not put away";
    till.ask(SayDrawerReason{.reason = DrawerReason::Correction});
    EXPECT_FALSE(till.state.drawer_question);
    EXPECT_EQ(till.journal_text().back(), "drawer_reason amina reason=correction");
}

TEST(Drawer, AnswersNothingThatWasNotAsked) {
    FakeTill till = FakeTill::open();
    till.ask(SayDrawerReason{.reason = DrawerReason::Change});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
}

TEST(Drawer, FoundOpenAtTheStartIsNoNews) {
    FakeTill till = FakeTill::open();
    const std::size_t records = till.journal.size();
    till.happen(DrawerSeen{.open = true});
    EXPECT_EQ(till.state.drawer_open, true);
    EXPECT_FALSE(till.state.drawer_question);
    EXPECT_EQ(till.journal.size(), records);
}

TEST(Drawer, OpenedLongAfterItsImpulseWasOpenedByHand) {
    FakeTill till = FakeTill::open();
    till.happen(DrawerSeen{.open = false});
    sell_for_cash(till);
    till.pass(15'001);
    till.happen(DrawerSeen{.open = true});
    EXPECT_EQ(till.journal_text().back(), "drawer_opened amina by=hand");
    EXPECT_TRUE(till.state.drawer_question);
}

TEST(Drawer, OfAnotherPrinterIsNoNews) {
    FakeTill till = FakeTill::open();
    till.happen(DrawerSeen{.open = false});
    till.happen(DrawerSeen{});
    EXPECT_EQ(till.state.drawer_open, std::nullopt);
    till.happen(DrawerSeen{.open = true});
    EXPECT_FALSE(till.state.drawer_question) << "its contact may be wired the other way";
}

TEST(Drawer, OpenedByHandWantsItsReasonAlsoAfterASale) {
    FakeTill till = FakeTill::open();
    till.happen(DrawerSeen{.open = false});
    till.happen(DrawerSeen{.open = true});
    till.happen(DrawerSeen{.open = false});
    sell_for_cash(till);
    till.happen(DrawerSeen{.open = true});
    EXPECT_TRUE(till.state.drawer_question);
}

// R18: what the journal says of a drawer is what became of it.
TEST(Drawer, ThatCouldNotBeOpenedIsSaidAndJournaled) {
    FakeTill till = FakeTill::open();
    till.happen(DrawerSeen{.open = false});
    till.paper_out = true;
    sell_for_cash(till);
    EXPECT_EQ(till.journal_text().back(), "drawer_stayed_shut amina by=sale");
    ASSERT_TRUE(till.state.notice);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::DrawerShut);
    till.happen(DrawerSeen{.open = true});
    EXPECT_EQ(till.journal_text().back(), "drawer_opened amina by=hand") << "with its key";
}

TEST(Drawer, OneImpulseOpensItOnce) {
    FakeTill till = FakeTill::open();
    till.happen(DrawerSeen{.open = false});
    sell_for_cash(till);
    till.happen(DrawerSeen{.open = true});
    till.happen(DrawerSeen{.open = false});
    till.happen(DrawerSeen{.open = true});
    EXPECT_TRUE(till.state.drawer_question);
}

TEST(Drawer, OpenedWhileNobodyIsThereIsJournaledForNobody) {
    FakeTill till;
    till.happen(DrawerSeen{.open = false});
    till.happen(DrawerSeen{.open = true});
    EXPECT_EQ(till.journal_text().back(), "drawer_opened by=hand");
    EXPECT_TRUE(till.state.drawer_question) << "asked of who signs in next";
}

// R18, F10: what became of a print is in the journal.
TEST(Print, ThatBrokeOffAndCameAgainIsJournaled) {
    FakeTill till = FakeTill::open();
    sell_for_cash(till);
    till.slow = true;
    till.ask(PrintReceipt{});
    till.undone.clear();
    till.slow = false;
    till.happen(PrintWaits{.number = "T1-2026-000001", .trouble = DeviceTrouble::PaperOut, .torn = true});
    EXPECT_EQ(till.journal_text().back(), "print_broke_off amina number=T1-2026-000001");
    EXPECT_EQ(till.state.printer_trouble, DeviceTrouble::PaperOut);
    EXPECT_TRUE(till.state.printer_question);
    till.happen(PrintDone{.number = "T1-2026-000001", .again = true});
    EXPECT_EQ(till.journal_text().back(), "printed_again amina number=T1-2026-000001");
    EXPECT_FALSE(till.state.printer_question);
}

}  // namespace ecot::session
