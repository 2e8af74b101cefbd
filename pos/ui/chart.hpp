#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pos/ui/painter.hpp"

namespace ecot::ui {

/// A part of a whole. Colour never speaks alone: the screen writes a label and a value beside each.
struct ChartPart {
    float share = 0;  ///< of the whole, 0 to 1
    Color color;
    bool hatched = false;  ///< committed, or still under way
};

/// A horizontal gauge, parts from the left, with a tick at `marker` (0 to 1).
void gauge(Painter& painter, Rect rect, const std::vector<ChartPart>& parts, std::optional<float> marker = {},
           std::optional<Color> track = {});

/// A ring of parts, from the top, clockwise.
void donut(Painter& painter, Point center, float radius, float thickness, const std::vector<ChartPart>& parts);

/// Standing bars on a base line; a share of 1 is as high as the rectangle.
void bars(Painter& painter, Rect rect, const std::vector<ChartPart>& parts, float bar_width = 26);

}  // namespace ecot::ui
