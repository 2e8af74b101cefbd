#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Goods into the cart and out of it.

/// What is sold of what was put on the scale: net, and the container taken off.
struct Weighed {
    pricing::Quantity net;
    pricing::Quantity tare;
};

/// The net quantity, or nothing when it makes no sense: pieces are whole and have no container.
[[nodiscard]] std::optional<Weighed> weighed(const Product& product, pricing::Quantity gross, pricing::Quantity tare);

/// Goods on their way into the cart.
struct Addition {
    ProductIndex product = 0;
    Weighed quantity;
    bool by_hand = false;
    std::optional<pricing::Money> amount;  ///< the price on the label, for the whole of it
};

/// Puts goods in the cart: on a line of their own, or as more of a line of the same by the piece.
[[nodiscard]] Answer add(Turn& turn, const Addition& addition);

/// Opens the weighing screen.
[[nodiscard]] Answer open_weighing(Turn& turn, ProductIndex product);

[[nodiscard]] Answer handle(Turn& turn, const AddProduct& intent);
[[nodiscard]] Answer handle(Turn& turn, const ChooseProductToWeigh& intent);
[[nodiscard]] Answer handle(Turn& turn, const SetQuantity& intent);
[[nodiscard]] Answer handle(Turn& turn, const RemoveLine& intent);
[[nodiscard]] Answer handle(Turn& turn, const ChooseAmount& intent);
[[nodiscard]] Answer handle(Turn& turn, const Undo& intent);
[[nodiscard]] Answer handle(Turn& turn, const VoidCart& intent);

/// Journals a basket out of which every line was taken (F23): it was left when another begins.
void close_emptied(Turn& turn);

/// Whether a record is the one that handle(VoidCart) waits for.
[[nodiscard]] bool voids_cart(const EventRecord& record);

/// The record of a voided cart is on the disk: the cart is empty now.
void voided(Turn& turn);

}  // namespace ecot::session
