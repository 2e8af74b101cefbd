#include "hardware/hid/keyboard_layout.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace ecot::hardware::hid {
namespace {

using namespace std::string_view_literals;

constexpr std::uint8_t key_a = 0x04;
constexpr std::uint8_t key_z = 0x1D;
constexpr std::uint8_t key_1 = 0x1E;
constexpr std::uint8_t key_0 = 0x27;
constexpr std::uint8_t keypad_1 = 0x59;
constexpr std::uint8_t keypad_0 = 0x62;

/// A key of HID usage page 07 and what it gives. The signs of the digit row are here, its digits are not.
struct Key {
    std::uint8_t key;
    std::string_view plain, shifted, alt_gr;
};

constexpr std::array<Key, 24> us_keys{{
    {0x1E, "1", "!", ""},  {0x1F, "2", "@", ""}, {0x20, "3", "#", ""}, {0x21, "4", "$", ""},  {0x22, "5", "%", ""},
    {0x23, "6", "^", ""},  {0x24, "7", "&", ""}, {0x25, "8", "*", ""}, {0x26, "9", "(", ""},  {0x27, "0", ")", ""},
    {0x2C, " ", " ", ""},  {0x2D, "-", "_", ""}, {0x2E, "=", "+", ""}, {0x2F, "[", "{", ""},  {0x30, "]", "}", ""},
    {0x31, "\\", "|", ""}, {0x32, "#", "~", ""}, {0x33, ";", ":", ""}, {0x34, "'", "\"", ""}, {0x35, "`", "~", ""},
    {0x36, ",", "<", ""},  {0x37, ".", ">", ""}, {0x38, "/", "?", ""}, {0x64, "\\", "|", ""},
}};

constexpr std::array<Key, 25> french_keys{{
    {0x10, ",", "?", ""},  {0x1E, "&", "1", ""},  {0x1F, "é", "2", "~"}, {0x20, "\"", "3", "#"}, {0x21, "'", "4", "{"},
    {0x22, "(", "5", "["}, {0x23, "-", "6", "|"}, {0x24, "è", "7", "`"}, {0x25, "_", "8", "\\"}, {0x26, "ç", "9", "^"},
    {0x27, "à", "0", "@"}, {0x2C, " ", " ", " "}, {0x2D, ")", "°", "]"}, {0x2E, "=", "+", "}"},  {0x2F, "^", "¨", ""},
    {0x30, "$", "£", "¤"}, {0x31, "*", "µ", ""},  {0x32, "*", "µ", ""},  {0x34, "ù", "%", ""},   {0x35, "²", "", ""},
    {0x36, ";", ".", ""},  {0x37, ":", "/", ""},  {0x38, "!", "§", ""},  {0x64, "<", ">", ""},   {0x33, "m", "M", ""},
}};

constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

template <std::size_t count>
std::string_view found_in(const std::array<Key, count>& keys, std::uint8_t key, Modifiers held) {
    const auto* const at = std::find_if(keys.begin(), keys.end(), [key](const Key& one) { return one.key == key; });
    if (at == keys.end()) {
        return {};
    }
    return held.alt_gr ? at->alt_gr : held.shift ? at->shifted : at->plain;
}

/// The letter printed on the key where a US keyboard has `key`'s letter.
std::uint8_t french_letter(std::uint8_t key) {
    switch (key) {
        case 0x04:
            return 0x14;  // a and q change places
        case 0x14:
            return 0x04;
        case 0x1A:
            return 0x1D;  // w and z too
        case 0x1D:
            return 0x1A;
        default:
            return key;
    }
}

}  // namespace

char row_digit(std::uint8_t key) {
    if (key == key_0) {
        return '0';
    }
    return key >= key_1 && key < key_0 ? static_cast<char>('1' + (key - key_1)) : '\0';
}

char keypad_character(std::uint8_t key) {
    if (key == keypad_0) {
        return '0';
    }
    if (key >= keypad_1 && key < keypad_0) {
        return static_cast<char>('1' + (key - keypad_1));
    }
    switch (key) {
        case 0x54:
            return '/';
        case 0x55:
            return '*';
        case 0x56:
            return '-';
        case 0x57:
            return '+';
        case 0x63:
            return '.';
        case 0x67:
            return '=';
        default:
            return '\0';
    }
}

std::string_view character_of(std::uint8_t key, Modifiers held, KeyboardLayout layout) {
    const bool french = layout == KeyboardLayout::French;
    const bool is_letter = key >= key_a && key <= key_z && !(french && key == 0x10);
    if (is_letter) {
        const std::size_t at = (french ? french_letter(key) : key) - std::size_t{key_a};
        return held.alt_gr ? ""sv : (held.shift ? upper : lower).substr(at, 1);
    }
    return french ? found_in(french_keys, key, held) : found_in(us_keys, key, held);
}

}  // namespace ecot::hardware::hid
