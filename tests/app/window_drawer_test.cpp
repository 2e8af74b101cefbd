#include <gmock/gmock.h>

#include "tests/app/window_devices.hpp"

namespace ecot::app {
namespace {

using session::Screen;
using ::testing::Not;

// The drawer that is plugged into the printer, with a contact that says whether it is open.
class WindowDrawer : public WindowDevices {
protected:
    void SetUp() override {
        WindowDevices::SetUp();
        scanner_.plug();
        printer_.plug();
    }
};

TEST_F(WindowDrawer, OpensForASaleInCashWithoutAQuestion) {
    use([&] {
        sign_in_and_open();
        EXPECT_TRUE(rests(printer_));
        sell_by_card("Riz de Camargue 1 kg", 260);
        tap("Personne suivante");
        EXPECT_EQ(printer_.kick_count(), 0U) << "a card needs no drawer";
        sell_for_exact_cash("Spaghetti 500 g", 130);
        sees("Tiroir ouvert");
        EXPECT_FALSE(shows("Le tiroir a été ouvert sans vente"));
        picture("drawer-of-a-sale");
        printer_.set_drawer_open(false);
        tap("Personne suivante");
        sees_screen(Screen::Checkout);
    });
    EXPECT_EQ(printer_.kick_count(), 1U);
    const auto opened = events("drawer_opened");
    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened.front()["words"]["by"], "sale");
    EXPECT_TRUE(events("drawer_reason").empty());
    EXPECT_TRUE(verifies());
}

TEST_F(WindowDrawer, WantsAReasonWhenItIsOpenedByHandWhileScansGoOn) {
    use([&] {
        sign_in_and_open();
        EXPECT_TRUE(rests(printer_));
        tap("Riz de Camargue 1 kg");
        sees_cart(1, 260);
        printer_.set_drawer_open(true);
        sees("Le tiroir a été ouvert sans vente");
        picture("drawer-by-hand");
        scanner_.scan("3560070123452");
        sees_cart(2, 450);
        sees("Le tiroir a été ouvert sans vente");
        tap("Faire de la monnaie");
        sees("Tiroir ouvert");
        EXPECT_FALSE(shows("Le tiroir a été ouvert sans vente"));
        printer_.set_drawer_open(false);
        tap("Payer*");
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
    });
    EXPECT_EQ(printer_.kick_count(), 0U);
    const auto opened = events("drawer_opened");
    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened.front()["words"]["by"], "hand");
    const auto reasons = events("drawer_reason");
    ASSERT_EQ(reasons.size(), 1U);
    EXPECT_EQ(reasons.front()["words"]["reason"], "change");
    EXPECT_EQ(reasons.front()["operator"], "amina");
    EXPECT_EQ(records("sale").size(), 1U);
    EXPECT_TRUE(verifies());
}

TEST_F(WindowDrawer, OpensWithoutASaleForAReasonAManagerAllows) {
    use([&] {
        sign_in_and_open();
        EXPECT_TRUE(rests(printer_));
        tap("Plus");
        tap("Ouvrir le tiroir");
        sees("Pourquoi ouvrir le tiroir ?");
        picture("drawer-reasons");
        tap("Le laisser fermé");
        tap("Ouvrir le tiroir");
        tap("Vérifier la caisse");
        approve();
        sees("Tiroir ouvert");
        EXPECT_FALSE(shows("Le tiroir a été ouvert sans vente"));
        picture("drawer-on-request");
    });
    EXPECT_EQ(printer_.kick_count(), 1U);
    const auto opened = events("drawer_opened");
    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened.front()["words"]["by"], "request");
    EXPECT_EQ(opened.front()["words"]["reason"], "count");
    const auto approvals = events("manager_approval");
    ASSERT_EQ(approvals.size(), 1U);
    EXPECT_EQ(approvals.front()["operator"], "nadia");
    EXPECT_EQ(approvals.front()["words"]["action"], "open_drawer");
    EXPECT_TRUE(events("drawer_reason").empty());
    EXPECT_TRUE(verifies());
}

TEST_F(WindowDrawer, StaysShutWithoutItsPrinterAndIsNotOpenedLater) {
    use([&] {
        sign_in_and_open();
        EXPECT_TRUE(rests(printer_));
        printer_.tear_off();
        printer_.unplug();
        sees("Imprimante débranchée");
        sell_for_exact_cash("Spaghetti 500 g", 130);
        sees("Le tiroir ne s’est pas ouvert");
        picture("drawer-shut", false);
        tap("J’ai compris");
        tap("Personne suivante");
        sees_screen(Screen::Checkout);
        printer_.plug();
        EXPECT_TRUE(rests(printer_));
        sell_by_card("Riz de Camargue 1 kg", 260);
        tap("Imprimer");
        sees("Le ticket est imprimé");
    });
    EXPECT_EQ(printer_.kick_count(), 0U);
    const auto shut = events("drawer_stayed_shut");
    ASSERT_EQ(shut.size(), 1U);
    EXPECT_EQ(shut.front()["words"]["by"], "sale");
    EXPECT_TRUE(events("drawer_opened").empty());
    EXPECT_EQ(records("sale").size(), 2U);
    EXPECT_TRUE(verifies());
}

}  // namespace
}  // namespace ecot::app
