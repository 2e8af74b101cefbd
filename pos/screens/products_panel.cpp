#include "pos/screens/products_panel.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/messages.hpp"
#include "pos/ui/tiles.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::Icon;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

void choose_category(ProductsLocal& local, const std::string& id) {
    local.show_all();
    local.category = id;
}

void tap(const ProductTile& product, ProductsLocal& local, session::Intents& intents) {
    intents.push_back(tap_product(product));
    if (!local.search.empty()) {
        local.show_all();
        local.keyboard.open = false;
    }
}

// A card's number or a barcode typed by hand; a name that is not found is only a name.
bool looks_like_a_code(const std::string& typed) {
    return typed.size() >= 4 &&
           std::ranges::all_of(
               typed,
               [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }) &&
           std::ranges::any_of(typed, [](char c) { return c >= '0' && c <= '9'; });
}

std::string in_capitals(std::string typed) {
    std::ranges::transform(typed, typed.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return typed;
}

// Search field, weighing, keyboard.
void draw_search(Ui& ui, Rect row, const ProductsView& view, ProductsLocal& local, session::Intents& intents) {
    ui::ButtonStyle style;
    style.icon = local.keyboard.open ? Icon::KeyboardHide : Icon::Keyboard;
    style.id = "keyboard";
    const Rect keyboard = row.cut_right(ui.px(64), ui.px(10));
    const float weigh_width =
        std::ceil(ui.text_width(TextRole::Label, view.weigh)) + ui.icon_width(ui::IconSize::Medium) + ui.px(66);
    const Rect weigh = row.cut_right(std::max(ui.px(120), weigh_width), ui.px(10));
    const bool clearable = view.searching;
    const Rect clear = clearable ? row.cut_right(ui.px(64), ui.px(10)) : Rect{};

    ui::FieldStyle field;
    field.placeholder = view.placeholder;
    field.icon = Icon::Search;
    field.takes_typing = true;
    field.characters_max = 40;
    field.id = "search";
    const ui::FieldTouch touch = ui.field(row, view.placeholder, local.search, field);
    if (ui.take_key(ui::Key::F2) || local.focus_search) {
        ui.focus_last();
        local.focus_search = false;
    }
    if (touch.touched) {
        local.keyboard.open = true;
    }
    if (touch.changed) {
        local.first = 0;
        local.scroll.offset = 0;
        local.only_weighed = false;
    }
    if (touch.submitted && view.searching && !view.tiles.empty()) {
        tap(view.tiles.front(), local, intents);
    } else if (touch.submitted && looks_like_a_code(local.search)) {
        intents.emplace_back(session::Scan{.candidates = {local.search, in_capitals(local.search)}});
        local.show_all();
        local.keyboard.open = false;
    }
    if (clearable && ui.icon_button(clear, view.clear, Icon::Close, {.shortcut = ui::Key::Escape})) {
        local.show_all();
        local.keyboard.open = false;
        ui.unfocus();
    }
    ui::ButtonStyle scale;
    scale.icon = Icon::Scale;
    scale.selected = local.only_weighed && !view.searching;
    scale.shortcut = ui::Key::F4;
    if (ui.button(weigh, view.weigh, scale)) {
        const bool on = !local.only_weighed || view.searching;
        local.show_all();
        local.only_weighed = on;
        local.keyboard.open = false;
    }
    if (ui.icon_button(keyboard, view.keyboard, style.icon, style)) {
        local.keyboard.open = !local.keyboard.open;
        local.focus_search = local.keyboard.open;
    }
}

// One row of families; the last place leads to the others.
void draw_categories(Ui& ui, Rect row, const ProductsView& view, ProductsLocal& local) {
    constexpr float gap = 8;
    const int places = std::max(2, static_cast<int>((row.width + gap) / (ui.px(94) + gap)));
    const auto count = static_cast<int>(view.categories.size());
    const int columns = std::min({places, 8, std::max(count, 1)});
    const bool paged = count > columns;
    const std::size_t shown = static_cast<std::size_t>(paged ? columns - 1 : columns);
    if (!paged || local.first_category >= view.categories.size()) {
        local.first_category = 0;
    }
    for (std::size_t place = 0; place < shown; ++place) {
        const std::size_t index = local.first_category + place;
        if (index >= view.categories.size()) {
            break;
        }
        const CategoryTile& category = view.categories[index];
        ui::CategoryTile tile;
        tile.picto = category.picture;
        tile.name = category.name;
        tile.category = tint_category(category.tint.value_or(-1));
        tile.selected = index == view.chosen;
        const Rect box = row.column({.index = static_cast<int>(place), .count = columns, .gap = gap});
        if (ui::category_tile(ui, box, tile)) {
            choose_category(local, category.id);
        }
    }
    if (paged) {
        ui::CategoryTile more;
        more.icon = Icon::ChevronRight;
        more.name = view.next;
        if (ui::category_tile(ui, row.column({.index = columns - 1, .count = columns, .gap = gap}), more)) {
            local.first_category += shown;
            if (local.first_category >= view.categories.size()) {
                local.first_category = 0;
            }
        }
    }
}

// A page of tiles; the last place turns the page when there are more.
void draw_tiles(Ui& ui, Rect area, const ProductsView& view, ProductsLocal& local, session::Intents& intents) {
    // The tiles stand closer where that makes room for one more row.
    constexpr float gap = 12;
    const float least = ui::product_tile_min(ui).height;
    const int columns = ui::product_columns(ui, area.width);
    const int rows = std::max(1, static_cast<int>((area.height + ui::target_gap_min) / (least + ui::target_gap_min)));
    const float between =
        rows == 1 ? 0 : (area.height - least * static_cast<float>(rows)) / static_cast<float>(rows - 1);
    const float row_gap = std::min(gap, between);
    const auto places = std::min(tiles_max, static_cast<std::size_t>(columns * rows));
    const bool paged = view.total > places;
    const std::size_t shown = std::min(view.tiles.size(), paged ? places - 1 : places);
    const auto place = [&](std::size_t index) {
        const auto at = static_cast<int>(index);
        return area.row({.index = at / columns, .count = rows, .gap = row_gap})
            .column({.index = at % columns, .count = columns, .gap = gap});
    };
    for (std::size_t index = 0; index < shown; ++index) {
        const ProductTile& product = view.tiles[index];
        ui::ProductTile tile;
        tile.picto = product.picture;
        tile.name = product.name;
        tile.price = product.price;
        tile.unit = product.unit;
        tile.category = tint_category(product.tint);
        tile.count = product.count;
        tile.weighed = product.by_weight;
        const auto scope = ui.scope(product.id);
        if (ui::product_tile(ui, place(index), tile)) {
            tap(product, local, intents);
        }
    }
    if (paged) {
        ui::ChoiceTile more;
        more.icon = Icon::ChevronRight;
        more.label = view.next;
        const auto scope = ui.scope("tiles");
        if (ui::choice_tile(ui, place(places - 1), more)) {
            local.first = local.first + shown >= view.total ? 0 : local.first + shown;
        }
    }
}

// With the keyboard open there is room for names and prices only.
void draw_results(Ui& ui, Rect area, const ProductsView& view, ProductsLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ui::ListShape shape;
    shape.count = view.tiles.size();
    shape.columns = area.width > ui.px(900) ? 2 : 1;
    shape.row_height = ui.px(66);
    shape.gap = ui.px(10);
    ui::list(
        ui, "results", area, local.scroll, shape,
        [&](std::size_t index, Rect place) {
            const ProductTile& product = view.tiles[index];
            const auto scope = ui.scope(product.id);
            const ui::TargetState state = ui.touchable(place, product.name);
            const Rect box = state.held ? place.inset(2) : place;
            ui.card(box, 12, state.held ? t.sunken : t.surface);
            Rect inner = box.inset(ui.px(8), 0);
            const Rect picture = inner.cut_left(ui.px(52), ui.px(12));
            const Rect tint = picture.centered({ui.px(52), ui.px(52)});
            ui.fill(tint, t.category(tint_category(product.tint)), 10);
            ui.picto(tint.center(), product.picture, ui.px(40));
            const std::string price = product.price + product.unit;
            ui.label_and_value(inner.inset(ui.px(6), 0), product.name, price, {TextRole::Strong, t.ink},
                               {TextRole::Strong, t.ink});
            if (state.ring) {
                ui.focus_ring(box, 12);
            }
            if (state.fired) {
                tap(product, local, intents);
            }
        },
        t.page);
}

}  // namespace

void draw_products(Ui& ui, Rect area, const ProductsView& view, ProductsLocal& local, session::Intents& intents) {
    draw_search(ui, area.cut_top(ui.px(64), 12), view, local, intents);
    if (local.keyboard.open) {
        if (view.searching && view.tiles.empty()) {
            ui.text(area.cut_top(ui.line_height(TextRole::Title)), view.none.title, {TextRole::Title, ui.theme().ink});
            ui.text(area.cut_top(ui.line_height(TextRole::Body)), view.none.text, {TextRole::Body, ui.theme().ink2});
        } else {
            draw_results(ui, area, view, local, intents);
        }
        return;
    }
    if (!view.searching) {
        draw_categories(ui, area.cut_top(ui.px(88), 12), view, local);
    }
    if (view.tiles.empty()) {
        draw_nothing(ui, area, Icon::Search, view.none);
        return;
    }
    draw_tiles(ui, area, view, local, intents);
}

}  // namespace ecot::screens
