#include <fmt/core.h>

#include "pos/screens/device_words.hpp"
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

/// The scale as this screen goes by it, and why it does not when it cannot.
struct Scale {
    std::optional<session::ScaleWeight> weight;  ///< absent: this till has none
    std::optional<Saying> trouble;               ///< it cannot weigh now
};

// Goods by the litre are weighed nowhere. A scale that is gone is known by its weight, or by its cable.
Scale scale_of(const TillState& state, const session::Product& product, const Texts& texts) {
    if (product.unit != pricing::Unit::Kilogram) {
        return {};
    }
    Scale scale{state.weight, std::nullopt};
    for (const session::Device& device : state.devices) {
        if (device.kind == session::DeviceKind::Scale && device.used &&
            device.trouble != session::DeviceTrouble::None) {
            scale.weight = scale.weight.value_or(session::ScaleWeight{});
            scale.trouble = device_words(device, texts);
        }
    }
    const bool silent =
        scale.weight && (scale.weight->state == WeightState::Fault || scale.weight->state == WeightState::Gone);
    if (silent && !scale.trouble) {
        scale.trouble = weight_words(scale.weight->state, texts);
    }
    return scale;
}

// Whether what the scale shows is a weight; goods may be added only at a stable one.
bool shows_weight(WeightState state) {
    return state == WeightState::Stable || state == WeightState::Zero || state == WeightState::InMotion ||
           state == WeightState::Unchanged;
}

void say_scale(WeighingView& view, const session::ScaleWeight& weight, const Texts& texts) {
    view.ready = weight.may_be_added();
    const Saying saying = weight_words(weight.state, texts);
    view.mark = saying.title;
    view.instruction = saying.text;
    view.mark_icon = view.ready ? ui::Icon::CheckCircle : ui::Icon::Scale;
    view.mark_tone = view.ready ? ui::Tone::Primary : ui::Tone::Warn;
    view.zero = texts.get("Zero");
    view.zero_wanted = weight.state == WeightState::NeedsZero || weight.state == WeightState::UnderZero;
    view.other_way = texts.get("Type it by hand");
    view.other_way_short = texts.get("Type it");
    view.steps = {texts.get("Put on the scale"), texts.get("Wait for “stable”"), texts.get("Add")};
    view.wait_short = texts.get("Wait", "for the scale");
    view.step = view.ready ? 2 : weight.state == WeightState::InMotion ? 1 : 0;
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

    const Scale scale = scale_of(state, product, texts);
    view.live = scale.weight && !scale.trouble && !local.types_weight;
    const Quantity gross = view.live ? scale.weight->gross : local.gross.quantity().value_or(Quantity{});
    // A container that the scale has taken off already is not taken off again.
    const Quantity tare = view.live && scale.weight->net ? Quantity{} : tare_of(product, local, container);
    const Quantity net = gross > tare ? gross - tare : Quantity{};
    view.mark = texts.get("Typed by hand");
    view.instruction = texts.get("Weigh, then type what the scale shows.");
    view.steps = {texts.get("Put on the scale"), texts.get("Type the weight"), texts.get("Add")};
    view.step = local.gross.quantity() ? 2 : 0;
    if (view.live) {
        say_scale(view, *scale.weight, texts);
    } else if (scale.trouble) {
        view.trouble = *scale.trouble;
    } else if (scale.weight) {
        view.other_way = texts.get("Back to the scale");
        view.other_way_short = device_kind_name(session::DeviceKind::Scale, texts);
    }
    const std::string net_text = texts::format_quantity(net, product.unit, texts.language());
    view.net = net_text.substr(0, net_text.find("\u00A0"));
    view.net_unit = product.unit == pricing::Unit::Litre ? texts.get("l net") : texts.get("kg net");
    view.gross_label = texts.get("Gross");
    view.gross = texts::format_quantity(gross, product.unit, texts.language());
    view.tare_label = texts.get("Tare");
    view.tare = texts::format_quantity(tare, product.unit, texts.language());
    view.types_tare = local.types_tare && container == Container::Other;
    if (view.live && !shows_weight(scale.weight->state)) {
        view.net = view.gross = "- - -";
    }

    view.covered_label = texts.get("Covered by the community");
    view.covered_short = texts.get("Community");
    view.to_pay_label = texts.get("To pay");
    view.add = texts.get("Add to the basket");
    view.add_short = texts.get("Add");
    view.product_id = product.id;
    if (view.live) {
        view.adding = session::AddWeighed{product.id, tare};
    } else {
        view.adding = session::AddProduct{product.id, gross, tare, true};
    }
    if (view.live && !view.ready) {
        view.cannot_add = view.mark + ". " + view.instruction;
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
