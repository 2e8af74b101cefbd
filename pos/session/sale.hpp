#pragma once

#include "pos/session/turn.hpp"

namespace ecot::session {

// Goods into the cart and out of it.

[[nodiscard]] Answer handle(Turn& turn, const Scan& intent);
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
