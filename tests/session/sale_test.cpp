#include "pos/session/sale.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

TEST(AddProduct, SellsTheNetWeightAndKeepsTheTare) {
    FakeTill till = FakeTill::open();
    till.ask(
        AddProduct{.product = "chickpeas", .quantity = test::milli(980), .tare = test::milli(246), .by_hand = true});
    EXPECT_EQ(till.cart_text(), "chickpeas 734 tare 246 by hand 2,94 = member 2,94\ndue 2,94");
}

TEST(AddProduct, NeverMergesWhatWasWeighed) {
    FakeTill till = FakeTill::open();
    till.ask(AddProduct{.product = "chickpeas", .quantity = test::milli(500)});
    till.ask(AddProduct{.product = "chickpeas", .quantity = test::milli(500)});
    EXPECT_EQ(till.cart_text(), "chickpeas 500 2,00 = member 2,00\nchickpeas 500 2,00 = member 2,00\ndue 4,00");
}

TEST(AddProduct, DoesNotMergeWithALineWhosePriceWasChosen) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("jam", 1));
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(300)});
    till.ask(test::pieces("jam", 1));
    EXPECT_EQ(till.cart_text(), "jam 1000 4,00 = member 3,00 + town 1,00\njam 1000 4,00 = member 4,00\ndue 7,00");
}

TEST(AddProduct, RefusesQuantitiesThatMakeNoSense) {
    FakeTill till = FakeTill::open();
    const Intents wrong{
        AddProduct{.product = "rice", .quantity = test::milli(0)},
        AddProduct{.product = "rice", .quantity = test::milli(-1000)},
        AddProduct{.product = "rice", .quantity = test::milli(1500)},
        AddProduct{.product = "rice", .quantity = test::milli(2000), .tare = test::milli(1000)},
        AddProduct{.product = "chickpeas", .quantity = test::milli(100'000'001)},
        AddProduct{.product = "chickpeas", .quantity = test::milli(246), .tare = test::milli(246)},
        AddProduct{.product = "chickpeas", .quantity = test::milli(246), .tare = test::milli(-1)},
    };
    for (const Intent& intent : wrong) {
        till.ask(intent);
        EXPECT_EQ(till.refusal(), RefusalCode::BadQuantity);
    }
    till.ask(AddProduct{.product = "rice", .quantity = test::milli(100'000'000)});
    EXPECT_FALSE(till.refusal());
    till.ask(test::scan(test::rice_code));
    EXPECT_EQ(till.refusal(), RefusalCode::BadQuantity);
    EXPECT_EQ(till.cart().content.lines.size(), 1U);
}

TEST(AddProduct, RefusesWhatTheCatalogueDoesNotHave) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("caviar", 1));
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownProduct);
    till.ask(ChooseProductToWeigh{.product = "caviar"});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownProduct);
}

TEST(SetQuantity, ChangesTheLine) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(SetQuantity{.line = till.line_id(0), .quantity = test::milli(3000)});
    EXPECT_EQ(till.cart_text(), "rice 3000 4,50 = member 4,50\ndue 4,50");
    till.ask(SetQuantity{.line = till.line_id(0), .quantity = test::milli(0)});
    EXPECT_EQ(till.refusal(), RefusalCode::BadQuantity);
    till.ask(SetQuantity{.line = 99, .quantity = test::milli(1000)});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownLine);
}

TEST(SetQuantity, OfGoodsByWeightIsAWeightTypedByHand) {
    FakeTill till = FakeTill::open();
    till.ask(AddProduct{.product = "chickpeas", .quantity = test::milli(500)});
    till.ask(SetQuantity{.line = till.line_id(0), .quantity = test::milli(1200), .tare = test::milli(200)});
    EXPECT_EQ(till.cart_text(), "chickpeas 1000 tare 200 by hand 4,00 = member 4,00\ndue 4,00");
}

TEST(RemoveLine, TakesTheLineOutAndUndoBringsItBack) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(test::pieces("soap", 1));
    till.ask(RemoveLine{.line = till.line_id(0)});
    EXPECT_EQ(till.cart_text(), "soap 1000 3,20 = member 3,20\ndue 3,20");
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::Removed);
    till.ask(Undo{});
    EXPECT_EQ(till.cart_text(), "rice 2000 3,00 = member 3,00\nsoap 1000 3,20 = member 3,20\ndue 6,20");
    till.ask(Undo{});
    EXPECT_EQ(till.refusal(), RefusalCode::NothingToUndo);
}

