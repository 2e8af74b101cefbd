#include "hardware/barcode/in_store.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "hardware/barcode/check_digit.hpp"
#include "hardware/barcode/decimals.hpp"

namespace ecot::hardware::barcode {
namespace {

/// The place of a prefix in the table, or nothing.
std::optional<std::size_t> row_of(std::string_view digits) {
    if (digits.size() < 2 || !is_digit(digits[1])) {
        return std::nullopt;
    }
    if (digits[0] == '2') {
        return static_cast<std::size_t>(digits[1] - '0');
    }
    if (digits[0] == '0' && (digits[1] == '2' || digits[1] == '4')) {
        return digits[1] == '2' ? 10 : 11;
    }
    return std::nullopt;
}

bool divides_thirteen(const InStoreFormat& format) {
    const bool value_fits = format.verifier ? format.value_digits == 4 || format.value_digits == 5
                                            : format.value_digits >= 1 && format.value_digits <= 9;
    return value_fits && format.item_digits >= 1 && format.item_digits <= 9 && format.decimals >= 0 &&
           format.decimals <= 5 && 2 + format.item_digits + (format.verifier ? 1 : 0) + format.value_digits + 1 == 13;
}

/// The next word of `line`, taken off its front; empty at the end.
std::string_view take_word(std::string_view& line) {
    const auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    const auto* const begin = std::find_if_not(line.begin(), line.end(), is_space);
    const auto* const end = std::find_if(begin, line.end(), is_space);
    const std::string_view word =
        line.substr(static_cast<std::size_t>(begin - line.begin()), static_cast<std::size_t>(end - begin));
    line.remove_prefix(static_cast<std::size_t>(end - line.begin()));
    return word;
}

std::optional<int> small_number(std::string_view word) {
    if (word.empty() || word.size() > 2 || !all_digits(word)) {
        return std::nullopt;
    }
    return static_cast<int>(number_of(word));
}

}  // namespace

InStoreTable InStoreTable::french() {
    InStoreTable table;
    const auto set = [&](std::string_view prefix, InStoreValue value, int decimals) {
        table.formats_.at(row_of(prefix).value()) = InStoreFormat{.value = value, .decimals = decimals};
    };
    for (const char* prefix : {"02", "22", "24", "26", "28"}) {
        set(prefix, InStoreValue::Price, 2);
    }
    for (const char* prefix : {"21", "23", "25", "27", "29"}) {
        set(prefix, InStoreValue::Weight, 3);
    }
    return table;
}

tl::expected<void, InStoreTableError> InStoreTable::set(std::string_view prefix, const InStoreFormat& format) {
    const std::optional<std::size_t> row = prefix.size() == 2 ? row_of(prefix) : std::nullopt;
    if (!row) {
        return tl::unexpected(InStoreTableError::Prefix);
    }
    if (!divides_thirteen(format)) {
        return tl::unexpected(InStoreTableError::Digits);
    }
    formats_.at(*row) = format;
    return {};
}

tl::expected<void, InStoreTableError> InStoreTable::set_line(std::string_view line) {
    const std::string_view prefix = take_word(line);
    const std::string_view what = take_word(line);
    if (what == "none" && take_word(line).empty()) {
        const std::optional<std::size_t> row = prefix.size() == 2 ? row_of(prefix) : std::nullopt;
        if (!row) {
            return tl::unexpected(InStoreTableError::Prefix);
        }
        formats_.at(*row).reset();
        return {};
    }
    const std::optional<int> item = small_number(take_word(line));
    const std::optional<int> value = small_number(take_word(line));
    const std::optional<int> decimals = small_number(take_word(line));
    const std::string_view verifier = take_word(line);
    if ((what != "price" && what != "weight") || !item || !value || !decimals ||
        (!verifier.empty() && verifier != "verifier") || !take_word(line).empty()) {
        return tl::unexpected(InStoreTableError::Words);
    }
    return set(prefix, {.value = what == "price" ? InStoreValue::Price : InStoreValue::Weight,
                        .item_digits = *item,
                        .value_digits = *value,
                        .decimals = *decimals,
                        .verifier = !verifier.empty()});
}

const InStoreFormat* InStoreTable::format_of(std::string_view digits) const {
    const std::optional<std::size_t> row = row_of(digits);
    return row && formats_.at(*row) ? &*formats_.at(*row) : nullptr;
}

tl::expected<InStoreCode, BarcodeError> read_in_store(std::string_view digits, const InStoreFormat& format) {
    assert(digits.size() == 13 && divides_thirteen(format));
    const auto value_length = static_cast<std::size_t>(format.value_digits);
    const std::size_t value_begin = 12 - value_length;
    const std::string_view value = digits.substr(value_begin, value_length);
    if (format.verifier && digits[value_begin - 1] != measure_verifier(value)) {
        return tl::unexpected(BarcodeError::CheckDigit);
    }
    std::array<char, 12> article{};
    article.fill('0');
    std::copy_n(digits.begin(), 2 + format.item_digits, article.begin());
    // Cents are hundredths of a euro, grams thousandths of a kilogram.
    const int wanted = format.value == InStoreValue::Price ? 2 : 3;
    return InStoreCode{.kind = format.value,
                       .article = Gtin::with_check_digit({article.data(), article.size()}),
                       .item_digits = format.item_digits,
                       .amount = scaled_half_up(number_of(value), format.decimals, wanted)};
}

}  // namespace ecot::hardware::barcode
