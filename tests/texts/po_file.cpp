#include "tests/texts/po_file.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace ecot::texts {

namespace {

/// The text between the quotes of a .po line, its escapes undone.
[[nodiscard]] std::string unquoted(std::string_view line) {
    std::string text;
    const std::size_t first = line.find('"');
    const std::size_t last = line.rfind('"');
    for (std::size_t i = first + 1; i < last; ++i) {
        if (line[i] == '\\' && i + 1 < last) {
            ++i;
            text += line[i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i];
        } else {
            text += line[i];
        }
    }
    return text;
}

}  // namespace

std::vector<PoEntry> read_po(std::string_view text) {
    std::vector<PoEntry> entries;
    PoEntry entry;
    std::string* field = nullptr;
    const auto finish = [&] {
        if (!entry.translations.empty()) {
            entries.push_back(entry);
        }
        entry = {};
        field = nullptr;
    };
    std::istringstream in{std::string{text}};
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) {
            finish();
        } else if (line.starts_with("#,") && line.find("fuzzy") != std::string::npos) {
            entry.fuzzy = true;
        } else if (line.starts_with("msgctxt ")) {
            field = &entry.context;
        } else if (line.starts_with("msgid_plural ")) {
            field = &entry.msgid_plural;
        } else if (line.starts_with("msgid ")) {
            field = &entry.msgid;
        } else if (line.starts_with("msgstr")) {
            field = &entry.translations.emplace_back();
        }
        if (field != nullptr && !line.starts_with('#') && line.find('"') != std::string::npos) {
            *field += unquoted(line);
        }
    }
    finish();
    return entries;
}

std::set<std::string> placeholders(std::string_view sentence) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i] != '{') {
            continue;
        }
        if (i + 1 < sentence.size() && sentence[i + 1] == '{') {
            ++i;
            continue;
        }
        const std::size_t end = sentence.find('}', i);
        names.emplace(sentence.substr(i + 1, end == std::string_view::npos ? end : end - i - 1));
    }
    return names;
}

std::vector<std::string> placeholder_faults(const PoEntry& entry) {
    std::vector<std::string> faults;
    const std::set<std::string> wanted = placeholders(entry.msgid_plural.empty() ? entry.msgid : entry.msgid_plural);
    for (std::size_t form = 0; form < entry.translations.size(); ++form) {
        const std::string& translation = entry.translations[form];
        std::set<std::string> found = placeholders(translation);
        if (!entry.msgid_plural.empty() && form == 0 && wanted.contains("n")) {
            found.insert("n");
        }
        if (!translation.empty() && found != wanted) {
            faults.push_back(entry.msgid + " -> " + translation);
        }
    }
    return faults;
}

std::string file_text(const std::filesystem::path& file) {
    const std::ifstream in{file, std::ios::binary};
    EXPECT_TRUE(in) << file;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace ecot::texts
