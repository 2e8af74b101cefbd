#pragma once

#include <memory>
#include <vector>

#include "pos/session/catalogue.hpp"
#include "pos/store/store_error.hpp"

namespace ecot::store {

class Database;

/// The goods as the store holds them, with their categories.
struct StoredProducts {
    std::vector<session::Product> products;
    std::vector<session::Category> categories;
};

/// Reads the whole catalogue: favourites first, in their order, then the products in the order they were first written.
[[nodiscard]] Expected<StoredProducts> load_products(Database& database);

/// The same, as a till holds it in memory: read row by row, without a copy of the whole in between.
[[nodiscard]] Expected<std::shared_ptr<const session::Catalogue>> load_catalogue(Database& database);

/// Adds categories, or gives those of the same id another name, picture and tint. Inside a transaction only.
void write_categories(Database& database, const std::vector<session::Category>& categories);

/// A product as it is to be from a day on.
struct ProductRow {
    std::string id;
    std::string name;
    std::string category;  ///< id
    pricing::Unit unit = pricing::Unit::Piece;
    pricing::Money price;
    pricing::BasisPoints vat;
    bool meal_voucher = false;
    std::vector<session::Barcode> barcodes;
    std::vector<std::string> tags;
    std::string supplier;
    std::string origin;
    pricing::Quantity tare;
    std::optional<char32_t> picture;  ///< absent: as it was, or the category's
    std::optional<int> favourite;     ///< place on the first page, 0 none; absent: as it was
    friend bool operator==(const ProductRow&, const ProductRow&) = default;
};

/// Adds products, or replaces those of the same id. Their number stays. A rate or a meal-voucher right that differs
/// from the one in force gets a row from `today` on and the older rows stay (fiscal.md V1, V6); a new product's rows
/// are since ever. Inside a transaction only; categories must be there.
void write_products(Database& database, const std::vector<ProductRow>& rows, pricing::Date today);

}  // namespace ecot::store
