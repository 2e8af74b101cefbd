#include "pos/screens/typed.hpp"

#include <algorithm>

namespace ecot::screens {

namespace {

constexpr std::size_t whole_digits_max = 5;

}  // namespace

void TypedCents::digit(char digit) {
    const std::int64_t next = cents.value_or(0) * 10 + (digit - '0');
    if (next <= typed_cents_max) {
        cents = next;
    }
}

void TypedCents::erase() {
    if (cents) {
        cents = *cents / 10;
        if (*cents == 0) {
            cents.reset();
        }
    }
}

void TypedNumber::digit(char digit) {
    const std::size_t comma_at = text.find(',');
    if (comma_at == std::string::npos) {
        if (text == "0") {
            text.clear();
        }
        if (text.size() < whole_digits_max) {
            text += digit;
        }
    } else if (text.size() - comma_at - 1 < static_cast<std::size_t>(decimals)) {
        text += digit;
    }
}

void TypedNumber::comma() {
    if (decimals > 0 && text.find(',') == std::string::npos) {
        text += text.empty() ? "0," : ",";
    }
}

void TypedNumber::erase() {
    if (!text.empty()) {
        text.pop_back();
    }
}

std::optional<pricing::Quantity> TypedNumber::quantity() const {
    if (text.empty() || text == ",") {
        return std::nullopt;
    }
    std::int64_t milli = 0;
    int places = 3;
    bool after_comma = false;
    for (const char letter : text) {
        if (letter == ',') {
            after_comma = true;
        } else {
            milli = milli * 10 + (letter - '0');
            places -= after_comma ? 1 : 0;
        }
    }
    for (; places > 0; --places) {
        milli *= 10;
    }
    return pricing::Quantity::from_milli(milli);
}

}  // namespace ecot::screens
