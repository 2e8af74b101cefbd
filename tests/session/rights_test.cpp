#include "pos/session/rights.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace ecot::session {
namespace {

/// A cell of the table of roles and actions, written out by hand (reliability.md S10).
struct Cell {
    Role role;
    Action action;
    bool allowed;
};

class Rights : public testing::TestWithParam<Cell> {};

TEST_P(Rights, AreThoseOfTheTable) {
    EXPECT_EQ(may(GetParam().role, GetParam().action), GetParam().allowed);
}

std::string cell_name(const testing::TestParamInfo<Cell>& info) {
    const std::string role = info.param.role == Role::Manager ? "manager" : "volunteer";
    return role + (info.param.allowed ? "_may_" : "_may_not_") + to_string(info.param.action);
}

INSTANTIATE_TEST_SUITE_P(
    Volunteer, Rights,
    testing::Values(Cell{Role::Volunteer, Action::OpenTill, true}, Cell{Role::Volunteer, Action::Sell, true},
                    Cell{Role::Volunteer, Action::Hold, true}, Cell{Role::Volunteer, Action::Void, true},
                    Cell{Role::Volunteer, Action::RoundUp, true}, Cell{Role::Volunteer, Action::TakePayment, true},
                    Cell{Role::Volunteer, Action::Finish, true}, Cell{Role::Volunteer, Action::ChangeComfort, true},
                    Cell{Role::Volunteer, Action::Train, false}, Cell{Role::Volunteer, Action::LiftLockout, false},
                    Cell{Role::Volunteer, Action::ShowTier, false}, Cell{Role::Volunteer, Action::SeeAllowance, true},
                    Cell{Role::Volunteer, Action::PrintReceipt, true},
                    Cell{Role::Volunteer, Action::ConfirmClock, false},
                    Cell{Role::Volunteer, Action::SetUpDevices, false},
                    Cell{Role::Volunteer, Action::OpenDrawer, false}),
    cell_name);

INSTANTIATE_TEST_SUITE_P(
    Manager, Rights,
    testing::Values(Cell{Role::Manager, Action::OpenTill, true}, Cell{Role::Manager, Action::Sell, true},
                    Cell{Role::Manager, Action::Hold, true}, Cell{Role::Manager, Action::Void, true},
                    Cell{Role::Manager, Action::RoundUp, true}, Cell{Role::Manager, Action::TakePayment, true},
                    Cell{Role::Manager, Action::Finish, true}, Cell{Role::Manager, Action::ChangeComfort, true},
                    Cell{Role::Manager, Action::Train, true}, Cell{Role::Manager, Action::LiftLockout, true},
                    Cell{Role::Manager, Action::ShowTier, true}, Cell{Role::Manager, Action::SeeAllowance, true},
                    Cell{Role::Manager, Action::PrintReceipt, true}, Cell{Role::Manager, Action::ConfirmClock, true},
                    Cell{Role::Manager, Action::SetUpDevices, true}, Cell{Role::Manager, Action::OpenDrawer, true}),
    cell_name);

TEST(RightsTable, DeniesWhatItDoesNotName) {
    EXPECT_FALSE(may(Role::Manager, Action::Count));
    EXPECT_FALSE(may(Role::Volunteer, Action::Count));
}

TEST(RightsTable, GivesEachActionItsOwnWord) {
    std::set<std::string> words;
    for (int i = 0; i < static_cast<int>(Action::Count); ++i) {
        words.insert(to_string(static_cast<Action>(i)));
    }
    EXPECT_EQ(words.size(), static_cast<std::size_t>(Action::Count));
}

}  // namespace
}  // namespace ecot::session
