#include "pos/app/show.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::app {
namespace {

using ecot::test::FakeTill;
using session::Screen;
using session::TillState;

/// A directory that is only read: the till of the tests, where every PIN is right.
class ReadOnly {
public:
    ReadOnly() {
        session::PackedMembers members;
        for (session::MemberIndex index = 0; index < till.world.members->size(); ++index) {
            session::Member member = till.world.members->member(index);
            member.membership_until = std::chrono::year{2026} / 12 / 31;
            members.add(member);
        }
        till.world.members = std::make_shared<const session::Members>(std::move(members));
    }

    std::optional<TillState> show(std::string_view screen) {
        return shown_state(screen, till.world, till.now, [this](const session::Effect& effect) {
            if (const auto* check = std::get_if<session::CheckPin>(&effect)) {
                return std::vector<session::Event>{
                    session::PinChecked{.operator_id = check->operator_id, .right = true, .purpose = check->purpose}};
            }
            return till.perform(effect);
        });
    }

    FakeTill till;
};

TEST(Show, BringsTheTillToEachScreenItNames) {
    const std::map<std::string_view, Screen> expected{{"sign_in", Screen::SignIn},
                                                      {"opening", Screen::Opening},
                                                      {"checkout", Screen::Checkout},
                                                      {"weighing", Screen::Weighing},
                                                      {"member", Screen::MemberPage},
                                                      {"member_search", Screen::MemberSearch},
                                                      {"payment", Screen::Payment},
                                                      {"paid", Screen::Paid},
                                                      {"receipt", Screen::Receipt},
                                                      {"hold", Screen::Holds},
                                                      {"settings", Screen::Settings},
                                                      {"customer", Screen::Checkout},
                                                      {"customer_payment", Screen::Payment},
                                                      {"customer_thanks", Screen::Paid},
                                                      {"printer", Screen::Paid},
                                                      {"unknown_code", Screen::Checkout},
                                                      {"clock", Screen::Checkout},
                                                      {"disk_full", Screen::Checkout}};
    const std::map<std::string_view, std::optional<session::RefusalCode>> refused{
        {"unknown_code", session::RefusalCode::UnknownCode}, {"disk_full", session::RefusalCode::DiskFull}};
    ASSERT_EQ(shown_screens().size(), expected.size());
    for (const std::string_view name : shown_screens()) {
        ReadOnly directory;
        const auto state = directory.show(name);
        ASSERT_TRUE(state) << name;
        EXPECT_EQ(state->screen, expected.at(name)) << name;
        EXPECT_EQ(state->refusal.has_value(), refused.contains(name)) << name;
        if (state->refusal && refused.contains(name)) {
            EXPECT_EQ(state->refusal->code, refused.at(name)) << name;
        }
        EXPECT_EQ(state->printer_question, name == "printer") << name;
        EXPECT_EQ(state->clock_needs_manager, name == "clock") << name;
    }
}

TEST(Show, KnowsNoOtherScreen) {
    EXPECT_FALSE(ReadOnly{}.show("closing"));
    EXPECT_FALSE(ReadOnly{}.show(""));
}

TEST(Show, LooksForAMemberWhereNobodysMembershipIsUpToDate) {
    ReadOnly directory;
    directory.till.world = ecot::test::fake_world();
    EXPECT_EQ(directory.show("member")->screen, Screen::MemberSearch);
}

TEST(Show, FillsTheCartWithAMemberAndGoods) {
    const auto state = ReadOnly{}.show("checkout");
    ASSERT_TRUE(state);
    EXPECT_EQ(state->cart.content.lines.size(), 5U);
    EXPECT_GT(state->cart.due().cents(), 0);
    EXPECT_TRUE(state->operator_in);
}

TEST(Show, TakesNobodysCartAndNoOpenTillForItsOwn) {
    ReadOnly directory;
    directory.till.world.carts.current.lines = {
        {.id = 7, .product = "soap", .quantity = pricing::Quantity::from_milli(1000)}};
    directory.till.world.open_session = 3;
    EXPECT_FALSE(directory.show("opening")->open_session);
    EXPECT_EQ(directory.show("settings")->open_session, 3);
    EXPECT_TRUE(directory.show("settings")->cart.content.lines.empty());
}

TEST(Show, ShowsAPaidSaleAndItsReceiptWithoutPrintingIt) {
    ReadOnly directory;
    const auto state = directory.show("receipt");
    ASSERT_TRUE(state && state->last_sale);
    EXPECT_TRUE(state->last_sale->preview);
    EXPECT_TRUE(directory.till.prints.empty());
}

TEST(Show, LetsNothingFlash) {
    const auto state = ReadOnly{}.show("checkout");
    EXPECT_EQ(state->now.steady_ms - state->cart.flashed_ms, 10'000);
}

}  // namespace
}  // namespace ecot::app
