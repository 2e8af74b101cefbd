#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include <tl/expected.hpp>

#include "hardware/barcode/barcode_error.hpp"
#include "hardware/barcode/elements.hpp"

namespace ecot::hardware::barcode {

/// True for a text that begins with http:// or https://, in letters of any size.
[[nodiscard]] bool is_web_address(std::string_view text);

/// Reads a GS1 Digital Link of the uncompressed form: any host, any path before the key, then the key with its value
/// and its qualifiers in their order, then other identifiers in the query. Nothing is fetched.
///
/// gtin, cpv, lot and ser stand for 01, 22, 10 and 21; a GTIN of 8, 12 or 13 digits gets zeros in front; words in the
/// query that are no numbers are passed over. Nothing when the address holds no GS1 key in plain form: an ordinary web
/// page, or the compressed form, which needs a resolver.
/// @pre is_web_address(text).
[[nodiscard]] std::optional<tl::expected<Elements, BarcodeError>> read_digital_link(std::string_view text,
                                                                                    std::chrono::year year);

}  // namespace ecot::hardware::barcode
