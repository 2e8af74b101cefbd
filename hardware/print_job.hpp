#pragma once

#include <string>
#include <variant>
#include <vector>

namespace ecot::hardware {

/// Which side of the paper a text stands on.
enum class Align { Left, Centre, Right };

/// How letters look on paper, whatever the printer.
struct TextStyle {
    bool bold = false;
    bool tall = false;   ///< twice as high
    bool wide = false;   ///< twice as wide: a letter takes two columns
    bool small = false;  ///< the printer's small font
    Align align = Align::Left;
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// Text over the whole width, in UTF-8. Too long for the paper it goes on below, broken between words.
struct TextLine {
    std::string text;
    TextStyle style;
    friend bool operator==(const TextLine&, const TextLine&) = default;
};

/// One text at the left edge and one at the right, in UTF-8. The right one is never broken nor cut: when both do not
/// fit side by side the left one is broken between words, keeping its indent.
struct ColumnsLine {
    std::string left;
    std::string right;
    TextStyle style;
    friend bool operator==(const ColumnsLine&, const ColumnsLine&) = default;
};

/// `mark` over the whole width.
struct RuleLine {
    char mark = '-';
    friend bool operator==(const RuleLine&, const RuleLine&) = default;
};

/// A QR code in the middle of the paper; `data` is plain ASCII. A printer that draws none prints the data as small
/// text.
struct QrCode {
    std::string data;
    int module_size = 4;  ///< dots of one module, 1 to 16
    friend bool operator==(const QrCode&, const QrCode&) = default;
};

/// A picture in the middle of the paper, in black dots: a grocery's logo. A printer that draws none, or whose paper is
/// narrower, leaves it out.
struct Picture {
    int width = 0;     ///< dots
    int height = 0;    ///< dots
    std::string rows;  ///< from the top, each of (width + 7) / 8 bytes, the leftmost dot highest; a set bit is black
    friend bool operator==(const Picture&, const Picture&) = default;
};

/// Empty paper.
struct Feed {
    int lines = 1;
    friend bool operator==(const Feed&, const Feed&) = default;
};

/// `feed_lines` of empty paper, then a partial cut. Without a cutter: paper enough to tear.
struct Cut {
    int feed_lines = 3;
    friend bool operator==(const Cut&, const Cut&) = default;
};

/// The impulse that opens a cash drawer plugged into the printer.
struct DrawerPulse {
    friend bool operator==(const DrawerPulse&, const DrawerPulse&) = default;
};

using PrintItem = std::variant<TextLine, ColumnsLine, RuleLine, QrCode, Picture, Feed, Cut, DrawerPulse>;

/// What is to be printed, from top to bottom, before any printer is known: no width, no code page, no bytes.
struct PrintJob {
    std::vector<PrintItem> items;
    friend bool operator==(const PrintJob&, const PrintJob&) = default;
};

}  // namespace ecot::hardware
