#include "hardware/barcode/check_digit.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

namespace ecot::hardware::barcode {
namespace {

constexpr std::size_t value_of(char digit) {
    return static_cast<std::size_t>(digit - '0');
}

constexpr char digit_of(std::size_t value) {
    return static_cast<char>('0' + value);
}

// The weighted products of the General Specifications, 7.9.2: of the digit d, the last digit of 2d less its tens, of
// 3d, of 5d plus its tens, and of 5d less its tens.
using Weights = std::array<std::uint8_t, 10>;
constexpr Weights two_minus{0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
constexpr Weights three{0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
constexpr Weights five_plus{0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
constexpr Weights five_minus{0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

}  // namespace

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

std::int64_t number_of(std::string_view digits) {
    assert(digits.size() <= 18);
    std::int64_t number = 0;
    for (const char digit : digits) {
        number = number * 10 + (digit - '0');
    }
    return number;
}

char check_digit(std::string_view digits) {
    assert(!digits.empty());
    std::size_t sum = 0;
    std::size_t weight = digits.size() % 2 == 1 ? 3 : 1;
    for (const char digit : digits) {
        sum += weight * value_of(digit);
        weight = 4 - weight;
    }
    return digit_of((10 - sum % 10) % 10);
}

bool check_digit_fits(std::string_view digits) {
    assert(digits.size() >= 2);
    return check_digit(digits.substr(0, digits.size() - 1)) == digits.back();
}

char measure_verifier(std::string_view digits) {
    assert(digits.size() == 4 || digits.size() == 5);
    const auto weighted = [&](const Weights& weights, std::size_t place) {
        return std::size_t{weights.at(value_of(digits[place]))};
    };
    if (digits.size() == 4) {
        const std::size_t sum =
            weighted(two_minus, 0) + weighted(two_minus, 1) + weighted(three, 2) + weighted(five_minus, 3);
        return digit_of(sum * 3 % 10);
    }
    const std::size_t sum = weighted(five_plus, 0) + weighted(two_minus, 1) + weighted(five_minus, 2) +
                            weighted(five_plus, 3) + weighted(two_minus, 4);
    const auto verifier = std::find(five_minus.begin(), five_minus.end(), (10 - sum % 10) % 10);
    return digit_of(static_cast<std::size_t>(verifier - five_minus.begin()));
}

}  // namespace ecot::hardware::barcode
