#pragma once

#include <cstdint>
#include <string_view>

namespace ecot::hardware::barcode {

/// What a scanner says it read, as far as it changes what the data means.
enum class Carrier : std::uint8_t {
    Unsaid,           ///< no AIM identifier: the data has to speak for itself
    Ean13,            ///< EAN-13, or UPC-A and UPC-E written as 13 digits
    Ean13WithAddOn,   ///< 13 digits, then the two or five of a magazine
    Ean8,             ///< 8 digits
    Itf,              ///< interleaved 2 of 5, its check digit with it or unknown
    ItfWithoutCheck,  ///< interleaved 2 of 5; the reader checked the check digit and kept it
    ElementString,    ///< GS1-128, GS1 DataBar and composites, GS1 DataMatrix, GS1 QR, GS1 DotCode
    Text,             ///< anything else that holds plain text: Code 128, Code 39, QR, Data Matrix, PDF417, Aztec
};

/// What came from the scanner, its AIM identifier taken off.
struct Framed {
    Carrier carrier = Carrier::Unsaid;
    std::string_view data;
};

/// Takes off the AIM identifier, "]", a letter, a letter or digit (ISO/IEC 15424), when there is one.
[[nodiscard]] Framed without_aim(std::string_view scan);

}  // namespace ecot::hardware::barcode
