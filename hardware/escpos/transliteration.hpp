#pragma once

#include <string_view>

namespace ecot::hardware::escpos {

/// What every printer gets in place of `letter`, even where its page has it: plain apostrophes, quotes, dashes and
/// spaces; Greek in Latin letters, since PC437 has twelve letters of it and a name would be half and half; nothing for
/// marks without width. Null data() when the letter is to be printed as it is.
[[nodiscard]] std::string_view plain_form(char32_t letter);

/// `letter` written in ASCII for a page that lacks it: Latin letters without their marks, Cyrillic in Latin letters,
/// signs as words. "?" when there is no readable way; empty for a picture.
[[nodiscard]] std::string_view ascii_form(char32_t letter);

/// The one letter for a Latin letter followed by a combining mark (e and U+0301 make é); 0 when there is none in
/// Latin-1.
[[nodiscard]] char32_t composed(char32_t letter, char32_t mark);

}  // namespace ecot::hardware::escpos
