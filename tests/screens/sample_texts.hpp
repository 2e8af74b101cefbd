#pragma once

#include <filesystem>
#include <string>

#include "pos/texts/texts.hpp"

namespace ecot::test {

/// The till's sentences, from the catalogue of this build.
[[nodiscard]] inline texts::Texts sample_texts(texts::Language language = texts::Language::French) {
    return texts::Texts{language, std::filesystem::path{ECOT_BINARY_DIR} / "locale"};
}

/// The text with ordinary spaces, as one writes it in a test.
[[nodiscard]] inline std::string plain(std::string text) {
    for (const std::string& space : {std::string{"\u00A0"}, std::string{"\u202F"}}) {
        for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at)) {
            text.replace(at, space.size(), " ");
        }
    }
    return text;
}

}  // namespace ecot::test
