#include "hardware/escpos/logo.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <png.h>

#include "hardware/escpos/encoder.hpp"

namespace ecot::hardware::escpos {
namespace {

/// A PNG file of pixels with grey and opacity.
std::string png_file(std::uint32_t width, std::uint32_t height, const std::vector<std::uint8_t>& grey_and_opacity) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = PNG_FORMAT_GA;
    png_alloc_size_t size = 0;
    EXPECT_NE(png_image_write_get_memory_size(image, size, 0, grey_and_opacity.data(), 0, nullptr), 0);
    std::string bytes(size, '\0');
    EXPECT_NE(png_image_write_to_memory(&image, bytes.data(), &size, 0, grey_and_opacity.data(), 0, nullptr), 0);
    bytes.resize(size);
    return bytes;
}
std::string plain(std::uint32_t width, std::uint32_t height, std::uint8_t grey) {
    std::vector<std::uint8_t> pixels;
    for (std::size_t i = 0; i < std::size_t{width} * height; ++i) {
        pixels.insert(pixels.end(), {grey, 255});
    }
    return png_file(width, height, pixels);
}

TEST(Logo, PrintsWhatIsDarkAndLeavesPaperWhereItIsLightOrTransparent) {
    // Black, light, transparent black, dark; then three times paper and black.
    const auto logo =
        logo_from_png(png_file(4, 2, {0, 255, 200, 255, 0, 0, 100, 255, 255, 255, 255, 255, 255, 255, 0, 255}));
    ASSERT_TRUE(logo);
    EXPECT_EQ(logo->width, 4);
    EXPECT_EQ(logo->height, 2);
    EXPECT_EQ(logo->rows, std::string("\x90\x10"));
}

TEST(Logo, FillsRowsOfNineDotsIntoTwoBytes) {
    const auto logo = logo_from_png(plain(9, 1, 0));
    ASSERT_TRUE(logo);
    EXPECT_EQ(logo->rows, std::string("\xFF\x80"));
}

TEST(Logo, IsMadeAsSmallAsTheNarrowestPaper) {
    const auto logo = logo_from_png(plain(1'536, 400, 0));
    ASSERT_TRUE(logo);
    EXPECT_EQ(logo->width, 384);
    EXPECT_EQ(logo->height, 100);
    EXPECT_EQ(logo->rows, std::string(48 * 100, '\xFF'));
}

TEST(Logo, SaysWhyAFileIsNone) {
    EXPECT_EQ(logo_from_png("").error(), LogoError::NotPng);
    EXPECT_EQ(logo_from_png("GIF89a").error(), LogoError::NotPng);
    const std::string whole = plain(64, 64, 0);
    EXPECT_EQ(logo_from_png(std::string_view{whole}.substr(0, 50)).error(), LogoError::NotPng);
    EXPECT_EQ(logo_from_png(plain(4'001, 1, 0)).error(), LogoError::TooLarge);
    EXPECT_EQ(logo_from_png(plain(2, 801, 0)).error(), LogoError::TooTall);
    EXPECT_EQ(logo_from_png(plain(20, 20, 200)).error(), LogoError::Blank);
    for (const LogoError error : {LogoError::NotPng, LogoError::TooLarge, LogoError::TooTall, LogoError::Blank}) {
        EXPECT_NE(std::string{sentence(error)}, "");
    }
}

TEST(Logo, IsSentInRowsOfBytesToAPrinterThatPrintsPictures) {
    const auto logo = logo_from_png(plain(16, 2, 0));
    ASSERT_TRUE(logo);
    const std::string bytes = encode({{*logo}}, profile_42());
    EXPECT_NE(bytes.find(std::string("\x1Dv0\0\x02\0\x02\0\xFF\xFF\xFF\xFF", 12)), std::string::npos);
    PrinterProfile without = profile_42();
    without.has_raster = false;
    EXPECT_EQ(encode({{*logo}}, without).find("\x1Dv0"), std::string::npos);
}

}  // namespace
}  // namespace ecot::hardware::escpos
