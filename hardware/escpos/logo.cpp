#include "hardware/escpos/logo.hpp"

#include <png.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ecot::hardware::escpos {
namespace {

constexpr png_uint_32 side_max = 4'000;
constexpr unsigned dark_below = 128;

/// A grey picture, 0 black, rows without gaps.
struct Grey {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<png_byte> pixels;
};

tl::expected<Grey, LogoError> read(std::string_view png) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, png.data(), png.size()) == 0) {
        return tl::unexpected(LogoError::NotPng);
    }
    if (image.width > side_max || image.height > side_max) {
        png_image_free(&image);
        return tl::unexpected(LogoError::TooLarge);
    }
    image.format = PNG_FORMAT_GRAY;
    Grey grey{.width = image.width, .height = image.height, .pixels = std::vector<png_byte>(PNG_IMAGE_SIZE(image))};
    const png_color paper{.red = 255, .green = 255, .blue = 255};
    if (png_image_finish_read(&image, &paper, grey.pixels.data(), 0, nullptr) == 0) {
        png_image_free(&image);
        return tl::unexpected(LogoError::NotPng);
    }
    return grey;
}

/// The mean of the pixels that fall together in a dot.
unsigned mean(const Grey& grey, std::size_t column, std::size_t row, std::size_t width, std::size_t height) {
    const std::size_t left = column * grey.width / width;
    const std::size_t right = std::max(left + 1, (column + 1) * grey.width / width);
    const std::size_t top = row * grey.height / height;
    const std::size_t bottom = std::max(top + 1, (row + 1) * grey.height / height);
    std::size_t sum = 0;
    for (std::size_t y = top; y < bottom; ++y) {
        for (std::size_t x = left; x < right; ++x) {
            sum += grey.pixels[y * grey.width + x];
        }
    }
    return static_cast<unsigned>(sum / ((right - left) * (bottom - top)));
}

}  // namespace

const char* sentence(LogoError error) {
    switch (error) {
        case LogoError::NotPng:
            return "it is no PNG file, or a broken one; save it as PNG again";
        case LogoError::TooLarge:
            return "it is wider or higher than 4000 dots; make it smaller";
        case LogoError::TooTall:
            return "it would be longer than 10 centimetres on the paper; make it lower";
        case LogoError::Blank:
            return "nothing on it is dark enough to be printed; make it darker";
    }
    return "";
}

tl::expected<Picture, LogoError> logo_from_png(std::string_view png) {
    const auto grey = read(png);
    if (!grey) {
        return tl::unexpected(grey.error());
    }
    const std::size_t width = std::min<std::size_t>(grey->width, logo_width_max);
    const std::size_t height = std::max<std::size_t>(1, grey->height * width / grey->width);
    if (height > logo_height_max) {
        return tl::unexpected(LogoError::TooTall);
    }
    const std::size_t row_bytes = (width + 7) / 8;
    Picture picture{.width = static_cast<int>(width),
                    .height = static_cast<int>(height),
                    .rows = std::string(row_bytes * height, '\0')};
    bool dark = false;
    for (std::size_t row = 0; row < height; ++row) {
        for (std::size_t column = 0; column < width; ++column) {
            if (mean(*grey, column, row, width, height) < dark_below) {
                char& eight = picture.rows[row * row_bytes + column / 8];
                eight = static_cast<char>(static_cast<unsigned char>(eight) | (0x80U >> (column % 8)));
                dark = true;
            }
        }
    }
    return dark ? tl::expected<Picture, LogoError>{std::move(picture)} : tl::unexpected(LogoError::Blank);
}

}  // namespace ecot::hardware::escpos
