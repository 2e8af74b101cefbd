#include <algorithm>
#include <variant>

#include <fmt/core.h>

#include "pos/screens/cart_panel.hpp"
#include "pos/session/cart_price.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

using pricing::Money;
using pricing::Quantity;

// "0,482 kg (saisi) × 3,90 €/kg": a weight typed by hand says so, on the line and on the receipt.
std::string detail_of(const session::PricedLine& priced, const session::ProductFace& product, const Texts& texts) {
    if (priced.line.amount) {
        return texts.get("Price on the label");
    }
    if (!priced.line.by_hand || product.unit == pricing::Unit::Piece) {
        return texts::format_quantity_and_price(priced.line.quantity, product.unit, product.price, texts.language());
    }
    return texts.format(
        "{weight} (typed) × {price}",
        fmt::arg("weight", texts::format_quantity(priced.line.quantity, product.unit, texts.language())),
        fmt::arg("price", texts::format_unit_price(product.price, product.unit, texts.language())));
}

}  // namespace

std::string quantity_only(pricing::Quantity quantity, pricing::Unit unit, const Texts& texts) {
    const std::string written = texts::format_quantity(quantity, unit, texts.language());
    return unit == pricing::Unit::Piece ? "×\u00A0" + written : written;
}

std::string covered_amount(Money funded, const Texts& texts) {
    return funded.cents() == 0 ? std::string{} : amount(-funded, texts);
}

MemberChipView member_chip(const session::Member& member, const TillState& state, const Texts& texts) {
    MemberChipView chip;
    chip.chosen = true;
    chip.name = member.display_name;
    chip.avatar = {initials(member.display_name), avatar_hue(member.id)};
    chip.in_order = member.membership_until && *member.membership_until >= state.now.date;
    chip.status = chip.in_order ? texts.get("Membership valid") : texts.get("Check membership");
    chip.hide = state.discreet ? texts.get("Show the community’s share") : texts.get("Hide the community’s share");
    chip.forget = texts.get("Sell without this member");
    chip.discreet = state.discreet;
    return chip;
}

CartRow CartRows::operator[](std::size_t index) const {
    const TillState& state = *state_;
    const Texts& texts = texts_;
    const session::PricedLine& priced = state.cart.lines[index];
    const session::ProductFace product = state.catalogue->face(priced.product);
    CartRow row;
    row.id = priced.line.id;
    row.name = product.name;
    row.detail = detail_of(priced, product, texts);
    if (state.discreet) {
        row.detail = quantity_only(priced.line.quantity, product.unit, texts);
        row.price = amount(priced.quote.member, texts);
    } else {
        row.price = amount(priced.quote.reference, texts);
        row.covered_short = covered_amount(session::funded(priced.quote), texts);
        if (!row.covered_short.empty()) {
            row.covered = texts.format("community {amount}", fmt::arg("amount", row.covered_short));
        }
    }
    if (priced.share_unavailable) {
        row.warning = texts.get("Full price");
    }
    row.by_piece = product.unit == pricing::Unit::Piece;
    row.quantity = texts::format_quantity(priced.line.quantity, product.unit, texts.language());
    row.now = priced.line.quantity;
    row.less = priced.line.quantity - Quantity::from_milli(1000);
    row.more = priced.line.quantity + Quantity::from_milli(1000);
    row.free_choice = priced.least_choice.has_value();
    if (row.free_choice) {
        row.choice = texts.format("Chosen price: {amount}", fmt::arg("amount", amount(priced.quote.member, texts)));
    }
    return row;
}

std::optional<std::size_t> CartRows::row_of(std::optional<std::uint32_t> line) const {
    if (!line) {
        return std::nullopt;
    }
    // From the end, where the line last touched most often is.
    const auto& lines = state_->cart.lines;
    const auto found = std::find_if(lines.rbegin(), lines.rend(),
                                    [&](const session::PricedLine& priced) { return priced.line.id == *line; });
    return found == lines.rend() ? std::nullopt : std::optional{static_cast<std::size_t>(lines.rend() - found) - 1};
}

CartView cart_view(const TillState& state, const Texts& texts) {
    CartView view{.member = {}, .rows = CartRows{state, texts}};
    if (state.cart.member) {
        view.member = member_chip(*state.cart.member, state, texts);
        if (state.cart.member_loading) {
            view.member.status = texts.get("One moment…");
        }
    } else {
        view.member.name = texts.get("No member");
        view.member.status = texts.get("Scan a card, or touch here");
    }
    view.last = state.cart.last_line;
    view.flashed_ms = state.cart.flashed_ms;
    view.empty = {texts.get("The basket is empty"), texts.get("Scan a product\nor touch a category.")};
    view.minus = texts.get("One less");
    view.plus = texts.get("One more");
    view.remove = texts.get("Remove");
    view.change_quantity = texts.get("Change the quantity");
    view.change_weight = texts.get("Change the weight");

    const pricing::QuoteTotals& totals = state.cart.quote.totals;
    view.full_price_label = texts.get("Full price");
    view.covered_label = texts.get("Covered by the community");
    view.covered_short = texts.get("Community");
    view.given_label = texts.get("Solidarity contribution");
    if (!state.discreet) {
        view.full_price = amount(totals.reference, texts);
        view.covered = covered_amount(totals.funded, texts);
        if (totals.surplus.cents() > 0) {
            view.given = amount(totals.surplus, texts);
        }
    }
    view.to_pay_label = texts.get("To pay");
    view.to_pay = amount(state.cart.due(), texts);
    view.pay = texts.format("Pay {amount}", fmt::arg("amount", view.to_pay));
    if (state.cart.lines.empty()) {
        view.cannot_pay = view.empty.title;
    } else if (state.writing) {
        view.cannot_pay = texts.get("One moment…");
    }
    view.hold = texts.get("Put on hold");
    view.held_list = texts.get("Baskets on hold");
    view.holds = static_cast<std::int64_t>(state.holds.size());
    return view;
}

}  // namespace ecot::screens
