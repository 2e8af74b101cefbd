#include "hardware/escpos/transliteration.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_view_literals;

struct Composition {
    char32_t letter;
    char32_t mark;
    char32_t together;
};

struct Form {
    char32_t letter;
    std::string_view text;
};

/// Sorted by letter.
constexpr std::array<Form, 24> plain_forms{{
    {0x00A0, " "},  {0x00AD, ""},   {0x02BB, "'"},   {0x02BC, "'"}, {0x02BE, "'"},  {0x02BF, "'"},
    {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},   {0x2013, "-"}, {0x2014, "-"},  {0x2015, "-"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201A, ","},   {0x201B, "'"}, {0x201C, "\""}, {0x201D, "\""},
    {0x201E, "\""}, {0x201F, "\""}, {0x2026, "..."}, {0x2032, "'"}, {0x2212, "-"},  {0x3000, " "},
}};

/// Signs and letters whose ASCII form is longer than one letter. Sorted by letter.
constexpr std::array<Form, 46> ascii_forms{{
    {0x00A1, "!"},   {0x00A3, "GBP"}, {0x00A9, "(c)"},  {0x00AB, "\""},  {0x00AE, "(R)"}, {0x00B0, "o"},
    {0x00B1, "+/-"}, {0x00B2, "2"},   {0x00B3, "3"},    {0x00B4, "'"},   {0x00B5, "u"},   {0x00B7, "."},
    {0x00B9, "1"},   {0x00BA, "o"},   {0x00BB, "\""},   {0x00BC, "1/4"}, {0x00BD, "1/2"}, {0x00BE, "3/4"},
    {0x00C6, "AE"},  {0x00D7, "x"},   {0x00DE, "Th"},   {0x00DF, "ss"},  {0x00E6, "ae"},  {0x00F7, "/"},
    {0x00FE, "th"},  {0x0132, "IJ"},  {0x0133, "ij"},   {0x0149, "'n"},  {0x0152, "OE"},  {0x0153, "oe"},
    {0x01C4, "DZ"},  {0x01C6, "dz"},  {0x01C7, "LJ"},   {0x01C9, "lj"},  {0x01CA, "NJ"},  {0x01CC, "nj"},
    {0x1E9E, "SS"},  {0x2022, "*"},   {0x2030, "o/oo"}, {0x2039, "<"},   {0x203A, ">"},   {0x20AC, "EUR"},
    {0x2116, "no"},  {0x2122, "TM"},  {0x2264, "<="},   {0x2265, ">="},
}};

/// Letters of African and Azerbaijani names, and those that Cyrillic has for Ukrainian and the languages of Central
/// Asia. Sorted by letter.
constexpr std::array<Form, 45> name_forms{{
    {0x0253, "b"},  {0x0254, "o"},  {0x0256, "d"}, {0x0257, "d"}, {0x0259, "e"}, {0x025B, "e"},  {0x0260, "g"},
    {0x0263, "g"},  {0x0268, "i"},  {0x0269, "i"}, {0x026A, "i"}, {0x0272, "n"}, {0x0275, "o"},  {0x0289, "u"},
    {0x028A, "u"},  {0x028B, "v"},  {0x0292, "z"}, {0x0490, "G"}, {0x0491, "g"}, {0x0492, "Gh"}, {0x0493, "gh"},
    {0x0496, "Zh"}, {0x0497, "zh"}, {0x049A, "K"}, {0x049B, "k"}, {0x04A2, "N"}, {0x04A3, "n"},  {0x04AE, "U"},
    {0x04AF, "u"},  {0x04B0, "U"},  {0x04B1, "u"}, {0x04B2, "H"}, {0x04B3, "h"}, {0x04B6, "J"},  {0x04B7, "j"},
    {0x04BA, "H"},  {0x04BB, "h"},  {0x04D8, "A"}, {0x04D9, "a"}, {0x04E2, "I"}, {0x04E3, "i"},  {0x04E8, "O"},
    {0x04E9, "o"},  {0x04EE, "U"},  {0x04EF, "u"},
}};

