#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pos/session/packed_text.hpp"
#include "pos/session/pool.hpp"
#include "pos/session/product.hpp"

namespace ecot::session {

/// Products in little memory: one row of fixed size each, letters in one block, and what many have in common (category,
/// rates, tags …) once. Filled product by product, then given to a Catalogue.
class PackedProducts {
public:
    PackedProducts() = default;
    PackedProducts(std::initializer_list<Product> products);
    explicit PackedProducts(std::span<const Product> products);

    void add(const Product& product);
    /// Puts some products before all others, in the order given; the others keep theirs. Indices change accordingly.
    ///
    /// @pre no index twice.
    void put_first(std::span<const ProductIndex> first);
    /// Gives back the room kept for more products. Nothing is added afterwards.
    void shrink();

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] Product product(ProductIndex index) const;
    [[nodiscard]] ProductFace face(ProductIndex index) const;
    [[nodiscard]] std::string_view id(ProductIndex index) const { return letters_.at(rows_[index].id); }
    [[nodiscard]] std::string_view name(ProductIndex index) const { return letters_.at(rows_[index].name); }
    [[nodiscard]] const std::string& category(ProductIndex index) const { return categories_[rows_[index].category]; }
    [[nodiscard]] bool favourite(ProductIndex index) const { return rows_[index].favourite; }

    /// A barcode's number among those of all products.
    using CodeNumber = std::uint32_t;
    struct CodeRange {
        CodeNumber begin = 0;
        CodeNumber end = 0;
    };
    [[nodiscard]] std::size_t codes() const { return codes_.size(); }
    [[nodiscard]] CodeRange codes_of(ProductIndex index) const;
    [[nodiscard]] std::string_view code(CodeNumber number) const { return letters_.at(codes_[number].code); }
    [[nodiscard]] ProductIndex product_of(CodeNumber number) const { return codes_[number].product; }
    [[nodiscard]] pricing::Quantity quantity_of(CodeNumber number) const {
        return quantities_[codes_[number].quantity];
    }

private:
    // Numbers are those of the pools.
    struct Row {
        PackedText id;
        PackedText name;
        pricing::Money price;
        CodeNumber first_code = 0;
        std::uint32_t code_count = 0;
        std::uint32_t category = 0;
        std::uint32_t supplier = 0;
        std::uint32_t origin = 0;
        std::uint32_t tags = 0;
        std::uint32_t vat = 0;
        std::uint32_t meal_voucher = 0;
        std::uint32_t tare = 0;
        char32_t picture = 0;
        pricing::Unit unit = pricing::Unit::Piece;
        bool favourite = false;
    };
    struct Code {
        PackedText code;
        std::uint32_t product = 0;
        std::uint32_t quantity = 0;
    };
    struct Hash {
        [[nodiscard]] std::uint64_t operator()(const std::string& text) const;
        [[nodiscard]] std::uint64_t operator()(const std::vector<std::string>& tags) const;
        [[nodiscard]] std::uint64_t operator()(const std::vector<Dated<pricing::BasisPoints>>& rates) const;
        [[nodiscard]] std::uint64_t operator()(const std::vector<Dated<bool>>& rights) const;
        [[nodiscard]] std::uint64_t operator()(pricing::Quantity quantity) const;
    };

    Letters letters_;
    std::vector<Row> rows_;
    std::vector<Code> codes_;  // those of one product follow each other
    Pool<std::string, Hash> categories_;
    Pool<std::string, Hash> suppliers_;
    Pool<std::string, Hash> origins_;
    Pool<std::vector<std::string>, Hash> tags_;
    Pool<std::vector<Dated<pricing::BasisPoints>>, Hash> vat_;
    Pool<std::vector<Dated<bool>>, Hash> meal_voucher_;
    Pool<pricing::Quantity, Hash> quantities_;  // of barcodes, and tares
};

}  // namespace ecot::session
