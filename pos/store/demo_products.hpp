#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ecot::store {

/// A product of the demonstration grocery, as a row of its price list.
struct DemoProduct {
    std::string_view id;
    std::string_view name;
    std::string_view category;
    char unit = 'p';  ///< p piece, k kilogram, l litre
    std::int64_t price_cents = 0;
    std::int64_t vat_bp = 550;
    char32_t picture = 0;
    std::string_view tags;  ///< beside those that follow from the category, separated by spaces
    std::string_view supplier;
    std::int64_t tare_grams = 0;
    int favourite = 0;  ///< place on the first page, 0: none
    std::string_view barcode =
        {};  ///< empty: made from the place in the list; of goods by weight, a label with the weight
};

/// A family of the demonstration's goods.
struct DemoCategory {
    std::string_view id;
    std::string_view name;
    char32_t picture = 0;
};

/// In the order of the checkout's tiles; the tint of each is its place.
[[nodiscard]] std::span<const DemoCategory> demo_categories();
[[nodiscard]] std::span<const DemoProduct> demo_products();

}  // namespace ecot::store
