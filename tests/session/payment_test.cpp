#include "pos/session/payment.hpp"

#include <gtest/gtest.h>

#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;

/// Rice 3,00, chickpeas 2,00, soap 3,20: 8,20 in all, of which 5,00 take either voucher.
FakeTill with_goods() {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(AddProduct{.product = "chickpeas", .quantity = test::milli(500)});
    till.ask(test::pieces("soap", 1));
    return till;
}

TenderRoom room(const FakeTill& till, TenderKind kind) {
    for (const TenderRoom& room : tender_rooms(till.state)) {
        if (room.kind == kind) {
            return room;
        }
    }
    return {};
}

TEST(Payment, ByCashGivesChange) {
    FakeTill till = with_goods();
    till.ask(StartPayment{});
    EXPECT_EQ(till.state.screen, Screen::Payment);
    till.ask(test::pay(TenderKind::Cash, 1000));
    EXPECT_EQ(till.cart().left().cents(), 0);
    EXPECT_EQ(till.cart().change().cents(), 180);
}

TEST(Payment, ByCashMayComeInSeveralNotesAndCoinsForARounderChange) {
    FakeTill till = with_goods();
    till.ask(test::pay(TenderKind::Cash, 1000));
    till.ask(test::pay(TenderKind::Cash, 20));
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.cart().change().cents(), 200);
}

TEST(Payment, ThatFinishesSaysWhyItWasNotTakenRatherThanThatItIsMissing) {
    FakeTill till = with_goods();
    till.happen(ClockJumped{.before_ms = 0, .after_ms = std::int64_t{48} * 3'600'000});
    till.ask(Pay{.tender = {TenderKind::Cash, pricing::Money::from_cents(1000), {}}, .finishes = true});
    EXPECT_EQ(till.refusal(), RefusalCode::ClockWrong);
    EXPECT_TRUE(till.cart().content.tenders.empty());
}

TEST(Payment, ThatFinishesEndsTheSale) {
    FakeTill till = with_goods();
    till.ask(Pay{.tender = {TenderKind::Cash, pricing::Money::from_cents(1000), {}}, .finishes = true});
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.state.screen, Screen::Paid);
}

TEST(Payment, ByCardOrChequeNeverExceedsWhatIsLeft) {
    FakeTill till = with_goods();
    for (const TenderKind kind : {TenderKind::Card, TenderKind::Cheque}) {
        till.ask(test::pay(kind, 821));
        EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
        EXPECT_EQ(till.state.refusal->amount.cents(), 820);
    }
    till.ask(test::pay(TenderKind::Cheque, 820));
    EXPECT_EQ(till.refusal(), RefusalCode::ReferenceNeeded);
    till.ask(test::pay(TenderKind::Cheque, 820, "0001234"));
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.cart().content.tenders[0].reference, "0001234");
    till.ask(test::pay(TenderKind::Card, 1));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
}

TEST(Payment, IsSplitInAnyOrder) {
    FakeTill till = with_goods();
    till.ask(test::pay(TenderKind::Cash, 100));
    till.ask(test::pay(TenderKind::FoodVoucher, 300, "B-7"));
    till.ask(test::pay(TenderKind::Card, 200));
    till.ask(test::pay(TenderKind::MealVoucher, 200));
    till.ask(test::pay(TenderKind::Cash, 50));
    EXPECT_EQ(till.cart_text().substr(till.cart_text().find("due")),
              "due 8,20 · cash 1,00 · food_voucher 3,00 · card 2,00 · meal_voucher 2,00 · cash 0,50"
              " · left 0,00 · change 0,30");
    till.ask(Finish{});
    EXPECT_EQ(till.last_sale_record().tenders.size(), 5U);
    EXPECT_EQ(till.last_sale_record().change.cents(), 30);
}

TEST(Payment, IsTakenBackOneByOne) {
    FakeTill till = with_goods();
    till.ask(test::pay(TenderKind::Card, 820));
    till.ask(Unpay{.tender = 1});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownTender);
    till.ask(Unpay{.tender = 0});
    EXPECT_EQ(till.cart().left().cents(), 820);
    till.ask(RemoveLine{.line = till.line_id(0)});
    EXPECT_FALSE(till.refusal());
}

TEST(Payment, OfNothingOrOfAnImpossibleAmountIsRefused) {
    FakeTill till = FakeTill::open();
    till.ask(StartPayment{});
    EXPECT_EQ(till.refusal(), RefusalCode::EmptyCart);
    till.ask(test::pay(TenderKind::Cash, 100));
    EXPECT_EQ(till.refusal(), RefusalCode::EmptyCart);
    till.ask(test::pieces("rice", 1));
    for (const std::int64_t amount : {std::int64_t{0}, std::int64_t{-100}, std::int64_t{10'000'000'000'001}}) {
        till.ask(test::pay(TenderKind::Cash, amount));
        EXPECT_EQ(till.refusal(), RefusalCode::BadAmount) << amount;
    }
    till.ask(test::pay(TenderKind::Cheque, 100, std::string(65, '1')));
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
    till.ask(test::pay(TenderKind::Cheque, 100, "12\x1b[2J"));
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
}

