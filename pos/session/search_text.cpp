#include "pos/session/search_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "pos/session/utf8.hpp"

namespace ecot::session {
namespace {

// What each letter of a Unicode block folds to, made from the canonical decompositions of Unicode 15. A capital stands
// for two letters (see `pair`), '?' for the letter itself.
constexpr std::string_view latin_00c0 =
    "aaaaaaAceeeeiiiidnooooo?ouuuuyTSaaaaaaAceeeeiiiidnooooo?ouuuuyTyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiii"
    "iiJJjjkkkllllllllllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbb??occdddd?eeeffg?h?ikkl??nno"
    "ooggppr??s?ttttuu?vyyzz?????????????DDDLLLNNNaaiioouuuuuuuuuueaaaaAAggggkkoooo??jDDDggh?nnaaAAooaaaaeeeeiiiioooo"
    "rrrruuuussttyyhhndoozzaaeeooooooooyylntj??accltsz??bu?eejjqqrryy";
constexpr std::string_view latin_1e00 =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrsssssssssstttttt"
    "ttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy?s??S?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooo"
    "oooouuuuuuuuuuuuuuyyyyyyyy??????";
static_assert(latin_00c0.size() == 0x250 - 0xC0);
static_assert(latin_1e00.size() == 0x1F00 - 0x1E00);

std::string_view pair(char code) {
    switch (code) {
        case 'A':
            return "ae";
        case 'O':
            return "oe";
        case 'S':
            return "ss";
        case 'T':
            return "th";
        case 'J':
            return "ij";
        case 'D':
            return "dz";
        case 'L':
            return "lj";
        default:
            return "nj";
    }
}

enum class Sort { Word, Separator, Dropped };

// Accents written apart are dropped; spaces, punctuation, symbols and emoji separate.
Sort sort_of(char32_t letter) {
    if (letter >= 0x0300 && letter <= 0x036F) {
        return Sort::Dropped;
    }
    const bool separates = letter < 0xC0 || letter == 0xD7 || letter == 0xF7 ||
                           (letter >= 0x2000 && letter <= 0x2BFF) || (letter >= 0x3000 && letter <= 0x303F) ||
                           (letter >= 0xE000 && letter <= 0xF8FF) || (letter >= 0xFE00 && letter <= 0xFE0F) ||
                           letter >= 0x1F000;
    return separates ? Sort::Separator : Sort::Word;
}

// Greek and Cyrillic capitals; their accents are left as they are.
char32_t lowered(char32_t letter) {
    if ((letter >= 0x0391 && letter <= 0x03A9) || (letter >= 0x0410 && letter <= 0x042F)) {
        return letter + 0x20;
    }
    return letter >= 0x0400 && letter <= 0x040F ? letter + 0x50 : letter;
}

// What an ASCII byte folds to; 0 separates.
constexpr std::array<char, 128> ascii_table = [] {
    std::array<char, 128> table{};
    for (std::size_t index = 0; index < 128; ++index) {
        const char byte = static_cast<char>(index);
        const bool upper = byte >= 'A' && byte <= 'Z';
        const bool word = upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        table[index] = upper ? static_cast<char>(byte + 32) : word ? byte : '\0';
    }
    return table;
}();

// Appends a letter beyond ASCII.
void append_folded(std::string& out, char32_t letter) {
    char code = '?';
    if (letter < 0x250) {
        code = latin_00c0[letter - 0xC0];
    } else if (letter >= 0x1E00 && letter < 0x1F00) {
        code = latin_1e00[letter - 0x1E00];
    }
    if (code == '?') {
        append_utf8(out, lowered(letter));
    } else if (code >= 'A' && code <= 'Z') {
        out += pair(code);
    } else {
        out.push_back(code);
    }
}

}  // namespace

void fold_into(std::string_view text, std::string& out) {
    out.clear();
    bool apart = false;
    const auto begin_letter = [&] {
        if (apart && !out.empty()) {
            out.push_back(' ');
        }
        apart = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<std::uint8_t>(text[at]);
        if (byte < 0x80) {
            const char letter = ascii_table[byte];
            if (letter == '\0') {
                apart = true;
            } else {
                begin_letter();
                out.push_back(letter);
            }
            ++at;
            continue;
        }
        const Utf8Character decoded = utf8_at(text, at);
        at += decoded.bytes;
        if (decoded.valid && sort_of(decoded.letter) == Sort::Dropped) {
            continue;
        }
        if (!decoded.valid || sort_of(decoded.letter) == Sort::Separator) {
            apart = true;
            continue;
        }
        begin_letter();
        append_folded(out, decoded.letter);
    }
}

std::string folded(std::string_view text) {
    std::string out;
    fold_into(text, out);
    return out;
}

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        at += utf8_at(text, at).bytes;
    }
    return count;
}

}  // namespace ecot::session
