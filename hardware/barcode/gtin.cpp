#include "hardware/barcode/gtin.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "hardware/barcode/check_digit.hpp"

namespace ecot::hardware::barcode {
namespace {

bool gtin_length(std::size_t length) {
    return length == 8 || (length >= 12 && length <= 14);
}

/// Eleven digits of a UPC-A from the first seven of a UPC-E: the last one tells where the zeros were.
std::array<char, 11> expanded_upc_e(std::string_view digits) {
    std::array<char, 11> upc_a;
    upc_a.fill('0');
    const std::string_view six = digits.substr(1, 6);
    const char last = six[5];
    const std::size_t maker = last <= '2' ? 2 : last == '3' ? 3 : last == '4' ? 4 : 5;
    upc_a[0] = digits[0];
    std::copy_n(six.begin(), maker, upc_a.begin() + 1);
    if (last <= '2') {
        upc_a[3] = last;
    }
    if (maker == 5) {
        upc_a[10] = last;
    }
    std::copy(six.begin() + static_cast<std::ptrdiff_t>(maker), six.begin() + 5,
              upc_a.end() - static_cast<std::ptrdiff_t>(maker == 5 ? 1 : 5 - maker));
    return upc_a;
}

}  // namespace

Gtin::Gtin(std::string_view digits) {
    assert(digits.size() <= length);
    const auto end = std::fill_n(digits_.begin(), length - digits.size(), '0');
    std::copy(digits.begin(), digits.end(), end);
}

tl::expected<Gtin, BarcodeError> Gtin::from_digits(std::string_view digits) {
    if (!all_digits(digits)) {
        return tl::unexpected(BarcodeError::Charset);
    }
    if (!gtin_length(digits.size())) {
        return tl::unexpected(BarcodeError::Length);
    }
    if (!check_digit_fits(digits)) {
        return tl::unexpected(BarcodeError::CheckDigit);
    }
    return Gtin{digits};
}

tl::expected<Gtin, BarcodeError> Gtin::from_upc_e(std::string_view digits) {
    if (!all_digits(digits)) {
        return tl::unexpected(BarcodeError::Charset);
    }
    if (digits.size() != 8) {
        return tl::unexpected(BarcodeError::Length);
    }
    if (digits[0] > '1') {
        return tl::unexpected(BarcodeError::Charset);
    }
    const std::array<char, 11> upc_a = expanded_upc_e(digits);
    const Gtin gtin = with_check_digit({upc_a.data(), upc_a.size()});
    if (gtin.digits().back() != digits.back()) {
        return tl::unexpected(BarcodeError::CheckDigit);
    }
    return gtin;
}

Gtin Gtin::with_check_digit(std::string_view digits) {
    assert(gtin_length(digits.size() + 1) && all_digits(digits));
    std::array<char, length> whole{};
    std::copy(digits.begin(), digits.end(), whole.begin());
    whole.at(digits.size()) = check_digit(digits);
    return Gtin{std::string_view{whole.data(), digits.size() + 1}};
}

}  // namespace ecot::hardware::barcode
