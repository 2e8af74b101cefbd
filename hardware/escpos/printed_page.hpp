#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "hardware/print_job.hpp"

namespace ecot::hardware::escpos {

/// Letters that follow each other in one look; `style.align` is the line's.
struct PrintedRun {
    std::string text;  ///< UTF-8
    TextStyle style;
    friend bool operator==(const PrintedRun&, const PrintedRun&) = default;
};

/// One row of letters on paper; no run at all for an empty one.
struct PrintedLine {
    std::vector<PrintedRun> runs;
    Align align = Align::Left;
    friend bool operator==(const PrintedLine&, const PrintedLine&) = default;
};

/// A QR code on the page: what it holds and how it stands.
struct PrintedQr {
    std::string data;
    int module_size = 3;
    Align align = Align::Left;
    friend bool operator==(const PrintedQr&, const PrintedQr&) = default;
};

/// Paper moved on by so many empty lines.
struct PrintedFeed {
    int lines = 0;
    friend bool operator==(const PrintedFeed&, const PrintedFeed&) = default;
};

/// The paper cut here, partly or through.
struct PrintedCut {
    bool partial = true;
    friend bool operator==(const PrintedCut&, const PrintedCut&) = default;
};

/// What the drawer's plug got; nothing shows on paper.
struct PrintedPulse {
    int pin = 2;  ///< 2 or 5
    int on_ms = 0;
    int off_ms = 0;
    friend bool operator==(const PrintedPulse&, const PrintedPulse&) = default;
};

using PrintedItem = std::variant<PrintedLine, PrintedQr, PrintedFeed, PrintedCut, PrintedPulse>;

/// What a printer made of some bytes: the paper, from top to bottom. The screen's preview and the tests read this.
struct PrintedPage {
    int paper_dots = 576;  ///< printable width; font A is 12 dots wide, font B 9
    std::vector<PrintedItem> items;
    std::size_t ignored_count = 0;  ///< commands and bytes that this printer does not know or draw
    friend bool operator==(const PrintedPage&, const PrintedPage&) = default;
};

inline constexpr int font_a_dots = 12;
inline constexpr int font_b_dots = 9;

/// Width of a letter of this style in dots.
[[nodiscard]] inline int letter_dots(const TextStyle& style) {
    return (style.small ? font_b_dots : font_a_dots) * (style.wide ? 2 : 1);
}

}  // namespace ecot::hardware::escpos
