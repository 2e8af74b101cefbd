#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pos/screens/words.hpp"
#include "pos/session/catalogue.hpp"
#include "pos/session/intent.hpp"
#include "pos/ui/keyboard.hpp"
#include "pos/ui/list.hpp"

namespace ecot::screens {

/// One product to tap.
struct ProductTile {
    std::string id;
    std::string name;
    std::string price;  ///< "3,90 €"
    std::string unit;   ///< "/kg", empty for a piece
    ui::Picto picture = ui::Picto::None;
    int tint = 0;
    bool by_weight = false;
    std::string count;  ///< how many are in the cart; empty: none
    std::string code;   ///< typed in the search instead of scanned; empty: found by its name
};

/// A family of goods.
struct CategoryTile {
    std::string id;
    std::string name;
    ui::Picto picture = ui::Picto::None;
    std::optional<int> tint;  ///< none: the favourites
};

/// The left side of the checkout: search, families, products (look 02).
struct ProductsView {
    std::string placeholder, weigh, keyboard, clear, next;
    std::vector<CategoryTile> categories;  ///< the favourites first
    std::size_t chosen = 0;                ///< of `categories`
    bool searching = false;
    std::vector<ProductTile> tiles;  ///< from `first` on; the panel draws as many as fit
    std::size_t total = 0;           ///< how many there are in all
    KeyWords keys;
    Saying none;  ///< said when there is no tile
};

/// What only the panel knows: what is being searched for, the family and the pages looked at.
struct ProductsLocal {
    std::string search;
    std::string category;  ///< id; empty: the favourites
    bool only_weighed = false;
    ui::KeyboardState keyboard;
    ui::Scroll scroll;               ///< of the results, while the keyboard is open
    bool focus_search = false;       ///< in the next frame
    std::size_t first = 0;           ///< product at the top of the page
    std::size_t first_category = 0;  ///< at the left of the row

    /// Goods by weight, worked out once for a catalogue.
    std::shared_ptr<const session::Catalogue> weighed_of;
    std::vector<session::ProductIndex> weighed;

    void show_all();
};

/// At most this many tiles are made ready: more than the largest screen holds.
inline constexpr std::size_t tiles_max = 60;

/// Brings `local.weighed` up to date; the rest of the view is a function of the two.
void find_weighed(const TillState& state, ProductsLocal& local);

[[nodiscard]] ProductsView products_view(const TillState& state, const Texts& texts, const ProductsLocal& local);

void draw_products(ui::Ui& ui, ui::Rect area, const ProductsView& view, ProductsLocal& local,
                   session::Intents& intents);

/// What touching a product does: adds one piece, asks for the weight, or does what scanning its code would.
[[nodiscard]] session::Intent tap_product(const ProductTile& tile);

}  // namespace ecot::screens
