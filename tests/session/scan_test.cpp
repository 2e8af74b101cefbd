#include "pos/session/scan.hpp"

#include <memory>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/barcode/barcode.hpp"
#include "tests/support/fake_till.hpp"

namespace ecot::session {
namespace {

using test::FakeTill;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

/// An element string for the chickpeas, as GS1-128.
std::string gs1(const std::string& rest) {
    return "]C10103560070100002" + rest;
}

/// A day near `date`, as labels write it.
std::string six_digits(pricing::Date date, int days) {
    const pricing::Date there{std::chrono::sys_days{date} + std::chrono::days{days}};
    const unsigned number = static_cast<unsigned>(static_cast<int>(there.year()) % 100 * 10'000) +
                            static_cast<unsigned>(there.month()) * 100 + static_cast<unsigned>(there.day());
    return std::to_string(number);  // of a year with two digits
}

TEST(Scan, AddsAPieceAndShowsIt) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::rice_code));
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
    ASSERT_TRUE(till.state.notice);
    EXPECT_EQ(till.state.notice->kind, Notice::Kind::Added);
    EXPECT_EQ(till.state.notice->about, "Riz");
    EXPECT_EQ(till.cart().last_line, till.line_id(0));
    EXPECT_EQ(till.cart().flashed_ms, till.now.steady_ms);
}

TEST(Scan, OfTheSameGoodsAgainMakesOneLineOfTwo) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::rice_code));
    till.ask(test::pieces("soap", 1));
    till.ask(test::scan(test::rice_code));
    EXPECT_EQ(till.cart_text(), "rice 2000 3,00 = member 3,00\nsoap 1000 3,20 = member 3,20\ndue 6,20");
    EXPECT_EQ(till.cart().last_line, till.line_id(0));
}

TEST(Scan, OfAPackAddsItsPieces) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::rice_pack_code));
    EXPECT_EQ(till.cart_text(), "rice 6000 9,00 = member 9,00\ndue 9,00");
}

TEST(Scan, TakesTheFirstReadingThatIsKnown) {
    FakeTill till = FakeTill::open();
    till.ask(Scan{.candidates = {"\"(-àç&é\"\"(é", test::rice_code, "0000"}});
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
}

TEST(Scan, OfAnUnknownCodeSaysWhichAndDoesNotBlockTheNext) {
    FakeTill till = FakeTill::open();
    till.ask(Scan{.candidates = {"4006381333931", "x"}});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownCode);
    EXPECT_EQ(till.state.refusal->about, "4006381333931");
    till.ask(test::scan(test::rice_code));
    EXPECT_FALSE(till.refusal());
    till.ask(Scan{});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownCode);
}

TEST(Scan, OfUnknownCodesKeepsEachUntilItIsPutAside) {
    FakeTill till = FakeTill::open();
    till.ask(Scan{.candidates = {"4006381333931"}});
    till.ask(test::scan(test::rice_code));
    till.ask(Scan{.candidates = {"5000112637922"}});
    till.ask(Scan{.candidates = {"4006381333931"}});
    EXPECT_EQ(till.state.unknown_codes, (std::vector<std::string>{"4006381333931", "5000112637922"}));
    till.ask(Dismiss{});
    EXPECT_EQ(till.state.unknown_codes, std::vector<std::string>{"5000112637922"});
    till.ask(Dismiss{});
    EXPECT_TRUE(till.state.unknown_codes.empty());
    EXPECT_EQ(till.cart_text(), "rice 1000 1,50 = member 1,50\ndue 1,50");
}

TEST(Scan, OfAnUnknownCodeOutlivesAnotherRefusalThatIsPutAside) {
    FakeTill till = FakeTill::open();
    till.ask(Scan{.candidates = {"4006381333931"}});
    till.ask(Recall{.hold = 7});
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownHold);
    till.ask(Dismiss{});
    EXPECT_EQ(till.state.unknown_codes, std::vector<std::string>{"4006381333931"});
}

TEST(Scan, OfGoodsByWeightAsksHowMuch) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::chickpeas_code));
    EXPECT_FALSE(till.refusal());
    EXPECT_EQ(till.state.screen, Screen::Weighing);
    ASSERT_TRUE(till.state.weighing);
    EXPECT_EQ(till.state.catalogue->product(*till.state.weighing).id, "chickpeas");
    till.ask(AddProduct{.product = "chickpeas", .quantity = test::milli(734), .by_hand = true});
    EXPECT_EQ(till.state.screen, Screen::Checkout);
    EXPECT_FALSE(till.state.weighing);
    EXPECT_EQ(till.cart_text(), "chickpeas 734 by hand 2,94 = member 2,94\ndue 2,94");
}

