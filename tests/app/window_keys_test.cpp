#include <gmock/gmock.h>

#include "tests/app/window_till.hpp"

namespace ecot::app {
namespace {

using session::Screen;
using test::KeyboardLayout;

// The till without a touch screen: keys of a person and of a scanner that types.
class WindowKeys : public WindowTill {
protected:
    /// A whole sale without a finger, on a keyboard of this layout.
    void sell_by_keys(KeyboardLayout layout) {
        robot_->set_layout(layout);
        use([&] {
            tab_to("Amina*");
            key("Return");
            sees("Tapez votre code");
            type("123456");
            sees_screen(Screen::Opening);
            type("10000");
            sees("100,00");
            key("Return");
            sees_screen(Screen::Checkout);
            scan("3560070123452");
            sees_cart(1, 190);
            scan("3560070123452");
            sees_cart(1, 380);
            key("F2");
            type("camargue");
            sees("camargue");
            sees("Riz de Camargue 1 kg");
            key("Return");
            sees_cart(2, 640);
            scan("M000017");
            sees_cart(2, 256);
            picture(layout == KeyboardLayout::Us ? "keys-qwerty" : "keys-azerty");
            key("F8");
            sees_screen(Screen::Payment);
            type("1000");
            sees("7,44");
            key("Return");
            sees_screen(Screen::Paid);
            sees("7,44");
            tab_to("Imprimer");
            key("Return");
            sees("Le ticket est imprimé");
            tab_to("Personne suivante");
            key("Return");
            sees_screen(Screen::Checkout);
            sees_cart(0, 0);
        });
        const auto sales = records("sale");
        ASSERT_EQ(sales.size(), 1U);
        EXPECT_EQ(sales.front()["totals"],
                  nlohmann::json::parse(
                      R"({"reference_cents":640,"member_cents":256,"funded_cents":384,"surplus_cents":0})"));
        EXPECT_EQ(sales.front()["tenders"], nlohmann::json::parse(R"([{"kind":"cash","cents":1000,"reference":""}])"));
        EXPECT_EQ(sales.front()["change_cents"], 744);
        EXPECT_THAT(receipts(), ::testing::Contains(sales.front()["number"].get<std::string>() + ".bin"));
        EXPECT_TRUE(verifies());
    }
};

TEST_F(WindowKeys, SellOnAnAzertyKeyboard) {
    sell_by_keys(KeyboardLayout::Fr);
}

TEST_F(WindowKeys, SellOnAnAmericanKeyboard) {
    sell_by_keys(KeyboardLayout::Us);
}

TEST_F(WindowKeys, OfAScannerAreNeverLostInAHundredCodes) {
    use([&] {
        sign_in_and_open();
        for (const KeyboardLayout layout : {KeyboardLayout::Us, KeyboardLayout::Fr}) {
            robot_->set_layout(layout);
            for (int code = 0; code < 50; ++code) {
                scan("3560070123452");
            }
        }
        sees_cart(1, 19'000);
        EXPECT_FALSE(shows("Produit inconnu"));
        key("F8");
        sees_screen(Screen::Payment);
        tap("Carte");
        tap("Valider le paiement");
        sees_screen(Screen::Paid);
    });
    const auto sales = records("sale");
    ASSERT_EQ(sales.size(), 1U);
    ASSERT_EQ(sales.front()["lines"].size(), 1U);
    EXPECT_EQ(sales.front()["lines"][0]["quantity_milli"], 100'000);
    EXPECT_TRUE(verifies());
}

}  // namespace
}  // namespace ecot::app
