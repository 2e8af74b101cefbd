#include "hardware/barcode/digital_link.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "hardware/barcode/ai_rule.hpp"
#include "hardware/barcode/check_digit.hpp"

namespace ecot::hardware::barcode {
namespace {

constexpr AiKey gtin_key = 100;

struct LinkAlias {
    std::string_view word;
    std::string_view ai;
};
// Words of earlier versions of the standard, for what a till may meet.
constexpr std::array link_aliases{LinkAlias{"gtin", "01"}, LinkAlias{"cpv", "22"}, LinkAlias{"lot", "10"},
                                  LinkAlias{"ser", "21"}};

/// A key that may begin the GS1 part of a path, and its qualifiers in their order; 0 ends them.
struct LinkKey {
    AiKey key;
    std::array<AiKey, 3> qualifiers;
};
constexpr std::array link_keys{LinkKey{gtin_key, {2200, 1000, 2100}},
                               LinkKey{gtin_key, {2350}},
                               LinkKey{0, {}},
                               LinkKey{2530, {}},
                               LinkKey{2550, {}},
                               LinkKey{4010, {}},
                               LinkKey{4020, {}},
                               LinkKey{4140, {2540}},
                               LinkKey{4140, {7040}},
                               LinkKey{4150, {8020}},
                               LinkKey{4170, {7040}},
                               LinkKey{8003, {}},
                               LinkKey{8004, {7040}},
                               LinkKey{8006, {2200, 1000, 2100}},
                               LinkKey{8010, {8011}},
                               LinkKey{8013, {}},
                               LinkKey{8017, {8019}},
                               LinkKey{8018, {8019}}};

/// The identifier that a part of the path names; empty when it names none.
std::string_view ai_of_segment(std::string_view segment) {
    for (const LinkAlias& alias : link_aliases) {
        if (alias.word == segment) {
            return alias.ai;
        }
    }
    const AiRule* const rule = rule_at(segment);
    return rule != nullptr && rule->ai_digits == segment.size() ? segment : std::string_view{};
}

bool begins_link(AiKey key) {
    return std::any_of(link_keys.begin(), link_keys.end(), [key](const LinkKey& known) { return known.key == key; });
}

/// True when `keys` are a key and some of its qualifiers, in the order of one of its rows.
bool in_order(std::span<const AiKey> keys) {
    return std::any_of(link_keys.begin(), link_keys.end(), [&](const LinkKey& known) {
        if (known.key != keys[0]) {
            return false;
        }
        std::size_t next = 1;
        for (const AiKey qualifier : known.qualifiers) {
            if (qualifier != 0 && next < keys.size() && keys[next] == qualifier) {
                ++next;
            }
        }
        return next == keys.size();
    });
}

/// Where a byte may stand (RFC 3986, 2): nowhere, anywhere in an address, or in its host too.
enum class PlaceInAddress : std::uint8_t { Nowhere, Anywhere, HostToo };

constexpr std::array<PlaceInAddress, 256> places_of_bytes() {
    std::array<PlaceInAddress, 256> places{};
    const auto set = [&](std::string_view letters, PlaceInAddress place) {
        for (const char letter : letters) {
            places.at(static_cast<unsigned char>(letter)) = place;
        }
    };
    set("_~/?#@!$&'()*+,;=%", PlaceInAddress::Anywhere);
    set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-.:[]", PlaceInAddress::HostToo);
    return places;
}
constexpr auto places_of_byte = places_of_bytes();

bool may_stand_in_address(char sign) {
    return places_of_byte.at(static_cast<unsigned char>(sign)) != PlaceInAddress::Nowhere;
}

bool may_stand_in_host(char sign) {
    return places_of_byte.at(static_cast<unsigned char>(sign)) == PlaceInAddress::HostToo;
}

/// What two hexadecimal digits write; -1 when they are none.
int byte_of(char high, char low) {
    const auto value = [](char sign) {
        return is_digit(sign)               ? sign - '0'
               : sign >= 'A' && sign <= 'F' ? sign - 'A' + 10
               : sign >= 'a' && sign <= 'f' ? sign - 'a' + 10
                                            : -1;
    };
    return value(high) < 0 || value(low) < 0 ? -1 : value(high) * 16 + value(low);
}

/// `text` with its %XX put back; nothing when a % stands alone (RFC 3986, 2.1). In a query + is a space.
std::optional<std::string> decoded(std::string_view text, bool query) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += query && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const int byte = i + 2 < text.size() ? byte_of(text[i + 1], text[i + 2]) : -1;
        if (byte < 0) {
            return std::nullopt;
        }
        plain += static_cast<char>(byte);
        i += 2;
    }
    return plain;
}

/// The parts of an address that matter. Nothing of them is decoded yet.
struct Address {
    std::string_view host, path, query;  // the path begins with its slash
};

Address parts_of(std::string_view text) {
    text.remove_prefix(text.find("://") + 3);
    text = text.substr(0, text.find('#'));
    const std::size_t query = text.find('?');
    const std::string_view before = text.substr(0, query);
    const std::size_t slash = before.find('/');
    return {.host = before.substr(0, slash),
            .path = slash == std::string_view::npos ? std::string_view{} : before.substr(slash),
            .query = query == std::string_view::npos ? std::string_view{} : text.substr(query + 1)};
}

