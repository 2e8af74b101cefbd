#include "pos/ui/atlas_art.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace ecot::ui {
namespace {

unsigned int packed(unsigned int red, unsigned int green, unsigned int blue, unsigned int alpha) {
    return red | (green << 8U) | (blue << 16U) | (alpha << 24U);
}

unsigned int byte_of(float value) {
    return static_cast<unsigned int>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

struct Sum {
    float red = 0, green = 0, blue = 0, alpha = 0, weight = 0;
};

/// The mean of the bitmap over a box in its own pixels; outside it there is nothing.
Sum mean(const ColorBitmap& bitmap, float left, float top, float side) {
    Sum sum;
    const int first_x = static_cast<int>(std::floor(left));
    const int first_y = static_cast<int>(std::floor(top));
    for (int y = first_y; static_cast<float>(y) < top + side; ++y) {
        const float down = std::min(static_cast<float>(y + 1), top + side) - std::max(static_cast<float>(y), top);
        for (int x = first_x; static_cast<float>(x) < left + side; ++x) {
            const float share =
                down * (std::min(static_cast<float>(x + 1), left + side) - std::max(static_cast<float>(x), left));
            sum.weight += share;
            if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) {
                continue;
            }
            const unsigned char* source =
                bitmap.data + static_cast<std::ptrdiff_t>(y) * bitmap.pitch + static_cast<std::ptrdiff_t>(x) * 4;
            sum.blue += share * static_cast<float>(source[0]);
            sum.green += share * static_cast<float>(source[1]);
            sum.red += share * static_cast<float>(source[2]);
            sum.alpha += share * static_cast<float>(source[3]);
        }
    }
    return sum;
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
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const Sum sum =
                mean(bitmap, static_cast<float>(x) * step - shift_x, static_cast<float>(y) * step - shift_y, step);
            unsigned int color = 0;
            if (sum.alpha > 0) {
                const float whole = 255 / sum.alpha;  // the texture holds plain colours, not multiplied ones
                color = packed(byte_of(sum.red * whole), byte_of(sum.green * whole), byte_of(sum.blue * whole),
                               byte_of(sum.alpha / sum.weight));
            }
            pixels.data[static_cast<std::ptrdiff_t>(top + y) * pixels.width + left + x] = color;
        }
    }
}

}  // namespace ecot::ui
