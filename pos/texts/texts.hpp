#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "pos/texts/language.hpp"

namespace ecot::texts {

class Catalogue;

/// Marks a text for the catalogue where it is written far from the Texts that will translate it, as in a table:
/// `{Screen::Hold, tr("Held carts")}`, and later `texts.get(label)`.
[[nodiscard]] constexpr const char* tr(const char* msgid) {
    return msgid;
}

/// The directory that holds fr/LC_MESSAGES/ecot.mo: `locale` in the program's own directory or up to four above it (a
/// build), else `share/locale` beside the program's `bin` (installed). Nothing found: an empty path.
[[nodiscard]] std::filesystem::path catalogue_directory();

/// The sentences of the till in one language. What is asked for is the English sentence; French comes from the
/// catalogue made of assets/locale/fr.po, English is the sentence itself.
///
/// A cheap value: copies share one read-only catalogue, so any thread may hold one, and changing language is assigning
/// another. Needs no locale of the system. A sentence the catalogue lacks is shown in English.
class Texts {
public:
    /// Never fails: a till without its catalogue still sells, in English; complete() then says so.
    explicit Texts(Language language, const std::filesystem::path& directory = catalogue_directory());

    [[nodiscard]] Language language() const { return language_; }

    /// Whether the language's catalogue was found and read whole. English needs none.
    [[nodiscard]] bool complete() const { return language_ == Language::English || catalogue_ != nullptr; }

    /// The sentence: `texts.get("Hold")`.
    [[nodiscard]] std::string get(std::string_view msgid) const;

    /// The sentence where one English word has several French ones: `texts.get("Change", "money given back")`.
    [[nodiscard]] std::string get(std::string_view msgid, std::string_view context) const;

    /// The sentence with its named places filled: `texts.format("Pay {amount}", fmt::arg("amount", price))`. Amounts,
    /// weights and dates are given as text, already written by format.hpp.
    template <typename... Args>
    [[nodiscard]] std::string format(std::string_view msgid, const Args&... args) const {
        return filled(get(msgid), fmt::make_format_args(args...));
    }

    /// The sentence for a count, `{n}` in it being the count: `texts.plural("{n} item", "{n} items", lines)`. French
    /// has the singular for 0 and 1, English for 1 only. Further places are filled as by format().
    template <typename... Args>
    [[nodiscard]] std::string plural(std::string_view one, std::string_view many, std::int64_t n,
                                     const Args&... args) const {
        const auto n_arg = fmt::arg("n", n);
        return filled(plural_form(one, many, n), fmt::make_format_args(n_arg, args...));
    }

private:
    [[nodiscard]] std::string plural_form(std::string_view one, std::string_view many, std::int64_t n) const;
    [[nodiscard]] static std::string filled(const std::string& sentence, fmt::format_args args);

    Language language_;
    std::shared_ptr<const Catalogue> catalogue_;  // none in English, or where the file could not be read
};

}  // namespace ecot::texts
