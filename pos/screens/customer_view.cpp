#include <algorithm>

#include <fmt/core.h>

#include "pos/screens/cart_panel.hpp"
#include "pos/screens/customer_screen.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

using session::Screen;
using session::TenderKind;

bool waits(const TillState& state) {
    return state.refusal || !state.unknown_codes.empty() || !state.past_dates.empty() || state.approval ||
           state.printer_question || state.store_failed || state.clock_needs_manager || !state.operator_in ||
           !state.open_session;
}

// A finger may still be on the way: these screens belong to the sale, the others leave it as it was.
CustomerView::Scene scene_of(const TillState& state) {
    using Scene = CustomerView::Scene;
    if ((state.screen == Screen::Paid || state.screen == Screen::Receipt) && state.last_sale) {
        return Scene::Thanks;
    }
    if (state.cart.lines.empty()) {
        return Scene::Hello;
    }
    if (waits(state)) {
        return Scene::Moment;
    }
    return state.screen == Screen::Payment ? Scene::Payment : Scene::Cart;
}

CustomerLine line_of(const session::PricedLine& priced, const TillState& state, const Texts& texts) {
    const session::ProductFace product = state.catalogue->face(priced.product);
    CustomerLine line;
    line.name = product.name;
    const bool one = product.unit == pricing::Unit::Piece && priced.line.quantity.milli() == 1000;
    if (!one && state.discreet) {
        line.detail = quantity_only(priced.line.quantity, product.unit, texts);
    } else if (!one && !priced.line.amount) {
        line.detail =
            texts::format_quantity_and_price(priced.line.quantity, product.unit, product.price, texts.language());
    }
    line.price = amount(state.discreet ? priced.quote.member : priced.quote.reference, texts);
    line.picture = ui::Picto{static_cast<std::uint32_t>(product.picture)};
    line.tint = 9;
    for (const session::Category& category : state.catalogue->categories()) {
        if (category.id == product.category) {
            line.tint = category.tint;
            if (product.picture == 0) {
                line.picture = ui::Picto{static_cast<std::uint32_t>(category.picture)};
            }
        }
    }
    line.last = state.cart.last_line == priced.line.id;
    return line;
}

// Pieces count one each, what is weighed counts as one article.
std::int64_t articles(const TillState& state) {
    std::int64_t count = 0;
    for (const session::PricedLine& priced : state.cart.lines) {
        const bool piece = state.catalogue->face(priced.product).unit == pricing::Unit::Piece;
        count += piece ? std::max<std::int64_t>(1, priced.line.quantity.milli() / 1000) : 1;
    }
    return count;
}

void say_totals(CustomerView& view, const TillState& state, const Texts& texts) {
    view.full_price_label = texts.get("Full price");
    view.covered_label = texts.get("Covered by the community");
    view.given_label = texts.get("Solidarity contribution");
    view.to_pay_label = texts.get("To pay");
    view.to_pay = amount(state.cart.due(), texts);
    if (!state.discreet) {
        const pricing::QuoteTotals& totals = state.cart.quote.totals;
        view.full_price = amount(totals.reference, texts);
        view.covered = covered_amount(totals.funded, texts);
        if (totals.surplus.cents() > 0) {
            view.given = amount(totals.surplus, texts);
        }
    }
}

void say_payment(CustomerView& view, const TillState& state, const Texts& texts) {
    view.left_label = texts.get("Left to pay");
    view.left = amount(state.cart.left(), texts);
    for (const session::Tender& tender : state.cart.content.tenders) {
        view.received.push_back(
            {texts.format("{payment} received", fmt::arg("payment", tender_name_for_all(tender.kind, texts))),
             amount(-tender.amount, texts)});
    }
    view.round_up = texts.get("Round up your payment?");
    view.round_up_hint = texts.get("The difference goes to the common fund. You choose, freely.");
    for (const RoundUpChoice& choice : round_up_choices(state, texts)) {
        if (choice.chosen) {
            view.gift_chosen = view.gifts.size();
        }
        const bool none = choice.gift.cents() == 0;
        const std::string target = none ? choice.sub : choice.sub.substr(choice.sub.find(' ') + 1);
        view.round_up_labels.push_back(
            none ? texts.format("No thanks, {amount}", fmt::arg("amount", target))
                 : texts.format("{amount}   ({more})", fmt::arg("amount", target), fmt::arg("more", choice.label)));
        view.gifts.push_back(choice.gift);
    }
    view.pay_here = texts.get("Pay at the till.");
}

}  // namespace

CustomerView customer_view(const TillState& state, const Texts& texts) {
    using Scene = CustomerView::Scene;
    CustomerView view;
    view.scene = scene_of(state);
    view.shop = state.site.name;
    view.greeting = texts.get("Hello!");
    if (state.training) {
        view.training = texts.get("TRAINING MODE: nothing counts");
    }
    for (const TenderKind kind : {TenderKind::Cash, TenderKind::Card, TenderKind::FoodVoucher}) {
        view.ways.push_back({tender_icon(kind), tender_name_for_all(kind, texts)});
    }
    switch (view.scene) {
        case Scene::Hello:
            break;
        case Scene::Moment:
            view.greeting = texts.get("One moment, thank you.");
            break;
        case Scene::Thanks:
            view.greeting = texts.get("Thank you, and see you soon!");
            view.change_label = texts.get("Your change");
            if (state.last_sale->sale.change.cents() > 0) {
                view.change = amount(state.last_sale->sale.change, texts);
                view.change_pieces = in_pieces(state.last_sale->sale.change);
            }
            break;
        case Scene::Payment:
            say_totals(view, state, texts);
            say_payment(view, state, texts);
            break;
        case Scene::Cart:
            say_totals(view, state, texts);
            for (const session::PricedLine& priced : state.cart.lines) {
                view.lines.push_back(line_of(priced, state, texts));
            }
            view.count = texts.plural("{n} item", "{n} items", articles(state));
            break;
    }
    return view;
}

}  // namespace ecot::screens
