#pragma once

#include <string>
#include <string_view>

namespace ecot::store {

/// Whether these bytes are UTF-8, strictly: no overlong form, no surrogate, nothing beyond U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// The same text with U+FFFD for every byte that is no UTF-8.
[[nodiscard]] std::string utf8_only(std::string text);

/// Windows-1252 as UTF-8. Its five bytes without a letter become U+FFFD.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

/// The one character of a text (with a variation selector behind it or not); nothing when there is none or more.
[[nodiscard]] char32_t only_character(std::string_view text);

}  // namespace ecot::store
