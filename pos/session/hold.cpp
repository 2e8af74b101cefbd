#include "pos/session/hold.hpp"

#include <algorithm>
#include <utility>

#include "pos/session/cart_price.hpp"
#include "pos/session/sale.hpp"

namespace ecot::session {

namespace {

std::int64_t put_aside(Turn& turn) {
    TillState& state = turn.state;
    state.holds.push_back(
        {.number = ++state.holds_given, .held_utc_ms = turn.now.utc_ms, .content = state.cart.content});
    clear_cart(state);
    return state.holds_given;
}

}  // namespace

Answer handle(Turn& turn, const Hold& /*intent*/) {
    TillState& state = turn.state;
    if (state.cart.content.empty()) {
        return refused(RefusalCode::EmptyCart);
    }
    if (!state.cart.content.tenders.empty()) {
        return refused(RefusalCode::PaymentStarted);
    }
    const std::int64_t number = put_aside(turn);
    next_person(state);
    state.screen = Screen::Checkout;
    say(turn, {.kind = Notice::Kind::HeldAs, .number = number});
    save_carts(turn);
    return std::nullopt;
}

Answer handle(Turn& turn, const Recall& intent) {
    TillState& state = turn.state;
    const auto found = std::ranges::find(state.holds, intent.hold, &HeldCart::number);
    if (found == state.holds.end()) {
        return refused(RefusalCode::UnknownHold);
    }
    if (!state.cart.content.tenders.empty()) {
        return refused(RefusalCode::PaymentStarted);
    }
    CartContent content = std::move(found->content);
    state.holds.erase(found);
    close_emptied(turn);
    if (!state.cart.content.empty()) {
        put_aside(turn);
    }
    next_person(state);
    const bool goods_left = bring_back(turn, std::move(content));
    say(turn, {.kind = goods_left ? Notice::Kind::ProductsGone : Notice::Kind::Recalled, .number = intent.hold});
    state.screen = Screen::Checkout;
    save_carts(turn);
    return std::nullopt;
}

}  // namespace ecot::session
