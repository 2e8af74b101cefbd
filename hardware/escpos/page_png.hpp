#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "hardware/escpos/printed_page.hpp"

namespace ecot::hardware::escpos {

/// Font files of one width, first one that can be read is taken.
struct PaperFonts {
    std::vector<std::filesystem::path> regular;
    std::vector<std::filesystem::path> bold;
};

/// Those of Debian's fonts-jetbrains-mono, else of fonts-dejavu-core.
[[nodiscard]] PaperFonts debian_fonts();

enum class PngError { NoFont, TooLong, NoMemory };

/// The page as a picture of the paper, PNG bytes: two pixels a dot, letters in the printer's cells, QR codes that can
/// be scanned, dashes where it is cut. Longer than 15 metres of paper: `TooLong`.
[[nodiscard]] tl::expected<std::string, PngError> page_png(const PrintedPage& page, const PaperFonts& fonts);

}  // namespace ecot::hardware::escpos
