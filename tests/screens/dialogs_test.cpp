#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/screens/screens.hpp"
#include "tests/screens/beginnings.hpp"

namespace ecot::screens {
namespace {

using test::plain;
using test::SampleTill;
using testing::HasSubstr;

TEST(Toast, OffersToTakeBackARemoval) {
    SampleTill till = with_cart();
    till.ask(session::RemoveLine{till.state().cart.lines.front().line.id});
    const auto toast = toast_view(till.state(), french(), {});
    ASSERT_TRUE(toast);
    EXPECT_EQ(plain(toast->saying.title), "Retiré : Panier de légumes bio");
    EXPECT_EQ(toast->action, "Annuler");
    till.pass(60'000);
    EXPECT_TRUE(toast_view(till.state(), french(), {})) << "it can still be put back";
    till.start_payment();
    EXPECT_FALSE(toast_view(till.state(), french(), {})) << "here it cannot";
}

TEST(Toast, StandsAtTheTopWhereTheMainActionIsAtTheBottomLeft) {
    SampleTill till = with_cart();
    const auto toast_now = [&] {
        till.state().notice = session::Notice{.kind = session::Notice::Kind::ReceiptWaits};
        till.state().notice->since_ms = till.state().now.steady_ms;
        return toast_view(till.state(), french(), {});
    };
    ASSERT_TRUE(toast_now());
    EXPECT_FALSE(toast_now()->at_top);
    till.start_payment().take_voucher().finish();
    ASSERT_TRUE(toast_now());
    EXPECT_TRUE(toast_now()->at_top);
}

TEST(Dialog, AsksAManagerAboutAClockBehindTheRecordsAndLetsOthersSell) {
    SampleTill till = with_cart();
    till.state().recorded_ms = till.state().now.utc_ms + 300LL * 24 * 3'600'000;
    DialogsLocal local;
    const auto dialog = dialog_view(till.state(), french(), local);
    ASSERT_TRUE(dialog);
    EXPECT_EQ(plain(dialog->saying.title), "Sommes-nous le 19 novembre 2026 à 10:42 ?");
    EXPECT_EQ(dialog->other->label, "Vendre quand même");
    EXPECT_TRUE(dialog->other->intents.empty());
    till.ask(dialog->main.intents.at(0));
    EXPECT_TRUE(approval_view(till.state(), french()));
    local.clock_behind_told = true;
    till.ask(session::GiveUpApproval{});
    EXPECT_FALSE(dialog_view(till.state(), french(), local));
}

TEST(Dialog, PutsAsideWhatMustNotBeEatenAndLetsThePersonChooseTheRest) {
    SampleTill till = with_cart();
    const std::size_t lines = till.state().cart.lines.size();
    till.ask(session::Scan{{"]C10103560070123452" + std::string{"17261118"}}});
    auto dialog = dialog_view(till.state(), french(), {});
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->kind, DialogView::Kind::PastDate);
    EXPECT_EQ(dialog->main.label, "Mettre de côté");
    EXPECT_THAT(dialog->saying.text, HasSubstr("18 novembre 2026"));
    EXPECT_EQ(customer_view(till.state(), french()).scene, CustomerView::Scene::Moment);
    till.ask(dialog->main.intents.at(0));
    EXPECT_EQ(till.state().cart.lines.size(), lines);
    EXPECT_FALSE(dialog_view(till.state(), french(), {}));
    till.ask(session::Scan{{"]C10103560070123452" + std::string{"15261118"}}});
    dialog = dialog_view(till.state(), french(), {});
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->main.label, "Ajouter quand même");
    EXPECT_EQ(dialog->other->label, "Mettre de côté");
    till.ask(dialog->main.intents.at(0));
    EXPECT_FALSE(dialog_view(till.state(), french(), {}));
}

TEST(Dialog, LetsAnUnknownCodeBeLookedForOrPutAside) {
    SampleTill till = with_cart();
    till.ask(session::Scan{{"3760123456789"}});
    const auto dialog = dialog_view(till.state(), french(), {});
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->saying.title, "Produit inconnu");
    EXPECT_EQ(dialog->other->label, "Mettre de côté");
    EXPECT_EQ(dialog->main.label, "Chercher");
    till.ask(session::AddProduct{"rice", pricing::Quantity::from_milli(1000), {}, false});
    EXPECT_TRUE(dialog_view(till.state(), french(), {})) << "what bears the code may be in the bag";
    EXPECT_EQ(customer_view(till.state(), french()).scene, CustomerView::Scene::Moment);
    till.ask(session::Dismiss{});
    EXPECT_FALSE(dialog_view(till.state(), french(), {}));
}

TEST(Dialog, SaysWhatKeepsAReceiptFromComingOutAndThatItComesByItself) {
    SampleTill till = with_cart().start_payment().take_voucher().finish();
    till.state().printer_question = true;
    EXPECT_EQ(dialog_view(till.state(), french(), {})->saying.title, "Le ticket ne sort pas");
    till.state().printer_trouble = session::DeviceTrouble::PaperOut;
    const auto dialog = dialog_view(till.state(), french(), {});
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->kind, DialogView::Kind::Printer);
    EXPECT_EQ(dialog->saying.title, "Plus de papier");
    EXPECT_EQ(
        dialog->saying.text,
        "Ouvrez le capot, mettez un rouleau neuf, refermez. Les tickets en attente sortiront ensuite tout seuls.");
    EXPECT_EQ(dialog->main.label, "Réessayer");
    EXPECT_EQ(dialog->other->label, "Sans ticket");
}

TEST(Toast, IsNotSaidOfDevicesWhereTheyAreListed) {
    SampleTill till = with_cart();
    till.state().notice = session::Notice{.kind = session::Notice::Kind::DeviceGone, .about = "Zebra"};
    const auto toast = toast_view(till.state(), french(), {});
    ASSERT_TRUE(toast);
    EXPECT_EQ(toast->saying.title, "Douchette débranchée");
    EXPECT_EQ(toast->action, "Saisir");
    EXPECT_TRUE(toast->stays);
    till.state().notice->device = session::DeviceKind::Printer;
    EXPECT_EQ(toast_view(till.state(), french(), {})->action, "J’ai compris");
    till.ask(session::Go{session::Screen::Devices});
    till.state().notice = session::Notice{.kind = session::Notice::Kind::DeviceGone, .about = "Zebra"};
    EXPECT_FALSE(toast_view(till.state(), french(), {}));
}

TEST(DrawerQuestion, WaitsUntilSomebodyIsSignedIn) {
    SampleTill till;
    till.state().drawer_question = true;
    EXPECT_FALSE(drawer_question_view(till.state(), french()));
    till.sign_in();
    const auto view = drawer_question_view(till.state(), french());
    ASSERT_TRUE(view);
    EXPECT_EQ(view->saying.title, "Le tiroir a été ouvert sans vente");
    EXPECT_EQ(view->cancel, "");
    EXPECT_EQ(view->reasons[0].label, "Faire de la monnaie");
    EXPECT_EQ(std::get<session::SayDrawerReason>(view->reasons[3].chosen).reason, session::DrawerReason::Stuck);
    const DrawerReasonsView request = drawer_request_view(french());
    EXPECT_EQ(request.cancel, "Le laisser fermé");
    EXPECT_EQ(std::get<session::AskDrawer>(request.reasons[1].chosen).reason, session::DrawerReason::Count);
}

}  // namespace
}  // namespace ecot::screens
