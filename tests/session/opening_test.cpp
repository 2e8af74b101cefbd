#include "pos/session/opening.hpp"

#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;

FakeTill signed_in() {
    FakeTill till;
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    return till;
}

TEST(Opening, StartsATillSessionOnceTheRecordIsWritten) {
    FakeTill till = signed_in();
    till.slow = true;
    till.ask(OpenTill{.float_amount = test::cents(10000)});
    EXPECT_TRUE(till.state.writing);
    EXPECT_FALSE(till.state.open_session);
    till.settle();
    EXPECT_EQ(till.state.open_session, 1);
    EXPECT_EQ(till.state.screen, Screen::Checkout);
    const auto& opening = std::get<OpeningRecord>(till.journal.back());
    EXPECT_EQ(opening.operator_id, "amina");
    EXPECT_EQ(opening.float_amount.cents(), 10000);
}

TEST(Opening, MayHaveAnEmptyFloatButNotLessThanNothing) {
    FakeTill till = signed_in();
    till.ask(OpenTill{.float_amount = test::cents(-1)});
    EXPECT_EQ(till.refusal(), RefusalCode::BadAmount);
    till.ask(OpenTill{.float_amount = test::cents(10'000'000'000'001)});
    EXPECT_EQ(till.refusal(), RefusalCode::BadAmount);
    till.ask(OpenTill{.float_amount = test::cents(0)});
    EXPECT_EQ(till.state.open_session, 1);
}

TEST(Opening, IsDoneOnce) {
    FakeTill till = FakeTill::open();
    till.ask(OpenTill{.float_amount = test::cents(5000)});
    EXPECT_EQ(till.refusal(), RefusalCode::AlreadyOpen);
}

TEST(Opening, LeavesTheTillShutWhenTheDiskIsFull) {
    FakeTill till = signed_in();
    till.write_error = WriteError::DiskFull;
    till.ask(OpenTill{.float_amount = test::cents(5000)});
    EXPECT_EQ(till.refusal(), RefusalCode::DiskFull);
    EXPECT_FALSE(till.state.open_session);
    EXPECT_FALSE(till.state.writing);
    till.write_error.reset();
    till.ask(OpenTill{.float_amount = test::cents(5000)});
    EXPECT_EQ(till.state.open_session, 1);
}

TEST(Opening, LastsOverARestart) {
    FakeTill till = FakeTill::open();
    till.restart();
    till.ask(SignIn{.operator_id = "paul", .pin = "123456"});
    EXPECT_EQ(till.state.open_session, 1);
    EXPECT_EQ(till.state.screen, Screen::Checkout);
}

}  // namespace
}  // namespace ecot::session
