#include <algorithm>
#include <span>

#include "pos/screens/products_panel.hpp"
#include "pos/texts/format.hpp"

namespace ecot::screens {

namespace {

constexpr ui::Picto favourites_picture{0x1F9FA};

ui::Picto picture_of(const session::ProductFace& product, const session::Catalogue& catalogue) {
    if (product.picture != 0) {
        return ui::Picto{static_cast<std::uint32_t>(product.picture)};
    }
    for (const session::Category& category : catalogue.categories()) {
        if (category.id == product.category) {
            return ui::Picto{static_cast<std::uint32_t>(category.picture)};
        }
    }
    return ui::Picto::None;
}

int tint_of(const session::ProductFace& product, const session::Catalogue& catalogue) {
    for (const session::Category& category : catalogue.categories()) {
        if (category.id == product.category) {
            return category.tint;
        }
    }
    return 9;
}

ProductTile tile_of(session::ProductIndex index, const TillState& state, const Texts& texts) {
    const session::ProductFace product = state.catalogue->face(index);
    ProductTile tile;
    tile.id = product.id;
    tile.name = product.name;
    tile.price = amount(product.price, texts);
    tile.by_weight = product.unit != pricing::Unit::Piece;
    if (product.unit == pricing::Unit::Kilogram) {
        tile.unit = "/kg";
    } else if (product.unit == pricing::Unit::Litre) {
        tile.unit = "/l";
    }
    tile.picture = picture_of(product, *state.catalogue);
    tile.tint = tint_of(product, *state.catalogue);
    const auto count = state.cart.products.find(index);
    if (count != state.cart.products.end()) {
        tile.count = tile.by_weight
                         ? texts::format_count(count->second.lines, texts.language())
                         : texts::format_quantity(count->second.quantity, pricing::Unit::Piece, texts.language());
    }
    return tile;
}

}  // namespace

void ProductsLocal::show_all() {
    search.clear();
    only_weighed = false;
    first = 0;
}

void find_weighed(const TillState& state, ProductsLocal& local) {
    if (!local.only_weighed || local.weighed_of == state.catalogue) {
        return;
    }
    local.weighed.clear();
    for (session::ProductIndex index = 0; index < state.catalogue->size(); ++index) {
        if (state.catalogue->face(index).unit != pricing::Unit::Piece) {
            local.weighed.push_back(index);
        }
    }
    local.weighed_of = state.catalogue;
}

ProductsView products_view(const TillState& state, const Texts& texts, const ProductsLocal& local) {
    ProductsView view;
    view.placeholder = texts.get("Look for a product, or scan");
    view.weigh = texts.get("Weigh");
    view.keyboard = texts.get("Keyboard");
    view.clear = texts.get("Clear the search");
    view.next = texts.get("Next");
    view.keys = key_words(texts);
    view.searching = !local.search.empty();

    const session::Catalogue& catalogue = *state.catalogue;
    view.categories.push_back({"", texts.get("Favourites"), favourites_picture, std::nullopt});
    for (const session::Category& category : catalogue.categories()) {
        if (category.id == local.category) {
            view.chosen = view.categories.size();
        }
        view.categories.push_back(
            {category.id, category.name, ui::Picto{static_cast<std::uint32_t>(category.picture)}, category.tint});
    }
    if (local.only_weighed || view.searching) {
        view.chosen = view.categories.size();
    }

    std::vector<session::ProductIndex> found;
    std::span<const session::ProductIndex> shown;
    if (view.searching) {
        found = catalogue.search(local.search, tiles_max);
        shown = found;
        view.none = {texts.get("Nothing has this name"), texts.get("Try the first letters of another word.")};
    } else if (local.only_weighed) {
        shown = local.weighed;
        view.none = {texts.get("Nothing is sold by weight"), texts.get("Touch a category to go on.")};
    } else if (local.category.empty()) {
        shown = catalogue.favourites();
        view.none = {texts.get("No favourites yet"), texts.get("Touch a category, or look for a product.")};
    } else {
        shown = catalogue.in_category(local.category);
        view.none = {texts.get("This category is empty"), texts.get("Touch another one.")};
    }
    view.total = shown.size();
    const std::size_t first = local.first < shown.size() ? local.first : 0;
    // A code that no scanner reads is typed: what bears it comes first.
    if (const auto match = catalogue.find_barcode(local.search); match && view.searching) {
        view.tiles.push_back(tile_of(match->product, state, texts));
        view.tiles.back().code = local.search;
        ++view.total;
    }
    for (const session::ProductIndex index : shown.subspan(first, std::min(tiles_max, shown.size() - first))) {
        view.tiles.push_back(tile_of(index, state, texts));
    }
    return view;
}

session::Intent tap_product(const ProductTile& tile) {
    if (!tile.code.empty()) {
        return session::Scan{.candidates = {tile.code}};
    }
    if (tile.by_weight) {
        return session::ChooseProductToWeigh{tile.id};
    }
    return session::AddProduct{tile.id, pricing::Quantity::from_milli(1000), {}, false};
}

}  // namespace ecot::screens
