#include "pos/session/training.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;
using testing::Contains;
using testing::HasSubstr;
using testing::IsSupersetOf;

FakeTill in_training() {
    FakeTill till = FakeTill::open();
    till.ask(SetTraining{.on = true});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    return till;
}

TEST(Training, SellsUnderItsOwnNumbersAndTouchesNoEnvelope) {
    FakeTill till = in_training();
    till.ask(test::scan(test::samira_card));
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Cash, 100));
    till.ask(Finish{});
    EXPECT_EQ(till.state.last_sale->written.number, "ECOLE-T1-2026-000001");
    EXPECT_TRUE(till.last_sale_record().training);
    EXPECT_EQ(till.state.envelopes[0].remaining.cents(), 10000);
    EXPECT_EQ(till.drawer_pulses, 0);
}

TEST(Training, NeedsAnEmptyTill) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(Hold{});
    till.ask(SetTraining{.on = true});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    EXPECT_EQ(till.refusal(), RefusalCode::CartNotEmpty);
    EXPECT_FALSE(till.state.training);
    EXPECT_FALSE(till.state.writing);
}

TEST(Training, IsLeftWithAManagersWordAndAnEmptyTill) {
    FakeTill till = in_training();
    till.ask(test::pieces("rice", 1));
    till.ask(SetTraining{.on = false});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    EXPECT_EQ(till.refusal(), RefusalCode::CartNotEmpty);
    till.ask(VoidCart{});
    EXPECT_THAT(till.journal_text().back(), HasSubstr("training=1"));
    till.ask(SetTraining{.on = false});
    till.ask(GiveManagerPin{.operator_id = "nadia", .pin = "123456"});
    EXPECT_FALSE(till.state.training);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::TrainingOff);
    EXPECT_THAT(till.journal_text(),
                IsSupersetOf({"training_on amina approved_by=nadia", "training_off amina approved_by=nadia"}));
}

TEST(Training, BeginsOnceItsEventIsOnTheDisk) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = "123456"});
    till.write_error = WriteError::DiskFull;
    till.ask(SetTraining{.on = true});
    EXPECT_EQ(till.refusal(), RefusalCode::DiskFull);
    EXPECT_FALSE(till.state.training);
    till.write_error.reset();
    till.slow = true;
    till.ask(SetTraining{.on = true});
    EXPECT_FALSE(till.state.training);
    till.settle();
    EXPECT_TRUE(till.state.training);
}

TEST(Training, LastsOverARestart) {
    FakeTill till = in_training();
    till.restart();
    EXPECT_TRUE(till.state.training);
    till.ask(SignIn{.operator_id = "nadia", .pin = "123456"});
    till.ask(SetTraining{.on = false});
    till.restart();
    EXPECT_FALSE(till.state.training);
}

TEST(Training, AskedForTwiceIsNoSecondEvent) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = "123456"});
    till.ask(SetTraining{.on = true});
    till.ask(SetTraining{.on = true});
    EXPECT_FALSE(till.refusal());
    EXPECT_THAT(till.journal_text(), Contains("training_on nadia").Times(1));
}

}  // namespace
}  // namespace ecot::session
