#pragma once

#include <string>

#include <tl/expected.hpp>

#include "hardware/barcode/barcode.hpp"

namespace ecot::hardware::barcode {

/// What was read as one line of JSON, without its end: the answer of `ecotctl barcode`. Fields without a value are left
/// out, `error` is always there.
[[nodiscard]] std::string to_json_line(const tl::expected<Barcode, RefusedCode>& reading);

}  // namespace ecot::hardware::barcode
