#pragma once

#include <string>
#include <string_view>

#include "pos/session/cart.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;

/// The carts as they were last saved; empty when none ever were.
[[nodiscard]] Expected<session::SavedCarts> load_carts(Database& database);

/// Keeps the cart, the tenders taken and the carts on hold, all or nothing.
[[nodiscard]] Expected<void> save_carts(Database& database, const session::SavedCarts& carts);

/// The same inside a transaction that is open: with the record that settles a cart.
void write_carts(Database& database, const session::SavedCarts& carts);

/// The carts as the text that is kept, and back. Nothing when a text is not one of ours.
[[nodiscard]] std::string carts_to_json(const session::SavedCarts& carts);
[[nodiscard]] std::optional<session::SavedCarts> carts_from_json(std::string_view text);

}  // namespace ecot::store
