#pragma once

#include <span>
#include <string_view>

#include "hardware/escpos/profile.hpp"

namespace ecot::hardware::escpos {

/// A printer a manager can choose in the settings. What it starts from: columns, page, cutter, QR code and drawer pin
/// stay settings of the site.
struct PrinterModel {
    std::string_view id;    ///< as settings write it, never changed: "epson-tm-t88"
    std::string_view name;  ///< as its maker writes it, or what it is: "Epson TM-T88III, IV, V"
    PrinterProfile profile;
};

/// Every model, those without a maker first, then by name. To add one, add its line.
[[nodiscard]] std::span<const PrinterModel> printer_models();

/// Null for an id that is none.
[[nodiscard]] const PrinterModel* find_printer_model(std::string_view id);

/// The same paper from an Epson printer: what a preview is made with, whatever the printer's language and numbers are.
[[nodiscard]] PrinterProfile like_epson(PrinterProfile profile);

}  // namespace ecot::hardware::escpos
