#include <fmt/core.h>

#include "pos/screens/weighing_screen.hpp"
#include "pos/session/cart_price.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

using pricing::Quantity;

constexpr ui::Picto jar_picture{0x1FAD9};

// Containers are light: their weight is said in grams, or millilitres of a liquid.
std::string small_weight(Quantity quantity, pricing::Unit unit, const Texts& texts) {
    const std::string count = texts::format_count(quantity.milli(), texts.language());
    return count + (unit == pricing::Unit::Litre ? "\u00A0ml" : "\u00A0g");
}

Quantity tare_of(const session::Product& product, const WeighingLocal& local, Container container) {
    switch (container) {
        case Container::None:
            return {};
        case Container::Usual:
            return product.tare;
        case Container::Other:
            return local.tare.quantity().value_or(Quantity{});
    }
    return {};
}

void name_containers(WeighingView& view, const session::Product& product, Container chosen, const Texts& texts) {
    view.containers.push_back({Container::None, texts.get("None", "container"), small_weight({}, product.unit, texts),
                               ui::Icon::Close, ui::Picto::None, chosen == Container::None});
    if (product.tare.milli() > 0) {
        view.containers.push_back({Container::Usual, texts.get("Usual"),
                                   small_weight(product.tare, product.unit, texts), ui::Icon::None, jar_picture,
                                   chosen == Container::Usual});
    }
    view.containers.push_back({Container::Other, texts.get("Other", "container"), texts.get("To type"),
                               ui::Icon::Keyboard, ui::Picto::None, chosen == Container::Other});
}

using session::WeightState;

// Whether the scale can weigh at all; what lies on it may still move.
bool weighs(const session::ScaleWeight& weight) {
    return weight.state != WeightState::Fault && weight.state != WeightState::Gone;
}

std::string weight_words(WeightState state, const Texts& texts) {
    switch (state) {
        case WeightState::Stable:
            return texts.get("Stable weight");
        case WeightState::Zero:
            return texts.get("Put the goods on the scale");
        case WeightState::InMotion:
            return texts.get("Wait for “stable”");
        case WeightState::Unchanged:
            return texts.get("Lift the goods, then put them back");
        case WeightState::UnderZero:
            return texts.get("Empty the scale, then touch “Zero”");
        case WeightState::OverLimit:
            return texts.get("Too heavy: weigh in two goes");
        case WeightState::WrongUnit:
            return texts.get("Switch the scale to kilograms");
        case WeightState::NeedsZero:
            return texts.get("Empty the scale, then touch “Zero”");
        case WeightState::Fault:
            return texts.get("The scale is out of order: type the weight");
        case WeightState::Gone:
            return texts.get("The scale does not answer: type the weight");
    }
    return {};
}

void say_scale(WeighingView& view, const session::ScaleWeight& weight, const Texts& texts) {
    const bool ready = weight.may_be_added();
    view.mark = weight_words(weight.state, texts);
    view.mark_icon = ready ? ui::Icon::CheckCircle : ui::Icon::Scale;
    view.mark_tone = ready ? ui::Tone::Primary : ui::Tone::Warn;
    view.zero = texts.get("Zero");
    view.other_way = texts.get("Type the weight");
    view.steps = {texts.get("Put on the scale"), texts.get("Wait for “stable”"), texts.get("Add")};
    view.step = ready ? 2 : weight.state == WeightState::InMotion ? 1 : 0;
}

}  // namespace

std::optional<pricing::QuoteLine> price_of(const TillState& state, session::ProductIndex product, Quantity quantity) {
    session::CartContent content = state.cart.content;
    session::CartLine line;
    line.product = state.catalogue->product(product).id;
    line.quantity = quantity;
    content.lines.push_back(std::move(line));
    const pricing::Request request = session::price_request(state, content, state.now.date);
    const auto quote = pricing::quote(request);
    if (!quote) {
        return std::nullopt;
    }
    return quote->lines.back();
}

