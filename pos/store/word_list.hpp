#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ecot::store {

/// Words separated by spaces, as lists stand in tables and CSV files; empty ones are left out. `words` is written anew
/// and keeps its memory, since a start reads a list for each product.
inline void words_into(std::string_view text, std::vector<std::string>& words) {
    words.clear();
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) {
            words.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

[[nodiscard]] inline std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    words_into(text, words);
    return words;
}

[[nodiscard]] inline std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? word : " " + word;
    }
    return text;
}

}  // namespace ecot::store
