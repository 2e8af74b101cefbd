#include "hardware/escpos/page_png.hpp"

#include <png.h>

#include <ft2build.h>
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>
#include FT_FREETYPE_H

#include "hardware/escpos/code_page.hpp"
#include "hardware/escpos/qr_image.hpp"

namespace ecot::hardware::escpos {
namespace {

constexpr int scale = 2;           // pixels of a dot
constexpr int font_a_height = 24;  // dots; font B 17, both as in the manuals of 80 mm printers
constexpr int font_b_height = 17;
constexpr int line_spacing = 30;           // dots from line to line, unless letters are higher
constexpr int margin = 36;                 // dots of paper left and right that cannot be printed on
constexpr int cut_height = 24;             // dots of the gap drawn for a cut
constexpr int paper_length_max = 120'000;  // dots: 15 m at 203 dpi
constexpr std::uint8_t white = 0xFF;
constexpr std::uint8_t grey = 0xB0;
constexpr std::uint8_t ink = 0x14;

int letter_height(const TextStyle& style) {
    return (style.small ? font_b_height : font_a_height) * (style.tall ? 2 : 1);
}

int line_height(const PrintedLine& line) {
    int height = line_spacing;
    for (const PrintedRun& run : line.runs) {
        height = std::max(height, letter_height(run.style) + 6);
    }
    return height;
}

/// Modules of a QR code with its quiet zone of four above and below, in dots.
int qr_height(const PrintedQr& qr, const QrImage& image) {
    return (static_cast<int>(image.size) + 8) * qr.module_size;
}

/// Grey pixels, dark on white.
class Canvas {
public:
    Canvas(std::size_t width, std::size_t height) : width_{width}, height_{height}, pixels_(width * height, white) {}

    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] std::size_t height() const { return height_; }
    [[nodiscard]] const std::vector<std::uint8_t>& pixels() const { return pixels_; }

    /// Makes a pixel as dark as `cover` (255: all ink) of `shade`; outside nothing happens.
    void darken(int x, int y, unsigned cover, std::uint8_t shade) {
        if (x < 0 || y < 0 || static_cast<std::size_t>(x) >= width_ || static_cast<std::size_t>(y) >= height_) {
            return;
        }
        std::uint8_t& pixel = pixels_[static_cast<std::size_t>(y) * width_ + static_cast<std::size_t>(x)];
        const unsigned covered = white - cover * unsigned{static_cast<std::uint8_t>(white - shade)} / 255U;
        pixel = std::min(pixel, static_cast<std::uint8_t>(covered));
    }

    void fill(int x, int y, int width, int height, std::uint8_t shade) {
        for (int row = y; row < y + height; ++row) {
            for (int column = x; column < x + width; ++column) {
                darken(column, row, 255, shade);
            }
        }
    }

private:
    std::size_t width_;
    std::size_t height_;
    std::vector<std::uint8_t> pixels_;
};

struct LibraryCloser {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FaceCloser {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, LibraryCloser>;
using Face = std::unique_ptr<FT_FaceRec_, FaceCloser>;

Face open_face(const Library& library, const std::vector<std::filesystem::path>& files) {
    for (const std::filesystem::path& file : files) {
        FT_Face face = nullptr;
        if (FT_New_Face(library.get(), file.c_str(), 0, &face) == 0) {
            return Face{face};
        }
    }
    return nullptr;
}

class Painter {
public:
    Painter(Canvas& canvas, FT_Face regular, FT_Face bold, int paper_dots)
        : canvas_{canvas}, regular_{regular}, bold_{bold}, paper_dots_{paper_dots} {}

    void draw(const PrintedLine& line) {
        const int height = line_height(line);
        int dots = 0;
        for (const PrintedRun& run : line.runs) {
            std::string_view rest = run.text;
            while (!rest.empty()) {
                static_cast<void>(take_letter(rest));
                dots += letter_dots(run.style);
            }
        }
        int x = left_of(dots, line.align);
        for (const PrintedRun& run : line.runs) {
            // Letters of all heights stand on the line's bottom, as the print head leaves them.
            const int top = y_ + height - 4 - letter_height(run.style);
            std::string_view rest = run.text;
            while (!rest.empty()) {
                draw_letter(take_letter(rest), x, top, run.style);
                x += letter_dots(run.style);
            }
        }
        y_ += height;
    }

    void draw(const PrintedQr& qr) {
        const QrImage image = qr_image(qr.data);
        const int size = static_cast<int>(image.size);
        const int left = left_of(size * qr.module_size, qr.align);
        const int top = y_ + 4 * qr.module_size;
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x) {
                if (image.is_dark(static_cast<std::size_t>(x), static_cast<std::size_t>(y))) {
                    fill(left + x * qr.module_size, top + y * qr.module_size, qr.module_size, qr.module_size, ink);
                }
            }
        }
        y_ += qr_height(qr, image);
    }

    void draw(const PrintedFeed& feed) { y_ += feed.lines * line_spacing; }

