#pragma once

#include <cstdint>
#include <string_view>

namespace ecot::hardware::barcode {

/// True for 0 to 9, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// True when there is nothing but digits; true of an empty text.
[[nodiscard]] bool all_digits(std::string_view text);

/// The number that at most 18 digits write.
[[nodiscard]] std::int64_t number_of(std::string_view digits);

/// The check digit that follows `digits` (GS1 General Specifications 7.9.1): from the right, weights 3, 1, 3 and so on,
/// filled up to a multiple of ten.
/// @pre only digits, at least one.
[[nodiscard]] char check_digit(std::string_view digits);

/// True when the last of `digits` is the check digit of those before it.
/// @pre only digits, at least two.
[[nodiscard]] bool check_digit_fits(std::string_view digits);

/// The digit that guards a price or weight inside an in-store code (GS1 General Specifications 7.9.2 to 7.9.4).
/// @pre four or five digits.
[[nodiscard]] char measure_verifier(std::string_view digits);

}  // namespace ecot::hardware::barcode
