#include "pos/ui/tiles.hpp"

#include <algorithm>
#include <cmath>

#include "pos/ui/drawings.hpp"

namespace ecot::ui {
namespace {

constexpr float tile_radius = 14;
constexpr float tile_gap = 12;

/// A card that is pressed in under the finger. Returns what is left of it.
Rect pressed_card(Ui& ui, Rect rect, const TargetState& state, bool selected) {
    const Theme& theme = ui.theme();
    const Rect box = state.held ? rect.inset(2) : rect;
    if (!state.held) {
        ui.shadow(box);
    }
    const Color rest = selected ? theme.primary.tint : theme.surface;
    ui.fill(box, state.held ? theme.sunken : rest, tile_radius);
    if (selected) {
        ui.outline(box, theme.primary.fill, tile_radius, 3);
    } else {
        ui.outline(box, theme.line, tile_radius, theme.high_contrast ? 2.0F : 1.0F);
    }
    if (state.ring) {
        ui.focus_ring(rect, tile_radius);
    }
    return box;
}

void check_disc(Ui& ui, Rect box) {
    const float radius = ui.px(13);
    const Point center{box.right() - radius - ui.px(8), box.y + radius + ui.px(8)};
    ui.disc(center, radius, ui.theme().primary.fill);
    ui.icon(center, Icon::Check, IconSize::Small, ui.theme().primary.on_fill);
}

void band_discs(Ui& ui, Rect box, const ProductTile& tile) {
    const Theme& theme = ui.theme();
    const float side = ui.px(32);
    if (tile.weighed) {
        const Rect disc{box.x + 8, box.y + 8, side, side};
        ui.disc(disc.center(), side / 2, theme.surface);
        if (theme.high_contrast) {
            ui.ring(disc.center(), side / 2, theme.line, 2);
        }
        ui.icon(disc.center(), Icon::Scale, IconSize::Small, theme.ink);
    }
    if (!tile.count.empty()) {
        const float width = std::max(side, ui.text_width(TextRole::CapStrong, tile.count) + ui.px(16));
        const Rect disc{box.right() - 8 - width, box.y + 8, width, side};
        ui.fill(disc, theme.primary.fill, side / 2);
        ui.text(disc, tile.count, {TextRole::CapStrong, theme.primary.on_fill, Align::Center});
    }
}

}  // namespace

Size product_tile_min(const Ui& ui) {
    return {ui.px(168), ui.px(148)};
}

int product_columns(const Ui& ui, float width) {
    return std::max(1, static_cast<int>((width + tile_gap) / (product_tile_min(ui).width + tile_gap)));
}

bool product_tile(Ui& ui, Rect rect, const ProductTile& tile) {
    const Theme& theme = ui.theme();
    const bool sold_out = !tile.unavailable.empty();
    const TargetState state =
        ui.touchable(rect, tile.name,
                     {.disabled_because =
                          sold_out && tile.unavailable_because.empty() ? tile.unavailable : tile.unavailable_because});
    const Rect box = pressed_card(ui, rect, state, false);

    const float name_line = std::floor(ui.em(TextRole::CapStrong) * 1.26F + 0.5F);
    const float words = ui.px(16) + 2 * name_line + ui.em(TextRole::Strong) * 1.35F;
    const float edge = theme.high_contrast ? 2.0F : 1.0F;
    Rect inner = box.inset(edge);
    const Rect band = inner.cut_top(std::clamp(box.height - words, ui.px(44), ui.px(80)));
    ui.fill(band, sold_out ? theme.disabled : theme.category(tile.category), tile_radius - edge, Corners::Top);
    ui.picto(band.center(), tile.picto, std::min(ui.px(56), band.height - 10), sold_out ? 0.35F : 1.0F);
    band_discs(ui, box, tile);

    inner = inner.inset(ui.px(11), 0);
    const Color ink = sold_out ? theme.on_disabled : theme.ink;
    ui.paragraph({inner.x, inner.y + ui.px(7), inner.width, 2 * name_line}, tile.name,
                 {.role = TextRole::CapStrong, .color = ink, .lines_max = 2, .line_height = 1.26F});
    Rect foot = inner.cut_bottom(ui.em(TextRole::Strong) * 1.1F + ui.px(6));
    foot.height -= ui.px(6);
    if (sold_out) {
        ui.text(foot, tile.unavailable, {TextRole::Cap, ink});
        return false;
    }
    const float price = ui.text(foot, tile.price, {TextRole::Strong, ink});
    if (!tile.unit.empty()) {
        foot.cut_left(price + ui.px(3));
        ui.text(foot, tile.unit, {TextRole::Cap, theme.ink2});
    }
    return state.fired;
}

bool category_tile(Ui& ui, Rect rect, const CategoryTile& tile) {
    const Theme& theme = ui.theme();
    const TargetState state = ui.touchable(rect, tile.name);
    const Rect box = state.held ? rect.inset(2) : rect;
    Color ink = theme.ink;
    if (tile.picto == Picto::None) {
        ui.card(box, tile_radius, state.held ? theme.sunken : theme.surface);
    } else {
        const Color tint = tile.selected ? theme.primary.fill : theme.category(tile.category);
        ui.fill(box, state.held ? theme.primary.tint_down : tint, tile_radius);
        if (theme.high_contrast) {
            ui.outline(box, tile.selected ? theme.primary.fill : theme.line, tile_radius, 2);
        }
        ink = tile.selected ? theme.primary.on_fill : theme.ink;
    }
    if (state.ring) {
        ui.focus_ring(rect, tile_radius);
    }
    const Point sign{box.center().x, box.y + ui.px(33)};
    if (tile.picto != Picto::None) {
        ui.picto(sign, tile.picto, ui.px(40));
    } else if (tile.icon != Icon::None) {
        ui.icon(sign, tile.icon, IconSize::Large, ink);
    }
    const TextRole role = tile.selected ? TextRole::CapStrong : TextRole::Cap;
    ui.text({box.x + 3, box.bottom() - ui.px(18) - 1, box.width - 6, 2}, tile.name, {role, ink, Align::Center});
    return state.fired;
}

bool choice_tile(Ui& ui, Rect rect, const ChoiceTile& tile) {
    const Theme& theme = ui.theme();
    const bool disabled = !tile.disabled_because.empty();
    const TargetState state = ui.touchable(rect, tile.label, {.disabled_because = tile.disabled_because});
    Color ink = tile.selected ? theme.primary.ink : theme.ink;
    Color detail_ink = tile.selected ? theme.primary.ink : theme.ink2;
    Rect box = rect;
    if (disabled) {
        ink = detail_ink = theme.on_disabled;
        ui.fill(rect, theme.disabled, tile_radius);
        if (theme.high_contrast) {
            ui.dashed(rect, theme.on_disabled, tile_radius);
        }
    } else {
        box = pressed_card(ui, rect, state, tile.selected);
    }
    // Picture, word and detail as one block in the middle of the card.
    const bool tall = box.height >= ui.px(132);
    const float sign = tall ? ui.px(58) : ui.px(42);
    const float label = ui.line_height(tall ? TextRole::Label : TextRole::Strong);
    const float detail = tile.detail.empty() ? 0 : ui.line_height(TextRole::Cap);
    Rect block = box.centered({box.width - ui.px(16), std::min(box.height, sign + ui.px(6) + label + detail)});
    const Rect sign_box = block.cut_top(sign, ui.px(6));
    if (tile.picto != Picto::None) {
        ui.picto(sign_box.center(), tile.picto, std::min(sign, ui.px(56)), disabled ? 0.35F : 1.0F);
    } else {
        ui.icon(sign_box.center(), tile.icon, tall ? IconSize::Huge : IconSize::Large, ink);
    }
    ui.text(block.cut_top(label), tile.label, {tall ? TextRole::Label : TextRole::Strong, ink, Align::Center});
    if (!tile.detail.empty()) {
        ui.text(block.cut_top(detail), tile.detail, {TextRole::Cap, detail_ink, Align::Center});
    }
    if (tile.selected) {
        check_disc(ui, box);
    }
    return state.fired;
}

bool person_tile(Ui& ui, Rect rect, const PersonTile& tile) {
    const Theme& theme = ui.theme();
    const TargetState state = ui.touchable(rect, tile.name);
    const Rect box = pressed_card(ui, rect, state, tile.selected);
    const float label = ui.line_height(TextRole::Label);
    const float role = ui.line_height(TextRole::Cap);
    // A short tile has a smaller face, never smaller words.
    const float room = box.height - label - role;
    const float radius = std::clamp((room - ui.px(44)) / 2, ui.px(20), ui.px(44));
    const float below = std::clamp(room - 2 * radius - ui.px(20), ui.px(4), ui.px(18));
    Rect block = box.centered({box.width - ui.px(16), 2 * radius + below + label + role});
    const Point face{block.center().x, block.y + radius};
    if (tile.selected && !theme.high_contrast) {
        ui.disc(face, radius + 3, theme.surface);
    }
    avatar(ui, face, radius, tile.initials, tile.hue, radius > ui.px(30) ? TextRole::Title : TextRole::CapStrong);
    block.cut_top(2 * radius, below);
    ui.text(block.cut_top(label), tile.name, {TextRole::Label, theme.ink, Align::Center});
    ui.text(block.cut_top(role), tile.role, {TextRole::Cap, theme.ink2, Align::Center});
    if (tile.selected) {
        check_disc(ui, box);
    }
    return state.fired;
}

}  // namespace ecot::ui