/// Letters U+00C0 to U+024F without their marks.
constexpr std::string_view latin_letters =
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"
    "bBBbbbOCcDDDddEEEFfGGhIIKkllMNnOOoOoPpRSsSstTtTUuUVYyZzZZzz255tw"
    "|||!DDdLLlNNnAaIiOoUuUuUuUuUueAaAaAaGgGgKkOoOoZzjDDdGgHWNnAaAa?"
    "?"
    "AaAaEeEeIiIiOoOoRrRrUuUuSsTtYyHhNdOoZzAaEeOoOoOoOoYylntjdqACcLTs"
    "z?"
    "?BUVEeJjQqRrYy";

/// Letters U+1E00 to U+1EFF without their marks.
constexpr std::string_view latin_additional =
    "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
    "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
    "WwWwWwWwWwXxXxYyZzZzZzhtwyasssSdAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
    "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYyLlVvYy";

/// Letters from U+0400 in Latin letters.
constexpr std::array<std::string_view, 96> cyrillic_letters{
    "E", "Yo", "Dj", "G", "Ye", "Dz", "I",  "Yi", "J",  "Lj",   "Nj", "C", "K", "I", "U",  "Dz",
    "A", "B",  "V",  "G", "D",  "E",  "Zh", "Z",  "I",  "Y",    "K",  "L", "M", "N", "O",  "P",
    "R", "S",  "T",  "U", "F",  "Kh", "Ts", "Ch", "Sh", "Shch", "",   "Y", "",  "E", "Yu", "Ya",
    "a", "b",  "v",  "g", "d",  "e",  "zh", "z",  "i",  "y",    "k",  "l", "m", "n", "o",  "p",
    "r", "s",  "t",  "u", "f",  "kh", "ts", "ch", "sh", "shch", "",   "y", "",  "e", "yu", "ya",
    "e", "yo", "dj", "g", "ye", "dz", "i",  "yi", "j",  "lj",   "nj", "c", "k", "i", "u",  "dz",
};

/// Letters from U+0386 in Latin letters.
constexpr std::array<std::string_view, 73> greek_letters{
    "A", "?", "E", "I", "I", "?", "O", "?", "Y",  "O",  "i", "A", "V",  "G", "D",  "E",  "Z", "I", "Th",
    "I", "K", "L", "M", "N", "X", "O", "P", "R",  "?",  "S", "T", "Y",  "F", "Ch", "Ps", "O", "I", "Y",
    "a", "e", "i", "i", "y", "a", "v", "g", "d",  "e",  "z", "i", "th", "i", "k",  "l",  "m", "n", "x",
    "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o", "i", "y",  "o", "y",  "o",
};

constexpr std::array<Composition, 53> compositions{{
    {U'A', 0x0300, 0x00C0}, {U'E', 0x0300, 0x00C8}, {U'I', 0x0300, 0x00CC}, {U'O', 0x0300, 0x00D2},
    {U'U', 0x0300, 0x00D9}, {U'a', 0x0300, 0x00E0}, {U'e', 0x0300, 0x00E8}, {U'i', 0x0300, 0x00EC},
    {U'o', 0x0300, 0x00F2}, {U'u', 0x0300, 0x00F9}, {U'A', 0x0301, 0x00C1}, {U'E', 0x0301, 0x00C9},
    {U'I', 0x0301, 0x00CD}, {U'O', 0x0301, 0x00D3}, {U'U', 0x0301, 0x00DA}, {U'Y', 0x0301, 0x00DD},
    {U'a', 0x0301, 0x00E1}, {U'e', 0x0301, 0x00E9}, {U'i', 0x0301, 0x00ED}, {U'o', 0x0301, 0x00F3},
    {U'u', 0x0301, 0x00FA}, {U'y', 0x0301, 0x00FD}, {U'A', 0x0302, 0x00C2}, {U'E', 0x0302, 0x00CA},
    {U'I', 0x0302, 0x00CE}, {U'O', 0x0302, 0x00D4}, {U'U', 0x0302, 0x00DB}, {U'a', 0x0302, 0x00E2},
    {U'e', 0x0302, 0x00EA}, {U'i', 0x0302, 0x00EE}, {U'o', 0x0302, 0x00F4}, {U'u', 0x0302, 0x00FB},
    {U'A', 0x0303, 0x00C3}, {U'O', 0x0303, 0x00D5}, {U'N', 0x0303, 0x00D1}, {U'a', 0x0303, 0x00E3},
    {U'o', 0x0303, 0x00F5}, {U'n', 0x0303, 0x00F1}, {U'A', 0x0308, 0x00C4}, {U'E', 0x0308, 0x00CB},
    {U'I', 0x0308, 0x00CF}, {U'O', 0x0308, 0x00D6}, {U'U', 0x0308, 0x00DC}, {U'a', 0x0308, 0x00E4},
    {U'e', 0x0308, 0x00EB}, {U'i', 0x0308, 0x00EF}, {U'o', 0x0308, 0x00F6}, {U'u', 0x0308, 0x00FC},
    {U'y', 0x0308, 0x00FF}, {U'A', 0x030A, 0x00C5}, {U'a', 0x030A, 0x00E5}, {U'C', 0x0327, 0x00C7},
    {U'c', 0x0327, 0x00E7},
}};

