#include "pos/texts/texts.hpp"

#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "pos/texts/catalogue.hpp"

namespace ecot::texts {

namespace {

namespace fs = std::filesystem;

constexpr const char* french_catalogue = "fr/LC_MESSAGES/ecot.mo";

[[nodiscard]] bool holds_french(const fs::path& directory) {
    std::error_code error;
    return fs::is_regular_file(directory / french_catalogue, error);
}

}  // namespace

fs::path catalogue_directory() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) {
        return {};
    }
    fs::path directory = program.parent_path();
    if (fs::path installed = directory.parent_path() / "share" / "locale"; holds_french(installed)) {
        return installed;
    }
    for (int level = 0; level < 5; ++level) {
        if (fs::path built = directory / "locale"; holds_french(built)) {
            return built;
        }
        directory = directory.parent_path();
    }
    return {};
}

Texts::Texts(Language language, const fs::path& directory) : language_{language} {
    if (language == Language::English) {
        return;
    }
    if (auto catalogue = Catalogue::open(directory / french_catalogue)) {
        catalogue_ = std::make_shared<const Catalogue>(std::move(*catalogue));
    }
}

std::string Texts::get(std::string_view msgid) const {
    // The empty msgid is the catalogue's header, never a sentence.
    if (catalogue_ == nullptr || msgid.empty()) {
        return std::string{msgid};
    }
    return std::string{catalogue_->find(msgid).value_or(msgid)};
}

std::string Texts::get(std::string_view msgid, std::string_view context) const {
    if (catalogue_ == nullptr || msgid.empty()) {
        return std::string{msgid};
    }
    std::string key{context};
    key += '\4';
    key += msgid;
    return std::string{catalogue_->find(key).value_or(msgid)};
}

std::string Texts::plural_form(std::string_view one, std::string_view many, std::int64_t n) const {
    const std::uint64_t magnitude = n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
    if (catalogue_ != nullptr) {
        const std::size_t form = magnitude > 1 ? 1 : 0;  // fr.po's Plural-Forms; a test holds the two together
        if (const auto found = catalogue_->find(one, form)) {
            return std::string{*found};
        }
    }
    return std::string{magnitude == 1 ? one : many};
}

std::string Texts::filled(const std::string& sentence, fmt::format_args args) {
    try {
        return fmt::vformat(sentence, args);
    } catch (const fmt::format_error&) {
        // A place without its argument: the bare sentence is a smaller harm in a shop than a till that stops.
        return sentence;
    }
}

}  // namespace ecot::texts
