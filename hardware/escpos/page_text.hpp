#pragma once

#include <string>
#include <vector>

#include "hardware/escpos/printed_page.hpp"

namespace ecot::hardware::escpos {

/// What a row of a page is, for who shows it in letters of one width.
enum class RowKind { Text, Qr, Cut, Pulse };

/// One row of a page laid out in columns.
struct PageRow {
    RowKind kind = RowKind::Text;
    std::string text;  ///< UTF-8, as wide as the page and more when the row is; of a QR code its data; else empty
    TextStyle style;   ///< of the row's first letters
    friend bool operator==(const PageRow&, const PageRow&) = default;
};

/// Letters of the ordinary font in a row of the page; more when it has longer rows, in the small font.
[[nodiscard]] std::size_t page_columns(const PrintedPage& page);

/// The page row by row, aligned with spaces as the printer would with dots. A feed right before a cut belongs to the
/// cut. Letters twice as wide still count one column each.
[[nodiscard]] std::vector<PageRow> page_rows(const PrintedPage& page);

/// The page as plain text, a line a row, without spaces at the ends of lines. A QR code is "[QR data]", a cut "- - -".
[[nodiscard]] std::string plain_text(const PrintedPage& page);

/// The page as mock-ups show it: every row between bars, then its look: 2H twice as high, 2L twice as wide, G bold,
/// C centred and D right by the printer, petit the small font, coupe a cut, tiroir the drawer's impulse.
[[nodiscard]] std::string marked_text(const PrintedPage& page);

}  // namespace ecot::hardware::escpos
