#include "hardware/barcode/house_code.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstddef>

#include "hardware/barcode/check_digit.hpp"

namespace ecot::hardware::barcode {
namespace {

constexpr std::size_t till_length_max = 12;
constexpr std::size_t number_length_max = 18;

/// A part of a receipt's code, held to a length and to what its letters may be.
template <typename Allowed>
std::optional<BarcodeError> part_error(std::string_view part, std::size_t length_min, std::size_t length_max,
                                       Allowed allowed) {
    if (part.size() < length_min || part.size() > length_max) {
        return BarcodeError::Length;
    }
    return std::all_of(part.begin(), part.end(), allowed) ? std::nullopt : std::optional{BarcodeError::Charset};
}

bool is_upper_or_digit(char letter) {
    return is_digit(letter) || (letter >= 'A' && letter <= 'Z');
}

/// Numbers from 1, without zeros in front.
std::optional<BarcodeError> counting_error(std::string_view part) {
    if (const auto error = part_error(part, 1, number_length_max, is_digit)) {
        return error;
    }
    return part.front() == '0' ? std::optional{BarcodeError::Charset} : std::nullopt;
}

/// YYYYMMDDTHHMM.
std::optional<BarcodeError> moment_error(std::string_view part) {
    constexpr std::size_t length = 13;
    if (const auto error = part_error(part, length, length, is_upper_or_digit)) {
        return error;
    }
    if (part[8] != 'T' || !all_digits(part.substr(0, 8)) || !all_digits(part.substr(9))) {
        return BarcodeError::Charset;
    }
    const std::chrono::year_month_day day{std::chrono::year{static_cast<int>(number_of(part.substr(0, 4)))},
                                          std::chrono::month{static_cast<unsigned>(number_of(part.substr(4, 2)))},
                                          std::chrono::day{static_cast<unsigned>(number_of(part.substr(6, 2)))}};
    const bool exists = day.ok() && number_of(part.substr(9, 2)) <= 23 && number_of(part.substr(11, 2)) <= 59;
    return exists ? std::nullopt : std::optional{BarcodeError::Charset};
}

/// rate=cents, several with commas; none when nothing was taxable. Cents may be below zero.
std::optional<BarcodeError> taxes_error(std::string_view part) {
    while (!part.empty()) {
        const std::size_t comma = std::min(part.find(','), part.size());
        const std::string_view row = part.substr(0, comma);
        part.remove_prefix(comma == part.size() ? comma : comma + 1);
        const std::size_t equals = row.find('=');
        if (equals == std::string_view::npos) {
            return BarcodeError::Charset;
        }
        std::string_view cents = row.substr(equals + 1);
        if (cents.starts_with('-')) {
            cents.remove_prefix(1);
        }
        for (const std::string_view number : {row.substr(0, equals), cents}) {
            if (const auto error = part_error(number, 1, number_length_max, is_digit)) {
                return error;
            }
        }
    }
    return std::nullopt;
}

/// 4-4-4, without I, L, O and U.
std::optional<BarcodeError> hash_error(std::string_view part) {
    constexpr std::size_t length = 14;
    if (const auto error = part_error(part, length, length, [](char letter) {
            return letter == '-' ||
                   (is_upper_or_digit(letter) && std::string_view{"ILOU"}.find(letter) == std::string_view::npos);
        })) {
        return error;
    }
    for (std::size_t i = 0; i < length; ++i) {
        if ((part[i] == '-') != (i == 4 || i == 9)) {
            return BarcodeError::Charset;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string_view> house_digits(std::string_view text, char letter) {
    constexpr std::size_t digits_min = 4;
    constexpr std::size_t digits_max = 12;
    if (text.empty() || text.front() != letter) {
        return std::nullopt;
    }
    text.remove_prefix(1);
    const bool fits = text.size() >= digits_min && text.size() <= digits_max && all_digits(text);
    return fits ? std::optional{text} : std::nullopt;
}

tl::expected<ReceiptCode, BarcodeError> read_receipt_code(std::string_view text) {
    assert(text.starts_with(receipt_mark));
    text.remove_prefix(receipt_mark.size());
    std::array<std::string_view, 6> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t end = text.find('/');
        const bool last = i + 1 == parts.size();
        if (last != (end == std::string_view::npos)) {
            return tl::unexpected(BarcodeError::Length);
        }
        parts.at(i) = text.substr(0, end);
        text.remove_prefix(last ? text.size() : end + 1);
    }
    const auto [till, segment, seq, time, taxes, hash] = parts;
    for (const auto& error :
         {part_error(till, 1, till_length_max, [](char letter) { return letter == '-' || is_upper_or_digit(letter); }),
          counting_error(segment), counting_error(seq), moment_error(time), taxes_error(taxes), hash_error(hash)}) {
        if (error) {
            return tl::unexpected(*error);
        }
    }
    return ReceiptCode{.till = std::string{till},
                       .segment = number_of(segment),
                       .seq = number_of(seq),
                       .time = std::string{time},
                       .short_hash = std::string{hash}};
}

}  // namespace ecot::hardware::barcode
