#pragma once

#include <cstdint>

namespace ecot::hardware::barcode {

/// What is wrong with a code that was read: the words of `ecotctl barcode`.
enum class BarcodeError : std::uint8_t {
    CheckDigit,  ///< a check digit, or the verifier of a price or weight, does not fit the other digits
    Length,      ///< too many or too few characters for what it claims to be
    Charset,     ///< a character that may not stand there
    Ai,  ///< application identifiers: unknown, out of place, without a companion, contradictory, or a value they cannot
         ///< have such as the 31st of February
};

}  // namespace ecot::hardware::barcode
