#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ecot::session {

/// A character of a text and the bytes it takes. Bytes that are no UTF-8 (overlong, surrogate, cut) are taken one at a
/// time and are not valid.
struct Utf8Character {
    char32_t letter = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

/// The character at a place. @pre at < text.size().
[[nodiscard]] Utf8Character utf8_at(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t letter);

}  // namespace ecot::session
