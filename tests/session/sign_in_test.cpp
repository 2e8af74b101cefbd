#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/session/lockout.hpp"
#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr const char* right_pin = "123456";
constexpr const char* wrong_pin = "654321";

void fail(FakeTill& till, const std::string& person, int times) {
    for (int i = 0; i < times; ++i) {
        till.ask(SignIn{.operator_id = person, .pin = wrong_pin});
    }
}

TEST(SignIn, LetsAPersonWithTheRightPinInAndIsJournaled) {
    FakeTill till;
    till.ask(ChooseOperator{.operator_id = "amina"});
    EXPECT_EQ(till.state.chosen_operator, "amina");
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    ASSERT_TRUE(till.state.operator_in);
    EXPECT_EQ(till.state.operator_in->name, "Amina");
    EXPECT_EQ(till.state.operator_in->role, Role::Volunteer);
    EXPECT_EQ(till.state.screen, Screen::Opening);
    EXPECT_FALSE(till.state.chosen_operator);
    EXPECT_THAT(till.journal_text(), ElementsAre("sign_in amina"));
}

TEST(SignIn, LeadsToTheCheckoutOfATillThatIsOpen) {
    FakeTill till = FakeTill::open();
    till.ask(SignOut{});
    EXPECT_EQ(till.state.screen, Screen::SignIn);
    till.ask(SignIn{.operator_id = "paul", .pin = right_pin});
    EXPECT_EQ(till.state.screen, Screen::Checkout);
}

TEST(SignIn, AnswersAWrongPinAndAnUnknownPersonAlike) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "amina", .pin = wrong_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::WrongPin);
    till.ask(SignIn{.operator_id = "nobody", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::WrongPin);
    // Both had their PIN checked: the time it takes tells nothing either.
    EXPECT_EQ(till.pins_checked, 2);
    fail(till, "nobody", 4);
    till.ask(SignIn{.operator_id = "nobody", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::LockedOut);
}

TEST(SignIn, NeverWritesDownWhatAStrangerTyped) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "123456", .pin = right_pin});
    EXPECT_THAT(till.journal_text(), ElementsAre("sign_in_failed failures=1"));
    EXPECT_THAT(till.lockouts, IsEmpty());
}

