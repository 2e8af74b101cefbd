#include <gmock/gmock.h>

#include "tests/app/window_devices.hpp"

namespace ecot::app {
namespace {

using session::Screen;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(WindowDevices, SellFromTheScanToTheDrawer) {
    plug_all();
    use([&] {
        sign_in_and_open();
        sees("Douchette");
        scanner_.scan("3560070123452");
        sees_cart(1, 190);
        tap("Lentilles vertes");
        sees_screen(Screen::Weighing);
        scale_.weigh({.status = ecot::test::EmulatedScale::Status::InMotion, .value = 300});
        weigh(482);
        sees("0,482");
        picture("weighing");
        tap("Ajouter au panier");
        sees_cart(2, 378);
        tap("Payer*");
        tap("Exact*");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        tap("Imprimer");
        sees("Le ticket est imprimé");
        picture("printed");
        tap("Personne suivante");
    });
    EXPECT_THAT(paper(), HasSubstr("Lentilles vertes"));
    EXPECT_THAT(paper(), Not(HasSubstr("DUPLICATA")));
    EXPECT_EQ(printer_.kick_count(), 1U);
    EXPECT_EQ(records("sale").size(), 1U);
    EXPECT_TRUE(receipts().empty()) << "nothing went to the folder";
    EXPECT_TRUE(verifies());
}

TEST_F(WindowDevices, ComeAndGoDuringASaleAndLoseNothing) {
    plug_all();
    use([&] {
        sign_in_and_open();
        sees("Douchette");
        scanner_.scan("3560070123452");
        sees_cart(1, 190);
        scanner_.unplug();
        sees("Douchette débranchée");
        picture("scanner-gone");
        tap("Riz de Camargue 1 kg");
        sees_cart(2, 450);
        scanner_.plug();
        scanner_.scan("3560070123452");
        tap("Lentilles vertes");
        sees_screen(Screen::Weighing);
        scale_.unplug();
        picture("scale-gone");
        scale_.plug();
        weigh(500);
        sees("0,500");
        tap("Ajouter au panier");
        sees_screen(Screen::Checkout);
        printer_.unplug();
        picture("printer-gone");
        tap("Payer*");
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        tap("Imprimer");
        sees("Imprimante débranchée");
        picture("printer-gone-ticket");
        printer_.plug();
        sees("Le ticket est imprimé");
        tap("Personne suivante");
    });
    EXPECT_THAT(paper(), HasSubstr("Riz de Camargue 1 kg"));
    EXPECT_THAT(paper(), Not(HasSubstr("DUPLICATA")));
    EXPECT_EQ(records("sale").size(), 1U);
    EXPECT_TRUE(verifies());
}

TEST_F(WindowDevices, RunOutOfPaperInTheMiddleOfATicketAndPrintItAgainMarked) {
    plug_all();
    use([&] {
        sign_in_and_open();
        sees("Imprimante");
        tap("Riz de Camargue 1 kg");
        tap("Payer*");
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        printer_.end_paper_after(200);
        tap("Imprimer");
        sees("Plus de papier");
        picture("paper-out");
        printer_.load_paper();
        sees("Le ticket est imprimé");
        tap("Personne suivante");
    });
    EXPECT_THAT(paper(), HasSubstr("DUPLICATA"));
    EXPECT_EQ(events("print_broke_off").size(), 1U);
    EXPECT_EQ(events("printed_again").size(), 1U);
    EXPECT_TRUE(verifies());
}

}  // namespace
}  // namespace ecot::app