/// The end of `path` that begins with "/key/value" of a GS1 key; empty when there is none. Looked for from the end,
/// since the path before it may hold anything.
std::string_view gs1_part(std::string_view path) {
    std::size_t end = path.size();
    while (end > 0) {
        const std::size_t value_slash = path.rfind('/', end - 1);
        if (value_slash == std::string_view::npos || value_slash == 0) {
            return {};
        }
        const std::size_t ai_slash = path.rfind('/', value_slash - 1);
        if (ai_slash == std::string_view::npos) {
            return {};
        }
        const std::string_view ai = ai_of_segment(path.substr(ai_slash + 1, value_slash - ai_slash - 1));
        if (ai.empty()) {
            return {};
        }
        if (begins_link(key_of(ai))) {
            return path.substr(ai_slash);
        }
        end = ai_slash;
    }
    return {};
}

/// Takes what is before `mark` off the front of `text`, and the mark.
std::string_view take_before(std::string_view& text, char mark) {
    const std::size_t end = text.find(mark);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

/// Reads one link; a class for what its steps share.
class LinkReader {
public:
    LinkReader(std::size_t characters, std::chrono::year year) : elements_{characters + padding_room}, year_{year} {}

    tl::expected<Elements, BarcodeError> read(std::string_view path, std::string_view query) {
        if (const auto error = read_path(path)) {
            return tl::unexpected(*error);
        }
        if (const auto error = read_query(query)) {
            return tl::unexpected(*error);
        }
        if (const auto error = elements_.relation_error()) {
            return tl::unexpected(*error);
        }
        return std::move(elements_);
    }

private:
    static constexpr std::size_t padding_room = 14;
    static constexpr std::size_t path_keys_max = 4;  // a key and three qualifiers

    std::optional<BarcodeError> read_path(std::string_view path) {
        while (!path.empty()) {
            path.remove_prefix(1);
            const std::string_view ai = ai_of_segment(take_before(path, '/'));
            const std::size_t value_end = std::min(path.find('/'), path.size());
            const std::string_view value = path.substr(0, value_end);
            path.remove_prefix(value_end);
            if (ai.empty() || path_count_ == path_keys_max) {
                return BarcodeError::Ai;
            }
            path_keys_.at(path_count_) = key_of(ai);
            ++path_count_;
            if (const auto error = add(ai, value, false)) {
                return error;
            }
        }
        return in_order(std::span{path_keys_}.first(path_count_)) ? std::nullopt : std::optional{BarcodeError::Ai};
    }

    std::optional<BarcodeError> read_query(std::string_view query) {
        while (!query.empty()) {
            std::string_view value = take_before(query, '&');
            const bool has_value = value.find('=') != std::string_view::npos;
            const std::string_view word = take_before(value, '=');
            if (!has_value || word.empty() || !all_digits(word)) {
                continue;
            }
            // A key of digits alone is an application identifier, and one that does not belong into the path.
            if (ai_of_segment(word).empty() || !rule_at(word)->attribute || qualifies(key_of(word))) {
                return BarcodeError::Ai;
            }
            if (const auto error = add(word, value, true)) {
                return error;
            }
        }
        return std::nullopt;
    }

    /// True when the path could have held `key` after what it holds.
    [[nodiscard]] bool qualifies(AiKey key) const {
        for (std::size_t place = 1; place <= path_count_; ++place) {
            std::array<AiKey, path_keys_max + 1> keys{};
            const auto split = static_cast<std::ptrdiff_t>(place);
            auto* const end = std::copy_n(path_keys_.begin(), split, keys.begin());
            *end = key;
            std::copy(path_keys_.begin() + split, path_keys_.begin() + static_cast<std::ptrdiff_t>(path_count_),
                      end + 1);
            if (in_order(std::span{keys}.first(path_count_ + 1))) {
                return true;
            }
        }
        return false;
    }

    std::optional<BarcodeError> add(std::string_view ai, std::string_view value, bool query) {
        std::optional<std::string> plain;
        if (value.find('%') != std::string_view::npos || (query && value.find('+') != std::string_view::npos)) {
            plain = decoded(value, query);
            if (!plain) {
                return BarcodeError::Charset;
            }
            value = *plain;
        }
        if (elements_.find(ai)) {
            return BarcodeError::Ai;  // a link says each thing once
        }
        std::array<char, 14> padded{};
        const bool short_gtin = value.size() == 8 || value.size() == 12 || value.size() == 13;
        if (key_of(ai) == gtin_key && short_gtin) {
            padded.fill('0');
            std::copy_backward(value.begin(), value.end(), padded.end());
            value = {padded.data(), padded.size()};
        }
        return elements_.add(*rule_at(ai), ai, value, year_);
    }

    Elements elements_;
    std::chrono::year year_;
    std::array<AiKey, path_keys_max> path_keys_{};
    std::size_t path_count_ = 0;
};

}  // namespace

bool is_web_address(std::string_view text) {
    const auto begins_with = [text](std::string_view scheme) {
        return text.size() >= scheme.size() &&
               std::equal(scheme.begin(), scheme.end(), text.begin(),
                          [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == b - 'A' + 'a'); });
    };
    return begins_with("https://") || begins_with("http://");
}

std::optional<tl::expected<Elements, BarcodeError>> read_digital_link(std::string_view text, std::chrono::year year) {
    assert(is_web_address(text));
    const Address address = parts_of(text);
    const std::string_view path = gs1_part(address.path);
    if (address.host.empty() || path.empty()) {
        return std::nullopt;
    }
    if (!std::all_of(text.begin(), text.end(), may_stand_in_address) ||
        !std::all_of(address.host.begin(), address.host.end(), may_stand_in_host)) {
        return tl::unexpected(BarcodeError::Charset);
    }
    return LinkReader{text.size(), year}.read(path, address.query);
}

}  // namespace ecot::hardware::barcode
