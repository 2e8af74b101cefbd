#pragma once

#include <optional>
#include <string_view>

#include "hardware/escpos/printed_page.hpp"

namespace ecot::hardware::escpos {

/// Printable widths in dots: 58 mm paper; 80 mm paper in 42 and in 48 columns of font A.
inline constexpr int paper_dots_58_mm = 384;
inline constexpr int paper_dots_42 = 504;
inline constexpr int paper_dots_48 = 576;

/// Reads bytes as an Epson-like printer with `paper_dots` of printable width would, and gives the paper.
///
/// Any bytes are read to their end, unknown commands are skipped and counted, a command cut off at the end is left out,
/// and the page stays in proportion to the bytes. Without `paper_dots` the narrowest paper that breaks no line is
/// taken.
[[nodiscard]] PrintedPage decode(std::string_view bytes, std::optional<int> paper_dots = std::nullopt);

}  // namespace ecot::hardware::escpos
