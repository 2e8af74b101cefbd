#include "pos/session/approval.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;
using testing::Contains;

constexpr const char* right_pin = "123456";

TEST(Approval, KeepsWhatWasAskedUntilAManagerGivesTheirPin) {
    FakeTill till = FakeTill::open();
    till.ask(SetTraining{.on = true});
    EXPECT_EQ(till.refusal(), RefusalCode::ManagerNeeded);
    EXPECT_FALSE(till.state.training);
    ASSERT_TRUE(till.state.approval);
    EXPECT_EQ(till.state.approval->action, Action::Train);

    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = right_pin});
    EXPECT_FALSE(till.refusal());
    EXPECT_TRUE(till.state.training);
    EXPECT_FALSE(till.state.approval);
    EXPECT_EQ(till.state.operator_in->id, "amina");
    EXPECT_THAT(till.journal_text(), Contains("manager_approval nadia action=train"));
    EXPECT_THAT(till.journal_text(), Contains("training_on amina approved_by=nadia"));
}

TEST(Approval, IsNotGivenByAVolunteersRightPin) {
    FakeTill till = FakeTill::open();
    till.ask(SetTraining{.on = true});
    till.ask(GiveManagerPin{.operator_id = "paul", .pin = right_pin});
    ASSERT_TRUE(till.state.approval);
    EXPECT_EQ(till.state.approval->refusal->code, RefusalCode::ManagerNeeded);
    EXPECT_FALSE(till.state.training);
}

TEST(Approval, CountsWrongPinsAndLocksOutAsSigningInDoes) {
    FakeTill till = FakeTill::open();
    till.ask(SetTraining{.on = true});
    for (int i = 0; i < 5; ++i) {
        till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "000000"});
        EXPECT_EQ(till.state.approval->refusal->code, RefusalCode::WrongPin);
    }
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::LockedOut);
    EXPECT_EQ(till.state.approval->refusal->code, RefusalCode::LockedOut);
    EXPECT_FALSE(till.state.training);
    EXPECT_THAT(till.journal_text(), Contains("locked_out nadia delay_ms=1000 failures=5"));
    // Selling goes on.
    till.ask(GiveUpApproval{});
    till.ask(test::pieces("rice", 1));
    EXPECT_FALSE(till.refusal());
    till.pass(1000);
    till.ask(SetTraining{.on = true});
    EXPECT_EQ(till.refusal(), RefusalCode::ManagerNeeded);
}

TEST(Approval, CanBeGivenUp) {
    FakeTill till = FakeTill::open();
    till.ask(SetTraining{.on = true});
    till.ask(GiveUpApproval{});
    EXPECT_FALSE(till.state.approval);
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    EXPECT_FALSE(till.state.training);
}

TEST(Approval, OfAQuestionGivenUpDoesNotAnswerTheNextOne) {
    FakeTill till = FakeTill::open();
    till.slow = true;
    till.ask(SetTraining{.on = true});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = right_pin});
    till.ask(GiveUpApproval{});
    till.ask(LiftLockout{.operator_id = "paul"});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "000000"});
    EXPECT_EQ(till.refusal(), RefusalCode::Busy);
    till.settle();
    EXPECT_FALSE(till.state.training);
    ASSERT_TRUE(till.state.approval);
    EXPECT_EQ(till.state.approval->action, Action::LiftLockout);
}

TEST(Approval, RunsIntoTheSameRefusalsAsAManagerWould) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(SetTraining{.on = true});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::CartNotEmpty);
    EXPECT_FALSE(till.state.training);
}

TEST(Approval, IsNotAskedOfAManager) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = right_pin});
    EXPECT_FALSE(needs_manager(till.state, SetTraining{.on = true}));
    till.ask(SetTraining{.on = true});
    EXPECT_TRUE(till.state.training);
    EXPECT_THAT(till.journal_text(), Contains("training_on nadia"));
}

TEST(NeedsManager, TellsAScreenBeforehand) {
    FakeTill till = FakeTill::open();
    EXPECT_TRUE(needs_manager(till.state, SetTraining{.on = true}));
    EXPECT_TRUE(needs_manager(till.state, LiftLockout{.operator_id = "paul"}));
    EXPECT_TRUE(needs_manager(till.state, ConfirmClock{.right = true}));
    EXPECT_FALSE(needs_manager(till.state, Finish{}));
    EXPECT_FALSE(needs_manager(till.state, VoidCart{}));
    EXPECT_FALSE(needs_manager(till.state, SetLanguage{}));
    till.ask(SignOut{});
    EXPECT_TRUE(needs_manager(till.state, LiftLockout{.operator_id = "paul"}));
    EXPECT_FALSE(needs_manager(till.state, SetLanguage{}));
}

}  // namespace
}  // namespace ecot::session
