#pragma once

#include <string>
#include <string_view>

namespace ecot::session {

/// A text as search compares it: lower case, Latin letters without their accents ("œ" is "oe", "æ" "ae", "ß" "ss"),
/// words separated by one space. Letters and digits make words, all else separates them; bytes that are no UTF-8
/// separate too.
///
/// Writes into `out`, whose memory is kept, since a start folds every name of the catalogue.
void fold_into(std::string_view text, std::string& out);

[[nodiscard]] std::string folded(std::string_view text);

/// Characters of a text, for "at least three"; a byte that is no UTF-8 counts as one.
[[nodiscard]] std::size_t character_count(std::string_view text);

}  // namespace ecot::session
