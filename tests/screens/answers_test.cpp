#include <gtest/gtest.h>

#include "pos/screens/dialogs.hpp"
#include "pos/screens/paid_screen.hpp"
#include "pos/screens/payment_screen.hpp"
#include "pos/screens/quantity_pad.hpp"
#include "pos/screens/settings_screen.hpp"
#include "pos/screens/sign_in_screen.hpp"
#include "tests/screens/sample_texts.hpp"
#include "tests/support/sample_till.hpp"

// What the till answers where things do not go their usual way.

namespace ecot::screens {
namespace {

using pricing::Money;
using pricing::Quantity;
using session::TenderKind;
using test::SampleTill;

SampleTill with_basket() {
    SampleTill till;
    till.sign_in().open().choose_samira().fill_cart();
    till.state().notice.reset();
    return till;
}

texts::Texts in_french() {
    return test::sample_texts();
}

TEST(RoundUp, CanBeTakenBackWhileOnlyTheGiftIsLeft) {
    SampleTill till = with_basket();
    till.start_payment().ask(session::RoundUp{Money::from_cents(31)});
    till.ask(session::Pay{{TenderKind::Card, Money::from_cents(1719), {}}, false});
    const std::vector<RoundUpChoice> choices = round_up_choices(till.state(), in_french());
    ASSERT_EQ(choices.size(), 2U);
    EXPECT_EQ(choices[0].gift, Money{});
    EXPECT_TRUE(choices[1].chosen);
    till.ask(session::RoundUp{choices[0].gift});
    EXPECT_EQ(till.state().cart.left(), Money{});
    EXPECT_FALSE(till.state().refusal);
    EXPECT_TRUE(round_up_choices(till.state(), in_french()).empty()) << "nothing is left to pay";
}

TEST(RoundUp, IsOfferedNoMoreOnceTheGiftIsPaidToo) {
    SampleTill till = with_basket();
    till.start_payment().ask(session::RoundUp{Money::from_cents(31)});
    till.ask(session::Pay{{TenderKind::Card, Money::from_cents(1750), {}}, false});
    EXPECT_EQ(till.state().cart.left(), Money{});
    EXPECT_TRUE(round_up_choices(till.state(), in_french()).empty());
}

TEST(Cheque, IsNotConfirmedWithoutItsNumber) {
    SampleTill till = with_basket();
    till.start_payment();
    PaymentLocal local;
    local.start_again(TenderKind::Cheque);
    EXPECT_EQ(payment_view(till.state(), in_french(), local).cannot_act, "Saisissez le numéro du chèque.");
    local.reference = "0041827";
    EXPECT_EQ(payment_view(till.state(), in_french(), local).cannot_act, "");
}

TEST(Abandoning, SaysWhatIsToBeGivenBackFirst) {
    SampleTill till = with_basket();
    EXPECT_EQ(settings_view(till.state(), in_french()).abandon.text, "Il sera vidé. Rien n’est débité.");
    till.start_payment().ask(session::Pay{{TenderKind::Card, Money::from_cents(380), {}}, false});
    EXPECT_EQ(test::plain(settings_view(till.state(), in_french()).abandon.text),
              "Il sera vidé. Rendez d’abord les 3,80 € déjà reçus.");
}

TEST(ClockDialog, SaysTheDateAndWhatToDoWhenItIsWrong) {
    SampleTill till = with_basket();
    till.state().clock_needs_manager = true;
    const auto asked = dialog_view(till.state(), in_french(), {});
    ASSERT_TRUE(asked);
    EXPECT_EQ(test::plain(asked->saying.title), "Sommes-nous le 19 novembre 2026 à 10:42 ?");
    till.state().refusal = session::Refusal{.code = session::RefusalCode::ClockWrong};
    const auto told = dialog_view(till.state(), in_french(), {});
    ASSERT_TRUE(told);
    EXPECT_EQ(told->kind, DialogView::Kind::Store);
    EXPECT_EQ(told->saying.text, "Réglez l’heure de l’ordinateur, puis redémarrez la caisse.");
}

TEST(QuantityPad, KeepsTheContainerOfAWeightThatIsCorrected) {
    SampleTill till = with_basket();
    till.ask(session::AddProduct{"lentils", Quantity::from_milli(734), Quantity::from_milli(246), true});
    const session::CartLine& line = till.state().cart.lines.back().line;
    QuantityPadLocal local;
    local.about = QuantityPadLocal::About::Quantity;
    local.line = line.id;
    local.number.text = "0,5";
    const auto view = quantity_pad_view(till.state(), in_french(), local);
    ASSERT_TRUE(view);
    ASSERT_TRUE(view->confirmed);
    till.ask(*view->confirmed);
    EXPECT_EQ(till.state().cart.lines.back().line.quantity, Quantity::from_milli(500));
    EXPECT_EQ(till.state().cart.lines.back().line.tare, Quantity::from_milli(246));
}

TEST(PaidView, TriesAReceiptThatWaitsAgainAndSaysThatOneIsOut) {
    SampleTill till = with_basket();
    till.start_payment().take_voucher().finish();
    till.state().last_sale->receipt = session::FinishedSale::Receipt::Waiting;
    EXPECT_TRUE(std::holds_alternative<session::RetryPrint>(paid_view(till.state(), in_french())->prints));
    till.state().last_sale->receipt = session::FinishedSale::Receipt::Printed;
    till.ask(paid_view(till.state(), in_french())->prints);
    ASSERT_TRUE(till.state().refusal);
    EXPECT_EQ(till.state().refusal->code, session::RefusalCode::AlreadyPrinted);
}

TEST(ReceiptView, OffersTheDetailWhereSomethingWasCoveredUntilThePaperIsOut) {
    SampleTill till = with_basket();
    till.start_payment().take_voucher().finish().ask(session::ShowReceipt{});
    EXPECT_EQ(receipt_view(till.state(), in_french())->detail, "Détail par ligne");
    till.ask(session::SetReceiptDetail{true});
    EXPECT_TRUE(receipt_view(till.state(), in_french())->detailed);
    till.state().discreet = true;
    EXPECT_EQ(receipt_view(till.state(), in_french())->detail, "");
    till.state().discreet = false;
    till.state().last_sale->receipt = session::FinishedSale::Receipt::Printed;
    EXPECT_EQ(receipt_view(till.state(), in_french())->detail, "");
    till.state().last_sale->receipt = session::FinishedSale::Receipt::NotAsked;
    till.state().last_sale->sale.totals.funded = {};
    EXPECT_EQ(receipt_view(till.state(), in_french())->detail, "") << "nothing was covered";
}

TEST(SignInView, LetsAManagerEndTheWaitOfWhoIsLockedOut) {
    SampleTill till;
    till.state().chosen_operator = "nadia";
    EXPECT_EQ(sign_in_view(till.state(), in_french()).lift, "");
    till.state().lockouts = {{"nadia", 5, till.state().now.steady_ms + 8000}};
    EXPECT_EQ(sign_in_view(till.state(), in_french()).lift, "Une personne responsable est là");
    till.ask(session::LiftLockout{"nadia"});
    EXPECT_TRUE(approval_view(till.state(), in_french()));
}

}  // namespace
}  // namespace ecot::screens
