#pragma once

#include <algorithm>
#include <cmath>

namespace ecot::ui {

/// A place on the screen, in pixels from the top left.
struct Point {
    float x = 0;
    float y = 0;
    bool operator==(const Point&) const = default;
};

/// How wide and how high something is, in pixels.
struct Size {
    float width = 0;
    float height = 0;
    bool operator==(const Size&) const = default;
};

/// One of `count` equal parts, `gap` pixels between them; the first has index 0.
struct Share {
    int index = 0;
    int count = 1;
    float gap = 0;
};

/// A rectangle in pixels. A screen is laid out by cutting pieces off the area that is left.
struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    bool operator==(const Rect&) const = default;
    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] Point top_left() const { return {x, y}; }
    [[nodiscard]] Point bottom_right() const { return {right(), bottom()}; }
    [[nodiscard]] Point center() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] bool contains(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }

    [[nodiscard]] bool encloses(const Rect& other) const {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    /// The same rectangle, smaller by so much on each side (larger when negative).
    [[nodiscard]] Rect inset(float by) const { return inset(by, by); }
    [[nodiscard]] Rect inset(float across, float down) const {
        return {x + across, y + down, width - 2 * across, height - 2 * down};
    }
    [[nodiscard]] Rect moved(float across, float down) const { return {x + across, y + down, width, height}; }
    /// The part that lies in `other` as well; empty when there is none.
    [[nodiscard]] Rect intersected(const Rect& other) const {
        const float left = std::max(x, other.x);
        const float top = std::max(y, other.y);
        return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
                std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
    }
    /// The same centre, at least `least` in size.
    [[nodiscard]] Rect grown_to(Size least) const {
        const Size size{std::max(width, least.width), std::max(height, least.height)};
        return {x - (size.width - width) / 2, y - (size.height - height) / 2, size.width, size.height};
    }
    /// A rectangle of that size in the middle of this one.
    [[nodiscard]] Rect centered(Size size) const {
        return {std::floor(x + (width - size.width) / 2), std::floor(y + (height - size.height) / 2), size.width,
                size.height};
    }

    /// Takes a piece off one side and returns it; `gap` more pixels are dropped between the two.
    Rect cut_top(float piece, float gap = 0) {
        const Rect taken{x, y, width, piece};
        y += piece + gap;
        height -= piece + gap;
        return taken;
    }
    Rect cut_bottom(float piece, float gap = 0) {
        const Rect taken{x, bottom() - piece, width, piece};
        height -= piece + gap;
        return taken;
    }
    Rect cut_left(float piece, float gap = 0) {
        const Rect taken{x, y, piece, height};
        x += piece + gap;
        width -= piece + gap;
        return taken;
    }
    Rect cut_right(float piece, float gap = 0) {
        const Rect taken{right() - piece, y, piece, height};
        width -= piece + gap;
        return taken;
    }

    /// One of several equal columns or rows, on whole pixels.
    [[nodiscard]] Rect column(Share share) const {
        const float each = (width - share.gap * static_cast<float>(share.count - 1)) / static_cast<float>(share.count);
        return {std::floor(x + static_cast<float>(share.index) * (each + share.gap)), y, std::floor(each), height};
    }
    [[nodiscard]] Rect row(Share share) const {
        const float each = (height - share.gap * static_cast<float>(share.count - 1)) / static_cast<float>(share.count);
        return {x, std::floor(y + static_cast<float>(share.index) * (each + share.gap)), width, std::floor(each)};
    }
};

}  // namespace ecot::ui
