#include "hardware/barcode/aim.hpp"

#include "hardware/barcode/check_digit.hpp"

namespace ecot::hardware::barcode {
namespace {

constexpr bool is_letter(char sign) {
    return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
}

Carrier carrier_of(char letter, char modifier) {
    switch (letter) {
        case 'E':
            return modifier == '0'   ? Carrier::Ean13
                   : modifier == '3' ? Carrier::Ean13WithAddOn
                   : modifier == '4' ? Carrier::Ean8
                                     : Carrier::Text;
        case 'I':
            return modifier == '3' ? Carrier::ItfWithoutCheck : Carrier::Itf;
        case 'C':
            return modifier == '1' ? Carrier::ElementString : Carrier::Text;
        case 'e':
            return modifier == '0' ? Carrier::ElementString : Carrier::Text;
        case 'd':
            return modifier == '2' ? Carrier::ElementString : Carrier::Text;
        case 'Q':
            return modifier == '3' ? Carrier::ElementString : Carrier::Text;
        case 'J':
            return modifier == '1' ? Carrier::ElementString : Carrier::Text;
        default:
            return Carrier::Text;
    }
}

}  // namespace

Framed without_aim(std::string_view scan) {
    if (scan.size() < 3 || scan[0] != ']' || !is_letter(scan[1]) || !(is_letter(scan[2]) || is_digit(scan[2]))) {
        return {.carrier = Carrier::Unsaid, .data = scan};
    }
    return {.carrier = carrier_of(scan[1], scan[2]), .data = scan.substr(3)};
}

}  // namespace ecot::hardware::barcode
