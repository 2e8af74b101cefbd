#include "pos/texts/catalogue.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

namespace ecot::texts {

namespace {

// The GNU .mo format (GNU gettext manual, 10.3): seven 32-bit words, then two tables of (length, offset) pairs.
constexpr std::uint32_t magic = 0x950412de;
constexpr std::size_t header_words = 7;

/// The little-endian word at `offset`; msgfmt writes little-endian files whatever the machine.
[[nodiscard]] std::optional<std::uint32_t> word_at(std::string_view bytes, std::size_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < 4) {
        return std::nullopt;
    }
    std::uint32_t word = 0;
    for (std::size_t i = 4; i-- > 0;) {
        word = (word << 8U) | static_cast<unsigned char>(bytes[offset + i]);
    }
    return word;
}

}  // namespace

tl::expected<Catalogue, CatalogueError> Catalogue::open(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        return tl::unexpected(CatalogueError::Missing);
    }
    std::string bytes{std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
    if (in.bad()) {
        return tl::unexpected(CatalogueError::Damaged);
    }
    return read(std::move(bytes));
}

tl::expected<Catalogue, CatalogueError> Catalogue::read(std::string bytes) {
    Catalogue catalogue;
    catalogue.bytes_ = std::move(bytes);
    const std::string_view view = catalogue.bytes_;

    std::array<std::uint32_t, header_words> header{};
    for (std::size_t i = 0; i < header_words; ++i) {
        const auto word = word_at(view, i * 4);
        if (!word) {
            return tl::unexpected(CatalogueError::Damaged);
        }
        header.at(i) = *word;
    }
    const std::size_t count = header[2];
    const std::size_t keys_at = header[3];
    const std::size_t translations_at = header[4];
    if (header[0] != magic || header[1] != 0 || count > view.size() / 16) {
        return tl::unexpected(CatalogueError::Damaged);
    }

    const auto span_at = [view](std::size_t offset) -> std::optional<Span> {
        const auto length = word_at(view, offset);
        const auto start = word_at(view, offset + 4);
        if (!length || !start || *start > view.size() || *length > view.size() - *start) {
            return std::nullopt;
        }
        return Span{.start = *start, .length = *length};
    };
    catalogue.entries_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto key = span_at(keys_at + i * 8);
        const auto translation = span_at(translations_at + i * 8);
        if (!key || !translation) {
            return tl::unexpected(CatalogueError::Damaged);
        }
        // A text with a plural has the key "one\0many"; it is asked for by the first half.
        key->length = static_cast<std::uint32_t>(
            std::min<std::size_t>(key->length, view.substr(key->start, key->length).find('\0')));
        catalogue.entries_.push_back({.key = *key, .translation = *translation});
    }
    std::sort(catalogue.entries_.begin(), catalogue.entries_.end(),
              [&](const Entry& a, const Entry& b) { return catalogue.text(a.key) < catalogue.text(b.key); });
    return catalogue;
}

std::optional<std::string_view> Catalogue::find(std::string_view key, std::size_t form) const {
    const auto entry = std::lower_bound(entries_.begin(), entries_.end(), key,
                                        [&](const Entry& e, std::string_view k) { return text(e.key) < k; });
    if (entry == entries_.end() || text(entry->key) != key) {
        return std::nullopt;
    }
    std::string_view forms = text(entry->translation);
    for (std::size_t skipped = 0; skipped < form; ++skipped) {
        const auto end = forms.find('\0');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        forms.remove_prefix(end + 1);
    }
    return forms.substr(0, forms.find('\0'));
}

}  // namespace ecot::texts
