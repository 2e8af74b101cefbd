#include "hardware/escpos/page_png.hpp"

#include <gtest/gtest.h>
#include <png.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "hardware/escpos/decoder.hpp"
#include "hardware/escpos/encoder.hpp"

namespace ecot::hardware::escpos {
namespace {

struct Picture {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> pixels;
    [[nodiscard]] std::size_t dark_count(std::size_t from_row, std::size_t to_row) const {
        return static_cast<std::size_t>(std::count_if(pixels.begin() + static_cast<std::ptrdiff_t>(from_row * width),
                                                      pixels.begin() + static_cast<std::ptrdiff_t>(to_row * width),
                                                      [](std::uint8_t pixel) { return pixel < 0x60; }));
    }
};

Picture picture_of(const PrintJob& job) {
    const auto png = page_png(decode(encode(job, profile_42()), paper_dots_42), debian_fonts());
    EXPECT_TRUE(png.has_value());
    Picture picture;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    EXPECT_NE(png_image_begin_read_from_memory(&image, png->data(), png->size()), 0);
    image.format = PNG_FORMAT_GRAY;
    picture.width = image.width;
    picture.height = image.height;
    picture.pixels.resize(PNG_IMAGE_SIZE(image));
    EXPECT_NE(png_image_finish_read(&image, nullptr, picture.pixels.data(), 0, nullptr), 0);
    return picture;
}

TEST(PagePng, IsAsWideAsThePaperAndAsLongAsItsLines) {
    const Picture picture = picture_of({{TextLine{"Écot", {}}, TextLine{"haut", {.tall = true}}}});
    EXPECT_EQ(picture.width, 2U * (504 + 2 * 36));
    EXPECT_EQ(picture.height, 2U * (36 + 30 + 54 + 36));
}

TEST(PagePng, InksLettersAndMoreOfThemWhenBoldOrDoubled) {
    const auto ink = [](TextStyle style) {
        const Picture picture = picture_of({{TextLine{"Lentilles", style}}});
        return picture.dark_count(0, picture.height);
    };
    EXPECT_GT(ink({}), 500U);
    EXPECT_GT(ink({.bold = true}), ink({}));
    EXPECT_GT(ink({.tall = true, .wide = true}), 3 * ink({}));
    EXPECT_LT(ink({.small = true}), ink({}));
}

TEST(PagePng, LeavesTheMarginsWhite) {
    const Picture picture = picture_of({{RuleLine{'='}}});
    EXPECT_EQ(picture.dark_count(0, std::size_t{2} * 36), 0U);
    EXPECT_EQ(picture.dark_count(picture.height - std::size_t{2} * 36, picture.height), 0U);
}

TEST(PagePng, DrawsTheFinderOfAQrCode) {
    const Picture picture = picture_of({{QrCode{.data = "ECOT1/T1/1/17/20261121T1045/550=3638/7KQ2-9XMA-C4TD"}}});
    // Below the margin and four quiet modules of four dots: the top row of both finders, twice seven dark modules.
    const std::size_t row = 2 * (36 + 16) + 1;
    EXPECT_GE(picture.dark_count(row, row + 1), 2U * 7 * 4 * 2);
    EXPECT_EQ(picture.dark_count(0, std::size_t{2} * (36 + 16)), 0U);
}

TEST(PagePng, SaysThatNoFontWasFound) {
    const auto png = page_png({}, {.regular = {"/nowhere/font.ttf"}, .bold = {}});
    ASSERT_FALSE(png.has_value());
    EXPECT_EQ(png.error(), PngError::NoFont);
}

TEST(PagePng, RefusesPaperWithoutEnd) {
    std::string bytes;
    for (int i = 0; i < 20; ++i) {
        bytes += "\x1B\x64\xFF";
    }
    const auto png = page_png(decode(bytes), debian_fonts());
    ASSERT_FALSE(png.has_value());
    EXPECT_EQ(png.error(), PngError::TooLong);
}

}  // namespace
}  // namespace ecot::hardware::escpos
