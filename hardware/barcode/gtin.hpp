#pragma once

#include <array>
#include <string_view>

#include <tl/expected.hpp>

#include "hardware/barcode/barcode_error.hpp"

namespace ecot::hardware::barcode {

/// A trade item number, always as fourteen digits: shorter ones have zeros in front. Its check digit fits.
class Gtin {
public:
    static constexpr std::size_t length = 14;

    /// Reads EAN-8, UPC-A, EAN-13 or GTIN-14: 8, 12, 13 or 14 digits, check digit included.
    [[nodiscard]] static tl::expected<Gtin, BarcodeError> from_digits(std::string_view digits);

    /// Reads the eight digits of a UPC-E (number system 0 or 1, six digits, check digit), the zeros it leaves out put
    /// back (GS1 General Specifications 5.2.2.4.2).
    [[nodiscard]] static tl::expected<Gtin, BarcodeError> from_upc_e(std::string_view digits);

    /// The number that the digits before the check digit make: 7, 11, 12 or 13 digits.
    /// @pre only digits, of such a length.
    [[nodiscard]] static Gtin with_check_digit(std::string_view digits);

    [[nodiscard]] std::string_view digits() const { return {digits_.data(), digits_.size()}; }

    /// A leading 9: what is sold is measured one by one, and the number alone is not an amount of it.
    [[nodiscard]] bool variable_measure() const { return digits_[0] == '9'; }

    friend bool operator==(const Gtin&, const Gtin&) = default;

private:
    explicit Gtin(std::string_view digits);

    std::array<char, length> digits_;
};

}  // namespace ecot::hardware::barcode
