#include "pos/ui/list.hpp"

#include <algorithm>
#include <cmath>

namespace ecot::ui {
namespace {

constexpr float soft_edge = 22;
constexpr float thumb_width = 4;
constexpr float thumb_length_min = 40;
constexpr float thumb_room = 14;

float step_of(const ListShape& shape) {
    return shape.row_height + shape.gap;
}

std::size_t row_count(const ListShape& shape) {
    const auto columns = static_cast<std::size_t>(shape.columns);
    return (shape.count + columns - 1) / columns;
}

}  // namespace

ScrollArea::ScrollArea(Ui& ui, std::string_view name, Rect rect, Scroll& scroll, float content_height,
                       std::optional<Color> ground, Thumb thumb)
    : ui_{ui},
      rect_{rect},
      scroll_{scroll},
      content_{content_height},
      width_{rect.width - (thumb == Thumb::Beside && content_height > rect.height ? thumb_room : 0)},
      ground_{ground.value_or(ui.theme().surface)},
      targets_before_{ui.targets().added_count()} {
    const float end_before = std::max(0.0F, scroll.content - rect.height);
    const float end = std::max(0.0F, content_height - rect.height);
    if (scroll.keep_end && (scroll.content == 0 || scroll.offset >= end_before - 1)) {
        scroll.offset = end;
    }
    scroll.content = content_height;
    scroll.offset += ui.targets().scroll_area(name, rect);
    if (end > 0) {
        const float page = rect.height - soft_edge;
        scroll.offset += ui.take_key(Key::PageDown) ? page : 0;
        scroll.offset -= ui.take_key(Key::PageUp) ? page : 0;
    }
    scroll.offset = std::floor(std::clamp(scroll.offset, 0.0F, end));
    ui.push_clip(rect);
}

ScrollArea::~ScrollArea() {
    const float end = std::max(0.0F, content_ - rect_.height);
    // The focus went to a row that is not wholly seen: bring it in.
    if (const auto focused = ui_.targets().added_focus(targets_before_)) {
        const float before = scroll_.offset;
        if (focused->y < rect_.y) {
            scroll_.offset -= rect_.y - focused->y + soft_edge;
        } else if (focused->bottom() > rect_.bottom()) {
            scroll_.offset += focused->bottom() - rect_.bottom() + soft_edge;
        }
        scroll_.offset = std::clamp(scroll_.offset, 0.0F, end);
        if (scroll_.offset != before) {
            ui_.wake_at(ui_.now());
        }
    }
    if (scroll_.offset > 0) {
        ui_.fade_edge({rect_.x, rect_.y, rect_.width, soft_edge}, ground_, true);
    }
    if (scroll_.offset < end - 0.5F) {
        ui_.fade_edge({rect_.x, rect_.bottom() - soft_edge, rect_.width, soft_edge}, ground_, false);
    }
    ui_.pop_clip();
    if (end > 0) {
        const float length = std::max(thumb_length_min, rect_.height * rect_.height / content_);
        const float top = rect_.y + (rect_.height - length) * scroll_.offset / end;
        ui_.fill({rect_.right() - thumb_width - 3, top, thumb_width, length}, ui_.theme().control, thumb_width / 2);
    }
}

Rect ScrollArea::place(float top, float height) const {
    return {rect_.x, rect_.y + top - scroll_.offset, width_, height};
}

bool ScrollArea::needed(const Rect& rect) const {
    return rect.bottom() > rect_.y - rect.height && rect.y < rect_.bottom() + rect.height;
}

void list(Ui& ui, std::string_view name, Rect rect, Scroll& scroll, const ListShape& shape,
          const std::function<void(std::size_t index, Rect place)>& draw, std::optional<Color> ground) {
    const std::size_t rows = row_count(shape);
    const float step = step_of(shape);
    const float content = rows == 0 ? 0 : static_cast<float>(rows) * step - shape.gap;
    const ScrollArea area{ui, name, rect, scroll, content, ground, shape.gap > 0 ? Thumb::Beside : Thumb::Over};
    // One row beyond each edge, so that the arrow keys find it and the area follows.
    const float first_seen = std::floor(scroll.offset / step) - 1;
    const auto first = static_cast<std::size_t>(std::max(0.0F, first_seen));
    const auto seen = static_cast<std::size_t>(std::ceil(rect.height / step)) + 3;
    const auto columns = static_cast<std::size_t>(shape.columns);
    for (std::size_t row = first; row < std::min(rows, first + seen); ++row) {
        const Rect line = area.place(static_cast<float>(row) * step, shape.row_height);
        for (std::size_t column = 0; column < columns; ++column) {
            const std::size_t index = row * columns + column;
            if (index < shape.count) {
                draw(index, line.column({static_cast<int>(column), shape.columns, shape.gap}));
            }
        }
    }
}

void reveal(Scroll& scroll, const ListShape& shape, float height, std::size_t index) {
    const std::size_t row = index / static_cast<std::size_t>(shape.columns);
    const float top = static_cast<float>(row) * step_of(shape);
    scroll.offset = std::min(scroll.offset, top);
    scroll.offset = std::max(scroll.offset, top + shape.row_height - height);
}

}  // namespace ecot::ui
