#include "pos/session/finishing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;
using testing::ElementsAre;

FakeTill paid() {
    FakeTill till = FakeTill::open();
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(test::pieces("rice", 2));
    till.ask(
        AddProduct{.product = "chickpeas", .quantity = test::milli(700), .tare = test::milli(200), .by_hand = true});
    till.ask(RoundUp{});
    till.ask(test::pay(TenderKind::Cash, 500));
    return till;
}

TEST(Finish, SaysPaidOnlyWhenTheRecordIsOnTheDisk) {
    FakeTill till = paid();
    till.slow = true;
    till.ask(Finish{});
    EXPECT_TRUE(till.state.writing);
    EXPECT_EQ(till.state.screen, Screen::Payment);
    EXPECT_FALSE(till.state.last_sale);
    EXPECT_EQ(till.drawer_pulses, 0);
    till.settle();
    EXPECT_FALSE(till.state.writing);
    EXPECT_EQ(till.state.screen, Screen::Paid);
    EXPECT_EQ(till.state.last_sale->written.number, "T1-2026-000001");
    EXPECT_EQ(till.drawer_pulses, 1);
    EXPECT_TRUE(till.cart().content.empty());
}

TEST(Finish, RecordsLabelsPricesAndRatesAsTheyAre) {
    FakeTill till = paid();
    till.ask(Finish{});
    const SaleRecord& sale = till.last_sale_record();
    EXPECT_EQ(sale.session, 1);
    EXPECT_EQ(sale.operator_id, "amina");
    EXPECT_EQ(sale.operator_name, "Amina");
    EXPECT_EQ(sale.member, "m-17");
    ASSERT_EQ(sale.lines.size(), 2U);
    EXPECT_EQ(sale.lines[0].name, "Riz");
    EXPECT_EQ(sale.lines[0].price.cents(), 150);
    EXPECT_EQ(sale.lines[0].vat.value, 550);
    EXPECT_EQ(sale.lines[0].reference.cents(), 300);
    ASSERT_EQ(sale.lines[0].parts.size(), 1U);
    EXPECT_EQ(sale.lines[0].parts[0].programme, "rice");
    EXPECT_EQ(sale.lines[0].parts[0].member.cents(), 90);
    EXPECT_EQ(sale.lines[1].quantity.milli(), 500);
    EXPECT_EQ(sale.lines[1].tare.milli(), 200);
    EXPECT_TRUE(sale.lines[1].by_hand);
    EXPECT_EQ(sale.totals.reference.cents(), 500);
    EXPECT_EQ(sale.totals.member.cents(), 290);
    EXPECT_EQ(sale.totals.funded.cents(), 210);
    EXPECT_EQ(sale.round_up.cents(), 10);
    EXPECT_EQ(sale.change.cents(), 200);
    EXPECT_THAT(sale.taxable_envelopes, ElementsAre("town"));
    EXPECT_FALSE(sale.training);
}

TEST(Finish, LowersTheEnvelopesAndCreditsTheSurplus) {
    FakeTill till = FakeTill::open();
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(test::pieces("rice", 2));
    till.ask(test::pieces("jam", 1));
    till.ask(ChooseAmount{.line = till.line_id(1), .amount = test::cents(600)});
    till.ask(test::pay(TenderKind::Card, 690));
    till.ask(Finish{});
    EXPECT_EQ(till.state.envelopes[0].remaining.cents(), 9790);
    EXPECT_EQ(till.state.envelopes[1].remaining.cents(), 200);
    // Money that is not part of the VAT base is not named as such.
    EXPECT_THAT(till.last_sale_record().taxable_envelopes, ElementsAre("town"));
    EXPECT_EQ(till.drawer_pulses, 0);
}

TEST(Finish, CarriesTheCartsOfAfterwardsInTheSameWrite) {
    FakeTill till = paid();
    till.slow = true;
    till.ask(Finish{});
    ASSERT_EQ(till.undone.size(), 1U);
    const auto& write = std::get<WriteRecord>(till.undone.front());
    ASSERT_TRUE(write.carts);
    EXPECT_EQ(write.carts->current, CartContent{});
}

TEST(Finish, ACartThatWasPaidDoesNotComeBack) {
    FakeTill till = paid();
    till.slow = true;
    till.ask(Finish{});
    // The record is written, then the power goes.
    (void)till.perform(till.undone.front());
    till.slow = false;
    till.restart();
    EXPECT_TRUE(till.cart().content.empty());
}

