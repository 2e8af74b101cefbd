#include "pos/screens/screens.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/screens/sample_texts.hpp"
#include "tests/support/headless_ui.hpp"
#include "tests/support/sample_till.hpp"

namespace ecot::test {
namespace {

using pricing::Money;
using pricing::Quantity;
using session::Screen;
using session::TenderKind;

/// The sample till with its screen, used by what is written on it: every touch goes through the session.
class Screens : public testing::Test {
protected:
    Screens() : screen_{[this](ui::Ui& ui) { draw(ui); }} {}

    void selling() {
        till_.sign_in().open();
        settle();
    }
    void with_cart() {
        selling();
        till_.choose_samira().fill_cart();
        settle();
    }
    void settle() {
        till_.state().notice.reset();
        screen_.frames(3);
    }
    void tap(const std::string& name, int index = 0) { screen_.tap(written(name), index); }
    [[nodiscard]] bool says(const std::string& words) const {
        return plain(screen_.all_text()).find(words) != std::string::npos;
    }
    [[nodiscard]] const session::TillState& state() const { return till_.state(); }

    SampleTill till_;
    screens::ScreensLocal local_;
    texts::Texts texts_ = sample_texts();
    std::vector<session::Intent> asked_;
    HeadlessUi screen_;

private:
    void draw(ui::Ui& ui) {
        session::Intents intents;
        screens::draw(ui, till_.state(), texts_, local_, intents);
        for (const session::Intent& intent : intents) {
            asked_.push_back(intent);
            till_.ask(intent);
        }
    }
    // The name as it stands on the screen, whose spaces before € and ? do not break.
    [[nodiscard]] std::string written(const std::string& name) const {
        for (const std::string& known : screen_.tap_names()) {
            if (plain(known) == name) {
                return known;
            }
        }
        return name;
    }
};

TEST_F(Screens, LetsAVolunteerSignInAndOpenTheTill) {
    tap("Nadia");
    for (const char* digit : {"1", "2", "3", "4", "5", "6"}) {
        tap(digit);
    }
    EXPECT_EQ(state().screen, Screen::Opening);
    tap("Ajouter 50 €");
    tap("Ajouter 50 €");
    EXPECT_TRUE(says("100,00 €"));
    tap("Ouvrir la caisse");
    EXPECT_EQ(state().screen, Screen::Checkout);
}

TEST_F(Screens, SaysKindlyThatACodeWasWrongAndTakesAnotherOne) {
    tap("Nadia");
    for (int count = 0; count < 6; ++count) {
        tap("9");
    }
    EXPECT_TRUE(says("Ce n’est pas le bon code"));
    screen_.type("123456");
    EXPECT_EQ(state().screen, Screen::Opening);
}

TEST_F(Screens, SellsTheBasketOfThePicture) {
    selling();
    tap("Sans adhésion");
    screen_.type("sam");
    tap("Vendre à Samira B.");
    EXPECT_EQ(state().screen, Screen::Checkout);
    tap("Panier de légumes bio");
    tap("Huile d’olive vierge extra 75 cl");
    tap("Un de plus");
    EXPECT_TRUE(says("28,80 €"));
    tap("Lentilles vertes");
    EXPECT_EQ(state().screen, Screen::Weighing);
    for (const char* key : {"0", ",", "7", "2", "8"}) {
        tap(key);
    }
    EXPECT_TRUE(says("0,75 €"));
    tap("Ajouter au panier");
    tap("Savon de Marseille 300 g");
    tap("Un de plus");
    tap("Pois chiches secs 500 g");
    tap("Modifier la quantité");
    tap("3");
    tap("Modifier");
    EXPECT_TRUE(says("Payer 17,19 €"));

    tap("Payer 17,19 €");
    tap("Bon alimentaire");
    screen_.type("1000");
    tap("Encaisser 10,00 €");
    EXPECT_TRUE(says("7,19 €"));
    tap("Un billet de 10 €");
    EXPECT_TRUE(says("2,81 €"));
    tap("Valider le paiement");
    EXPECT_EQ(state().screen, Screen::Paid);
    EXPECT_TRUE(says("Payé. À rendre :"));
    tap("Imprimer");
    EXPECT_TRUE(says("Le ticket est imprimé"));
    tap("Personne suivante");
    EXPECT_TRUE(says("Le panier est vide"));
}

TEST_F(Screens, FindsAProductByItsFirstLettersAndAddsItWithEnter) {
    selling();
    screen_.key(ui::Key::F2);
    screen_.type("riz");
    screen_.key(ui::Key::Enter);
    EXPECT_TRUE(says("Riz de Camargue"));
    ASSERT_EQ(state().cart.lines.size(), 1U);
    EXPECT_EQ(state().cart.lines[0].line.product, "rice");
}

TEST_F(Screens, TypesOnItsOwnKeyboard) {
    selling();
    tap("Clavier");
    tap("r");
    tap("i");
    tap("z");
    EXPECT_TRUE(says("Riz de Camargue"));
    tap("Riz de Camargue 1 kg");
    EXPECT_EQ(state().cart.lines.size(), 1U);
    EXPECT_TRUE(says("À payer"));
}

TEST_F(Screens, RemovesALineAndPutsItBack) {
    with_cart();
    tap("Retirer");
    EXPECT_EQ(state().cart.lines.size(), 4U);
    screen_.frames(2);
    tap("Annuler");
    EXPECT_EQ(state().cart.lines.size(), 5U);
}

TEST_F(Screens, TakesTheLastPieceAway) {
    selling();
    tap("Riz de Camargue 1 kg");
    tap("Un de moins");
    EXPECT_TRUE(state().cart.lines.empty());
}

TEST_F(Screens, OpensTheLineThatIsTouched) {
    with_cart();
    tap("Savon de Marseille 300 g", 1);
    tap("Un de plus");
    EXPECT_EQ(state().cart.lines[3].line.quantity.milli(), 3000);
}

TEST_F(Screens, HoldsABasketAndTakesItBack) {
    with_cart();
    tap("Mettre en attente");
    EXPECT_TRUE(state().cart.lines.empty());
    tap("Paniers en attente");
    EXPECT_TRUE(says("Samira B."));
    tap("Reprendre le panier 1");
    EXPECT_EQ(state().cart.lines.size(), 5U);
}

TEST_F(Screens, HidesTheCoveredShareWithTheEye) {
    with_cart();
    tap("Masquer la prise en charge");
    EXPECT_FALSE(says("23,59"));
    EXPECT_TRUE(says("17,19 €"));
}

TEST_F(Screens, LetsTheMemberChooseAPrice) {
    selling();
    till_.ask(session::AddProduct{"honey", Quantity::from_milli(1000), {}, false});
    settle();
    tap("Prix choisi : 4,90 €");
    screen_.type("600");
    tap("Choisir ce prix");
    EXPECT_TRUE(says("Payer 6,00 €"));
}

TEST_F(Screens, AsksForANoteOfWhatIsBelowTheLowestPrice) {
    selling();
    till_.ask(session::AddProduct{"honey", Quantity::from_milli(1000), {}, false});
    settle();
    tap("Prix choisi : 4,90 €");
    screen_.type("100");
    tap("Choisir ce prix");
    screen_.frames(2);
    EXPECT_TRUE(says("Le prix le plus bas est 2,45 €"));
}

TEST_F(Screens, LooksForAnUnknownCodeByName) {
    with_cart();
    till_.ask(session::Scan{{"3760123456789"}});
    screen_.frames(2);
    EXPECT_TRUE(says("Code 3 760123 456789"));
    tap("Chercher");
    screen_.type("riz");
    EXPECT_TRUE(says("Riz de Camargue"));
}

TEST_F(Screens, TakesACodeTypedByHandForAScan) {
    selling();
    screen_.type("3560070123452");
    EXPECT_TRUE(says("Panier de légumes bio")) << "what bears the code comes up to be touched";
    screen_.key(ui::Key::Enter);
    settle();
    EXPECT_EQ(state().cart.lines.size(), 1U);
    screen_.type("m000017");
    screen_.key(ui::Key::Enter);
    settle();
    EXPECT_TRUE(state().cart.member);
    screen_.type("3760123456789");
    screen_.key(ui::Key::Enter);
    settle();
    EXPECT_TRUE(says("Code 3 760123 456789"));
    tap("Mettre de côté");
    screen_.type("abcde");
    screen_.key(ui::Key::Enter);
    settle();
    EXPECT_FALSE(state().refusal) << "a name that is not found is only a name";
}

TEST_F(Screens, ChoosesTheOneMemberFoundByEnter) {
    selling();
    till_.ask(session::Go{Screen::MemberSearch});
    settle();
    screen_.type("M000017");
    screen_.key(ui::Key::Enter);
    settle();
    EXPECT_TRUE(state().cart.member);
}

TEST_F(Screens, AsksForAManagersCodeOnTheSpot) {
    with_cart();
    till_.ask(session::SetTraining{true});
    screen_.frames(2);
    EXPECT_TRUE(says("Il faut le code d’une personne responsable"));
    screen_.type("123456");
    screen_.frames(2);
    EXPECT_FALSE(state().approval);
}

TEST_F(Screens, GivesUpTheManagersCode) {
    with_cart();
    till_.ask(session::SetTraining{true});
    screen_.frames(2);
    tap("Continuer sans");
    EXPECT_FALSE(state().approval);
    EXPECT_FALSE(state().training);
}

TEST_F(Screens, SharesWhatIsLeftInTwo) {
    with_cart();
    till_.start_payment().take_voucher();
    settle();
    tap("Carte");
    tap("en 2");
    tap("Encaisser 3,60 €");
    EXPECT_EQ(state().cart.left(), Money::from_cents(359));
    tap("Carte");
    tap("Valider le paiement");
    EXPECT_EQ(state().screen, Screen::Paid);
}

TEST_F(Screens, TypesAnAmountInPlaceOfANoteThatWasTouched) {
    with_cart();
    till_.start_payment().take_voucher();
    settle();
    tap("Un billet de 10 €");
    screen_.type("800");
    screen_.frames(2);
    EXPECT_TRUE(says("Reçu 8,00 €") || says("8,00 €"));
    tap("Valider le paiement");
    ASSERT_TRUE(state().last_sale);
    EXPECT_EQ(state().last_sale->sale.tenders.back().amount, Money::from_cents(800));
}

TEST_F(Screens, ShowsEveryManagerWhoMayGiveTheirWord) {
    for (const char* name : {"Awa", "Bruno", "Chloé", "Dario", "Elsa"}) {
        till_.state().operators.push_back({.id = name, .name = name, .role = session::Role::Manager});
    }
    with_cart();
    till_.ask(session::SetTraining{true});
    screen_.frames(2);
    EXPECT_FALSE(says("Elsa"));
    tap("Suite");
    screen_.frames(2);
    EXPECT_TRUE(says("Elsa"));
    tap("Suite");
    screen_.frames(2);
    EXPECT_FALSE(says("Elsa")) << "and back to the first page";
}

TEST_F(Screens, NotesTheNumberOfACheque) {
    with_cart();
    till_.start_payment();
    settle();
    tap("Chèque");
    tap("N° du chèque");
    screen_.type("0041827");
    tap("Valider le paiement");
    ASSERT_TRUE(state().last_sale);
    ASSERT_EQ(state().last_sale->sale.tenders.size(), 1U);
    EXPECT_EQ(state().last_sale->sale.tenders[0].kind, TenderKind::Cheque);
    EXPECT_EQ(state().last_sale->sale.tenders[0].reference, "0041827");
    EXPECT_EQ(state().last_sale->sale.tenders[0].amount, Money::from_cents(1719));
}

TEST_F(Screens, TakesAPaymentBack) {
    with_cart();
    till_.start_payment().take_voucher();
    settle();
    tap("Retirer : Bon alimentaire 10,00 €");
    EXPECT_TRUE(state().cart.content.tenders.empty());
}

TEST_F(Screens, RoundsUpWhenAsked) {
    with_cart();
    till_.start_payment().take_voucher();
    settle();
    tap("+0,31 €");
    EXPECT_EQ(state().cart.left(), Money::from_cents(750));
    tap("Sans");
    EXPECT_EQ(state().cart.left(), Money::from_cents(719));
}

TEST_F(Screens, SaysPaidOnlyOnceTheDiskHasIt) {
    with_cart();
    till_.start_payment().take_voucher();
    till_.answering(false);
    settle();
    tap("Exact");
    tap("Valider le paiement");
    screen_.pass(ui::Moment{400});
    EXPECT_EQ(state().screen, Screen::Payment);
    EXPECT_FALSE(says("Payé"));
    till_.answering(true);
    screen_.frames(2);
    EXPECT_TRUE(says("Payé. Rien à rendre."));
}

TEST_F(Screens, ShowsTheAllowanceForAWhile) {
    selling();
    tap("Membres");
    screen_.type("sami");
    tap("Fiche de Samira B.");
    EXPECT_FALSE(says("41,60"));
    tap("Afficher 20 s");
    EXPECT_TRUE(says("41,60 €"));
    tap("Masquer (visible encore 20 s)");
    EXPECT_FALSE(says("41,60"));
    tap("Vendre");
    EXPECT_EQ(state().screen, Screen::Checkout);
    ASSERT_TRUE(state().cart.member);
}

TEST_F(Screens, ChangesLanguageTextAndContrastFromMore) {
    selling();
    tap("Plus");
    tap("English");
    EXPECT_EQ(state().comfort.language, session::Language::English);
    tap("140 %");
    EXPECT_EQ(state().comfort.text_percent, 140);
    tap("Élevé");
    EXPECT_TRUE(state().comfort.high_contrast);
}

TEST_F(Screens, AbandonsABasketOnlyWhenAskedTwice) {
    with_cart();
    tap("Plus");
    tap("Abandonner le panier");
    tap("Garder le panier");
    EXPECT_EQ(state().cart.lines.size(), 5U);
    tap("Abandonner le panier");
    tap("Abandonner");
    EXPECT_TRUE(state().cart.lines.empty());
}

TEST_F(Screens, SellsByKeyboardAlone) {
    till_.sign_in().open();
    settle();
    screen_.type("riz");
    screen_.key(ui::Key::Enter);
    screen_.key(ui::Key::F8);
    EXPECT_EQ(state().screen, Screen::Payment);
    screen_.type("500");
    screen_.key(ui::Key::Enter);
    EXPECT_EQ(state().screen, Screen::Paid);
    screen_.key(ui::Key::Enter);
    EXPECT_EQ(state().screen, Screen::Checkout);
    screen_.key(ui::Key::F4);
    EXPECT_TRUE(says("Pommes Gala bio"));
    screen_.key(ui::Key::F10);
    EXPECT_EQ(state().screen, Screen::SignIn);
}

TEST_F(Screens, HasNoButtonWithoutEffect) {
    with_cart();
    for (const char* name : {"Retraits", "Porte-monnaie", "Crédit-temps", "Envoyer par e-mail", "Première fois"}) {
        EXPECT_FALSE(screen_.can_tap(name)) << name;
    }
}

TEST(CustomerDisplay, AsksForTheRoundUpThatIsTouched) {
    SampleTill till = SampleTill{}.sign_in().open().choose_samira().fill_cart().start_payment().take_voucher();
    const texts::Texts texts = sample_texts();
    session::Intents intents;
    HeadlessUi screen{
        [&](ui::Ui& ui) { screens::draw_customer(ui, screens::customer_view(till.state(), texts), intents); }};
    for (const std::string& name : screen.tap_names()) {
        if (plain(name) == "7,50 €   (+0,31 €)") {
            screen.tap(name);
        }
    }
    ASSERT_EQ(intents.size(), 1U);
    EXPECT_EQ(std::get<session::RoundUp>(intents[0]).amount, Money::from_cents(31));
}

}  // namespace
}  // namespace ecot::test
