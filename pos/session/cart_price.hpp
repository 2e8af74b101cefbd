#pragma once

#include <vector>

#include "pos/session/turn.hpp"

namespace ecot::session {

// The cart and what it costs. A change is first priced aside: when it cannot be, nothing has changed.

/// The rows of the catalogue that lie in the cart, as pricing looks at them on `date`.
[[nodiscard]] pricing::Request price_request(const TillState& state, const CartContent& content, pricing::Date date);

/// What funders give for a line.
[[nodiscard]] pricing::Money funded(const pricing::QuoteLine& line);

/// Replaces what is in the cart and prices it on today's date. A choice of price that can no longer be (below what is
/// asked, or above what may be taken) is dropped, but for `strict_line`'s: that one is refused. Tenders and round-up
/// are taken from `content` as they are.
[[nodiscard]] Answer put(Turn& turn, CartContent content, std::optional<std::uint32_t> strict_line = std::nullopt);

/// put() after somebody changed lines or member: the round-up leaves, the carts are saved, the checkout is shown.
/// PaymentStarted while tenders are there.
[[nodiscard]] Answer change(Turn& turn, CartContent content, std::optional<std::uint32_t> strict_line = std::nullopt);

/// Prices again what is there: facts of the member arrived, envelopes changed, midnight passed. The carts are saved
/// when a choice or goods had to leave.
void reprice(Turn& turn);

/// Puts a cart of before (saved, held) back: goods no longer sold leave it, a member no longer known too; the member's
/// facts are asked for. Tells whether goods left.
[[nodiscard]] bool bring_back(Turn& turn, CartContent content);

/// Nothing in the cart any more.
void clear_cart(TillState& state);

/// The sale before is over: its change, its receipt and its discreet mode leave the screen.
void next_person(TillState& state);

/// Current and held carts, as they are saved.
[[nodiscard]] SavedCarts saved_carts(const TillState& state);
void save_carts(Turn& turn);

/// Asks for the facts of the cart's member on today's date; they count from their arrival on.
void load_facts(Turn& turn);

}  // namespace ecot::session
