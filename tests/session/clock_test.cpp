#include "pos/session/clock.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;
using testing::Contains;
using testing::HasSubstr;

constexpr std::int64_t hour_ms = 3'600'000;

TEST(ClockJump, OfAnHourIsJournaledWithBothValuesAndSellingGoesOn) {
    FakeTill till = FakeTill::open();
    till.happen(ClockJumped{.before_ms = 10 * hour_ms, .after_ms = 9 * hour_ms});
    EXPECT_EQ(till.journal_text().back(), "clock_changed amina after_ms=32400000 before_ms=36000000");
    EXPECT_FALSE(till.state.clock_needs_manager);
    till.happen(ClockJumped{.before_ms = 0, .after_ms = 24 * hour_ms});
    EXPECT_FALSE(till.state.clock_needs_manager);
}

TEST(ClockJump, OfMoreThanADayNeedsAManager) {
    for (const std::int64_t after : {24 * hour_ms + 1, -24 * hour_ms - 1}) {
        FakeTill till = FakeTill::open();
        till.ask(test::pieces("rice", 1));
        till.happen(ClockJumped{.before_ms = 0, .after_ms = after});
        EXPECT_TRUE(till.state.clock_needs_manager);
        till.ask(test::pay(TenderKind::Cash, 150));
        EXPECT_EQ(till.refusal(), RefusalCode::ClockWrong);
        till.ask(ConfirmClock{.right = true});
        EXPECT_EQ(till.refusal(), RefusalCode::ManagerNeeded);
        till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
        EXPECT_FALSE(till.state.clock_needs_manager);
        EXPECT_THAT(till.journal_text().back(), HasSubstr("clock_corrected amina after_ms="));
        EXPECT_THAT(till.journal_text().back(), HasSubstr("approved_by=nadia"));
        till.ask(test::pay(TenderKind::Cash, 150));
        EXPECT_FALSE(till.refusal());
    }
}

TEST(ClockJump, StaysAQuestionWhenTheManagerSaysTheClockIsWrong) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = "123456"});
    till.ask(ConfirmClock{.right = true});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    till.happen(ClockJumped{.before_ms = 0, .after_ms = 25 * hour_ms});
    till.ask(ConfirmClock{.right = false});
    EXPECT_EQ(till.refusal(), RefusalCode::ClockWrong);
    EXPECT_TRUE(till.state.clock_needs_manager);
}

TEST(ClockBehind, OfTheRecordsIsForAManagerAndStopsNobody) {
    FakeTill till = FakeTill::open();
    EXPECT_FALSE(clock_is_behind(till.state));
    till.state.recorded_ms = till.now.utc_ms + 24 * hour_ms;
    EXPECT_FALSE(clock_is_behind(till.state)) << "a day is no reason to ask";
    till.state.recorded_ms += 1;
    EXPECT_TRUE(clock_is_behind(till.state));
    till.ask(test::pieces("rice", 1));
    till.ask(test::pay(TenderKind::Cash, 150));
    EXPECT_FALSE(till.refusal());
    till.ask(ConfirmClock{.right = true});
    EXPECT_EQ(till.refusal(), RefusalCode::ManagerNeeded);
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    EXPECT_THAT(till.journal_text().back(), HasSubstr("clock_corrected amina"));
    EXPECT_FALSE(clock_is_behind(till.state)) << "the correction bears the clock's time";
}

TEST(ClockJump, FoundAtStartIsConfirmedBeforeAnybodySignsIn) {
    Loaded world = test::fake_world();
    world.clock_needs_manager = true;
    FakeTill till{world};
    EXPECT_TRUE(till.state.clock_needs_manager);
    till.ask(ConfirmClock{.right = true});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    EXPECT_FALSE(till.state.clock_needs_manager);
    EXPECT_THAT(till.journal_text(), Contains(HasSubstr("clock_corrected nadia clock_ms=")));
}

TEST(Tick, TakesANoticeAwayAfterThreeSeconds) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.pass_and_tick(2999);
    EXPECT_TRUE(till.state.notice);
    till.pass_and_tick(1);
    EXPECT_FALSE(till.state.notice);
}

TEST(Tick, LeavesARemovalUntilTheBasketChangesAgain) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(test::pieces("jam", 1));
    till.ask(RemoveLine{.line = till.line_id(0)});
    till.pass_and_tick(60'000);
    ASSERT_TRUE(till.state.notice);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::Removed);
    till.ask(SetQuantity{.line = till.line_id(0), .quantity = test::milli(2000)});
    EXPECT_FALSE(till.state.notice) << "undo would now take back the quantity";
}

TEST(Notice, ThatHasToBeReadIsNotPushedAwayByALesserOne) {
    FakeTill till = FakeTill::open();
    till.happen(SavingFailed{.error = WriteError::DiskFull});
    till.ask(test::pieces("rice", 1));
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::SavingFailed);
    till.ask(Dismiss{});
    till.ask(test::pieces("rice", 1));
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::Added);
}

TEST(Tick, AtMidnightPricesTheCartForTheNewDay) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::samira_card));
    till.ask(test::pieces("basket", 1));
    till.facts["m-17"].usage = {{.programme = "basket", .quantity = test::milli(1000)}};
    till.now.date = std::chrono::year{2026} / 12 / 1;
    till.happen(Ticked{});
    EXPECT_EQ(till.cart_text(), "m-17\nbasket 1000 15,00 = member 15,00 (share unavailable)\ndue 15,00");
}

TEST(Go, LeadsOnlyWhereThereIsSomethingToShow) {
    FakeTill till = FakeTill::open();
    for (const Screen screen : {Screen::SignIn, Screen::Opening, Screen::Weighing, Screen::MemberPage, Screen::Payment,
                                Screen::Paid, Screen::Receipt}) {
        till.ask(Go{.screen = screen});
        EXPECT_EQ(till.refusal(), RefusalCode::BadValue) << static_cast<int>(screen);
        EXPECT_EQ(till.state.screen, Screen::Checkout);
    }
    for (const Screen screen : {Screen::Holds, Screen::Settings, Screen::MemberSearch, Screen::Checkout}) {
        till.ask(Go{.screen = screen});
        EXPECT_EQ(till.state.screen, screen);
    }
    till.ask(test::pieces("rice", 1));
    till.ask(Go{.screen = Screen::Payment});
    EXPECT_EQ(till.state.screen, Screen::Payment);
}

TEST(Go, BeforeTheTillIsOpenLeadsToOpeningAndSettings) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(Go{.screen = Screen::Checkout});
    EXPECT_EQ(till.refusal(), RefusalCode::NotOpen);
    till.ask(Go{.screen = Screen::Settings});
    EXPECT_EQ(till.state.screen, Screen::Settings);
    till.ask(Go{.screen = Screen::Opening});
    EXPECT_EQ(till.state.screen, Screen::Opening);
}

}  // namespace
}  // namespace ecot::session
