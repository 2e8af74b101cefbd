#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pos/session/members.hpp"
#include "pos/session/records.hpp"

namespace ecot::session {

/// What was put in the cart. Prices come from the catalogue and the quote, never from here.
struct CartLine {
    std::uint32_t id = 0;  ///< stays the same while the line lives; screens hold on to it
    std::string product;
    pricing::Quantity quantity;  ///< net
    pricing::Quantity tare;
    bool by_hand = false;
    std::optional<pricing::Money> amount;  ///< price read from a label
    std::optional<pricing::Money> choice;  ///< price the member chose for the whole line
    friend bool operator==(const CartLine&, const CartLine&) = default;
};

/// What a household already received and paid, worked out by the store when the member comes to the till.
struct MemberFacts {
    std::vector<pricing::Usage> usage;
    pricing::Money meal_vouchers_today;
    friend bool operator==(const MemberFacts&, const MemberFacts&) = default;
};

/// What is kept of a cart over a restart, or on hold.
struct CartContent {
    std::vector<CartLine> lines;
    std::optional<std::string> member;  ///< id
    std::vector<Tender> tenders;
    pricing::Money round_up;
    /// What the basket held at most since its first line: taking lines out one by one leaves this trace (F23).
    std::size_t lines_most = 0;
    pricing::Money amount_most;
    friend bool operator==(const CartContent&, const CartContent&) = default;
    [[nodiscard]] bool empty() const { return lines.empty() && !member && tenders.empty(); }
    /// It had lines and has none any more.
    [[nodiscard]] bool emptied() const { return lines.empty() && lines_most > 0; }
};

/// A cart put aside: its number is what the volunteer says to find it again.
struct HeldCart {
    std::int64_t number = 0;
    std::int64_t held_utc_ms = 0;
    CartContent content;
    friend bool operator==(const HeldCart&, const HeldCart&) = default;
};

/// All carts, as they are saved and come back after a restart.
struct SavedCarts {
    CartContent current;
    std::vector<HeldCart> holds;
    std::int64_t holds_given = 0;  ///< the last number given to a held cart
    bool training = false;         ///< whether these are carts of training (fiscal.md F12)
    friend bool operator==(const SavedCarts&, const SavedCarts&) = default;
};

}  // namespace ecot::session
