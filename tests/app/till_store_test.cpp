#include "pos/app/till_store.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "tests/app/till_directory.hpp"

namespace ecot::app {
namespace {

using session::Event;
using test::TillDirectory;

class TillStoreTest : public testing::Test {
protected:
    void open() {
        auto opened = TillStore::open(directory.path(), "1.0.0");
        ASSERT_TRUE(opened) << opened.error();
        store = std::move(*opened);
        auto started = store->load();
        ASSERT_TRUE(started) << started.error();
        loaded = std::move(*started);
    }

    TillDirectory directory;
    std::unique_ptr<TillStore> store;
    std::optional<session::Loaded> loaded;
};

TEST_F(TillStoreTest, JournalsItsStartAndItsStopOnceEach) {
    open();
    EXPECT_EQ(directory.events(), "") << "a till that was only looked at did not start";
    ASSERT_TRUE(store->start());
    EXPECT_EQ(directory.events(), "start");
    ASSERT_TRUE(store->stop());
    ASSERT_TRUE(store->stop());
    EXPECT_EQ(directory.events(), "start stop");
    store.reset();
    open();
    ASSERT_TRUE(store->start());
    EXPECT_EQ(directory.events(), "start stop start") << "nothing to report";
}

TEST_F(TillStoreTest, SaysOnceThatTheRunBeforeWasCutOff) {
    open();
    ASSERT_TRUE(store->start());
    store.reset();
    open();
    ASSERT_TRUE(store->start());
    ASSERT_TRUE(store->stop());
    store.reset();
    open();
    ASSERT_TRUE(store->start());
    EXPECT_EQ(directory.events(), "start unclean_stop start stop start");
}

TEST_F(TillStoreTest, StopsNothingThatDidNotStart) {
    open();
    ASSERT_TRUE(store->stop());
    EXPECT_EQ(directory.events(), "");
}

TEST_F(TillStoreTest, SaysInOneSentenceThatATillRunsAlready) {
    open();
    const auto second = TillStore::open(directory.path(), "1.0.0");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error(),
              "A till is already running on " + directory.path().string() + ". Use its window, or close it first.");
}

TEST_F(TillStoreTest, SaysInOneSentenceWhatIsWrongWithADirectoryThatIsNone) {
    const auto opened = TillStore::open(directory.path() / "nothing", "1.0.0");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().back(), '.');
}

TEST_F(TillStoreTest, LoadsTheGroceryAsItWasLeft) {
    open();
    EXPECT_EQ(loaded->site.till, "T1");
    EXPECT_FALSE(loaded->open_session);
    EXPECT_FALSE(loaded->tail_lost);
    EXPECT_FALSE(loaded->disk_low);
    EXPECT_FALSE(loaded->clock_needs_manager);
    EXPECT_TRUE(loaded->catalogue->find("chickpeas"));
    const auto opening = store->perform(session::WriteRecord{
        session::OpeningRecord{.operator_id = "paul", .float_amount = pricing::Money::from_cents(10'000)}});
    ASSERT_EQ(opening.size(), 1U);
    EXPECT_EQ(std::get<session::RecordWritten>(opening[0]).written.count, 1);
    session::SavedCarts carts;
    carts.current.lines = {
        {.id = 1, .product = "chickpeas", .quantity = pricing::Quantity::from_milli(734), .by_hand = true}};
    EXPECT_TRUE(store->perform(session::SaveCarts{carts}).empty());
    EXPECT_TRUE(store->perform(session::SaveLockouts{{{.operator_id = "paul", .failures = 2}}}).empty());
    session::Comfort comfort;
    comfort.text_percent = 140;
    EXPECT_TRUE(store->perform(session::SaveComfort{comfort}).empty());
    store.reset();
    open();
    EXPECT_EQ(loaded->open_session, 1);
    EXPECT_EQ(loaded->carts, carts);
    EXPECT_EQ(loaded->lockouts, (std::vector<session::Lockout>{{.operator_id = "paul", .failures = 2}}));
    EXPECT_EQ(loaded->comfort.text_percent, 140);
}

TEST_F(TillStoreTest, GivesWhatAHouseholdAlreadyReceived) {
    open();
    const std::string samira = loaded->members->member(loaded->members->find_card("M000017").value()).id;
    const auto events = store->perform(session::LoadMember{samira, std::chrono::year{2026} / 11 / 21});
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(std::get<session::MemberLoaded>(events[0]).member, samira);
}

TEST_F(TillStoreTest, SaysWhenAHouseholdsFactsCannotBeRead) {
    open();
    const std::string samira = loaded->members->member(loaded->members->find_card("M000017").value()).id;
    {
        auto outside = store::Database::open_for_writing(directory.path() / "ecot.db");
        ASSERT_TRUE(outside);
        ASSERT_TRUE(outside->run([&] { outside->execute("DROP TABLE usage"); }));
    }
    const auto events = store->perform(session::LoadMember{samira, std::chrono::year{2026} / 11 / 21});
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(std::get<session::MemberNotLoaded>(events[0]).member, samira);
    EXPECT_EQ(store->perform(session::WriteRecord{session::EventRecord{.code = "sign_in"}}).size(), 1U);
    EXPECT_EQ(directory.events(), "sign_in") << "the journal goes on";
}

TEST_F(TillStoreTest, ClearsTheCartWithTheRecordThatSettlesIt) {
    open();
    session::SavedCarts carts;
    carts.current.lines = {{.id = 1, .product = "chickpeas", .quantity = pricing::Quantity::from_milli(734)}};
    ASSERT_TRUE(store->perform(session::SaveCarts{carts}).empty());
    ASSERT_EQ(
        store->perform(session::WriteRecord{session::EventRecord{.code = "basket_abandoned"}, session::SavedCarts{}})
            .size(),
        1U);
    store.reset();
    open();
    EXPECT_TRUE(loaded->carts.current.lines.empty());
}

TEST_F(TillStoreTest, LeavesToOthersWhatIsNotTheDisks) {
    open();
    EXPECT_TRUE(store->perform(session::OpenDrawer{}).empty());
    EXPECT_TRUE(store->idle().empty()) << "nothing happened";
}

}  // namespace
}  // namespace ecot::app
