#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pos/screens/screens.hpp"
#include "tests/screens/beginnings.hpp"

namespace ecot::screens {
namespace {

using pricing::Money;
using pricing::Quantity;
using session::TenderKind;
using test::plain;
using test::sample_texts;
using test::SampleTill;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string cart_text(const CartView& view) {
    std::string text;
    for (std::size_t index = 0; index < view.rows.size(); ++index) {
        const CartRow row = view.rows[index];
        text += row.name + " | " + row.detail + " | " + row.price + " | " + row.covered + row.warning + "\n";
    }
    text += view.full_price + " | " + view.covered + " | " + view.to_pay + " | " + view.pay;
    return plain(text);
}

TEST(CartView, ShowsTheBasketOfThePicture) {
    SampleTill till = with_cart();
    EXPECT_EQ(cart_text(cart_view(till.state(), french())),
              "Panier de légumes bio | 1 × 12,00 € | 12,00 € | collectif −7,20 €\n"
              "Huile d’olive vierge extra 75 cl | 2 × 8,40 € | 16,80 € | collectif −10,08 €\n"
              "Lentilles vertes | 0,482 kg (saisi) × 3,90 €/kg | 1,88 € | collectif −1,13 €\n"
              "Savon de Marseille 300 g | 2 × 2,20 € | 4,40 € | collectif −1,76 €\n"
              "Pois chiches secs 500 g | 3 × 1,90 € | 5,70 € | collectif −3,42 €\n"
              "40,78 € | −23,59 € | 17,19 € | Payer 17,19 €");
}

TEST(CartView, LeavesOnlyWhatIsToBePaidInDiscreetMode) {
    SampleTill till = with_cart();
    till.ask(session::SetDiscreet{true});
    const CartView view = cart_view(till.state(), french());
    EXPECT_EQ(view.full_price, "");
    EXPECT_EQ(view.covered, "");
    for (std::size_t row = 0; row < view.rows.size(); ++row) {
        EXPECT_EQ(view.rows[row].covered, "");
        EXPECT_EQ(plain(view.rows[row].detail).find("€"), std::string::npos) << view.rows[row].detail;
    }
    EXPECT_EQ(plain(view.rows[0].price), "4,80 €");
    EXPECT_EQ(plain(view.to_pay), "17,19 €");
}

TEST(CartView, SaysWhoIsServedAndHowTheMembershipStands) {
    SampleTill till = selling();
    EXPECT_EQ(cart_view(till.state(), french()).member.name, "Sans adhésion");
    till.choose_samira();
    EXPECT_EQ(cart_view(till.state(), french()).member.name, "Samira B.");
    EXPECT_EQ(cart_view(till.state(), french()).member.status, "Adhésion à jour");
    till.ask(session::ChooseMember{"m-samy"});
    EXPECT_EQ(cart_view(till.state(), french()).member.status, "Adhésion à voir");
}

TEST(CartView, OffersAPriceToChooseOnlyWhereTheMemberMay) {
    SampleTill till = selling();
    till.ask(session::AddProduct{"honey", Quantity::from_milli(1000), {}, false});
    till.ask(session::AddProduct{"rice", Quantity::from_milli(1000), {}, false});
    const CartView view = cart_view(till.state(), french());
    EXPECT_TRUE(view.rows[0].free_choice);
    EXPECT_EQ(plain(view.rows[0].choice), "Prix choisi : 4,90 €");
    EXPECT_FALSE(view.rows[1].free_choice);
}

TEST(CartView, SpeaksEnglish) {
    SampleTill till = with_cart();
    const CartView view = cart_view(till.state(), sample_texts(texts::Language::English));
    EXPECT_EQ(view.pay, "Pay €17.19");
    EXPECT_EQ(view.covered_label, "Covered by the community");
    EXPECT_EQ(plain(view.rows[2].covered), "community −€1.13");
}

TEST(ProductsView, CountsWhatLiesInTheCart) {
    SampleTill till = with_cart();
    const ProductsView view = products_view(till.state(), french(), {});
    EXPECT_EQ(view.categories.size(), 10U);
    EXPECT_EQ(view.tiles[0].name, "Panier de légumes bio");
    EXPECT_EQ(view.tiles[0].count, "1");
    EXPECT_EQ(view.tiles[2].count, "3");
    EXPECT_EQ(view.tiles[3].count, "1");
    EXPECT_EQ(view.tiles[4].count, "");
    EXPECT_EQ(plain(view.tiles[3].price + view.tiles[3].unit), "3,90 €/kg");
}

TEST(ProductsView, FindsPeasWithoutAccentsOrSpaces) {
    SampleTill till = selling();
    ProductsLocal local;
    local.search = "poichi";
    const ProductsView view = products_view(till.state(), french(), local);
    ASSERT_EQ(view.tiles.size(), 2U);
    EXPECT_THAT(view.tiles[0].name, HasSubstr("Pois chiches"));
    local.search = "xyz";
    EXPECT_TRUE(products_view(till.state(), french(), local).tiles.empty());
    EXPECT_EQ(products_view(till.state(), french(), local).none.title, "Aucun produit de ce nom");
}

TEST(ProductsView, ShowsOnlyGoodsByWeightWhenWeighing) {
    SampleTill till = selling();
    ProductsLocal local;
    local.only_weighed = true;
    find_weighed(till.state(), local);
    const ProductsView view = products_view(till.state(), french(), local);
    EXPECT_EQ(view.tiles.size(), 4U);
    for (const ProductTile& tile : view.tiles) {
        EXPECT_TRUE(tile.by_weight) << tile.name;
    }
}

TEST(WeighingView, TakesTheContainerOffAndShowsThePriceOfThePicture) {
    SampleTill till = selling().choose_samira();
    till.ask(session::ChooseProductToWeigh{"lentils"});
    WeighingLocal local;
    EXPECT_EQ(weighing_view(till.state(), french(), local).cannot_add, "Tapez d’abord le poids.");
    local.gross.text = "0,728";
    const WeighingView view = weighing_view(till.state(), french(), local);
    EXPECT_EQ(view.net, "0,482");
    EXPECT_EQ(view.net_unit, "kg net");
    EXPECT_EQ(plain(view.tare), "0,246 kg");
    EXPECT_EQ(plain(view.sum), "0,482 kg × 3,90 €/kg");
    EXPECT_EQ(plain(view.full_price), "1,88 €");
    EXPECT_EQ(plain(view.covered), "−1,13 €");
    EXPECT_EQ(plain(view.to_pay), "0,75 €");
    EXPECT_EQ(view.cannot_add, "");
    const auto& adding = std::get<session::AddProduct>(view.adding);
    EXPECT_EQ(adding.quantity.milli(), 728);
    EXPECT_EQ(adding.tare.milli(), 246);
    EXPECT_TRUE(adding.by_hand);
}

TEST(WeighingView, AsksForMoreThanTheContainer) {
    SampleTill till = selling();
    till.ask(session::ChooseProductToWeigh{"lentils"});
    WeighingLocal local;
    local.gross.text = "0,2";
    EXPECT_EQ(weighing_view(till.state(), french(), local).cannot_add, "Le poids doit dépasser celui du contenant.");
    local.container = Container::None;
    EXPECT_EQ(weighing_view(till.state(), french(), local).cannot_add, "");
}

TEST(PaymentView, ShowsTheAmountsOfThePicture) {
    SampleTill till = with_cart().start_payment().take_voucher();
    PaymentLocal local;
    local.typed.cents = 1000;
    const PaymentView view = payment_view(till.state(), french(), local);
    EXPECT_EQ(plain(view.to_pay), "17,19 €");
    ASSERT_EQ(view.tenders.size(), 1U);
    EXPECT_EQ(plain(view.tenders[0].name + " " + view.tenders[0].amount), "Bon alimentaire −10,00 €");
    EXPECT_EQ(plain(view.left), "7,19 €");
    EXPECT_EQ(plain(view.change), "2,81 €");
    EXPECT_THAT(view.change_pieces,
                ElementsAre(Pieces{200, 1}, Pieces{50, 1}, Pieces{20, 1}, Pieces{10, 1}, Pieces{1, 1}));
    ASSERT_EQ(view.round_ups.size(), 3U);
    EXPECT_EQ(plain(view.round_ups[0].label + " " + view.round_ups[0].sub), "Sans 7,19 €");
    EXPECT_TRUE(view.round_ups[0].chosen);
    EXPECT_EQ(plain(view.round_ups[1].label + " " + view.round_ups[1].sub), "+0,31 € → 7,50 €");
    EXPECT_EQ(plain(view.round_ups[2].label + " " + view.round_ups[2].sub), "+0,81 € → 8,00 €");
    EXPECT_EQ(plain(view.splits[0].sub), "3,60 €");
    EXPECT_EQ(plain(view.splits[1].sub), "2,40 €");
    EXPECT_EQ(view.act, "Valider le paiement");
    ASSERT_EQ(view.acts.size(), 1U);
    EXPECT_TRUE(std::get<session::Pay>(view.acts[0]).finishes);
}

TEST(PaymentView, TakesAPartFirstWhenItIsNotEnough) {
    SampleTill till = with_cart().start_payment();
    PaymentLocal local;
    EXPECT_EQ(payment_view(till.state(), french(), local).cannot_act, "Tapez ce que la personne donne.");
    local.typed.cents = 500;
    const PaymentView view = payment_view(till.state(), french(), local);
    EXPECT_EQ(plain(view.act), "Encaisser 5,00 €");
    ASSERT_EQ(view.acts.size(), 1U);
    EXPECT_FALSE(std::get<session::Pay>(view.acts[0]).finishes);
    EXPECT_EQ(view.change, "");
}

TEST(PaymentView, ProposesWhatIsLeftForACardAndWhatAVoucherMayTake) {
    SampleTill till = with_cart().start_payment();
    PaymentLocal local;
    local.start_again(TenderKind::Card);
    EXPECT_EQ(plain(payment_view(till.state(), french(), local).field), "17,19 €");
    // Everything but the soap is food: 17,19 less its 2,64.
    local.start_again(TenderKind::FoodVoucher);
    EXPECT_EQ(plain(payment_view(till.state(), french(), local).field), "14,55 €");
    local.typed.cents = 1500;
    EXPECT_EQ(plain(payment_view(till.state(), french(), local).cannot_act), "14,55 € au plus.");
}

TEST(PaymentView, KeepsTheRoundUpOutOfWhatItRounds) {
    SampleTill till = with_cart().start_payment().take_voucher();
    till.ask(session::RoundUp{Money::from_cents(31)});
    const PaymentView view = payment_view(till.state(), french(), {});
    EXPECT_EQ(plain(view.left), "7,50 €");
    EXPECT_EQ(plain(view.round_ups[0].sub), "7,19 €");
    EXPECT_FALSE(view.round_ups[0].chosen);
    EXPECT_TRUE(view.round_ups[1].chosen);
}

TEST(PaymentView, WaitsForTheDisk) {
    SampleTill till = with_cart().start_payment().take_voucher();
    till.ask(session::Pay{{TenderKind::Cash, Money::from_cents(719), {}}});
    till.answering(false).ask(session::Finish{});
    const PaymentView view = payment_view(till.state(), french(), {});
    EXPECT_TRUE(view.writing);
    EXPECT_EQ(view.waiting, "Enregistrement…");
}

TEST(NotesOffered, AreTheSmallestThatAreEnough) {
    EXPECT_THAT(notes_for(Money::from_cents(719)), ElementsAre(1000, 2000, 5000));
    EXPECT_THAT(notes_for(Money::from_cents(320)), ElementsAre(500, 1000, 2000));
    EXPECT_THAT(notes_for(Money::from_cents(6300)), ElementsAre(2000, 5000, 10000));
}

TEST(PaidView, SaysTheChangeInCoinsAndWords) {
    SampleTill till = with_cart().start_payment().take_voucher().finish();
    const auto view = paid_view(till.state(), french());
    ASSERT_TRUE(view);
    EXPECT_EQ(plain(view->title), "Payé. À rendre :");
    EXPECT_EQ(plain(view->change), "2,81 €");
    EXPECT_EQ(plain(view->pieces_words), "1 × 2 €  ·  1 × 50 c  ·  1 × 20 c  ·  1 × 10 c  ·  1 × 1 c");
    EXPECT_EQ(view->rows.size(), 2U);
    EXPECT_EQ(plain(view->change_given), "2,81 €");
    EXPECT_THAT(plain(view->number), HasSubstr("1-2026-004812"));
}

TEST(MemberPage, MasksTheAllowanceUntilItIsAskedForAndForTwentySeconds) {
    SampleTill till = selling();
    till.ask(session::ShowMember{"m-samira"});
    auto view = member_page_view(till.state(), french());
    ASSERT_TRUE(view);
    EXPECT_TRUE(view->allowances.empty());
    EXPECT_FALSE(view->seconds_shown);
    till.ask(session::RevealAllowance{true});
    view = member_page_view(till.state(), french());
    ASSERT_EQ(view->allowances.size(), 1U);
    EXPECT_EQ(plain(view->allowances[0].left), "41,60 €");
    EXPECT_EQ(plain(view->allowances[0].of), "restent sur 90,00 €");
    EXPECT_EQ(plain(view->allowances[0].used), "Utilisé 48,40 €");
    EXPECT_EQ(view->seconds_shown, 20);
    till.pass(20'000);
    EXPECT_TRUE(member_page_view(till.state(), french())->allowances.empty());
}

TEST(MemberPage, HasNoWordOfTheTierForAVolunteer) {
    SampleTill till = selling();
    till.ask(session::ShowMember{"m-samira"});
    EXPECT_TRUE(member_page_view(till.state(), french())->rights.empty());
    till.ask(session::RevealRights{true});
    EXPECT_TRUE(approval_view(till.state(), french())) << "a manager's word is asked on the spot";
    EXPECT_TRUE(member_page_view(till.state(), french())->rights.empty());
    SampleTill managed = SampleTill{}.sign_in("helene").open();
    managed.ask(session::ShowMember{"m-samira"});
    EXPECT_TRUE(member_page_view(managed.state(), french())->rights.empty()) << "not before it is asked";
    managed.ask(session::RevealRights{true});
    EXPECT_EQ(member_page_view(managed.state(), french())->rights.size(), 1U);
    managed.ask(session::RevealRights{false});
    EXPECT_TRUE(member_page_view(managed.state(), french())->rights.empty());
}

TEST(MemberSearch, WantsThreeLetters) {
    SampleTill till = selling();
    MemberSearchLocal local;
    local.search = "sa";
    EXPECT_TRUE(member_search_view(till.state(), french(), local).rows.empty());
    local.search = "sam";
    const MemberSearchView view = member_search_view(till.state(), french(), local);
    ASSERT_EQ(view.rows.size(), 3U);
    EXPECT_EQ(view.rows[0].card.substr(view.rows[0].card.size() - 4).size(), 4U);
}

TEST(FrameView, SaysNothingOfANetworkWithoutAHeadOffice) {
    SampleTill till = selling();
    EXPECT_TRUE(frame_view(till.state(), french()).devices.empty());
    till.state().link = {true, false, 3};
    const FrameView view = frame_view(till.state(), french());
    EXPECT_EQ(plain(view.devices[0].words), "Hors ligne : 3 ventes en attente");
}

TEST(FrameView, NamesTheTownWithoutItsPostcode) {
    SampleTill till = selling();
    EXPECT_EQ(plain(frame_view(till.state(), french()).place), "Caisse 1 · L’Amandier, Valmont");
    till.state().site.town = "00000 Valmont";
    EXPECT_EQ(plain(frame_view(till.state(), french()).place), "Caisse 1 · L’Amandier, Valmont");
    till.state().site.town = "";
    EXPECT_EQ(plain(frame_view(till.state(), french()).place), "Caisse 1 · L’Amandier");
}

TEST(SignInView, NamesTheTownWithoutItsPostcode) {
    SampleTill till;
    till.state().site.town = "00000 Valmont";
    EXPECT_EQ(plain(sign_in_view(till.state(), french()).shop_line), "Épicerie solidaire · Valmont");
}

TEST(SignInView, CountsDownALockout) {
    SampleTill till;
    till.ask(session::ChooseOperator{"nadia"});
    EXPECT_TRUE(sign_in_view(till.state(), french()).can_type);
    till.state().lockouts = {{"nadia", 5, till.state().now.steady_ms + 95'000}};
    const SignInView view = sign_in_view(till.state(), french());
    EXPECT_FALSE(view.can_type);
    ASSERT_TRUE(view.trouble);
    EXPECT_THAT(plain(view.trouble->text), HasSubstr("dans 2 min"));
}

std::string everything(const CustomerView& view) {
    std::string text = view.shop + view.greeting + view.count + view.full_price + view.covered + view.to_pay +
                       view.left + view.round_up + view.round_up_hint + view.pay_here + view.change;
    for (const CustomerLine& line : view.lines) {
        text += line.name + line.detail + line.price;
    }
    for (const LabelledTender& tender : view.received) {
        text += tender.label + tender.amount;
    }
    for (const std::string& label : view.round_up_labels) {
        text += label;
    }
    return text;
}

TEST(CustomerView, ShowsLinesAndOneAmountButNoPerson) {
    SampleTill till = with_cart();
    const CustomerView view = customer_view(till.state(), french());
    EXPECT_EQ(view.scene, CustomerView::Scene::Cart);
    EXPECT_EQ(view.lines.size(), 5U);
    EXPECT_EQ(plain(view.count), "9 articles");
    EXPECT_EQ(plain(view.covered), "−23,59 €");
    for (const char* never : {"Samira", "M000017", "m-samira", "town", "food-share", "saisi", "Adhésion", "Nadia"}) {
        EXPECT_THAT(everything(view), Not(HasSubstr(never)));
    }
}

TEST(CustomerView, CallsAFoodVoucherAVoucherAndOffersNoneFirst) {
    SampleTill till = with_cart().start_payment().take_voucher();
    const CustomerView view = customer_view(till.state(), french());
    EXPECT_EQ(view.scene, CustomerView::Scene::Payment);
    EXPECT_EQ(plain(view.received[0].label), "Bon : reçu");
    ASSERT_EQ(view.round_up_labels.size(), 3U);
    EXPECT_EQ(plain(view.round_up_labels[0]), "Non merci, 7,19 €");
    EXPECT_EQ(plain(view.round_up_labels[1]), "7,50 €   (+0,31 €)");
    EXPECT_EQ(plain(view.round_up_labels[2]), "8,00 €   (+0,81 €)");
}

TEST(CustomerView, SaysOneMomentWhateverTheIncident) {
    for (auto value = 0; value <= static_cast<int>(session::RefusalCode::AlreadyPrinted); ++value) {
        SampleTill till = with_cart();
        till.state().refusal = session::Refusal{static_cast<session::RefusalCode>(value), "3760123456789", {}, 0};
        const CustomerView view = customer_view(till.state(), french());
        EXPECT_EQ(view.scene, CustomerView::Scene::Moment);
        EXPECT_EQ(view.greeting, "Un instant, merci.");
        EXPECT_THAT(everything(view), Not(HasSubstr("3760123456789")));
    }
}

TEST(CustomerView, HidesTheCoveredShareInDiscreetMode) {
    SampleTill till = with_cart();
    till.ask(session::SetDiscreet{true});
    const CustomerView view = customer_view(till.state(), french());
    EXPECT_EQ(view.full_price + view.covered, "");
    EXPECT_EQ(plain(view.lines[0].price), "4,80 €");
    EXPECT_EQ(plain(view.lines[1].detail), "× 2") << "a unit price beside what is paid would give the share away";
    EXPECT_EQ(plain(view.lines[2].detail), "0,482 kg");
    EXPECT_EQ(plain(view.to_pay), "17,19 €");
}

// "MODE ÉCOLE" wherever anybody looks: the volunteer's screens, signed in or not, and the customer's.
TEST(Training, IsSaidOnEveryScreen) {
    SampleTill till;
    till.sign_in("helene").open().ask(session::SetTraining{true});
    const std::optional<std::string> said = "MODE ÉCOLE : rien ne compte";
    const auto same = [&](const std::optional<std::string>& words) { return words && plain(*words) == *said; };
    EXPECT_TRUE(same(frame_view(till.state(), french()).training));
    EXPECT_TRUE(same(customer_view(till.state(), french()).training));
    till.ask(session::Lock{});
    EXPECT_TRUE(same(sign_in_view(till.state(), french()).training));
}

TEST(CustomerView, GreetsAnEmptyTillAndThanksAfterwards) {
    SampleTill till = selling();
    EXPECT_EQ(plain(customer_view(till.state(), french()).greeting), "Bonjour !");
    till.choose_samira().fill_cart().start_payment().take_voucher().finish();
    const CustomerView view = customer_view(till.state(), french());
    EXPECT_EQ(view.scene, CustomerView::Scene::Thanks);
    EXPECT_EQ(plain(view.change), "2,81 €");
}

}  // namespace
}  // namespace ecot::screens
