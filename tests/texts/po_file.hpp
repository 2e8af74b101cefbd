#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ecot::texts {

/// One entry of a .po file as a translator sees it.
struct PoEntry {
    std::string context{}, msgid{}, msgid_plural{};
    std::vector<std::string> translations{};  // one, or one per plural form
    bool fuzzy = false;
};

/// The entries of .po text, its header first; struck-out ones (`#~`) are left out.
[[nodiscard]] std::vector<PoEntry> read_po(std::string_view text);

/// The names between braces: {"amount", "name"} for "{name} pays {amount}"; doubled braces are none.
[[nodiscard]] std::set<std::string> placeholders(std::string_view sentence);

/// What is wrong with the places of a translation: one line each, none when all is well. A French singular may leave
/// {n} out ("un article"); everything else has the places of the English.
[[nodiscard]] std::vector<std::string> placeholder_faults(const PoEntry& entry);

/// A file's bytes; a failure of the test when it cannot be read.
[[nodiscard]] std::string file_text(const std::filesystem::path& file);

}  // namespace ecot::texts