TEST(Finish, NeedsTheWholeAmount) {
    FakeTill till = FakeTill::open();
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::EmptyCart);
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Cash, 250));
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::AmountShort);
    EXPECT_EQ(till.state.refusal->amount.cents(), 50);
    till.ask(test::pay(TenderKind::Cash, 50));
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
}

TEST(Finish, OfFreeGoodsNeedsNoTender) {
    Loaded world = test::fake_world();
    std::vector<pricing::Programme> programmes = *world.programmes;
    programmes[0].member_share = pricing::PercentShare{};
    world.programmes = std::make_shared<const std::vector<pricing::Programme>>(programmes);
    FakeTill till{world};
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(OpenTill{});
    till.ask(test::scan(test::samira_card));
    till.ask(test::pieces("rice", 2));
    EXPECT_EQ(till.cart().due().cents(), 0);
    till.ask(test::pay(TenderKind::Cash, 100));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
    EXPECT_EQ(till.state.envelopes[0].remaining.cents(), 9700);
}

TEST(Finish, LeavesTheCartAndItsMoneyWhenTheDiskIsFull) {
    FakeTill till = paid();
    const std::string before = till.cart_text();
    till.write_error = WriteError::DiskFull;
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::DiskFull);
    EXPECT_EQ(till.cart_text(), before);
    EXPECT_EQ(till.state.screen, Screen::Payment);
    EXPECT_EQ(till.drawer_pulses, 0);
    till.write_error.reset();
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
    EXPECT_EQ(till.last_sale_record().tenders[0].amount.cents(), 500);
}

TEST(Finish, TakesNoFurtherMoneyAfterTheStoreFailedUntilItWritesAgain) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Cash, 300));
    for (const WriteError error : {WriteError::InputOutput, WriteError::Broken}) {
        till.write_error = error;
        till.ask(Finish{});
        EXPECT_EQ(till.refusal(), RefusalCode::StoreFailed);
    }
    till.ask(Unpay{.tender = 0});
    till.ask(test::pay(TenderKind::Cash, 300));
    EXPECT_EQ(till.refusal(), RefusalCode::StoreFailed);
    till.write_error.reset();
    till.ask(SignOut{});
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(test::pay(TenderKind::Cash, 300));
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
}

TEST(Finish, PricesAnewWhenAnEnvelopeHeldLessThanTheTillThought) {
    FakeTill till = FakeTill::open();
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Cash, 90));
    till.write_error = WriteError::EnvelopeOverdrawn;
    till.true_envelopes = till.state.envelopes;
    till.true_envelopes[0].remaining = test::cents(100);
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::PriceChanged);
    EXPECT_EQ(till.cart_text(),
              "m-17\nrice 2000 3,00 = member 2,00 + town 1,00\ndue 2,00 · cash 0,90 · left 1,10 · change 0,00");
    till.write_error.reset();
    till.ask(test::pay(TenderKind::Cash, 110));
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
}

TEST(Finish, LooksAgainWhenMidnightChangedThePrice) {
    Loaded world = test::fake_world();
    std::vector<pricing::Programme> programmes = *world.programmes;
    programmes[0].valid_to = std::chrono::year{2026} / 11 / 21;
    world.programmes = std::make_shared<const std::vector<pricing::Programme>>(programmes);
    FakeTill till{world};
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(OpenTill{});
    till.ask(test::scan(test::samira_card));
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Card, 90));
    till.now.date = std::chrono::year{2026} / 11 / 22;
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::PriceChanged);
    EXPECT_EQ(till.cart_text(), "m-17\nrice 2000 3,00 = member 3,00\ndue 3,00 · card 0,90 · left 2,10 · change 0,00");
}

TEST(Finish, GoesOnWhenMidnightChangedNothing) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Card, 300));
    till.now.date = std::chrono::year{2026} / 11 / 22;
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
}

TEST(Finish, RefusesTendersThatTheCartNoLongerBears) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(test::pay(TenderKind::Card, 300));
    // Prices were lowered while the till was off.
    till.saved.current.tenders[0].amount = test::cents(301);
    till.restart();
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
}

