#include "pricing/money.hpp"

#include <cstddef>

namespace ecot::pricing {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

tl::expected<Money, MoneyParseError> Money::parse(std::string_view text) {
    if (text.empty()) {
        return tl::unexpected(MoneyParseError::Empty);
    }
    const bool negative = text.front() == '-';
    if (negative) {
        text.remove_prefix(1);
    }
    const std::size_t comma = text.find_first_of(",.");
    const std::string_view euros = text.substr(0, comma);
    const std::string_view decimals = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    if (euros.empty() || (comma != std::string_view::npos && decimals.empty())) {
        return tl::unexpected(MoneyParseError::NotANumber);
    }
    for (const std::string_view digits : {euros, decimals}) {
        for (const char c : digits) {
            if (!is_digit(c)) {
                return tl::unexpected(MoneyParseError::NotANumber);
            }
        }
    }
    if (decimals.size() > 2) {
        return tl::unexpected(MoneyParseError::TooManyDecimals);
    }
    std::int64_t cents = 0;
    const auto append = [&cents](char digit) {
        cents = cents * 10 + (digit - '0');
        return cents <= money_max.cents();
    };
    for (const char c : euros) {
        if (!append(c)) {
            return tl::unexpected(MoneyParseError::TooLarge);
        }
    }
    for (std::size_t i = 0; i < 2; ++i) {
        if (!append(i < decimals.size() ? decimals[i] : '0')) {
            return tl::unexpected(MoneyParseError::TooLarge);
        }
    }
    return Money::from_cents(negative ? -cents : cents);
}

}  // namespace ecot::pricing
