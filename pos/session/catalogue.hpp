#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pos/session/packed_products.hpp"
#include "pos/session/product.hpp"

namespace ecot::session {

/// All that is sold, in memory, so that no scan, tap or search waits for the disk. Immutable once made; shared by
/// threads.
class Catalogue {
public:
    Catalogue(PackedProducts products, std::vector<Category> categories);
    ~Catalogue();
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    /// How many products there are; their indices go from 0 on.
    [[nodiscard]] std::size_t size() const { return products_.size(); }
    [[nodiscard]] std::span<const Category> categories() const;
    /// A copy of all that is known of a product. What is drawn or counted often asks for its face().
    [[nodiscard]] Product product(ProductIndex index) const { return products_.product(index); }
    [[nodiscard]] ProductFace face(ProductIndex index) const { return products_.face(index); }
    [[nodiscard]] std::optional<ProductIndex> find(std::string_view id) const;

    struct BarcodeMatch {
        ProductIndex product;
        pricing::Quantity quantity;
    };
    /// Finds a scanned code. UPC-A meets its EAN-13 form (leading zero) and an ITF-14 or GTIN-14 its 13 digits.
    [[nodiscard]] std::optional<BarcodeMatch> find_barcode(std::string_view code) const;

    /// Products whose words begin with what was typed, best first: accents and case do not matter, and letters may run
    /// over several words ("poichi" finds "pois chiches"). An empty text finds nothing. At most `limit`.
    [[nodiscard]] std::vector<ProductIndex> search(std::string_view text, std::size_t limit) const;

    [[nodiscard]] std::span<const ProductIndex> in_category(std::string_view category) const;
    [[nodiscard]] std::span<const ProductIndex> favourites() const;

private:
    struct Index;
    PackedProducts products_;
    std::vector<Category> categories_;
    std::unique_ptr<const Index> index_;
};

}  // namespace ecot::session
