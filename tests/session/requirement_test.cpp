#include "pos/session/requirement.hpp"

#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;

/// Every intent that sells, once; none may pass a till that is locked or not open.
Intents selling() {
    return {test::scan(test::rice_code),
            test::pieces("rice", 1),
            ChooseProductToWeigh{.product = "chickpeas"},
            SetQuantity{.line = 1, .quantity = test::milli(1000)},
            RemoveLine{.line = 1},
            ChooseAmount{.line = 1, .amount = test::cents(100)},
            Undo{},
            ChooseMember{.id = "m-17"},
            ChooseCard{.card = test::samira_card},
            ForgetMember{},
            Hold{},
            Recall{.hold = 1},
            VoidCart{},
            StartPayment{},
            RoundUp{},
            test::pay(TenderKind::Cash, 100),
            Unpay{.tender = 0},
            Finish{}};
}

Intents of_people() {
    return {SignOut{},
            Lock{},
            OpenTill{},
            ShowMember{.id = "m-17"},
            RevealAllowance{.shown = true},
            NextPerson{},
            PrintReceipt{},
            ShowReceipt{},
            RetryPrint{},
            WithoutReceipt{},
            SetTraining{.on = true},
            SetDiscreet{.on = true},
            Go{.screen = Screen::Settings}};
}

TEST(Requirement, NobodySellsWithoutSigningIn) {
    FakeTill till;
    Intents all = selling();
    const Intents others = of_people();
    all.insert(all.end(), others.begin(), others.end());
    for (const Intent& intent : all) {
        till.ask(intent);
        EXPECT_EQ(till.refusal(), RefusalCode::NotSignedIn) << intent.index();
    }
    EXPECT_TRUE(till.journal.empty());
}

TEST(Requirement, NobodySellsBeforeTheTillIsOpen) {
    FakeTill till;
    till.ask(SignIn{.operator_id = "nadia", .pin = "123456"});
    for (const Intent& intent : selling()) {
        till.ask(intent);
        EXPECT_EQ(till.refusal(), RefusalCode::NotOpen) << intent.index();
    }
}

TEST(Requirement, NothingOfTheSaleMovesWhileARecordIsWritten) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(test::pay(TenderKind::Cash, 150));
    till.slow = true;
    till.ask(Finish{});
    ASSERT_TRUE(till.state.writing);
    for (const Intent& intent : selling()) {
        till.ask(intent);
        EXPECT_EQ(till.refusal(), RefusalCode::Busy) << intent.index();
    }
    till.settle();
    EXPECT_EQ(till.state.screen, Screen::Paid);
}

TEST(Requirement, AManagersWordIsNeededForExactlyTheseIntents) {
    Intents all = selling();
    const Intents others = of_people();
    all.insert(all.end(), others.begin(), others.end());
    for (const Intent& intent : all) {
        const auto action = requirement(intent).action;
        const bool managers = action && !may(Role::Volunteer, *action);
        EXPECT_EQ(managers, std::holds_alternative<SetTraining>(intent)) << intent.index();
    }
    EXPECT_EQ(requirement(LiftLockout{}).action, Action::LiftLockout);
    EXPECT_EQ(requirement(ConfirmClock{}).action, Action::ConfirmClock);
    EXPECT_EQ(requirement(AskDrawer{}).action, Action::OpenDrawer);
    const Intents of_devices{UseDevice{}, SetScannerCountry{}, SetPrinterModel{}, SetDrawerLevel{}, SetScaleProtocol{}};
    for (const Intent& intent : of_devices) {
        EXPECT_EQ(requirement(intent).action, Action::SetUpDevices) << intent.index();
    }
}

TEST(Requirement, ComfortIsForAnyoneAlsoBeforeSigningIn) {
    FakeTill till;
    till.ask(SetLanguage{.language = Language::English});
    till.ask(SetTextScale{.percent = 140});
    till.ask(SetContrast{.high = true});
    till.ask(SetAnimation{.on = false});
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.comfort_saved,
              (Comfort{.language = Language::English, .text_percent = 140, .high_contrast = true, .animation = false}));
    till.ask(SetTextScale{.percent = 150});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    till.ask(SetTextScale{.percent = 180});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    EXPECT_EQ(till.state.comfort.text_percent, 140);
}

}  // namespace
}  // namespace ecot::session
