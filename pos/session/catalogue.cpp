#include "pos/session/catalogue.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>

#include "pos/session/open_hash.hpp"
#include "pos/session/search_index.hpp"

namespace ecot::session {
namespace {

// A scanned code as it is compared. The trade item numbers (8, 12, 13 and 14 digits) are one number with leading zeros;
// other codes are compared letter by letter.
struct ScanKey {
    std::uint64_t hash = 0;
    bool gtin = false;
};

ScanKey scan_key(std::string_view code) {
    const bool length_fits = code.size() == 8 || (code.size() >= 12 && code.size() <= 14);
    if (!length_fits ||
        !std::all_of(code.begin(), code.end(), [](char digit) { return digit >= '0' && digit <= '9'; })) {
        return {.hash = hash_of(code), .gtin = false};
    }
    std::uint64_t number = 0;
    for (const char digit : code) {
        number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return {.hash = number, .gtin = true};
}

bool same_code(std::string_view code, ScanKey key, std::string_view stored) {
    if (!key.gtin) {
        return code == stored;
    }
    const ScanKey other = scan_key(stored);
    return other.gtin && other.hash == key.hash;
}

}  // namespace

struct Catalogue::Index {
    struct Code {
        std::uint32_t product;
        std::uint32_t barcode;
    };
    OpenHash ids;
    OpenHash codes;
    std::vector<Code> code_of;
    SearchIndex names;
    std::vector<ProductIndex> by_category;       // by name within each
    std::vector<std::size_t> category_begin{0};  // into by_category, and one past the end
    std::vector<ProductIndex> favourites;        // in the order of the catalogue

    [[nodiscard]] static SearchIndex index_names(const std::vector<Product>& products) {
        std::vector<std::string_view> names;
        names.reserve(products.size());
        for (const Product& product : products) {
            names.emplace_back(product.name);
        }
        return SearchIndex{names};
    }

    [[nodiscard]] static std::size_t count_codes(const std::vector<Product>& products) {
        std::size_t count = 0;
        for (const Product& product : products) {
            count += product.barcodes.size();
        }
        return count;
    }

    Index(const std::vector<Product>& products, const std::vector<Category>& categories)
        : ids{products.size()}, codes{count_codes(products)}, names{index_names(products)} {
        assert(products.size() < std::numeric_limits<std::uint32_t>::max());
        for (std::uint32_t index = 0; index < products.size(); ++index) {
            const Product& product = products[index];
            ids.insert(hash_of(product.id), index);
            for (std::uint32_t barcode = 0; barcode < product.barcodes.size(); ++barcode) {
                codes.insert(scan_key(product.barcodes[barcode].code).hash, static_cast<std::uint32_t>(code_of.size()));
                code_of.push_back({.product = index, .barcode = barcode});
            }
            if (product.favourite) {
                favourites.push_back(index);
            }
        }
        group(products, categories);
    }

    void group(const std::vector<Product>& products, const std::vector<Category>& categories) {
        OpenHash category_ids{categories.size()};
        for (std::uint32_t index = 0; index < categories.size(); ++index) {
            category_ids.insert(hash_of(categories[index].id), index);
        }
        std::vector<std::vector<ProductIndex>> groups(categories.size());
        for (const std::uint32_t index : names.by_name()) {
            const std::string& category = products[index].category;
            const auto found = category_ids.find(
                hash_of(category), [&](std::uint32_t number) { return categories[number].id == category; });
            if (found) {
                groups[*found].push_back(index);
            }
        }
        for (const std::vector<ProductIndex>& members : groups) {
            by_category.insert(by_category.end(), members.begin(), members.end());
            category_begin.push_back(by_category.size());
        }
    }
};

Catalogue::Catalogue(std::vector<Product> products, std::vector<Category> categories)
    : products_{std::move(products)},
      categories_{std::move(categories)},
      index_{std::make_unique<const Index>(products_, categories_)} {}

Catalogue::~Catalogue() = default;

std::span<const Product> Catalogue::products() const {
    return products_;
}

std::span<const Category> Catalogue::categories() const {
    return categories_;
}

const Product& Catalogue::product(ProductIndex index) const {
    assert(index < products_.size());
    return products_[index];
}

std::optional<ProductIndex> Catalogue::find(std::string_view id) const {
    return index_->ids.find(hash_of(id), [&](std::uint32_t index) { return products_[index].id == id; });
}

std::optional<Catalogue::BarcodeMatch> Catalogue::find_barcode(std::string_view code) const {
    const auto barcode_at = [&](std::uint32_t number) -> const Barcode& {
        const Index::Code& there = index_->code_of[number];
        return products_[there.product].barcodes[there.barcode];
    };
    const ScanKey key = scan_key(code);
    const auto found = index_->codes.find(
        key.hash, [&](std::uint32_t number) { return same_code(code, key, barcode_at(number).code); });
    if (!found) {
        return std::nullopt;
    }
    return BarcodeMatch{.product = index_->code_of[*found].product, .quantity = barcode_at(*found).quantity};
}

std::vector<ProductIndex> Catalogue::search(std::string_view text, std::size_t limit) const {
    return index_->names.search(text, limit);
}

std::span<const ProductIndex> Catalogue::in_category(std::string_view category) const {
    const auto found = std::find_if(categories_.begin(), categories_.end(),
                                    [&](const Category& candidate) { return candidate.id == category; });
    if (found == categories_.end()) {
        return {};
    }
    const auto number = static_cast<std::size_t>(found - categories_.begin());
    const std::size_t begin = index_->category_begin[number];
    return std::span{index_->by_category}.subspan(begin, index_->category_begin[number + 1] - begin);
}

std::span<const ProductIndex> Catalogue::favourites() const {
    return index_->favourites;
}

}  // namespace ecot::session
