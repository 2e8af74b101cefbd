#include "hardware/barcode/ai_value.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "hardware/barcode/check_digit.hpp"
#include "hardware/barcode/gs1_date.hpp"
#include "hardware/barcode/iso_codes.hpp"

namespace ecot::hardware::barcode {
namespace {

/// For each byte, the sets it belongs to, one bit a set.
using SetsOfByte = std::array<std::uint8_t, 256>;

constexpr std::uint8_t bit_of(Charset charset) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(charset));
}

constexpr SetsOfByte sets_of_bytes() {
    SetsOfByte sets{};
    const auto add = [&](std::string_view letters, Charset charset) {
        for (const char letter : letters) {
            std::uint8_t& of_letter = sets.at(static_cast<unsigned char>(letter));
            of_letter = static_cast<std::uint8_t>(of_letter | bit_of(charset));
        }
    };
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
    add(digits, Charset::Digits);
    for (const Charset charset : {Charset::Set82, Charset::Set39, Charset::Base64}) {
        add(digits, charset);
        add(upper, charset);
    }
    add(lower, Charset::Set82);
    add("!\"%&'()*+,-./:;<=>?_", Charset::Set82);
    add("#-/", Charset::Set39);
    add(lower, Charset::Base64);
    add("-_=", Charset::Base64);
    return sets;
}
constexpr SetsOfByte sets_of_byte = sets_of_bytes();

bool only(Charset charset, std::string_view text) {
    const std::uint8_t bit = bit_of(charset);
    return std::all_of(text.begin(), text.end(),
                       [bit](char letter) { return (sets_of_byte.at(static_cast<unsigned char>(letter)) & bit) != 0; });
}

bool is_hexadecimal(char sign) {
    return is_digit(sign) || (sign >= 'A' && sign <= 'F') || (sign >= 'a' && sign <= 'f');
}

bool percents_are_pairs(std::string_view text) {
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 3)) {
        if (at + 2 >= text.size() || !is_hexadecimal(text[at + 1]) || !is_hexadecimal(text[at + 2])) {
            return false;
        }
    }
    return true;
}

bool is_time(std::string_view digits) {
    return number_of(digits.substr(0, 2)) <= 23 && number_of(digits.substr(2, 2)) <= 59;
}

bool is_full_day(std::string_view digits) {
    const Date date{std::chrono::year{static_cast<int>(number_of(digits.substr(0, 4)))},
                    std::chrono::month{static_cast<unsigned>(number_of(digits.substr(4, 2)))},
                    std::chrono::day{static_cast<unsigned>(number_of(digits.substr(6, 2)))}};
    return date.ok();
}

bool is_zero(std::string_view digits) {
    return digits.find_first_not_of('0') == std::string_view::npos;
}

bool are_pieces(std::string_view digits) {
    const std::string_view piece = digits.substr(0, digits.size() / 2);
    const std::string_view total = digits.substr(digits.size() / 2);
    return !is_zero(piece) && piece <= total;
}

/// True when text of the right length and characters means what it must.
bool means(Content content, std::string_view text, std::chrono::year year) {
    switch (content) {
        case Content::Any:
        case Content::Check:
            return true;
        case Content::Month:
            return date_of(text, year, DayZero::LastOfMonth).has_value();
        case Content::Day:
            return date_of(text, year, DayZero::Refused).has_value();
        case Content::FullDay:
            return is_full_day(text);
        case Content::Time:
            return is_time(text);
        case Content::Hour:
            return number_of(text) <= 23;
        case Content::Sixtieth:
            return number_of(text) <= 59;
        case Content::Country:
            return is_country(number_of(text));
        case Content::CountryOrMany:
            return is_country(number_of(text)) || text == "999";
        case Content::Currency:
            return is_currency(number_of(text));
        case Content::Percent:
            return percents_are_pairs(text);
        case Content::YesNo:
            return text == "0" || text == "1";
        case Content::NotZero:
            return !is_zero(text);
        case Content::Zero:
            return is_zero(text);
        case Content::NoZeroFirst:
            return text.front() != '0';
        case Content::Pieces:
            return are_pieces(text);
        case Content::Hyphen:
            return text == "-";
        case Content::Winding:
            return text == "0" || text == "1" || text == "9";
        case Content::Latitude:
            return number_of(text) <= 1'800'000'000;
        case Content::Longitude:
            return number_of(text) <= 3'600'000'000;
        case Content::Importer:
            return text != "=" && only(Charset::Base64, text);
        case Content::Company:
            return text.size() >= 4 && all_digits(text.substr(0, 4));
    }
    return false;
}

}  // namespace

std::optional<BarcodeError> value_error(const AiRule& rule, std::string_view value, std::chrono::year year) {
    if (value.size() < rule.length_min || value.size() > rule.length_max) {
        return BarcodeError::Length;
    }
    for (std::size_t i = 0; i < rule.field_count; ++i) {
        const Field& field = rule.fields.at(i);
        if (field.optional && value.empty()) {
            break;
        }
        if (value.size() < field.length_min) {
            return BarcodeError::Length;
        }
        const std::string_view text = value.substr(0, field.length_max);
        value.remove_prefix(text.size());
        if (!only(field.charset, text)) {
            return BarcodeError::Charset;
        }
        if (field.content == Content::Check && !check_digit_fits(text)) {
            return BarcodeError::CheckDigit;
        }
        if (!means(field.content, text, year)) {
            return BarcodeError::Ai;
        }
    }
    return std::nullopt;
}

}  // namespace ecot::hardware::barcode
