#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecot::hardware::escpos {

/// The letters a printer knows, as Epson numbers and names its pages.
enum class CodePage { Pc437, Pc850, Pc858, Wpc1252 };

inline constexpr CodePage code_pages[]{CodePage::Pc437, CodePage::Pc850, CodePage::Pc858, CodePage::Wpc1252};

/// What ESC t takes on an Epson printer and on most others.
[[nodiscard]] std::uint8_t epson_number(CodePage page);

/// The stable word of a page, as settings write it: "pc858".
[[nodiscard]] const char* to_string(CodePage page);

/// The page of a word; nothing for another word.
[[nodiscard]] std::optional<CodePage> code_page_of(std::string_view word);

/// Appends UTF-8 text as bytes of `page`, one byte a column. What the page lacks is written readably with what it has
/// ("œ" as "oe", "Ł" as "L", Cyrillic and Greek in Latin letters, "€" as "EUR"), and as "?" when there is no such way.
///
/// Curved apostrophes, long dashes, the minus sign and all no-break spaces become the plain ones. Control characters
/// never get through, so no text can command the printer: line ends and tabs become a space, others vanish.
void append_bytes(std::string& bytes, std::string_view utf8, CodePage page);
[[nodiscard]] std::string to_bytes(std::string_view utf8, CodePage page);

/// The letter a printer shows for `byte`; 0 for a control byte and where the page has nothing.
[[nodiscard]] char32_t letter_of(std::uint8_t byte, CodePage page);

/// Appends one letter in UTF-8; nothing for what is not a letter (surrogates, beyond U+10FFFF).
void append_utf8(std::string& text, char32_t letter);

/// Takes the first letter off `utf8`, which is not empty. A byte that starts no letter is taken alone, as U+FFFD.
[[nodiscard]] char32_t take_letter(std::string_view& utf8);

}  // namespace ecot::hardware::escpos
