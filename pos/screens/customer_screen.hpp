#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/screens/euros.hpp"
#include "pos/screens/payment_screen.hpp"

namespace ecot::screens {

/// A line as the customer sees it.
struct CustomerLine {
    std::string name, detail, price;
    ui::Picto picture = ui::Picto::None;
    int tint = 0;
    bool last = false;
};

/// A payment already received: "Bon reçu", "−10,00 €".
struct LabelledTender {
    std::string label, amount;
};

/// A way to pay, as the customer sees it.
struct CustomerWay {
    ui::Icon icon = ui::Icon::None;
    std::string name;
};

/// The second screen, turned to the customer (look 09, 09b). It never holds a name, a number, a household, a balance,
/// a tier, a funder, a reason or a message of the till: there is no place for one.
struct CustomerView {
    enum class Scene { Hello, Cart, Payment, Thanks, Moment } scene = Scene::Hello;
    std::string shop;
    std::string greeting;  ///< "Bonjour !", "Un instant, merci.", "Merci et à bientôt !"
    std::vector<CustomerLine> lines;
    std::string count;  ///< "9 articles"
    std::string full_price_label, full_price, covered_label, covered, given_label, given;
    std::string to_pay_label, to_pay;
    std::vector<CustomerWay> ways;

    std::string left_label, left;
    std::vector<LabelledTender> received;
    std::string round_up, round_up_hint;
    std::vector<std::string> round_up_labels;  ///< none first; all of the same weight
    std::vector<pricing::Money> gifts;
    std::size_t gift_chosen = 0;
    std::string pay_here;

    std::string change_label, change;
    std::vector<Pieces> change_pieces;
    std::optional<std::string> training;
};

[[nodiscard]] CustomerView customer_view(const TillState& state, const Texts& texts);

void draw_customer(ui::Ui& ui, const CustomerView& view, session::Intents& intents);

}  // namespace ecot::screens
