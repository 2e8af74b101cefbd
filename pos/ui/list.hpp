#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "pos/ui/ui.hpp"

namespace ecot::ui {

/// Where a scrolled area stands, in pixels from its start; kept beside the screen that draws it.
struct Scroll {
    float offset = 0;
    bool keep_end = false;  ///< stays at the end when the content grows, as a cart does
    float content = 0;      ///< of the frame before
};

/// Where the thumb stands: over the right edge of the content, or beside it, where the content has edges of its own.
enum class Thumb { Over, Beside };

/// A part of the screen whose content is higher than itself: moved by finger, wheel and Page keys, following the
/// keyboard focus, with a thumb and soft edges. Draw the content between its construction and its end.
class [[nodiscard]] ScrollArea {
public:
    ScrollArea(Ui& ui, std::string_view name, Rect rect, Scroll& scroll, float content_height,
               std::optional<Color> ground = {}, Thumb thumb = Thumb::Over);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    /// Where a piece of the content stands on the screen, `top` counted from the start of the content.
    [[nodiscard]] Rect place(float top, float height) const;
    /// Whether it needs drawing: seen, or the next one a key would reach.
    [[nodiscard]] bool needed(const Rect& rect) const;

private:
    Ui& ui_;
    Rect rect_;
    Scroll& scroll_;
    float content_;
    float width_;
    Color ground_;
    std::size_t targets_before_;
};

/// Equal rows, or tiles in columns.
struct ListShape {
    std::size_t count = 0;
    float row_height = 0;
    int columns = 1;
    float gap = 0;  ///< between rows and between columns
};

/// Draws a list by asking for what is seen of it only: ten thousand rows cost as much as thirty.
void list(Ui& ui, std::string_view name, Rect rect, Scroll& scroll, const ListShape& shape,
          const std::function<void(std::size_t index, Rect place)>& draw, std::optional<Color> ground = {});

/// Scrolls so that a row of such a list is seen.
void reveal(Scroll& scroll, const ListShape& shape, float height, std::size_t index);

}  // namespace ecot::ui