TEST(SignIn, IsRefusedWhileSomebodyIsSignedIn) {
    FakeTill till = FakeTill::open();
    till.ask(SignIn{.operator_id = "paul", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::AlreadySignedIn);
    EXPECT_EQ(till.state.operator_in->id, "amina");
}

TEST(SignIn, ChecksOnePinAtATime) {
    FakeTill till;
    till.slow = true;
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    EXPECT_TRUE(till.state.pin_checking);
    till.ask(SignIn{.operator_id = "paul", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::Busy);
    till.settle();
    EXPECT_EQ(till.state.operator_in->id, "amina");
}

TEST(SignIn, KeepsTheCartWhenSomebodySignsOut) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(SignOut{});
    till.ask(SignIn{.operator_id = "paul", .pin = right_pin});
    EXPECT_EQ(till.cart_text(), "rice 2000 3,00 = member 3,00\ndue 3,00");
    EXPECT_THAT(till.journal_text(), Contains("sign_out amina"));
}

TEST(Lockout, WaitsFromTheFifthFailureOnAndDoublesUpToAQuarterOfAnHour) {
    EXPECT_EQ(lockout_delay_ms(4), 0);
    EXPECT_EQ(lockout_delay_ms(5), 1000);
    EXPECT_EQ(lockout_delay_ms(6), 2000);
    EXPECT_EQ(lockout_delay_ms(9), 16'000);
    EXPECT_EQ(lockout_delay_ms(14), 512'000);
    EXPECT_EQ(lockout_delay_ms(15), 900'000);
    EXPECT_EQ(lockout_delay_ms(1'000'000), 900'000);
}

TEST(Lockout, RefusesEvenTheRightPinUntilTheDelayIsOver) {
    FakeTill till;
    fail(till, "amina", 5);
    EXPECT_EQ(till.refusal(), RefusalCode::WrongPin);
    EXPECT_EQ(till.state.refusal->delay_ms, 1000);
    till.pass(400);
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::LockedOut);
    EXPECT_EQ(till.state.refusal->delay_ms, 600);
    EXPECT_EQ(till.pins_checked, 5);
    till.pass(600);
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    EXPECT_TRUE(till.state.operator_in);
    // A right PIN forgets what was counted.
    EXPECT_THAT(till.lockouts, IsEmpty());
}

TEST(Lockout, IsJournaledEachTime) {
    FakeTill till;
    fail(till, "amina", 5);
    till.pass(1000);
    fail(till, "amina", 1);
    EXPECT_THAT(till.journal_text(),
                ElementsAre("sign_in_failed amina failures=1", "sign_in_failed amina failures=2",
                            "sign_in_failed amina failures=3", "sign_in_failed amina failures=4",
                            "sign_in_failed amina failures=5", "locked_out amina delay_ms=1000 failures=5",
                            "sign_in_failed amina failures=6", "locked_out amina delay_ms=2000 failures=6"));
}

TEST(Lockout, OfOnePersonNeverStopsTheTill) {
    FakeTill till;
    fail(till, "amina", 5);
    till.ask(SignIn{.operator_id = "paul", .pin = right_pin});
    EXPECT_EQ(till.state.operator_in->id, "paul");
}

TEST(Lockout, SurvivesARestartAndItsDelayStartsAnew) {
    FakeTill till;
    fail(till, "amina", 5);
    till.pass(900);
    till.restart();
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::LockedOut);
    EXPECT_EQ(till.state.refusal->delay_ms, 1000);
    till.pass(1000);
    fail(till, "amina", 1);
    EXPECT_EQ(till.state.refusal->delay_ms, 2000);
}

TEST(Lockout, DoesNotEndEarlierWhenTheClockIsSetForward) {
    FakeTill till;
    fail(till, "amina", 5);
    till.now.utc_ms += 86'400'000;
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    EXPECT_EQ(till.refusal(), RefusalCode::LockedOut);
}

TEST(Lockout, IsLiftedByAManagerSignedIn) {
    FakeTill till;
    fail(till, "amina", 6);
    till.ask(SignIn{.operator_id = "nadia", .pin = right_pin});
    till.ask(LiftLockout{.operator_id = "amina"});
    EXPECT_FALSE(till.refusal());
    EXPECT_THAT(till.journal_text(), Contains("lockout_lifted nadia operator=amina"));
    till.ask(SignOut{});
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    EXPECT_TRUE(till.state.operator_in);
}

TEST(Lockout, IsLiftedOnTheSpotWhereNobodyIsSignedIn) {
    FakeTill till;
    fail(till, "amina", 5);
    till.ask(LiftLockout{.operator_id = "amina"});
    EXPECT_EQ(till.refusal(), RefusalCode::ManagerNeeded);
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = right_pin});
    EXPECT_FALSE(till.refusal());
    EXPECT_FALSE(till.state.operator_in);
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    EXPECT_EQ(till.state.operator_in->id, "amina");
}

TEST(Lockout, OfSomebodyUnknownCannotBeLifted) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = right_pin});
    till.ask(LiftLockout{.operator_id = "nobody"});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownOperator);
}

TEST(Lockout, RemembersOnlySoManyStrangers) {
    FakeTill till;
    fail(till, "amina", 1);
    for (int i = 0; i < 200; ++i) {
        fail(till, "stranger" + std::to_string(i), 1);
    }
    EXPECT_LE(till.state.lockouts.size(), 65U);
    ASSERT_EQ(till.lockouts.size(), 1U);
    EXPECT_EQ(till.lockouts[0].operator_id, "amina");
}

TEST(IdleLock, ComesAfterThreeMinutesWithoutATouchAndKeepsTheCart) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.pass_and_tick(179'999);
    EXPECT_TRUE(till.state.operator_in);
    till.ask(Touched{});
    till.pass_and_tick(179'999);
    EXPECT_TRUE(till.state.operator_in);
    till.pass_and_tick(1);
    EXPECT_FALSE(till.state.operator_in);
    EXPECT_EQ(till.state.screen, Screen::SignIn);
    EXPECT_THAT(till.journal_text(), Contains("locked amina"));
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
}

TEST(IdleLock, TakesAwayWhatWasOpenOnTop) {
    FakeTill till = FakeTill::open();
    till.ask(ShowMember{.id = "m-17"});
    till.ask(RevealAllowance{.shown = true});
    till.ask(SetTraining{.on = true});
    EXPECT_TRUE(till.state.approval);
    till.ask(Lock{});
    EXPECT_FALSE(till.state.approval);
    EXPECT_FALSE(till.state.member_shown);
    EXPECT_FALSE(till.state.allowance_hidden_at_ms);
}

TEST(IdleLock, ShowsTheChangeOfAPaidSaleAgainAfterwards) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(test::pay(TenderKind::Cash, 200));
    till.ask(Finish{});
    till.ask(Lock{});
    till.ask(SignIn{.operator_id = "amina", .pin = right_pin});
    EXPECT_EQ(till.state.screen, Screen::Paid);
    EXPECT_EQ(till.state.last_sale->sale.change.cents(), 50);
}

}  // namespace
}  // namespace ecot::session
