#include "pos/store/utf8.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "pos/session/utf8.hpp"

namespace ecot::store {
namespace {

// What 0x80 to 0x9F are in Windows-1252; the rest is Latin-1.
constexpr std::array<char32_t, 32> high_controls = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

}  // namespace

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<std::uint8_t>(bytes[at]) < 0x80) {  // most letters, by far
            ++at;
            continue;
        }
        const session::Utf8Character decoded = session::utf8_at(bytes, at);
        if (!decoded.valid) {
            return false;
        }
        at += decoded.bytes;
    }
    return true;
}

std::string utf8_only(std::string text) {
    if (is_utf8(text)) {
        return text;
    }
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const session::Utf8Character decoded = session::utf8_at(text, at);
        if (decoded.valid) {
            out.append(text, at, decoded.bytes);
        } else {
            session::append_utf8(out, 0xFFFD);
        }
        at += decoded.bytes;
    }
    return out;
}

std::string from_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char letter : bytes) {
        const auto byte = static_cast<std::uint8_t>(letter);
        session::append_utf8(out, byte >= 0x80 && byte < 0xA0 ? high_controls.at(byte - 0x80U) : byte);
    }
    return out;
}

char32_t only_character(std::string_view text) {
    constexpr std::string_view variation_selector = "\xEF\xB8\x8F";
    if (text.ends_with(variation_selector)) {
        text.remove_suffix(variation_selector.size());
    }
    if (text.empty()) {
        return U'\0';
    }
    const session::Utf8Character first = session::utf8_at(text, 0);
    return first.valid && first.bytes == text.size() ? first.letter : U'\0';
}

}  // namespace ecot::store