    void draw(const PrintedCut&) {
        const int dash = 6;
        for (int x = -margin; x < paper_dots_ + margin; x += 2 * dash) {
            fill(x, y_ + cut_height / 2, dash, 1, grey);
        }
        y_ += cut_height;
    }

    void draw(const PrintedPulse&) {}

    void skip(int dots) { y_ += dots; }

private:
    [[nodiscard]] int left_of(int dots, Align align) const {
        switch (align) {
            case Align::Centre:
                return (paper_dots_ - dots) / 2;
            case Align::Right:
                return paper_dots_ - dots;
            case Align::Left:
                break;
        }
        return 0;
    }

    void fill(int x, int y, int width, int height, std::uint8_t shade) {
        canvas_.fill((x + margin) * scale, y * scale, width * scale, height * scale, shade);
    }

    void draw_letter(char32_t letter, int x, int y, const TextStyle& style) {
        if (letter == ' ') {
            return;
        }
        FT_Face face = style.bold ? bold_ : regular_;
        const int cell_width = letter_dots(style) * scale;
        const int cell_height = letter_height(style) * scale;
        // Monospace letters advance 0.6 of their size; the cell is filled whatever its own proportion.
        FT_Set_Pixel_Sizes(face, static_cast<FT_UInt>(cell_width * 5 / 3), static_cast<FT_UInt>(cell_height * 5 / 6));
        if (FT_Load_Char(face, letter, FT_LOAD_RENDER) != 0) {
            return;
        }
        const FT_GlyphSlot glyph = face->glyph;
        const int left = (x + margin) * scale + glyph->bitmap_left;
        const int top = y * scale + cell_height * 4 / 5 - glyph->bitmap_top;
        for (unsigned row = 0; row < glyph->bitmap.rows; ++row) {
            const unsigned char* const pixels =
                glyph->bitmap.buffer + static_cast<std::ptrdiff_t>(row) * glyph->bitmap.pitch;
            for (unsigned column = 0; column < glyph->bitmap.width; ++column) {
                canvas_.darken(left + static_cast<int>(column), top + static_cast<int>(row), pixels[column], ink);
            }
        }
    }

    Canvas& canvas_;
    FT_Face regular_;
    FT_Face bold_;
    int paper_dots_;
    int y_ = 0;
};

/// The length of the paper in dots; above `paper_length_max` when it is too long.
int page_height(const PrintedPage& page) {
    int height = 2 * margin;
    for (const PrintedItem& item : page.items) {
        if (const auto* line = std::get_if<PrintedLine>(&item)) {
            height += line_height(*line);
        } else if (const auto* qr = std::get_if<PrintedQr>(&item)) {
            height += qr_height(*qr, qr_image(qr->data));
        } else if (const auto* feed = std::get_if<PrintedFeed>(&item)) {
            height += feed->lines * line_spacing;
        } else if (std::holds_alternative<PrintedCut>(item)) {
            height += cut_height;
        }
        if (height > paper_length_max) {
            break;
        }
    }
    return height;
}

tl::expected<std::string, PngError> png_of(const Canvas& canvas) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(canvas.width());
    image.height = static_cast<png_uint_32>(canvas.height());
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = 0;
    if (png_image_write_get_memory_size(image, size, 0, canvas.pixels().data(), 0, nullptr) == 0) {
        return tl::unexpected(PngError::NoMemory);
    }
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, canvas.pixels().data(), 0, nullptr) == 0) {
        return tl::unexpected(PngError::NoMemory);
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace

PaperFonts debian_fonts() {
    const std::filesystem::path fonts = "/usr/share/fonts/truetype";
    return {.regular = {fonts / "jetbrains-mono/JetBrainsMono-Medium.ttf", fonts / "dejavu/DejaVuSansMono.ttf"},
            .bold = {fonts / "jetbrains-mono/JetBrainsMono-ExtraBold.ttf", fonts / "dejavu/DejaVuSansMono-Bold.ttf"}};
}

tl::expected<std::string, PngError> page_png(const PrintedPage& page, const PaperFonts& fonts) {
    const int height = page_height(page);
    if (height > paper_length_max) {
        return tl::unexpected(PngError::TooLong);
    }
    FT_Library opened = nullptr;
    if (FT_Init_FreeType(&opened) != 0) {
        return tl::unexpected(PngError::NoMemory);
    }
    const Library library{opened};
    const Face regular = open_face(library, fonts.regular);
    const Face bold = open_face(library, fonts.bold);
    if (!regular || !bold) {
        return tl::unexpected(PngError::NoFont);
    }
    Canvas canvas{static_cast<std::size_t>((page.paper_dots + 2 * margin) * scale),
                  static_cast<std::size_t>(height * scale)};
    Painter painter{canvas, regular.get(), bold.get(), page.paper_dots};
    painter.skip(margin);
    for (const PrintedItem& item : page.items) {
        std::visit([&painter](const auto& what) { painter.draw(what); }, item);
    }
    return png_of(canvas);
}

}  // namespace ecot::hardware::escpos
