#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace ecot::texts {

/// Why a catalogue could not be read: it is not there, or its bytes are not those msgfmt writes.
enum class CatalogueError { Missing, Damaged };

/// The translations of one language, as msgfmt compiles them (a GNU .mo file), held in memory. Read-only once made, so
/// any thread may ask it.
///
/// It is read by us rather than by the C library: that one translates only after setlocale() found a generated locale,
/// which a plain Debian has not for French, and keeps one language for the whole process.
class Catalogue {
public:
    /// Reads the file. Every offset is checked, so that a damaged file is an error and never a crash.
    [[nodiscard]] static tl::expected<Catalogue, CatalogueError> open(const std::filesystem::path& file);

    /// The same for bytes already in memory.
    [[nodiscard]] static tl::expected<Catalogue, CatalogueError> read(std::string bytes);

    /// The translation of `key`: a msgid, or context, byte 4 and msgid. Form 0 is the singular, 1 the plural. Nothing
    /// when the catalogue lacks it. The text lives as long as the catalogue.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view key, std::size_t form = 0) const;

    /// How many texts it holds, its header included.
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    // Places in `bytes_`: views would not survive a move of a short string.
    struct Span {
        std::uint32_t start = 0, length = 0;
    };
    struct Entry {
        Span key, translation;
    };

    Catalogue() = default;
    [[nodiscard]] std::string_view text(Span span) const {
        return std::string_view{bytes_}.substr(span.start, span.length);
    }

    std::string bytes_;
    std::vector<Entry> entries_;  // by key
};

}  // namespace ecot::texts