TEST(Scan, OfABagWhoseWeightIsKnownAddsIt) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::chickpeas_bag_code));
    EXPECT_EQ(till.cart_text(), "chickpeas 500 2,00 = member 2,00\ndue 2,00");
}

TEST(Scan, AfterASaleBeginsTheNextCart) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::rice_code));
    till.ask(test::pay(TenderKind::Cash, 150));
    till.ask(Finish{});
    EXPECT_EQ(till.state.screen, Screen::Paid);
    till.ask(test::scan(test::rice_code));
    EXPECT_EQ(till.state.screen, Screen::Checkout);
    EXPECT_FALSE(till.state.last_sale);
}

TEST(Scan, OfAWeighedArticleAddsTheWeightOfItsLabel) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("2112345004822"));
    EXPECT_EQ(till.cart_text(), "chickpeas 482 1,93 = member 1,93\ndue 1,93");
    till.ask(test::scan("]E02112345004822"));
    EXPECT_EQ(till.cart().content.lines.size(), 2U) << "each label is a piece of its own";
}

TEST(Scan, OfALabelWithAPriceAddsThatPrice) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("2254321012909"));
    ASSERT_EQ(till.cart().content.lines.size(), 1U);
    EXPECT_EQ(till.cart().content.lines[0].amount, test::cents(1290));
    EXPECT_EQ(till.cart().quote.totals.reference, test::cents(1290));
    till.ask(test::scan("2254321012909"));
    EXPECT_EQ(till.cart().content.lines.size(), 2U);
    EXPECT_EQ(till.cart().quote.totals.reference, test::cents(2580));
}

TEST(Scan, OfAPriceForGoodsByWeightWorksOutTheWeightToTheGram) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("2212345001934"));
    ASSERT_EQ(till.cart().content.lines.size(), 1U);
    EXPECT_EQ(till.cart().content.lines[0].quantity, test::milli(483)) << "1,93 € at 4,00 €/kg";
    EXPECT_EQ(till.cart().quote.totals.reference, test::cents(193));
}

TEST(Scan, OfAnElementStringTakesWeightAndPriceTogether) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(gs1("31030004823922000180")));
    EXPECT_EQ(till.cart().content.lines.at(0).quantity, test::milli(482));
    EXPECT_EQ(till.cart().quote.totals.reference, test::cents(180)) << "the label's price counts";
}

TEST(Scan, OfAWeightForGoodsByThePieceIsRefused) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("]C101035600701234523103000482"));
    EXPECT_EQ(till.refusal(), RefusalCode::BadQuantity);
    EXPECT_TRUE(till.cart().content.lines.empty());
}

TEST(Scan, OfACountAddsSoManyPieces) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("]C101035600701234523012"));
    EXPECT_EQ(till.cart_text(), "rice 12000 18,00 = member 18,00\ndue 18,00");
}

TEST(Scan, OfALabelThatIsBrokenSaysSoAndSellsNothing) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("]C10103560070100003" + std::string{"3103000482"}));
    EXPECT_EQ(till.refusal(), RefusalCode::CodeMisread);
    EXPECT_TRUE(till.state.unknown_codes.empty());
    EXPECT_TRUE(till.cart().content.lines.empty());
}

TEST(Scan, OfALabelNobodyKnowsNamesItsNumber) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("]C1010376012345678410LOT"));
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownCode);
    EXPECT_THAT(till.state.unknown_codes, ElementsAre("3760123456784"));
}

TEST(Scan, OfACardWithAnAimIdentifierChoosesTheMember) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("]C0M000017"));
    EXPECT_EQ(till.cart().content.member, "m-17");
    till.ask(test::scan("M000999"));
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownMember);
}

TEST(Scan, OfAnOrderOrAReceiptIsNoProduct) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan("O1187"));
    EXPECT_EQ(till.refusal(), RefusalCode::NotGoods);
    till.ask(test::scan("ECOT1/T1/1/5/20261122T1558/550=392/RVHT-CVTK-E169"));
    EXPECT_EQ(till.refusal(), RefusalCode::NotGoods);
    EXPECT_TRUE(till.state.unknown_codes.empty());
}