TEST(Undo, TakesTheLastAdditionBack) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::rice_code));
    till.ask(test::scan(test::rice_code));
    till.ask(Undo{});
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
}

TEST(Line, KeepsItsIdAsLongAsItLives) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(test::pieces("soap", 1));
    const std::uint32_t soap = till.line_id(1);
    till.ask(RemoveLine{.line = till.line_id(0)});
    EXPECT_EQ(till.line_id(0), soap);
    till.ask(test::pieces("basket", 1));
    EXPECT_NE(till.line_id(1), soap);
}

TEST(ChooseAmount, LetsAMemberPayLessOrMoreWhereThatIsOffered) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("jam", 1));
    EXPECT_EQ(till.cart_text(), "jam 1000 4,00 = member 4,00\ndue 4,00");
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(200)});
    EXPECT_EQ(till.cart_text(), "jam 1000 4,00 = member 2,00 + town 2,00\ndue 2,00");
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(600)});
    EXPECT_EQ(till.cart_text(), "jam 1000 4,00 = member 6,00\ndue 6,00");
    EXPECT_EQ(till.cart().quote.totals.surplus.cents(), 200);
    till.ask(ChooseAmount{.line = till.line_id(0)});
    EXPECT_EQ(till.cart_text(), "jam 1000 4,00 = member 4,00\ndue 4,00");
}

TEST(ChooseAmount, SaysTheLeastThatIsPossible) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("jam", 1));
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(199)});
    EXPECT_EQ(till.refusal(), RefusalCode::ChoiceBelowMinimum);
    EXPECT_EQ(till.state.refusal->amount.cents(), 200);
    EXPECT_EQ(till.cart_text(), "jam 1000 4,00 = member 4,00\ndue 4,00");
}

TEST(ChooseAmount, IsRefusedWhereNoChoiceIsOffered) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(100)});
    EXPECT_EQ(till.refusal(), RefusalCode::ChoiceNotOffered);
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(-100)});
    EXPECT_EQ(till.refusal(), RefusalCode::BadAmount);
    till.ask(ChooseAmount{.line = 99, .amount = test::cents(100)});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownLine);
}

TEST(ChooseAmount, CanBeMadeAnewWhenNoEnvelopePaysForIt) {
    Loaded world = test::fake_world();
    for (pricing::Envelope& envelope : world.envelopes) {
        envelope.remaining = {};
    }
    FakeTill till{std::move(world)};
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(OpenTill{.float_amount = test::cents(10000)});
    till.ask(test::pieces("jam", 1));
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(500)});
    EXPECT_EQ(till.cart().due(), test::cents(500));
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(300)});
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.cart().due(), test::cents(400)) << "nobody gives the rest";
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(199)});
    EXPECT_EQ(till.refusal(), RefusalCode::ChoiceBelowMinimum);
    EXPECT_EQ(till.state.refusal->amount, test::cents(200));
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(500)});
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.cart().due(), test::cents(500));
}

TEST(ChooseAmount, IsForgottenWhenTheQuantityChanges) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("jam", 1));
    till.ask(ChooseAmount{.line = till.line_id(0), .amount = test::cents(200)});
    till.ask(SetQuantity{.line = till.line_id(0), .quantity = test::milli(2000)});
    EXPECT_EQ(till.cart_text(), "jam 2000 8,00 = member 8,00\ndue 8,00");
}

TEST(Cart, IsSavedAfterEveryChange) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    EXPECT_EQ(till.saved.current, till.cart().content);
    till.ask(SetQuantity{.line = till.line_id(0), .quantity = test::milli(2000)});
    EXPECT_EQ(till.saved.current, till.cart().content);
    till.ask(ChooseCard{.card = test::samira_card});
    EXPECT_EQ(till.saved.current, till.cart().content);
    till.ask(RoundUp{});
    EXPECT_EQ(till.saved.current, till.cart().content);
    till.ask(test::pay(TenderKind::Cash, 100));
    EXPECT_EQ(till.saved.current, till.cart().content);
    till.ask(Unpay{.tender = 0});
    EXPECT_EQ(till.saved.current, till.cart().content);
    till.ask(RemoveLine{.line = till.line_id(0)});
    EXPECT_EQ(till.saved.current, till.cart().content);
}

