#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <tl/expected.hpp>

#include "hardware/barcode/barcode_error.hpp"
#include "hardware/barcode/gtin.hpp"

namespace ecot::hardware::barcode {

/// What the number inside an in-store code counts.
enum class InStoreValue : std::uint8_t { Price, Weight };

/// How an in-store EAN-13 is divided after its two digits of prefix: item, verifier (if any), value, check digit.
struct InStoreFormat {
    InStoreValue value = InStoreValue::Price;
    int item_digits = 5;
    int value_digits = 5;   ///< 4 or 5 with a verifier
    int decimals = 2;       ///< of the value, in euros or kilograms; 0 to 5, half up when finer than a cent or a gram
    bool verifier = false;  ///< a digit before the value guards it

    friend bool operator==(const InStoreFormat&, const InStoreFormat&) = default;
};

/// Why a row of a table was not taken.
enum class InStoreTableError : std::uint8_t {
    Prefix,  ///< not one of 02, 04, 20 to 29: other prefixes belong to GS1 and to makers
    Digits,  ///< prefix, item, verifier, value and check digit do not make thirteen, or a part is out of its range
    Words,   ///< a text that is not a row
};

/// Which prefixes hold a price or a weight at this site, and where. GS1 leaves 02, 04 and 20 to 29 to each country and
/// shop, so this is a setting. A prefix without a row is a product like any other.
class InStoreTable {
public:
    /// No prefix holds a value.
    InStoreTable() = default;

    /// French custom: 02, 22, 24, 26, 28 a price in centimes; 21, 23, 25, 27, 29 a weight in grams; item and value of
    /// five digits, no verifier.
    [[nodiscard]] static InStoreTable french();

    /// Gives a prefix its format; the table is as it was when that cannot be.
    tl::expected<void, InStoreTableError> set(std::string_view prefix, const InStoreFormat& format);

    /// The same from a line of a configuration: "20 price 5 4 2 verifier" (prefix, price or weight, item digits, value
    /// digits, decimals, and the verifier if there is one), or "20 none" to take a prefix away.
    tl::expected<void, InStoreTableError> set_line(std::string_view line);

    /// The format of a code that begins with `digits`; null when its prefix holds no value.
    [[nodiscard]] const InStoreFormat* format_of(std::string_view digits) const;

    friend bool operator==(const InStoreTable&, const InStoreTable&) = default;

private:
    std::array<std::optional<InStoreFormat>, 12> formats_;
};

/// A code that a scale or a shop printed: what it is, and its price or weight.
struct InStoreCode {
    InStoreValue kind = InStoreValue::Price;
    Gtin article;             ///< the code with value and verifier at zero and its own check digit: what to look up
    int item_digits = 5;      ///< how many of its digits name the item
    std::int64_t amount = 0;  ///< cents or grams, as `kind` says; 0 is possible

    /// The digits that name the item, such as "11008".
    [[nodiscard]] std::string_view item() const {
        return article.digits().substr(3, static_cast<std::size_t>(item_digits));
    }
};

/// Reads thirteen digits whose check digit fits by `format`. Fails with CheckDigit when the verifier does not fit.
[[nodiscard]] tl::expected<InStoreCode, BarcodeError> read_in_store(std::string_view digits,
                                                                    const InStoreFormat& format);

}  // namespace ecot::hardware::barcode
