#pragma once

#include <cstdint>

#include "hardware/escpos/code_page.hpp"

namespace ecot::hardware::escpos {

/// The command set a printer understands.
enum class PrinterLanguage { EscPos, StarLine };

/// What is to be known of a printer before printing: settings of a site, since models with the same USB identity
/// differ.
struct PrinterProfile {
    int columns = 48;                 ///< letters of the ordinary font in a line
    int small_columns = 64;           ///< letters of the small font
    bool ordinary_is_font_b = false;  ///< 58 mm paper in 42 columns: font B is the ordinary one, and the small one
    CodePage page = CodePage::Pc858;
    std::uint8_t page_number = 19;  ///< what ESC t takes for `page` on this model
    bool has_cutter = true;
    bool has_qr = true;
    std::uint8_t drawer_pin = 0;  ///< 0: pin 2 of the drawer's plug, 1: pin 5
    int width_dots = 576;         ///< printable width, for pictures
    bool has_raster = true;       ///< prints pictures sent as GS v 0
    PrinterLanguage language = PrinterLanguage::EscPos;
    friend bool operator==(const PrinterProfile&, const PrinterProfile&) = default;
};

/// 80 mm paper in 42 columns of font A (180 dpi printers, and others set so).
[[nodiscard]] inline PrinterProfile profile_42(CodePage page = CodePage::Pc858) {
    return {.columns = 42, .small_columns = 56, .page = page, .page_number = epson_number(page), .width_dots = 504};
}

/// 80 mm paper in 48 columns of font A (203 dpi printers, most of them).
[[nodiscard]] inline PrinterProfile profile_48(CodePage page = CodePage::Pc858) {
    return {.columns = 48, .small_columns = 64, .page = page, .page_number = epson_number(page)};
}

/// 58 mm paper in 42 columns of font B. Such printers have no cutter.
[[nodiscard]] inline PrinterProfile profile_58_mm(CodePage page = CodePage::Pc858) {
    return {.columns = 42,
            .small_columns = 42,
            .ordinary_is_font_b = true,
            .page = page,
            .page_number = epson_number(page),
            .has_cutter = false,
            .width_dots = 384};
}

}  // namespace ecot::hardware::escpos