TEST(FoodVoucher, PaysForTaggedGoodsOnlyAndGivesNoChange) {
    FakeTill till = with_goods();
    till.ask(test::pay(TenderKind::FoodVoucher, 501));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
    EXPECT_EQ(till.state.refusal->amount.cents(), 500);
    till.ask(test::pay(TenderKind::FoodVoucher, 500));
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.cart().change().cents(), 0);
    EXPECT_EQ(room(till, TenderKind::FoodVoucher).most.cents(), 0);
}

TEST(FoodVoucher, IsNotTakenWhereNothingTakesIt) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("soap", 1));
    till.ask(test::pay(TenderKind::FoodVoucher, 100));
    EXPECT_EQ(till.refusal(), RefusalCode::TenderNotAllowed);
    till.ask(test::pay(TenderKind::MealVoucher, 100));
    EXPECT_EQ(till.refusal(), RefusalCode::TenderNotAllowed);
    EXPECT_FALSE(room(till, TenderKind::FoodVoucher).allowed);
    EXPECT_FALSE(room(till, TenderKind::MealVoucher).allowed);
    EXPECT_TRUE(room(till, TenderKind::Cash).allowed);
}

TEST(Voucher, PaysTheMembersShareNotTheFullPrice) {
    FakeTill till = FakeTill::open();
    till.ask(ChooseCard{.card = test::samira_card});
    till.ask(test::pieces("rice", 2));
    EXPECT_EQ(room(till, TenderKind::FoodVoucher).most.cents(), 90);
    EXPECT_EQ(room(till, TenderKind::MealVoucher).most.cents(), 90);
}

TEST(Voucher, BothKindsTogetherStayWithinTheGoodsThatTakeEither) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));    // 3,00: both
    till.ask(test::pieces("basket", 1));  // 15,00: meal vouchers only
    till.ask(test::pieces("soap", 1));    // 3,20: none
    EXPECT_EQ(room(till, TenderKind::FoodVoucher).most.cents(), 300);
    EXPECT_EQ(room(till, TenderKind::MealVoucher).most.cents(), 1800);
    till.ask(test::pay(TenderKind::FoodVoucher, 200));
    EXPECT_EQ(room(till, TenderKind::FoodVoucher).most.cents(), 100);
    EXPECT_EQ(room(till, TenderKind::MealVoucher).most.cents(), 1600);
    till.ask(test::pay(TenderKind::MealVoucher, 1601));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
    till.ask(test::pay(TenderKind::MealVoucher, 1600));
    EXPECT_EQ(room(till, TenderKind::FoodVoucher).most.cents(), 0);
    till.ask(test::pay(TenderKind::FoodVoucher, 1));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
}

TEST(MealVoucher, IsLimitedToTwentyFiveEurosATicketForSomebodyUnknown) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("basket", 2));
    till.ask(test::pay(TenderKind::MealVoucher, 2501));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
    EXPECT_EQ(till.state.refusal->amount.cents(), 2500);
    till.ask(test::pay(TenderKind::MealVoucher, 1500));
    till.ask(test::pay(TenderKind::MealVoucher, 1001));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
    till.ask(test::pay(TenderKind::MealVoucher, 1000));
    EXPECT_FALSE(till.refusal());
}

TEST(MealVoucher, IsLimitedADayForAMember) {
    FakeTill till = FakeTill::open();
    till.facts["m-18"].meal_vouchers_today = test::cents(2000);
    till.ask(ChooseMember{.id = "m-18"});
    till.ask(test::pieces("basket", 1));
    till.ask(test::pay(TenderKind::MealVoucher, 501));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
    EXPECT_EQ(till.state.refusal->amount.cents(), 500);
    till.ask(test::pay(TenderKind::MealVoucher, 500));
    EXPECT_FALSE(till.refusal());
}

TEST(MealVoucher, DayLimitIsTheOneInForceThatDay) {
    Loaded world = test::fake_world();
    world.voucher_rules.meal_voucher_day_max = {{.from = std::chrono::year{2022} / 10 / 1, .value = test::cents(2500)},
                                                {.from = std::chrono::year{2026} / 11 / 22, .value = test::cents(900)}};
    FakeTill till{world};
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(OpenTill{});
    till.ask(test::pieces("basket", 1));
    EXPECT_EQ(room(till, TenderKind::MealVoucher).most.cents(), 1500);
    till.now.date = std::chrono::year{2026} / 11 / 22;
    till.happen(Ticked{});
    EXPECT_EQ(room(till, TenderKind::MealVoucher).most.cents(), 900);
    till.now.date = std::chrono::year{2022} / 9 / 30;
    till.happen(Ticked{});
    EXPECT_FALSE(room(till, TenderKind::MealVoucher).allowed);
}

