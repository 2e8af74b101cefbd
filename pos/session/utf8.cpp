#include "pos/session/utf8.hpp"

#include <array>
#include <cstdint>

namespace ecot::session {

Utf8Character utf8_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    const std::uint8_t head = byte(at);
    if (head < 0x80) {
        return {.letter = head, .bytes = 1, .valid = true};
    }
    const std::size_t bytes = head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : 2;
    if (head < 0xC2 || head > 0xF4 || at + bytes > text.size()) {
        return {};
    }
    char32_t letter = head & (0xFFU >> (bytes + 1));
    for (std::size_t next = 1; next < bytes; ++next) {
        if ((byte(at + next) & 0xC0U) != 0x80U) {
            return {};
        }
        letter = (letter << 6U) | (byte(at + next) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
    if (letter < smallest.at(bytes) || letter > 0x10FFFF || (letter >= 0xD800 && letter <= 0xDFFF)) {
        return {};
    }
    return {.letter = letter, .bytes = bytes, .valid = true};
}

void append_utf8(std::string& out, char32_t letter) {
    const auto push = [&](char32_t bits) { out.push_back(static_cast<char>(static_cast<std::uint8_t>(bits))); };
    if (letter < 0x80) {
        push(letter);
        return;
    }
    if (letter < 0x800) {
        push(0xC0U | (letter >> 6U));
    } else {
        if (letter < 0x10000) {
            push(0xE0U | (letter >> 12U));
        } else {
            push(0xF0U | (letter >> 18U));
            push(0x80U | ((letter >> 12U) & 0x3FU));
        }
        push(0x80U | ((letter >> 6U) & 0x3FU));
    }
    push(0x80U | (letter & 0x3FU));
}

}  // namespace ecot::session