constexpr bool in_order(const auto& forms) {
    return std::is_sorted(forms.begin(), forms.end(), [](const Form& a, const Form& b) { return a.letter < b.letter; });
}
static_assert(in_order(plain_forms) && in_order(ascii_forms) && in_order(name_forms));

template <std::size_t count>
std::string_view found_in(const std::array<Form, count>& forms, char32_t letter) {
    const auto* const at =
        std::lower_bound(forms.begin(), forms.end(), letter, [](const Form& a, char32_t b) { return a.letter < b; });
    return at != forms.end() && at->letter == letter ? at->text : std::string_view{};
}

bool within(char32_t letter, char32_t first, char32_t last) {
    return letter >= first && letter <= last;
}

bool has_no_width(char32_t letter) {
    return within(letter, 0x0300, 0x036F) || within(letter, 0x200B, 0x200F) || within(letter, 0x202A, 0x202E) ||
           within(letter, 0x2060, 0x206F) || within(letter, 0xFE00, 0xFE0F) || letter == 0xFEFF;
}

bool is_space(char32_t letter) {
    return within(letter, 0x2000, 0x200A) || letter == 0x202F || letter == 0x205F;
}

constexpr char32_t first_greek = 0x0386;

bool is_greek(char32_t letter) {
    return within(letter, first_greek, first_greek + greek_letters.size() - 1);
}

bool is_picture(char32_t letter) {
    return within(letter, 0x2600, 0x27BF) || within(letter, 0x1F000, 0x1FAFF);
}

}  // namespace

std::string_view plain_form(char32_t letter) {
    if (letter > 0xAD && letter < 0x02BB) {
        return {};  // nearly every letter with an accent
    }
    if (is_space(letter)) {
        return " "sv;
    }
    if (has_no_width(letter)) {
        return ""sv;
    }
    if (is_greek(letter)) {
        return greek_letters.at(letter - first_greek);
    }
    return found_in(plain_forms, letter);
}

std::string_view ascii_form(char32_t letter) {
    if (const std::string_view form = found_in(ascii_forms, letter); form.data() != nullptr) {
        return form;
    }
    if (within(letter, 0x00C0, 0x024F)) {
        return latin_letters.substr(letter - 0x00C0, 1);
    }
    if (within(letter, 0x1E00, 0x1EFF)) {
        return latin_additional.substr(letter - 0x1E00, 1);
    }
    if (within(letter, 0x0400, 0x045F)) {
        return cyrillic_letters.at(letter - 0x0400);
    }
    if (const std::string_view form = found_in(name_forms, letter); form.data() != nullptr) {
        return form;
    }
    return is_picture(letter) ? ""sv : "?"sv;
}

char32_t composed(char32_t letter, char32_t mark) {
    for (const Composition& composition : compositions) {
        if (composition.letter == letter && composition.mark == mark) {
            return composition.together;
        }
    }
    return 0;
}

}  // namespace ecot::hardware::escpos
