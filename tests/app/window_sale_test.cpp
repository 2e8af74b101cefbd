#include "tests/app/window_till.hpp"

#include <gmock/gmock.h>

namespace ecot::app {
namespace {

using session::Screen;
using ::testing::EndsWith;
using ::testing::HasSubstr;

// Whole sales with a finger, as on the touch screen.
class WindowSale : public WindowTill {};

TEST_F(WindowSale, GoesFromSignInToTheReceipt) {
    use([&] {
        picture("sign-in");
        sign_in();
        sees_screen(Screen::Opening);
        tap_digits("10000");
        sees("100,00");
        picture("opening");
        tap("Ouvrir la caisse");
        sees_screen(Screen::Checkout);
        tap("Riz de Camargue 1 kg");
        tap("Spaghetti 500 g");
        sees_cart(2, 390);
        tap("Lentilles vertes");
        sees_screen(Screen::Weighing);
        tap_digits("0,502");
        tap("Autre*");
        tap_digits("0,020");
        sees("0,482");
        picture("weighing");
        tap("Ajouter au panier");
        sees_cart(3, 578);
        tap("Sans adhésion");
        sees_screen(Screen::MemberSearch);
        type("sam");
        picture("member-search");
        tap("Vendre à Samira B.");
        sees_screen(Screen::Checkout);
        sees_cart(3, 231);
        picture("checkout");
        tap("Payer*");
        sees_screen(Screen::Payment);
        tap("Bon alimentaire");
        tap_digits("100");
        tap("Encaisser*");
        sees_cart(3, 131);
        tap("Un billet de 20*");
        sees("18,69");
        picture("payment");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        sees("Payé. À rendre :");
        sees("18,69");
        tap("Imprimer");
        sees("Le ticket est imprimé");
        picture("paid");
        tap("Voir le ticket");
        sees("Lentilles vertes");
        picture("receipt");
        tap("Retour*");
        tap("Personne suivante");
        sees_screen(Screen::Checkout);
        sees_cart(0, 0);
    });
    const auto sales = records("sale");
    ASSERT_EQ(sales.size(), 1U);
    const auto& sale = sales.front();
    EXPECT_THAT(sale["number"].get<std::string>(), EndsWith("-000001"));
    EXPECT_EQ(sale["operator"], "amina");
    EXPECT_EQ(
        sale["totals"],
        nlohmann::json::parse(R"({"reference_cents":578,"member_cents":231,"funded_cents":347,"surplus_cents":0})"));
    EXPECT_EQ(sale["tenders"], nlohmann::json::parse(R"([{"kind":"food_voucher","cents":100,"reference":""},
                                                         {"kind":"cash","cents":2000,"reference":""}])"));
    EXPECT_EQ(sale["change_cents"], 1869);
    ASSERT_EQ(sale["lines"].size(), 3U);
    const auto& lentils = sale["lines"][2];
    EXPECT_EQ(lentils["quantity_milli"], 482);
    EXPECT_EQ(lentils["tare_milli"], 20);
    EXPECT_EQ(lentils["by_hand"], true);
    EXPECT_EQ(lentils["reference_cents"], 188);
    EXPECT_EQ(lentils["member_cents"], 75);
    const auto opened = records("session_open");
    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened.front()["float_cents"], 10'000);
    EXPECT_TRUE(verifies());
    const std::string number = sale["number"];
    EXPECT_THAT(receipts(), ::testing::Contains(number + ".bin"));
    EXPECT_THAT(receipt_text(number), HasSubstr("Lentilles vertes"));
    EXPECT_THAT(receipt_text(number), HasSubstr("18,69"));
}

TEST_F(WindowSale, HoldsTwoBasketsAndSellsBoth) {
    use([&] {
        sign_in_and_open();
        tap("Riz de Camargue 1 kg");
        sees_cart(1, 260);
        tap("Mettre en attente");
        sees_cart(0, 0);
        tap("Spaghetti 500 g");
        sees_cart(1, 130);
        tap("Mettre en attente");
        sees_cart(0, 0);
        tap("Paniers en attente");
        sees_screen(Screen::Holds);
        picture("hold");
        tap("Reprendre le panier 1");
        sees_screen(Screen::Checkout);
        sees_cart(1, 260);
        tap("Payer*");
        tap("Carte");
        sees("Validez quand le terminal");
        picture("payment-card");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        sees("Payé. Rien à rendre.");
        tap("Personne suivante");
        tap("Paniers en attente");
        tap("Reprendre le panier 2");
        sees_cart(1, 130);
        tap("Payer*");
        tap("Exact*");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        tap("Personne suivante");
        sees_cart(0, 0);
    });
    const auto sales = records("sale");
    ASSERT_EQ(sales.size(), 2U);
    EXPECT_EQ(sales[0]["tenders"], nlohmann::json::parse(R"([{"kind":"card","cents":260,"reference":""}])"));
    EXPECT_EQ(sales[1]["tenders"], nlohmann::json::parse(R"([{"kind":"cash","cents":130,"reference":""}])"));
    EXPECT_EQ(sales[1]["change_cents"], 0);
    EXPECT_TRUE(verifies());
    EXPECT_THAT(receipts(), ::testing::Not(::testing::Contains(HasSubstr("T1-")))) << "nobody asked for a receipt";
}

TEST_F(WindowSale, IsCountedNowhereInTrainingWhichAManagerAllows) {
    use([&] {
        sign_in_and_open();
        tap("Plus");
        sees_screen(Screen::Settings);
        tap("Activé");
        sees("Il faut le code d’une personne responsable");
        picture("approval");
        tap_digits("654321");
        sees("Ce n’est pas le bon code");
        tap("Continuer sans");
        tap("Activé");
        tap_digits("123456");
        sees("MODE ÉCOLE");
        tap("Vente");
        sees_screen(Screen::Checkout);
        sees("MODE ÉCOLE");
        tap("Riz de Camargue 1 kg");
        sees_cart(1, 260);
        picture("training");
        tap("Payer*");
        sees("MODE ÉCOLE");
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
        sees("MODE ÉCOLE");
        sees("ECOLE-T1-");
        tap("Imprimer");
        sees("Le ticket est imprimé");
        tap("Personne suivante");
        tap("Plus");
        tap("Désactivé");
        tap_digits("123456");
        tap("Vente");
        sees_screen(Screen::Checkout);
        tap("Spaghetti 500 g");
        sees_cart(1, 130);
        EXPECT_FALSE(shows("MODE ÉCOLE"));
        tap("Payer*");
        tap("Exact*");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
    });
    const auto sales = records("sale");
    ASSERT_EQ(sales.size(), 1U);
    EXPECT_THAT(sales.front()["number"].get<std::string>(), EndsWith("-000001"));
    EXPECT_EQ(sales.front()["grand_total_cents"], 130) << "what was sold in training is in no total";
    const auto tries = records("training");
    ASSERT_EQ(tries.size(), 1U);
    const std::string number = tries.front()["number"];
    EXPECT_TRUE(number.starts_with("ECOLE-T1-") && number.ends_with("-000001")) << number;
    EXPECT_THAT(receipt_text(number), HasSubstr("MODE ÉCOLE"));
    const auto approvals = events("manager_approval");
    ASSERT_EQ(approvals.size(), 2U) << "on, and off again";
    EXPECT_EQ(approvals.front()["operator"], "nadia");
    EXPECT_EQ(approvals.front()["words"]["action"], "train");
    EXPECT_TRUE(verifies());
}

TEST_F(WindowSale, IsGivenUpOnlyAfterAQuestion) {
    use([&] {
        sign_in_and_open();
        tap("Riz de Camargue 1 kg");
        tap("Spaghetti 500 g");
        sees_cart(2, 390);
        tap("Plus");
        tap("Abandonner le panier");
        sees("Abandonner ce panier ?");
        picture("abandon");
        tap("Garder le panier");
        tap("Abandonner le panier");
        tap("Abandonner");
        sees_cart(0, 0);
    });
    EXPECT_TRUE(records("sale").empty());
    const auto abandoned = events("basket_abandoned");
    ASSERT_EQ(abandoned.size(), 1U);
    EXPECT_EQ(abandoned.front()["facts"],
              nlohmann::json::parse(R"({"lines":2,"amount_cents":390,"member_cents":390,"tendered_cents":0})"));
    EXPECT_TRUE(verifies());
}

}  // namespace
}  // namespace ecot::app
