#pragma once

#include <optional>
#include <string_view>

namespace ecot::texts {

/// A language the till speaks. French is what it starts with.
enum class Language { French, English };

/// The code settings and catalogues use: "fr" or "en".
[[nodiscard]] std::string_view language_code(Language language);

/// The language of a code as language_code() gives it; nothing for any other word.
[[nodiscard]] std::optional<Language> language_of(std::string_view code);

}  // namespace ecot::texts
