#include "pos/ui/atlas_art.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace ecot::ui {
namespace {

unsigned int packed(unsigned int red, unsigned int green, unsigned int blue, unsigned int alpha) {
    return red | (green << 8U) | (blue << 16U) | (alpha << 24U);
}

unsigned int byte_of(float value) {
    return static_cast<unsigned int>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

constexpr std::size_t channels = 4;

/// A stretch of source pixels, each by how much of it lies in the stretch.
struct Stretch {
    int first = 0;
    std::vector<float> shares;
};

/// The part of 0 … `length` that lies between two places on it.
Stretch stretch_between(float from, float to, int length) {
    from = std::max(from, 0.0F);
    to = std::min(to, static_cast<float>(length));
    Stretch stretch{static_cast<int>(from), {}};
    for (int at = stretch.first; static_cast<float>(at) < to; ++at) {
        stretch.shares.push_back(std::min(static_cast<float>(at + 1), to) - std::max(static_cast<float>(at), from));
    }
    return stretch;
}

}  // namespace

void draw_shadow_corner(const ShadowDesign& design, Pixels pixels, int left, int top) {
    const float inner = design.edge + design.radius;
    for (int y = 0; y < design.size; ++y) {
        for (int x = 0; x < design.size; ++x) {
            const float across = inner - (static_cast<float>(x) + 0.5F);
            const float down = inner - (static_cast<float>(y) + 0.5F);
            const float distance =
                (across > 0 && down > 0 ? std::hypot(across, down) : std::max(across, down)) - design.radius;
            const float alpha = 0.5F * std::erfc(distance / (design.sigma * std::sqrt(2.0F)));
            pixels.data[static_cast<std::ptrdiff_t>(top + y) * pixels.width + left + x] =
                packed(255, 255, 255, byte_of(alpha * 255));
        }
    }
}

void draw_scaled(const ColorBitmap& bitmap, Pixels pixels, int left, int top, int side) {
    const int longest = std::max(bitmap.width, bitmap.height);
    const float step = static_cast<float>(longest) / static_cast<float>(side);
    const float shift_x = static_cast<float>(longest - bitmap.width) / 2;
    const float shift_y = static_cast<float>(longest - bitmap.height) / 2;
    std::vector<Stretch> columns;
    for (int x = 0; x < side; ++x) {
        const float from = static_cast<float>(x) * step - shift_x;
        columns.push_back(stretch_between(from, from + step, bitmap.width));
    }
    // The rows under one row of the result are added up first, then the columns under each of its pixels.
    std::vector<float> line(static_cast<std::size_t>(bitmap.width) * channels);
    for (int y = 0; y < side; ++y) {
        const float from = static_cast<float>(y) * step - shift_y;
        const Stretch rows = stretch_between(from, from + step, bitmap.height);
        std::fill(line.begin(), line.end(), 0.0F);
        const unsigned char* source = bitmap.data + static_cast<std::ptrdiff_t>(rows.first) * bitmap.pitch;
        for (const float share : rows.shares) {
            for (std::size_t at = 0; at < line.size(); ++at) {
                line[at] += share * static_cast<float>(source[at]);
            }
            source += bitmap.pitch;
        }
        for (int x = 0; x < side; ++x) {
            const Stretch& column = columns[static_cast<std::size_t>(x)];
            std::array<float, channels> sum{};
            std::size_t at = static_cast<std::size_t>(column.first) * channels;
            for (const float share : column.shares) {
                for (float& channel : sum) {
                    channel += share * line[at++];
                }
            }
            const auto [blue, green, red, alpha] = sum;
            unsigned int color = 0;
            if (alpha > 0) {
                const float whole = 255 / alpha;  // the texture holds plain colours, not multiplied ones
                color = packed(byte_of(red * whole), byte_of(green * whole), byte_of(blue * whole),
                               byte_of(alpha / (step * step)));
            }
            pixels.data[static_cast<std::ptrdiff_t>(top + y) * pixels.width + left + x] = color;
        }
    }
}

}  // namespace ecot::ui
