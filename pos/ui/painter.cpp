#include "pos/ui/painter.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include <imgui.h>
#include <imgui_internal.h>

namespace ecot::ui {
namespace {

ImU32 color_of(Color color) {
    return IM_COL32(color.red, color.green, color.blue, color.alpha);
}
ImVec2 vec(Point point) {
    return {point.x, point.y};
}

ImDrawFlags corner_flags(Corners corners, float radius) {
    if (radius <= 0) {
        return ImDrawFlags_RoundCornersNone;
    }
    switch (corners) {
        case Corners::All:
            return ImDrawFlags_RoundCornersAll;
        case Corners::None:
            return ImDrawFlags_RoundCornersNone;
        case Corners::Top:
            return ImDrawFlags_RoundCornersTop;
        case Corners::Bottom:
            return ImDrawFlags_RoundCornersBottom;
        case Corners::Left:
            return ImDrawFlags_RoundCornersLeft;
        case Corners::Right:
            return ImDrawFlags_RoundCornersRight;
    }
    return ImDrawFlags_RoundCornersAll;
}

constexpr Color shadow_color = Color::rgb(0x20281F);

/// Which corner picture, how strong, and how far below.
struct Shade {
    bool large;
    float opacity;
    float below;
};

Shade shade_of(Elevation elevation) {
    switch (elevation) {
        case Elevation::Card:
            return {false, 0.10F, 2};
        case Elevation::Toast:
            return {true, 0.16F, 6};
        case Elevation::Modal:
            return {true, 0.28F, 10};
    }
    return {false, 0.10F, 2};
}

}  // namespace

void Painter::begin_painting(ImDrawList& list, Rect area) {
    list_ = &list;
    clips_.assign(1, area);
    recorded_words_.clear();
    records_.clear();
}

std::vector<ShownText> Painter::texts() const {
    std::vector<ShownText> texts;
    texts.reserve(records_.size());
    for (const TextRecord& record : records_) {
        texts.push_back({std::string_view{recorded_words_}.substr(record.start, record.length), record.rect,
                         record.role, record.cut, record.clipped});
    }
    return texts;
}

void Painter::record(std::string_view words, Rect rect, TextRole role, bool cut) {
    // The first clip is the screen: what leaves that one is to be found out, not hidden.
    const Rect seen = clips_.size() > 1 ? rect.intersected(clip()) : rect;
    const bool clipped = !seen.empty() && seen.width < rect.width - 1;
    records_.push_back({recorded_words_.size(), words.size(), seen, role, cut, clipped});
    recorded_words_ += words;
}

void Painter::label_and_value(Rect box, std::string_view label, std::string_view value, const TextStyle& label_style,
                              const TextStyle& value_style) {
    Rect left = box;
    TextStyle right_style = value_style;
    right_style.align = Align::Right;
    const Rect right = left.cut_right(std::min(box.width, std::ceil(tabular_width(value_style.role, value))), px(12));
    text(right, value, right_style);
    text(left, label, label_style);
}

void Painter::fill(Rect rect, Color color, float radius, Corners corners) {
    if (color.visible() && !rect.empty()) {
        list_->AddRectFilled(vec(rect.top_left()), vec(rect.bottom_right()), color_of(color), radius,
                             corner_flags(corners, radius));
    }
}

void Painter::outline(Rect rect, Color color, float radius, float thickness) {
    const Rect middle = rect.inset(thickness / 2);
    list_->AddRect(vec(middle.top_left()), vec(middle.bottom_right()), color_of(color),
                   std::max(0.0F, radius - thickness / 2), corner_flags(Corners::All, radius), thickness);
}

void Painter::shadow(Rect rect, Elevation elevation) {
    if (theme_->high_contrast) {
        return;
    }
    const Shade design = shade_of(elevation);
    const ShadowCorner& corner = fonts_->shadow(design.large);
    const Color color = shadow_color.faded(design.opacity);
    rect = rect.moved(0, design.below);
    // Nine pieces: the corner picture in the four corners, its inner rows and columns stretched between them.
    const float side = std::min(corner.size, std::min(rect.width, rect.height) / 2 + corner.edge);
    const float share = side / corner.size;
    const Point near = corner.part.from;
    const Point far{near.x + (corner.part.to.x - near.x) * share, near.y + (corner.part.to.y - near.y) * share};
    const Rect outer = rect.inset(-corner.edge);
    const float xs[] = {outer.x, outer.x + side, outer.right() - side, outer.right()};
    const float ys[] = {outer.y, outer.y + side, outer.bottom() - side, outer.bottom()};
    const float us[] = {near.x, far.x, far.x, near.x};
    const float vs[] = {near.y, far.y, far.y, near.y};
    const ImTextureID texture = ImGui::GetIO().Fonts->TexID;
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            if (xs[column + 1] > xs[column] && ys[row + 1] > ys[row]) {
                list_->AddImage(texture, {xs[column], ys[row]}, {xs[column + 1], ys[row + 1]}, {us[column], vs[row]},
                                {us[column + 1], vs[row + 1]}, color_of(color));
            }
        }
    }
}

void Painter::card(Rect rect, float radius, std::optional<Color> color) {
    shadow(rect);
    fill(rect, color.value_or(theme_->surface), radius);
    outline(rect, theme_->line, radius, theme_->high_contrast ? 2.0F : 1.0F);
}

