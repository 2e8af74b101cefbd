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

/// The record of a voided cart is on the disk: the cart is empty now.
void voided(Turn& turn);

}  // namespace ecot::session
