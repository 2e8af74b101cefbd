#pragma once

#include <string>

#include "pos/session/event.hpp"

namespace ecot::hardware::escpos {
struct PrintedPage;
}

namespace ecot::receipt {

/// The paper as the screen shows it: the very bytes sent to the printer, read back. Rows are laid out with spaces for
/// a font of one width; the QR code's data is apart, as it stands below the last line.
[[nodiscard]] session::PreviewReady preview_of(std::string number, const hardware::escpos::PrintedPage& page);

}  // namespace ecot::receipt