TEST(MealVoucher, GoodsAreEligibleByDate) {
    FakeTill till = FakeTill::open();
    till.now.date = std::chrono::year{2026} / 12 / 31;
    till.ask(AddProduct{.product = "chickpeas", .quantity = test::milli(1000)});
    EXPECT_EQ(room(till, TenderKind::MealVoucher).most.cents(), 400);
    till.now.date = std::chrono::year{2027} / 1 / 1;
    till.happen(Ticked{});
    EXPECT_FALSE(room(till, TenderKind::MealVoucher).allowed);
}

TEST(RoundUp, GoesToTheNextEuroOfWhatIsLeftAndIsPaidOnTop) {
    FakeTill till = with_goods();
    till.ask(RoundUp{});
    EXPECT_EQ(till.cart().content.round_up.cents(), 80);
    EXPECT_EQ(till.cart().due().cents(), 900);
    EXPECT_EQ(till.cart().quote.totals.member.cents(), 820);
    till.ask(RoundUp{});
    EXPECT_EQ(till.cart().content.round_up.cents(), 80);
}

TEST(RoundUp, LooksAtWhatIsLeftAfterAVoucher) {
    FakeTill till = with_goods();
    till.ask(test::pay(TenderKind::FoodVoucher, 500));
    till.ask(RoundUp{});
    EXPECT_EQ(till.cart().content.round_up.cents(), 80);
    EXPECT_EQ(till.cart().left().cents(), 400);
}

TEST(RoundUp, AddsNothingToAWholeEuro) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 2));
    till.ask(RoundUp{});
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.cart().content.round_up.cents(), 0);
}

TEST(RoundUp, MayBeAnotherAmountOrNone) {
    FakeTill till = with_goods();
    till.ask(RoundUp{.amount = test::cents(200)});
    EXPECT_EQ(till.cart().due().cents(), 1020);
    till.ask(RoundUp{.amount = test::cents(0)});
    EXPECT_EQ(till.cart().due().cents(), 820);
    till.ask(RoundUp{.amount = test::cents(-1)});
    EXPECT_EQ(till.refusal(), RefusalCode::BadAmount);
}

TEST(RoundUp, IsGoneWhenTheCartChanges) {
    FakeTill till = with_goods();
    till.ask(RoundUp{});
    till.ask(test::scan(test::rice_code));
    EXPECT_EQ(till.cart().content.round_up.cents(), 0);
    EXPECT_EQ(till.cart().due().cents(), 970);
}

TEST(RoundUp, IsNeverPaidWithAVoucher) {
    FakeTill till = FakeTill::open();
    till.ask(test::pieces("rice", 1));
    till.ask(RoundUp{});
    EXPECT_EQ(till.cart().due().cents(), 200);
    till.ask(test::pay(TenderKind::FoodVoucher, 151));
    EXPECT_EQ(till.refusal(), RefusalCode::AmountTooHigh);
}

TEST(RoundUp, CannotBeTakenBackFromUnderACard) {
    FakeTill till = with_goods();
    till.ask(RoundUp{});
    till.ask(test::pay(TenderKind::Card, 900));
    till.ask(RoundUp{.amount = test::cents(0)});
    EXPECT_EQ(till.refusal(), RefusalCode::PaymentStarted);
    EXPECT_EQ(till.cart().due().cents(), 900);
    till.ask(RoundUp{});
    EXPECT_EQ(till.refusal(), RefusalCode::PaymentStarted);
}

TEST(RoundUp, OfAnEmptyCartIsRefused) {
    FakeTill till = FakeTill::open();
    till.ask(RoundUp{});
    EXPECT_EQ(till.refusal(), RefusalCode::EmptyCart);
}

TEST(Payment, IsRefusedBeforeMoneyIsTakenWhenTheSaleCouldNotBeWritten) {
    FakeTill till = with_goods();
    till.happen(DiskLow{.low = true});
    till.ask(StartPayment{});
    EXPECT_EQ(till.refusal(), RefusalCode::DiskFull);
    till.ask(test::pay(TenderKind::Cash, 1000));
    EXPECT_EQ(till.refusal(), RefusalCode::DiskFull);
    till.ask(test::scan(test::rice_code));
    EXPECT_FALSE(till.refusal());
    till.happen(DiskLow{.low = false});
    till.ask(test::pay(TenderKind::Cash, 1000));
    EXPECT_FALSE(till.refusal());
}

}  // namespace
}  // namespace ecot::session