TEST(Scan, FollowsTheRulesOfTheSite) {
    Loaded world = test::fake_world();
    hardware::barcode::BarcodeRules rules;
    ASSERT_TRUE(rules.in_store.set_line("21 none"));
    world.barcode_rules = std::make_shared<const hardware::barcode::BarcodeRules>(rules);
    FakeTill till{std::move(world)};
    till.ask(SignIn{.operator_id = "amina", .pin = "123456"});
    till.ask(OpenTill{.float_amount = test::cents(10000)});
    till.ask(test::scan("2112345004822"));
    EXPECT_EQ(till.refusal(), RefusalCode::UnknownCode) << "this site prints no weights under 21";
}

TEST(PastDate, IsAskedBeforeTheGoodsComeIn) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(gs1("310300048217" + six_digits(till.now.date, -1))));
    EXPECT_FALSE(till.refusal());
    EXPECT_TRUE(till.cart().content.lines.empty());
    ASSERT_EQ(till.state.past_dates.size(), 1U);
    EXPECT_EQ(till.state.past_dates[0].kind, PastDate::Kind::UseBy);
    EXPECT_EQ(till.state.past_dates[0].product, "chickpeas");
    till.ask(AnswerPastDate{.add = false});
    EXPECT_TRUE(till.state.past_dates.empty());
    EXPECT_TRUE(till.cart().content.lines.empty());
    till.ask(AnswerPastDate{.add = true});
    EXPECT_EQ(till.refusal(), RefusalCode::BadValue);
}

TEST(PastDate, ThatIsAddedAllTheSameIsJournaled) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(gs1("310300048215" + six_digits(till.now.date, -2))));
    ASSERT_EQ(till.state.past_dates.size(), 1U);
    EXPECT_EQ(till.state.past_dates[0].kind, PastDate::Kind::BestBefore);
    till.ask(AnswerPastDate{.add = true});
    EXPECT_EQ(till.cart_text(), "chickpeas 482 1,93 = member 1,93\ndue 1,93");
    EXPECT_THAT(till.journal_text(), Contains(HasSubstr("past_date_added amina")));
    EXPECT_THAT(till.journal_text(), Contains(HasSubstr("kind=best_before")));
    EXPECT_THAT(till.journal_text(), Contains(HasSubstr("days_over=2")));
}

TEST(PastDate, IsNotOverOnItsDay) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(gs1("310300048217" + six_digits(till.now.date, 0))));
    EXPECT_TRUE(till.state.past_dates.empty());
    EXPECT_EQ(till.cart().content.lines.size(), 1U);
}

TEST(PastDate, WithAnHourIsOverAfterIt) {
    FakeTill till = FakeTill::open();
    till.now.minute_of_day = 10 * 60;
    till.ask(test::scan(gs1("31030004827003" + six_digits(till.now.date, 0) + "1000")));
    EXPECT_TRUE(till.state.past_dates.empty());
    till.now.minute_of_day = 10 * 60 + 1;
    till.ask(test::scan(gs1("31030004827003" + six_digits(till.now.date, 0) + "1000")));
    EXPECT_EQ(till.state.past_dates.size(), 1U);
}

TEST(PastDate, WaitsForEachAndLeavesWithTheBasket) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::rice_code));
    till.ask(test::scan(gs1("310300048217" + six_digits(till.now.date, -1))));
    till.ask(test::scan(gs1("310300020017" + six_digits(till.now.date, -1))));
    EXPECT_EQ(till.state.past_dates.size(), 2U);
    till.ask(AnswerPastDate{.add = false});
    EXPECT_EQ(till.state.past_dates.size(), 1U);
    till.ask(VoidCart{});
    EXPECT_TRUE(till.state.past_dates.empty());
}

TEST(PastDate, IsNotAskedOnceMoneyWasTaken) {
    FakeTill till = FakeTill::open();
    till.ask(test::scan(test::rice_code));
    till.ask(test::pay(TenderKind::Cash, 100));
    till.ask(test::scan(gs1("310300048217" + six_digits(till.now.date, -1))));
    EXPECT_EQ(till.refusal(), RefusalCode::PaymentStarted);
    EXPECT_TRUE(till.state.past_dates.empty());
}

}  // namespace
}  // namespace ecot::session
