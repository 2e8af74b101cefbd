#include <algorithm>

#include "pos/screens/quantity_pad.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

std::optional<QuantityPadView> quantity_pad_view(const TillState& state, const Texts& texts,
                                                 const QuantityPadLocal& local) {
    if (local.about == QuantityPadLocal::About::Nothing) {
        return std::nullopt;
    }
    const auto found = std::ranges::find_if(
        state.cart.lines, [&](const session::PricedLine& priced) { return priced.line.id == local.line; });
    if (found == state.cart.lines.end()) {
        return std::nullopt;
    }
    const session::Product& product = state.catalogue->product(found->product);
    QuantityPadView view;
    view.title = product.name;
    view.cancel = texts.get("Leave as it is");
    view.keys = key_words(texts);
    if (local.about == QuantityPadLocal::About::Price) {
        view.is_price = true;
        view.ask = texts.get("What does the person choose to pay?");
        view.shown = amount(pricing::Money::from_cents(local.price.cents.value_or(0)), texts);
        view.confirm = texts.get("Choose this price");
        view.usual_price = texts.get("Usual price");
        view.usual = session::ChooseAmount{local.line, std::nullopt};
        if (!local.price.cents) {
            view.cannot_confirm = texts.get("Type the chosen price first.");
        } else {
            view.confirmed = session::ChooseAmount{local.line, pricing::Money::from_cents(*local.price.cents)};
        }
        return view;
    }
    view.has_comma = product.unit != pricing::Unit::Piece;
    view.ask = view.has_comma ? texts.get("New weight, without the container") : texts.get("How many?");
    const auto typed = local.number.quantity();
    view.shown = texts::format_quantity(typed.value_or(pricing::Quantity{}), product.unit, texts.language());
    view.confirm = texts.get("Change it");
    if (!typed || typed->milli() == 0) {
        view.cannot_confirm = view.has_comma ? texts.get("Type the weight first.") : texts.get("Type a number first.");
    } else {
        const pricing::Quantity tare = found->line.tare;  // what was typed is without the container
        view.confirmed = session::SetQuantity{local.line, *typed + tare, tare};
    }
    return view;
}

}  // namespace ecot::screens