TEST(Cart, DoesNotChangeOnceMoneyWasTaken) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Cash, 100));
    const std::string before = till.cart_text();
    const Intents changes{test::scan(test::rice_code),
                          test::scan(test::chickpeas_code),
                          test::scan(test::samira_card),
                          test::pieces("soap", 1),
                          ChooseProductToWeigh{.product = "chickpeas"},
                          SetQuantity{.line = till.line_id(0), .quantity = test::milli(1000)},
                          RemoveLine{.line = till.line_id(0)},
                          Undo{},
                          ChooseMember{.id = "m-17"},
                          ChooseCard{.card = test::samira_card},
                          Hold{}};
    for (const Intent& intent : changes) {
        till.ask(intent);
        EXPECT_EQ(till.refusal(), RefusalCode::PaymentStarted) << intent.index();
        EXPECT_EQ(till.cart_text(), before);
    }
}

TEST(VoidCart, JournalsHowMuchWasAbandoned) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(test::pieces("soap", 1));
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(VoidCart{});
    EXPECT_TRUE(till.cart().content.empty());
    EXPECT_EQ(till.saved.current, CartContent{});
    EXPECT_EQ(till.journal_text().back(),
              "basket_abandoned amina amount_cents=620 lines=2 member_cents=410 tendered_cents=0");
}

TEST(VoidCart, GivesTheMoneyTakenBack) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Cash, 200));
    till.ask(VoidCart{});
    EXPECT_TRUE(till.cart().content.tenders.empty());
    EXPECT_EQ(till.journal_text().back(),
              "basket_abandoned amina amount_cents=300 lines=1 member_cents=300 tendered_cents=200");
}

// F23: taking the lines out one by one hides nothing.
TEST(VoidCart, OfABasketEmptiedLineByLineJournalsWhatItHeld) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 9));
    till.ask(test::pieces("soap", 1));
    till.ask(SetQuantity{.line = till.line_id(0), .quantity = test::milli(1000)});
    till.ask(RemoveLine{.line = till.line_id(0)});
    till.ask(RemoveLine{.line = till.line_id(0)});
    till.ask(VoidCart{});
    EXPECT_EQ(till.journal_text().back(),
              "basket_abandoned amina amount_cents=1670 lines=2 lines_removed=2 member_cents=0 tendered_cents=0");
    till.ask(VoidCart{});
    EXPECT_EQ(till.journal_text().back(),
              "basket_abandoned amina amount_cents=1670 lines=2 lines_removed=2 member_cents=0 tendered_cents=0");
    till.ask(test::pieces("rice", 1));
    till.ask(VoidCart{});
    EXPECT_EQ(till.journal_text().back(),
              "basket_abandoned amina amount_cents=150 lines=1 member_cents=150 tendered_cents=0");
}

TEST(VoidCart, IsNotNeededForABasketEmptiedBeforeTheNextOneBegins) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(RemoveLine{.line = till.line_id(0)});
    till.ask(test::pieces("soap", 1));
    EXPECT_EQ(till.journal_text().back(),
              "basket_abandoned amina amount_cents=300 emptied=1 lines=1 lines_removed=1 member_cents=0 "
              "tendered_cents=0");
    till.ask(Undo{});
    EXPECT_EQ(till.cart_text(), "due 0,00");
}

TEST(VoidCart, OfACartWithoutALineJournalsNothing) {
    FakeTill till = FakeTill::open();
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(VoidCart{});
    EXPECT_TRUE(till.cart().content.empty());
    EXPECT_THAT(till.journal_text(), Not(Contains(HasSubstr("basket_abandoned"))));
}

TEST(VoidCart, KeepsTheCartWhenItCannotBeJournaled) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.write_error = WriteError::InputOutput;
    till.ask(VoidCart{});
    EXPECT_EQ(till.refusal(), RefusalCode::StoreFailed);
    EXPECT_EQ(till.cart_text(), "rice 2000 3,00 = member 3,00\ndue 3,00");
}

TEST(Abandon, VoidsAnOpenCartAlsoWhenNobodyIsSignedIn) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(SignOut{});
    Effects effects;
    abandon(till.state, till.now, effects);
    ASSERT_EQ(effects.size(), 1U);
    const auto& record = std::get<EventRecord>(std::get<WriteRecord>(effects[0]).record);
    EXPECT_EQ(record.code, "basket_abandoned");
    EXPECT_EQ(record.facts.at("lines"), 1);
    EXPECT_EQ(record.operator_id, "");
    effects.clear();
    FakeTill empty = FakeTill::open();
    abandon(empty.state, empty.now, effects);
    EXPECT_TRUE(effects.empty());
    empty.ask(test::pieces("rice", 1));
    empty.ask(RemoveLine{.line = empty.line_id(0)});
    abandon(empty.state, empty.now, effects);
    EXPECT_EQ(effects.size(), 1U) << "it had a line";
}

}  // namespace
}  // namespace ecot::session
