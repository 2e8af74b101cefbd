#pragma once

#include <string>

#include "hardware/barcode/barcode.hpp"

namespace ecot::hardware::barcode {

/// What was read as a person would say it: the right side of a line of vectors.txt.
[[nodiscard]] std::string text_of(const tl::expected<Barcode, RefusedCode>& reading);

}  // namespace ecot::hardware::barcode