TEST(Finish, WhileTheClockNeedsAManagerIsRefusedByTheStore) {
    FakeTill till = paid();
    till.write_error = WriteError::ClockNeedsManager;
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::ClockWrong);
    EXPECT_TRUE(till.state.clock_needs_manager);
    till.write_error = WriteError::Busy;
    till.ask(Finish{});
    EXPECT_EQ(till.refusal(), RefusalCode::Busy);
}

TEST(Finish, ALateAnswerFindsTheTillLocked) {
    FakeTill till = paid();
    till.slow = true;
    till.ask(Finish{});
    till.ask(Lock{});
    EXPECT_FALSE(till.state.operator_in);
    till.settle();
    EXPECT_EQ(till.state.screen, Screen::SignIn);
    ASSERT_TRUE(till.state.last_sale);
    EXPECT_EQ(till.state.last_sale->sale.operator_id, "amina");
}

TEST(NextPerson, FindsAnEmptyCheckout) {
    FakeTill till = paid();
    till.ask(SetDiscreet{.on = true});
    till.ask(Finish{});
    EXPECT_TRUE(till.state.discreet);
    till.ask(NextPerson{});
    EXPECT_EQ(till.state.screen, Screen::Checkout);
    EXPECT_FALSE(till.state.last_sale);
    EXPECT_FALSE(till.state.discreet);
}

TEST(Receipt, IsPrintedWhenItIsAskedForOnce) {
    FakeTill till = paid();
    till.ask(PrintReceipt{});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    till.ask(Finish{});
    EXPECT_TRUE(till.prints.empty());
    till.ask(PrintReceipt{});
    ASSERT_EQ(till.prints.size(), 1U);
    EXPECT_EQ(till.prints[0].written.number, "T1-2026-000001");
    EXPECT_FALSE(till.prints[0].discreet);
    EXPECT_EQ(till.state.last_sale->receipt, FinishedSale::Receipt::Printed);
    till.ask(PrintReceipt{});
    EXPECT_EQ(till.refusal(), RefusalCode::AlreadyPrinted);
    EXPECT_EQ(till.prints.size(), 1U);
}

TEST(Receipt, IsDiscreetWhenTheScreenIs) {
    FakeTill till = paid();
    till.ask(SetDiscreet{.on = true});
    till.ask(Finish{});
    till.ask(PrintReceipt{});
    EXPECT_TRUE(till.prints.at(0).discreet);
}

TEST(Receipt, SaysLineByLineWhatWasCoveredWhenItIsAskedFor) {
    FakeTill till = paid();
    till.ask(SetReceiptDetail{.on = true});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    till.ask(Finish{});
    till.ask(SetReceiptDetail{.on = true});
    till.ask(PrintReceipt{});
    EXPECT_TRUE(till.prints.at(0).detail);
    till.ask(NextPerson{});
    EXPECT_FALSE(till.state.last_sale);
}

TEST(Receipt, ThatDoesNotComeOutAsksWhetherToTryAgain) {
    FakeTill till = paid();
    till.paper_out = true;
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
    till.ask(PrintReceipt{});
    EXPECT_TRUE(till.state.printer_question);
    EXPECT_TRUE(till.state.printer_waits);
    EXPECT_EQ(till.state.last_sale->receipt, FinishedSale::Receipt::Waiting);
    till.paper_out = false;
    till.ask(RetryPrint{});
    EXPECT_FALSE(till.state.printer_question);
    EXPECT_FALSE(till.state.printer_waits);
    EXPECT_EQ(till.state.last_sale->receipt, FinishedSale::Receipt::Printed);
}

TEST(Receipt, CanBeGoneWithout) {
    FakeTill till = paid();
    till.paper_out = true;
    till.ask(Finish{});
    till.ask(PrintReceipt{});
    till.ask(WithoutReceipt{});
    EXPECT_FALSE(till.state.printer_question);
    till.ask(NextPerson{});
    EXPECT_EQ(till.state.screen, Screen::Checkout);
    till.ask(RetryPrint{});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
}

TEST(Receipt, IsShownOnTheScreen) {
    FakeTill till = paid();
    till.ask(ShowReceipt{});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    till.ask(Finish{});
    till.ask(ShowReceipt{});
    EXPECT_EQ(till.state.screen, Screen::Receipt);
    ASSERT_TRUE(till.state.last_sale->preview);
    EXPECT_EQ(till.state.last_sale->preview->lines[0].text, "Merci");
    till.ask(WithoutReceipt{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
}

}  // namespace
}  // namespace ecot::session
