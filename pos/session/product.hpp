#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/quote.hpp"

namespace ecot::session {

/// A value in force from a day on, until the next row's day (no `from`: since ever). Rows are sorted by day.
template <class T>
struct Dated {
    std::optional<pricing::Date> from;
    T value{};
    friend bool operator==(const Dated&, const Dated&) = default;
};

/// The value in force on `date`, or nothing before the first row.
template <class T>
[[nodiscard]] std::optional<T> in_force(const std::vector<Dated<T>>& rows, pricing::Date date) {
    std::optional<T> found;
    for (const Dated<T>& row : rows) {
        if (!row.from || *row.from <= date) {
            found = row.value;
        }
    }
    return found;
}

/// A code printed on a product, or on a pack of several (`quantity` pieces or thousandths of a kilogram).
struct Barcode {
    std::string code;  ///< digits as printed: EAN-13, EAN-8, UPC-A, ITF-14, or a shop's own code
    pricing::Quantity quantity = pricing::Quantity::from_milli(1000);
    friend bool operator==(const Barcode&, const Barcode&) = default;
};

/// A product as the till sells it. Labels and rates are copied into the journal at each sale (fiscal.md F5).
struct Product {
    std::string id;
    std::string name;
    std::string category;  ///< id of a Category
    pricing::Unit unit = pricing::Unit::Piece;
    pricing::Money price;  ///< full price per unit, VAT included
    std::vector<Dated<pricing::BasisPoints>> vat;
    std::vector<Dated<bool>> meal_voucher;  ///< fiscal.md V6; no row: not eligible
    std::vector<Barcode> barcodes;
    std::vector<std::string> tags;
    std::string supplier;
    std::string origin;
    pricing::Quantity tare;  ///< of the usual container, taken off a weight typed by hand
    char32_t picture = 0;    ///< an emoji, 0: the category's
    bool favourite = false;  ///< stands on the first page of the checkout
    friend bool operator==(const Product&, const Product&) = default;
};

/// A family of products, a tile of the checkout.
struct Category {
    std::string id;
    std::string name;
    char32_t picture = 0;
    int tint = 0;  ///< which of the category tints of the theme, 0..8
    friend bool operator==(const Category&, const Category&) = default;
};

using ProductIndex = std::size_t;

/// What is often asked of a product, for a screen or a price, without a copy. Valid as long as the catalogue it is of.
struct ProductFace {
    std::string_view id;
    std::string_view name;
    std::string_view category;  ///< id of a Category
    pricing::Unit unit = pricing::Unit::Piece;
    pricing::Money price;
    const std::vector<Dated<pricing::BasisPoints>>& vat;
    const std::vector<Dated<bool>>& meal_voucher;
    const std::vector<std::string>& tags;
    char32_t picture = 0;
};

}  // namespace ecot::session
