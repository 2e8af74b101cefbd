#include "pos/ui/chart.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ecot::ui {
namespace {

constexpr float part_gap = 2;

/// The hatched look: the colour in stripes on a lighter ground.
void hatched(Painter& painter, Rect rect, Color color, float radius, Corners corners) {
    painter.fill(rect, color.faded(0.25F), radius, corners);
    const float inside = corners == Corners::Right || corners == Corners::All ? radius * 0.35F : 0;
    painter.hatch({rect.x, rect.y, rect.width - inside, rect.height}, color, 6, 2);
}

}  // namespace

void gauge(Painter& painter, Rect rect, const std::vector<ChartPart>& parts, std::optional<float> marker,
           std::optional<Color> track) {
    const Theme& theme = painter.theme();
    const float round = rect.height / 2;
    painter.fill(rect, track.value_or(theme.sunken), round);
    float left = rect.x;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const ChartPart& part = parts[index];
        const float width = std::floor(std::min(part.share * rect.width, rect.right() - left));
        const bool first = left <= rect.x;
        bool last = true;
        for (std::size_t later = index + 1; later < parts.size(); ++later) {
            last = last && parts[later].share <= 0;
        }
        if (width <= 0) {
            continue;
        }
        const Rect box{std::floor(left), rect.y, width - (last ? 0 : part_gap), rect.height};
        const Corners outer = first ? Corners::Left : Corners::None;
        const Corners corners = last ? (first ? Corners::All : Corners::Right) : outer;
        const float radius = std::min(round, box.width / 2);
        if (part.hatched) {
            hatched(painter, box, part.color, radius, corners);
        } else {
            painter.fill(box, part.color, radius, corners);
        }
        left += width;
    }
    if (theme.high_contrast) {
        painter.outline(rect.inset(-2), theme.line, round + 2, 2);
    }
    if (marker) {
        const float at = std::floor(rect.x + std::clamp(*marker, 0.0F, 1.0F) * rect.width);
        painter.fill({at - 1, rect.y - 6, 3, rect.height + 12}, theme.ink, 1.5F);
    }
}

void donut(Painter& painter, Point center, float radius, float thickness, const std::vector<ChartPart>& parts) {
    const float gap = parts.size() > 1 ? 2.5F / radius : 0;
    float angle = -std::numbers::pi_v<float> / 2;
    for (const ChartPart& part : parts) {
        const float sweep = part.share * 2 * std::numbers::pi_v<float>;
        if (sweep > gap) {
            painter.arc(center, radius - thickness / 2, angle + gap / 2, angle + sweep - gap / 2, part.color,
                        thickness);
        }
        angle += sweep;
    }
}

void bars(Painter& painter, Rect rect, const std::vector<ChartPart>& parts, float bar_width) {
    if (parts.empty()) {
        return;
    }
    const float step = rect.width / static_cast<float>(parts.size());
    float left = rect.x;
    for (const ChartPart& part : parts) {
        const float height = std::floor(std::clamp(part.share, 0.0F, 1.0F) * rect.height);
        const float width = std::min(bar_width, step - part_gap);
        const Rect bar{std::floor(left + (step - width) / 2), rect.bottom() - height, width, height};
        if (part.hatched) {
            hatched(painter, bar, part.color, 4, Corners::Top);
            painter.outline(bar, part.color, 4, 1);
        } else {
            painter.fill(bar, part.color, 4, Corners::Top);
        }
        left += step;
    }
    painter.fill({rect.x, rect.bottom(), rect.width, painter.theme().high_contrast ? 2.0F : 1.5F},
                 painter.theme().control);
}

}  // namespace ecot::ui