void Painter::dashed(Rect rect, Color color, float radius, float thickness) {
    constexpr float dash = 8;
    constexpr float gap = 7;
    constexpr int steps = 8;  // to a quarter of a circle
    const Rect path = rect.inset(thickness / 2);
    std::vector<ImVec2> points;
    const auto corner = [&](float x, float y, float from) {
        for (int step = 0; step <= steps; ++step) {
            const float angle = from + std::numbers::pi_v<float> / 2 * static_cast<float>(step) / steps;
            points.emplace_back(x + std::cos(angle) * radius, y + std::sin(angle) * radius);
        }
    };
    constexpr float quarter = std::numbers::pi_v<float> / 2;
    corner(path.right() - radius, path.y + radius, -quarter);
    corner(path.right() - radius, path.bottom() - radius, 0);
    corner(path.x + radius, path.bottom() - radius, quarter);
    corner(path.x + radius, path.y + radius, 2 * quarter);
    points.push_back(points.front());
    // Walks the outline; `left` is what remains of the dash or the gap it is in.
    std::vector<ImVec2> stroke{points.front()};
    bool drawing = true;
    float left = dash;
    for (std::size_t at = 1; at < points.size(); ++at) {
        const ImVec2 from = points[at - 1];
        const ImVec2 to = points[at];
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        float walked = 0;
        while (walked < length) {
            const float step = std::min(left, length - walked);
            walked += step;
            left -= step;
            const ImVec2 here{from.x + (to.x - from.x) * walked / length, from.y + (to.y - from.y) * walked / length};
            if (drawing) {
                stroke.push_back(here);
            }
            if (left < 0.01F) {
                if (drawing) {
                    list_->AddPolyline(stroke.data(), static_cast<int>(stroke.size()), color_of(color), 0, thickness);
                }
                stroke.assign(1, here);
                drawing = !drawing;
                left = drawing ? dash : gap;
            }
        }
    }
}

void Painter::rule(Point left, float length) {
    fill({left.x, std::floor(left.y), length, theme_->high_contrast ? 2.0F : 1.0F}, theme_->line);
}

void Painter::dashed_rule(Point left, float length, Color color) {
    constexpr float dash = 5;
    constexpr float step = 9;
    const int count = static_cast<int>(std::ceil(length / step));
    for (int index = 0; index < count; ++index) {
        const float at = static_cast<float>(index) * step;
        fill({left.x + at, std::floor(left.y), std::min(dash, length - at), 1.5F}, color);
    }
}

void Painter::hatch(Rect rect, Color color, float step, float thickness) {
    push_clip(rect);
    const int count = static_cast<int>(std::ceil((rect.width + rect.height) / step));
    for (int index = 0; index < count; ++index) {
        const float x = rect.x - rect.height + static_cast<float>(index) * step;
        line({x, rect.bottom()}, {x + rect.height, rect.y}, color, thickness);
    }
    pop_clip();
}

void Painter::disc(Point center, float radius, Color color) {
    list_->AddCircleFilled(vec(center), radius, color_of(color));
}

void Painter::ring(Point center, float radius, Color color, float thickness) {
    list_->AddCircle(vec(center), radius - thickness / 2, color_of(color), 0, thickness);
}

void Painter::arc(Point center, float radius, float from, float to, Color color, float thickness) {
    const int segments = std::max(3, static_cast<int>(std::fabs(to - from) * radius / 2.5F));
    list_->PathArcTo(vec(center), radius, from, to, segments);
    list_->PathStroke(color_of(color), 0, thickness);
}

void Painter::sector(Point center, float radius, float from, float to, Color color) {
    list_->PathLineTo(vec(center));
    list_->PathArcTo(vec(center), radius, from, to, 32);
    list_->PathFillConvex(color_of(color));
}

void Painter::line(Point from, Point to, Color color, float thickness) {
    list_->AddLine(vec(from), vec(to), color_of(color), thickness);
}

void Painter::fade_edge(Rect rect, Color color, bool opaque_at_top) {
    const ImU32 full = color_of(color);
    const ImU32 clear = color_of(color.faded(0));
    const ImU32 top = opaque_at_top ? full : clear;
    const ImU32 bottom = opaque_at_top ? clear : full;
    list_->AddRectFilledMultiColor(vec(rect.top_left()), vec(rect.bottom_right()), top, top, bottom, bottom);
}

void Painter::icon(Point center, Icon icon, IconSize size, Color color) {
    const Face& face = fonts_->icons(size);
    const auto letter = static_cast<ImWchar>(icon);
    assert(fonts_->holds(icon));
    // A sign fills an em square, which stands in a line box that may be higher.
    const float ascent = face.font->Ascent;
    const float descent = face.font->Descent;
    const float top = center.y - face.em / 2 + (face.em - ascent + descent) / 2;
    const float left = center.x - face.font->GetCharAdvance(letter) / 2;
    face.font->RenderChar(list_, face.font->FontSize, {std::floor(left + 0.5F), std::floor(top + 0.5F)},
                          color_of(color), letter);
}

void Painter::picto(Point center, Picto picto, float size, float opacity) {
    if (picto == Picto::None) {
        return;
    }
    const auto part = fonts_->picto(picto, size);
    if (!part) {
        icon(center, Icon::Box, size > 50 ? IconSize::Huge : IconSize::Large, theme_->ink2.faded(opacity));
        return;
    }
    const Rect rect = Rect{center.x, center.y, 0, 0}.centered({std::floor(size), std::floor(size)});
    list_->AddImage(ImGui::GetIO().Fonts->TexID, vec(rect.top_left()), vec(rect.bottom_right()), vec(part->from),
                    vec(part->to), color_of(Color::rgb(0xFFFFFF).faded(opacity)));
}

void Painter::push_clip(Rect rect) {
    const Rect inner = rect.intersected(clips_.back());
    clips_.push_back(inner);
    list_->PushClipRect(vec(inner.top_left()), vec(inner.bottom_right()));
}

void Painter::pop_clip() {
    assert(clips_.size() > 1);
    clips_.pop_back();
    list_->PopClipRect();
}

}  // namespace ecot::ui