WeighingView weighing_view(const TillState& state, const Texts& texts, const WeighingLocal& local) {
    WeighingView view;
    view.back = texts.get("Basket");
    view.title = texts.get("Weigh loose goods");
    if (state.cart.member) {
        view.member = member_chip(*state.cart.member, state, texts);
    }
    view.change = texts.get("Change product");
    view.keys = key_words(texts);
    if (!state.weighing) {
        return view;
    }
    const session::Product& product = state.catalogue->product(*state.weighing);
    view.product = product.name;
    view.price = texts::format_unit_price(product.price, product.unit, texts.language());
    view.picture = ui::Picto{static_cast<std::uint32_t>(product.picture)};
    for (const session::Category& category : state.catalogue->categories()) {
        if (category.id == product.category) {
            view.tint = category.tint;
            if (product.picture == 0) {
                view.picture = ui::Picto{static_cast<std::uint32_t>(category.picture)};
            }
        }
    }
    const Container container = local.container.value_or(product.tare.milli() > 0 ? Container::Usual : Container::None);
    view.container_title = texts.get("Container");
    view.container_hint = texts.get("It is never charged.");
    name_containers(view, product, container, texts);

    const session::ScaleWeight* const scale =
        state.weight && product.unit == pricing::Unit::Kilogram ? &*state.weight : nullptr;
    view.live = scale != nullptr && weighs(*scale) && !local.types_weight;
    const Quantity gross = view.live ? scale->gross : local.gross.quantity().value_or(Quantity{});
    // A container that the scale has taken off already is not taken off again.
    const Quantity tare = view.live && scale->net ? Quantity{} : tare_of(product, local, container);
    const Quantity net = gross > tare ? gross - tare : Quantity{};
    view.mark = texts.get("Typed by hand");
    view.steps = {texts.get("Put on the scale"), texts.get("Type the weight"), texts.get("Add")};
    view.step = local.gross.quantity() ? 2 : 0;
    if (view.live) {
        say_scale(view, *scale, texts);
    } else if (scale != nullptr) {
        view.other_way = weighs(*scale) ? texts.get("Back to the scale") : std::string{};
    }
    const std::string net_text = texts::format_quantity(net, product.unit, texts.language());
    view.net = net_text.substr(0, net_text.find("\u00A0"));
    view.net_unit = product.unit == pricing::Unit::Litre ? texts.get("l net") : texts.get("kg net");
    view.gross_label = texts.get("Gross");
    view.gross = texts::format_quantity(gross, product.unit, texts.language());
    view.tare_label = texts.get("Tare");
    view.tare = texts::format_quantity(tare, product.unit, texts.language());
    view.types_tare = local.types_tare && container == Container::Other;

    view.covered_label = texts.get("Covered by the community");
    view.covered_short = texts.get("Community");
    view.to_pay_label = texts.get("To pay");
    view.instruction = view.live                             ? view.mark
                       : scale != nullptr && !weighs(*scale) ? weight_words(scale->state, texts)
                                                             : texts.get("Weigh, then type what the scale shows.");
    view.add = texts.get("Add to the basket");
    view.product_id = product.id;
    if (view.live) {
        view.adding = session::AddWeighed{product.id, tare};
    } else {
        view.adding = session::AddProduct{product.id, gross, tare, true};
    }
    if (view.live && !scale->may_be_added()) {
        view.cannot_add = view.mark;
        return view;
    }
    if (!view.live && !local.gross.quantity()) {
        view.cannot_add = texts.get("Type the weight first.");
        return view;
    }
    if (net.milli() == 0) {
        view.cannot_add = texts.get("The weight must be more than the container’s.");
        return view;
    }
    const auto priced = price_of(state, *state.weighing, net);
    if (!priced) {
        view.cannot_add = texts.get("This weight does not fit. Type another one.");
        return view;
    }
    view.sum = texts::format_quantity_and_price(net, product.unit, product.price, texts.language());
    view.to_pay = amount(priced->member, texts);
    if (!state.discreet) {
        view.full_price = amount(priced->reference, texts);
        view.covered = covered_amount(session::funded(*priced), texts);
    }
    return view;
}

}  // namespace ecot::screens
