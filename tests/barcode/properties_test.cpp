// What holds for every code, over many random ones; a failure names the seed that repeats it.

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "hardware/barcode/check_digit.hpp"
#include "tests/barcode/barcode_text.hpp"

namespace ecot::hardware::barcode {
namespace {

constexpr std::chrono::year year_of_properties{2026};

std::string random_digits(int count) {
    std::string digits;
    for (int i = 0; i < count; ++i) {
        digits += static_cast<char>('0' + *rc::gen::inRange(0, 10));
    }
    return digits;
}

std::string with_check(const std::string& digits) {
    return digits + check_digit(digits);
}

std::string random_text(int length_max) {
    static const std::string letters =
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    std::string text;
    for (int i = *rc::gen::inRange(1, length_max + 1); i > 0; --i) {
        text += *rc::gen::elementOf(letters);
    }
    return text;
}

struct Part {
    std::string ai, value;
    bool separator;
};

/// Some of what a label may hold beside its number, each once, in any order.
std::vector<Part> random_parts() {
    const auto two = [](int below) {
        const int number = *rc::gen::inRange(1, below + 1);
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    const std::vector<Part> all{{"10", random_text(20), true},
                                {"17", random_digits(2) + two(12) + two(28), false},
                                {"15", random_digits(2) + two(12) + "00", false},
                                {"21", random_text(20), true},
                                {"240", random_text(30), true},
                                {"30", random_digits(*rc::gen::inRange(1, 9)), true},
                                {"3103", random_digits(6), false},
                                {"7003", random_digits(2) + two(12) + two(28) + "1030", true},
                                {"422", "250", true},
                                {"90", random_text(30), true}};
    std::vector<Part> chosen;
    for (const Part& part : all) {
        if (*rc::gen::arbitrary<bool>()) {
            const auto place = *rc::gen::inRange<std::size_t>(0, chosen.size() + 1);
            chosen.insert(chosen.begin() + static_cast<std::ptrdiff_t>(place), part);
        }
    }
    return chosen;
}

std::string expected_text(const Elements& elements) {
    std::string text;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        text += "(" + std::string{elements[i].ai} + ")" + std::string{elements[i].value};
    }
    return text;
}

std::string percent_coded(const std::string& value) {
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    std::string coded;
    for (const char letter : value) {
        const auto byte = static_cast<unsigned char>(letter);
        coded += {'%', hexadecimal[byte / 16], hexadecimal[byte % 16]};
    }
    return coded;
}

RC_GTEST_PROP(BarcodeProperties, EveryElementStringMadeOfPartsIsReadBack, ()) {
    const std::string number = with_check(random_digits(13));
    std::string scan = "]C101" + number;
    std::string wanted = "(01)" + number;
    for (const Part& part : random_parts()) {
        scan += part.ai + part.value + (part.separator ? "\x1D" : "");
        wanted += "(" + part.ai + ")" + part.value;
    }
    const auto reading = read_barcode(scan, {}, year_of_properties);
    RC_ASSERT(reading.has_value());
    RC_ASSERT(expected_text(std::get<Gs1Item>(*reading).elements) == wanted);
}

RC_GTEST_PROP(BarcodeProperties, ALinkSaysTheSameAsTheElementString, ()) {
    const std::string number = with_check(random_digits(13));
    std::string link = "https://example.org/01/" + number;
    std::string scan = "]C101" + number;
    std::string query;
    for (const Part& part : random_parts()) {
        if (part.ai == "10" || part.ai == "21") {
            continue;  // these belong into the path
        }
        query += (query.empty() ? "?" : "&") + part.ai + "=" + percent_coded(part.value);
        scan += part.ai + part.value + (part.separator ? "\x1D" : "");
    }
    const auto from_link = read_barcode(link + query, {}, year_of_properties);
    const auto from_string = read_barcode(scan, {}, year_of_properties);
    RC_ASSERT(from_link.has_value());
    RC_ASSERT(text_of(from_link) == text_of(from_string));
}

RC_GTEST_PROP(BarcodeProperties, AnyChangedDigitOfANumberIsFound, ()) {
    const int length = *rc::gen::element(8, 12, 13, 14);
    std::string digits = with_check(random_digits(length - 1));
    RC_ASSERT(Gtin::from_digits(digits).has_value());
    char& digit = digits.at(*rc::gen::inRange<std::size_t>(0, digits.size()));
    digit = static_cast<char>('0' + (digit - '0' + *rc::gen::inRange(1, 10)) % 10);
    RC_ASSERT(Gtin::from_digits(digits).error() == BarcodeError::CheckDigit);
}

RC_GTEST_PROP(BarcodeProperties, APriceIsReadBackFromTheCodeAScaleMakes, ()) {
    const std::string item = random_digits(5);
    const std::string price = random_digits(5);
    const auto reading = read_barcode(with_check("26" + item + price), {}, year_of_properties);
    RC_ASSERT(reading.has_value());
    const auto& code = std::get<InStoreCode>(*reading);
    RC_ASSERT(code.item() == item);
    RC_ASSERT(code.amount == std::stoll(price));
    RC_ASSERT(code.article.digits() == "0" + with_check("26" + item + "00000"));
}

RC_GTEST_PROP(BarcodeProperties, AChangedDigitOfAVerifiedPriceIsFoundByItsVerifier, ()) {
    std::string price = random_digits(*rc::gen::element(4, 5));
    const char verifier = measure_verifier(price);
    char& digit = price.at(*rc::gen::inRange<std::size_t>(0, price.size()));
    digit = static_cast<char>('0' + (digit - '0' + *rc::gen::inRange(1, 10)) % 10);
    RC_ASSERT(measure_verifier(price) != verifier);
}

RC_GTEST_PROP(BarcodeProperties, AnyBytesAreReadAlikeTwice, ()) {
    const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const std::string aim = *rc::gen::element<std::string>("", "]C1", "]E0", "]Q1", "]I1", "ECOT1/", "https://");
    RC_ASSERT(text_of(read_barcode(aim + bytes, {}, year_of_properties)) ==
              text_of(read_barcode(aim + bytes, {}, year_of_properties)));
}

}  // namespace
}  // namespace ecot::hardware::barcode
