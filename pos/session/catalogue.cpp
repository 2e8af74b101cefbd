#include "pos/session/catalogue.hpp"

#include <algorithm>
#include <utility>

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
    OpenHash ids;
    OpenHash codes;
    SearchIndex names;
    std::vector<ProductIndex> by_category;       // by name within each
    std::vector<std::size_t> category_begin{0};  // into by_category, and one past the end
    std::vector<ProductIndex> favourites;        // in the order of the catalogue

    [[nodiscard]] static SearchIndex index_names(const PackedProducts& products) {
        std::vector<std::string_view> names;
        names.reserve(products.size());
        for (ProductIndex index = 0; index < products.size(); ++index) {
            names.push_back(products.name(index));
        }
        return SearchIndex{names};
    }

    Index(const PackedProducts& products, const std::vector<Category>& categories)
        : ids{products.size()}, codes{products.codes()}, names{index_names(products)} {
        for (std::uint32_t index = 0; index < products.size(); ++index) {
            ids.insert(hash_of(products.id(index)), index);
            const auto [begin, end] = products.codes_of(index);
            for (PackedProducts::CodeNumber number = begin; number < end; ++number) {
                codes.insert(scan_key(products.code(number)).hash, number);
            }
            if (products.favourite(index)) {
                favourites.push_back(index);
            }
        }
        group(products, categories);
    }

    // Counts each category's products first, so that they stand in one block from the beginning.
    void group(const PackedProducts& products, const std::vector<Category>& categories) {
        OpenHash category_ids{categories.size()};
        for (std::uint32_t number = 0; number < categories.size(); ++number) {
            category_ids.insert(hash_of(categories[number].id), number);
        }
        std::vector<std::optional<std::uint32_t>> category_of(products.size());
        std::vector<std::size_t> count(categories.size());
        for (ProductIndex index = 0; index < products.size(); ++index) {
            const std::string& id = products.category(index);
            category_of[index] =
                category_ids.find(hash_of(id), [&](std::uint32_t number) { return categories[number].id == id; });
            if (category_of[index]) {
                ++count[*category_of[index]];
            }
        }
        for (const std::size_t products_of_it : count) {
            category_begin.push_back(category_begin.back() + products_of_it);
        }
        by_category.resize(category_begin.back());
        std::vector<std::size_t> next{category_begin};
        for (const std::uint32_t index : names.by_name()) {
            if (category_of[index]) {
                by_category[next[*category_of[index]]++] = index;
            }
        }
    }
};

Catalogue::Catalogue(PackedProducts products, std::vector<Category> categories)
    : products_{std::move(products)}, categories_{std::move(categories)} {
    products_.shrink();
    index_ = std::make_unique<const Index>(products_, categories_);
}

Catalogue::~Catalogue() = default;

std::span<const Category> Catalogue::categories() const {
    return categories_;
}

std::optional<ProductIndex> Catalogue::find(std::string_view id) const {
    return index_->ids.find(hash_of(id), [&](std::uint32_t index) { return products_.id(index) == id; });
}

std::optional<Catalogue::BarcodeMatch> Catalogue::find_barcode(std::string_view code) const {
    const ScanKey key = scan_key(code);
    const auto found = index_->codes.find(
        key.hash, [&](std::uint32_t number) { return same_code(code, key, products_.code(number)); });
    if (!found) {
        return std::nullopt;
    }
    return BarcodeMatch{.product = products_.product_of(*found), .quantity = products_.quantity_of(*found)};
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
