#pragma once

#include <string>

#include "hardware/escpos/profile.hpp"
#include "hardware/print_job.hpp"

namespace ecot::hardware::escpos {

/// The bytes that make this printer print `job`. They begin by resetting the printer, so nothing printed before shows
/// through, and hold no command but the job's own whatever its texts contain. Pure.
///
/// Widths are counted after letters were turned into the printer's own. A line in the plain style is centred with
/// spaces; one with a style is left to the printer, which knows how wide its letters are.
[[nodiscard]] std::string encode(const PrintJob& job, const PrinterProfile& profile);

}  // namespace ecot::hardware::escpos
