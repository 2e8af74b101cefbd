#include "pos/session/packed_products.hpp"

#include <cassert>
#include <limits>

namespace ecot::session {
namespace {

std::uint64_t both(std::uint64_t hash, std::uint64_t other) {
    return hash * 0x9E3779B97F4A7C15ULL + other + 1;
}

std::uint64_t hash_of_day(const std::optional<pricing::Date>& day) {
    if (!day) {
        return 0;
    }
    return both(both(static_cast<std::uint64_t>(static_cast<int>(day->year())), static_cast<unsigned>(day->month())),
                static_cast<unsigned>(day->day()));
}

}  // namespace

std::uint64_t PackedProducts::Hash::operator()(const std::string& text) const {
    return hash_of(text);
}

std::uint64_t PackedProducts::Hash::operator()(const std::vector<std::string>& tags) const {
    std::uint64_t hash = tags.size();
    for (const std::string& tag : tags) {
        hash = both(hash, hash_of(tag));
    }
    return hash;
}

std::uint64_t PackedProducts::Hash::operator()(const std::vector<Dated<pricing::BasisPoints>>& rates) const {
    std::uint64_t hash = rates.size();
    for (const Dated<pricing::BasisPoints>& rate : rates) {
        hash = both(both(hash, hash_of_day(rate.from)), static_cast<std::uint64_t>(rate.value.value));
    }
    return hash;
}

std::uint64_t PackedProducts::Hash::operator()(const std::vector<Dated<bool>>& rights) const {
    std::uint64_t hash = rights.size();
    for (const Dated<bool>& right : rights) {
        hash = both(both(hash, hash_of_day(right.from)), right.value ? 1 : 0);
    }
    return hash;
}

std::uint64_t PackedProducts::Hash::operator()(pricing::Quantity quantity) const {
    return static_cast<std::uint64_t>(quantity.milli());
}

PackedProducts::PackedProducts(std::initializer_list<Product> products)
    : PackedProducts{std::span<const Product>{products.begin(), products.size()}} {}

PackedProducts::PackedProducts(std::span<const Product> products) {
    for (const Product& product : products) {
        add(product);
    }
}

void PackedProducts::add(const Product& product) {
    assert(rows_.size() < std::numeric_limits<std::uint32_t>::max());
    assert(product.barcodes.size() < std::numeric_limits<CodeNumber>::max() - codes_.size());
    const auto index = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back({.id = letters_.add(product.id),
                     .name = letters_.add(product.name),
                     .price = product.price,
                     .first_code = static_cast<CodeNumber>(codes_.size()),
                     .code_count = static_cast<std::uint32_t>(product.barcodes.size()),
                     .category = categories_.number_of(product.category),
                     .supplier = suppliers_.number_of(product.supplier),
                     .origin = origins_.number_of(product.origin),
                     .tags = tags_.number_of(product.tags),
                     .vat = vat_.number_of(product.vat),
                     .meal_voucher = meal_voucher_.number_of(product.meal_voucher),
                     .tare = quantities_.number_of(product.tare),
                     .picture = product.picture,
                     .unit = product.unit,
                     .favourite = product.favourite});
    for (const Barcode& barcode : product.barcodes) {
        codes_.push_back({.code = letters_.add(barcode.code),
                          .product = index,
                          .quantity = quantities_.number_of(barcode.quantity)});
    }
}

void PackedProducts::put_first(std::span<const ProductIndex> first) {
    if (first.empty()) {
        return;
    }
    std::vector<bool> moved(rows_.size());
    std::vector<Row> ordered;
    ordered.reserve(rows_.size());
    for (const ProductIndex index : first) {
        assert(index < rows_.size() && !moved[index]);
        moved[index] = true;
        ordered.push_back(rows_[index]);
    }
    for (ProductIndex index = 0; index < rows_.size(); ++index) {
        if (!moved[index]) {
            ordered.push_back(rows_[index]);
        }
    }
    rows_ = std::move(ordered);
    for (std::uint32_t index = 0; index < rows_.size(); ++index) {
        const auto [begin, end] = codes_of(index);
        for (CodeNumber number = begin; number < end; ++number) {
            codes_[number].product = index;
        }
    }
}

void PackedProducts::shrink() {
    letters_.shrink();
    rows_.shrink_to_fit();
    codes_.shrink_to_fit();
    categories_.shrink();
    suppliers_.shrink();
    origins_.shrink();
    tags_.shrink();
    vat_.shrink();
    meal_voucher_.shrink();
    quantities_.shrink();
}

Product PackedProducts::product(ProductIndex index) const {
    assert(index < rows_.size());
    const Row& row = rows_[index];
    Product product;
    product.id = letters_.at(row.id);
    product.name = letters_.at(row.name);
    product.category = categories_[row.category];
    product.unit = row.unit;
    product.price = row.price;
    product.vat = vat_[row.vat];
    product.meal_voucher = meal_voucher_[row.meal_voucher];
    product.barcodes.reserve(row.code_count);
    const auto [begin, end] = codes_of(index);
    for (CodeNumber number = begin; number < end; ++number) {
        product.barcodes.push_back({.code = std::string{code(number)}, .quantity = quantity_of(number)});
    }
    product.tags = tags_[row.tags];
    product.supplier = suppliers_[row.supplier];
    product.origin = origins_[row.origin];
    product.tare = quantities_[row.tare];
    product.picture = row.picture;
    product.favourite = row.favourite;
    return product;
}

ProductFace PackedProducts::face(ProductIndex index) const {
    assert(index < rows_.size());
    const Row& row = rows_[index];
    return {.id = letters_.at(row.id),
            .name = letters_.at(row.name),
            .category = categories_[row.category],
            .unit = row.unit,
            .price = row.price,
            .vat = vat_[row.vat],
            .meal_voucher = meal_voucher_[row.meal_voucher],
            .tags = tags_[row.tags],
            .picture = row.picture};
}

PackedProducts::CodeRange PackedProducts::codes_of(ProductIndex index) const {
    const Row& row = rows_[index];
    return {.begin = row.first_code, .end = row.first_code + row.code_count};
}

}  // namespace ecot::session
