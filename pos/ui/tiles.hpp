#pragma once

#include <string_view>

#include "pos/ui/ui.hpp"

namespace ecot::ui {

/// A product to tap: its picture on the tint of its family, its name on two lines, its price.
struct ProductTile {
    Picto picto = Picto::None;
    std::string_view name = {};
    std::string_view price = {};
    std::string_view unit = {};  ///< "/kg"
    Category category = Category::Other;
    std::string_view count = {};  ///< how many lie in the cart; nothing when empty
    bool weighed = false;
    std::string_view unavailable = {};          ///< "Épuisé", in place of the price
    std::string_view unavailable_because = {};  ///< what touching it then says
};
/// The smallest tile of a product; columns and rows follow from it (look/look.md section 3).
[[nodiscard]] Size product_tile_min(const Ui& ui);
/// How many columns of such tiles fit.
[[nodiscard]] int product_columns(const Ui& ui, float width);
bool product_tile(Ui& ui, Rect rect, const ProductTile& tile);

/// A family of goods. Without picture it shows an icon: the tile that leads to more of them.
struct CategoryTile {
    Picto picto = Picto::None;
    Icon icon = Icon::None;
    std::string_view name = {};
    Category category = Category::Other;
    bool selected = false;
};
bool category_tile(Ui& ui, Rect rect, const CategoryTile& tile);

/// One of several ways: of paying, of packing. An icon or a picture, a word, a detail.
struct ChoiceTile {
    Icon icon = Icon::None;
    Picto picto = Picto::None;
    std::string_view label = {};
    std::string_view detail = {};
    bool selected = false;
    std::string_view disabled_because = {};
};
bool choice_tile(Ui& ui, Rect rect, const ChoiceTile& tile);

/// A person who may sign in.
struct PersonTile {
    std::string_view name = {};
    std::string_view role = {};
    std::string_view initials = {};
    unsigned int hue = 0;
    bool selected = false;
};
bool person_tile(Ui& ui, Rect rect, const PersonTile& tile);

}  // namespace ecot::ui
