#include "hardware/escpos/code_page.hpp"

#include <array>
#include <cstddef>

#include "hardware/escpos/transliteration.hpp"

namespace ecot::hardware::escpos {
namespace {

/// The letters of the bytes 80 to FF; 0 where the page has none. (Below 80 every page is ASCII.)
using UpperHalf = std::array<char16_t, 128>;

constexpr UpperHalf pc437_upper{
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF, 0x00EE,
    0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6,
    0x00DC, 0x00A2, 0x00A3, 0x00A5, 0x20A7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA,
    0x00BA, 0x00BF, 0x2310, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592, 0x2593, 0x2502,
    0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557, 0x255D, 0x255C, 0x255B, 0x2510, 0x2514,
    0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x255E, 0x255F, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
    0x256C, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256B, 0x256A, 0x2518, 0x250C,
    0x2588, 0x2584, 0x258C, 0x2590, 0x2580, 0x03B1, 0x00DF, 0x0393, 0x03C0, 0x03A3, 0x03C3, 0x00B5, 0x03C4,
    0x03A6, 0x0398, 0x03A9, 0x03B4, 0x221E, 0x03C6, 0x03B5, 0x2229, 0x2261, 0x00B1, 0x2265, 0x2264, 0x2320,
    0x2321, 0x00F7, 0x2248, 0x00B0, 0x2219, 0x00B7, 0x221A, 0x207F, 0x00B2, 0x25A0, 0x00A0,
};

constexpr UpperHalf pc858_upper{
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB, 0x00E8, 0x00EF, 0x00EE,
    0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4, 0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6,
    0x00DC, 0x00F8, 0x00A3, 0x00D8, 0x00D7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA,
    0x00BA, 0x00BF, 0x00AE, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592, 0x2593, 0x2502,
    0x2524, 0x00C1, 0x00C2, 0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557, 0x255D, 0x00A2, 0x00A5, 0x2510, 0x2514,
    0x2534, 0x252C, 0x251C, 0x2500, 0x253C, 0x00E3, 0x00C3, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
    0x256C, 0x00A4, 0x00F0, 0x00D0, 0x00CA, 0x00CB, 0x00C8, 0x20AC, 0x00CD, 0x00CE, 0x00CF, 0x2518, 0x250C,
    0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580, 0x00D3, 0x00DF, 0x00D4, 0x00D2, 0x00F5, 0x00D5, 0x00B5, 0x00FE,
    0x00DE, 0x00DA, 0x00DB, 0x00D9, 0x00FD, 0x00DD, 0x00AF, 0x00B4, 0x00AD, 0x00B1, 0x2017, 0x00BE, 0x00B6,
    0x00A7, 0x00F7, 0x00B8, 0x00B0, 0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2, 0x25A0, 0x00A0,
};

/// PC858 is PC850 with the euro sign in place of the dotless i.
constexpr UpperHalf pc850_of(UpperHalf upper) {
    upper[0xD5 - 0x80] = 0x0131;
    return upper;
}
constexpr UpperHalf pc850_upper = pc850_of(pc858_upper);

constexpr UpperHalf wpc1252_upper{
    0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x0000, 0x017D, 0x0000, 0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178, 0x00A0, 0x00A1, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6,
    0x00A7, 0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2, 0x00B3,
    0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x00BF, 0x00C0,
    0x00C1, 0x00C2, 0x00C3, 0x00C4, 0x00C5, 0x00C6, 0x00C7, 0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD,
    0x00CE, 0x00CF, 0x00D0, 0x00D1, 0x00D2, 0x00D3, 0x00D4, 0x00D5, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA,
    0x00DB, 0x00DC, 0x00DD, 0x00DE, 0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x00E4, 0x00E5, 0x00E6, 0x00E7,
    0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x00F0, 0x00F1, 0x00F2, 0x00F3, 0x00F4,
    0x00F5, 0x00F6, 0x00F7, 0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x00FD, 0x00FE, 0x00FF,
};

const UpperHalf& upper_half(CodePage page) {
    switch (page) {
        case CodePage::Pc437:
            return pc437_upper;
        case CodePage::Pc850:
            return pc850_upper;
        case CodePage::Pc858:
            return pc858_upper;
        case CodePage::Wpc1252:
            return wpc1252_upper;
    }
    return pc437_upper;
}

constexpr std::size_t latin_1_size = 0x100 - 0xA0;
/// The bytes of U+00A0 to U+00FF in a page, 0 for those it lacks: nearly every accent is found here at once.
using LatinBytes = std::array<std::uint8_t, latin_1_size>;

constexpr LatinBytes latin_bytes_of(const UpperHalf& upper) {
    LatinBytes bytes{};
    for (std::size_t i = 0; i < upper.size(); ++i) {
        if (upper[i] >= 0xA0 && upper[i] < 0x100) {
            bytes[upper[i] - std::size_t{0xA0}] = static_cast<std::uint8_t>(0x80 + i);
        }
    }
    return bytes;
}

constexpr LatinBytes pc437_latin = latin_bytes_of(pc437_upper);
constexpr LatinBytes pc850_latin = latin_bytes_of(pc850_upper);
constexpr LatinBytes pc858_latin = latin_bytes_of(pc858_upper);
constexpr LatinBytes wpc1252_latin = latin_bytes_of(wpc1252_upper);

std::uint8_t byte_of(char32_t letter, CodePage page) {
    if (letter >= 0xA0 && letter < 0x100) {
        const std::size_t at = letter - 0xA0;
        switch (page) {
            case CodePage::Pc437:
                return pc437_latin.at(at);
            case CodePage::Pc850:
                return pc850_latin.at(at);
            case CodePage::Pc858:
                return pc858_latin.at(at);
            case CodePage::Wpc1252:
                return wpc1252_latin.at(at);
        }
    }
    const UpperHalf& upper = upper_half(page);
    for (std::size_t i = 0; i < upper.size(); ++i) {
        if (upper[i] != 0 && upper[i] == letter) {
            return static_cast<std::uint8_t>(0x80 + i);
        }
    }
    return 0;
}

bool is_control(char32_t letter) {
    return letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
}

bool is_break(char32_t letter) {
    return letter == '\n' || letter == '\r' || letter == '\t' || letter == 0x85;
}

/// A byte that begins a combining mark: U+0300 to U+036F begin with CC or CD.
bool begins_mark(char byte) {
    return (static_cast<unsigned char>(byte) & 0xFEU) == 0xCCU;
}

/// How many bytes at the start are letters that every page has, and no mark joins the last: most of any text.
std::size_t ascii_run(std::string_view utf8) {
    std::size_t length = 0;
    while (length < utf8.size() && utf8[length] >= ' ' && utf8[length] <= '~') {
        ++length;
    }
    const bool marked = length > 0 && length < utf8.size() && begins_mark(utf8[length]);
    return marked ? length - 1 : length;
}

/// Takes a combining mark that follows `letter` and gives the two as one letter, when they make one.
char32_t with_mark(char32_t letter, std::string_view& utf8) {
    if (utf8.empty() || !begins_mark(utf8[0])) {
        return letter;
    }
    std::string_view rest = utf8;
    const char32_t together = composed(letter, take_letter(rest));
    if (together == 0) {
        return letter;
    }
    utf8 = rest;
    return together;
}

}  // namespace

std::uint8_t epson_number(CodePage page) {
    switch (page) {
        case CodePage::Pc437:
            return 0;
        case CodePage::Pc850:
            return 2;
        case CodePage::Pc858:
            return 19;
        case CodePage::Wpc1252:
            return 16;
    }
    return 0;
}

const char* to_string(CodePage page) {
    switch (page) {
        case CodePage::Pc437:
            return "pc437";
        case CodePage::Pc850:
            return "pc850";
        case CodePage::Pc858:
            return "pc858";
        case CodePage::Wpc1252:
            return "wpc1252";
    }
    return "pc437";
}

std::optional<CodePage> code_page_of(std::string_view word) {
    for (const CodePage page : code_pages) {
        if (word == to_string(page)) {
            return page;
        }
    }
    return std::nullopt;
}

void append_bytes(std::string& bytes, std::string_view utf8, CodePage page) {
    while (!utf8.empty()) {
        if (const std::size_t run = ascii_run(utf8); run > 0) {
            bytes += utf8.substr(0, run);
            utf8.remove_prefix(run);
            continue;
        }
        const char32_t letter = with_mark(take_letter(utf8), utf8);
        if (is_control(letter)) {
            if (is_break(letter)) {
                bytes += ' ';
            }
            continue;
        }
        if (letter < 0x80) {
            bytes += static_cast<char>(letter);
            continue;
        }
        if (const std::string_view plain = plain_form(letter); plain.data() != nullptr) {
            bytes += plain;
            continue;
        }
        if (const std::uint8_t byte = byte_of(letter, page); byte != 0) {
            bytes += static_cast<char>(byte);
            continue;
        }
        bytes += ascii_form(letter);
    }
}

std::string to_bytes(std::string_view utf8, CodePage page) {
    std::string bytes;
    bytes.reserve(utf8.size());
    append_bytes(bytes, utf8, page);
    return bytes;
}

char32_t letter_of(std::uint8_t byte, CodePage page) {
    if (byte < 0x80) {
        return is_control(byte) ? 0 : byte;
    }
    return upper_half(page).at(byte - std::size_t{0x80});
}

void append_utf8(std::string& text, char32_t letter) {
    if (letter < 0x80) {
        text += static_cast<char>(letter);
    } else if (letter < 0x800) {
        text += static_cast<char>(0xC0U | (letter >> 6U));
        text += static_cast<char>(0x80U | (letter & 0x3FU));
    } else if (letter < 0x10000) {
        if (letter >= 0xD800 && letter < 0xE000) {
            return;
        }
        text += static_cast<char>(0xE0U | (letter >> 12U));
        text += static_cast<char>(0x80U | ((letter >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (letter & 0x3FU));
    } else if (letter < 0x110000) {
        text += static_cast<char>(0xF0U | (letter >> 18U));
        text += static_cast<char>(0x80U | ((letter >> 12U) & 0x3FU));
        text += static_cast<char>(0x80U | ((letter >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (letter & 0x3FU));
    }
}

char32_t take_letter(std::string_view& utf8) {
    constexpr char32_t not_a_letter = 0xFFFD;
    const auto lead = static_cast<unsigned char>(utf8[0]);
    if (lead < 0x80) {
        utf8.remove_prefix(1);
        return lead;
    }
    struct Shape {
        std::size_t length;
        char32_t smallest;
        unsigned bits;
    };
    const Shape shape = lead >= 0xF0 && lead < 0xF8   ? Shape{4, 0x10000, lead & 0x07U}
                        : lead >= 0xE0 && lead < 0xF0 ? Shape{3, 0x800, lead & 0x0FU}
                        : lead >= 0xC0 && lead < 0xE0 ? Shape{2, 0x80, lead & 0x1FU}
                                                      : Shape{0, 0, 0};
    if (shape.length == 0 || shape.length > utf8.size()) {
        utf8.remove_prefix(1);
        return not_a_letter;
    }
    char32_t letter = shape.bits;
    for (std::size_t i = 1; i < shape.length; ++i) {
        const auto next = static_cast<unsigned char>(utf8[i]);
        if ((next & 0xC0U) != 0x80U) {
            utf8.remove_prefix(1);
            return not_a_letter;
        }
        letter = (letter << 6U) | (next & 0x3FU);
    }
    if (letter < shape.smallest || letter > 0x10FFFF || (letter >= 0xD800 && letter < 0xE000)) {
        utf8.remove_prefix(1);
        return not_a_letter;
    }
    utf8.remove_prefix(shape.length);
    return letter;
}

}  // namespace ecot::hardware::escpos
