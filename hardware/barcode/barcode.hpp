#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include <tl/expected.hpp>

#include "hardware/barcode/barcode_error.hpp"
#include "hardware/barcode/gs1_item.hpp"
#include "hardware/barcode/gtin.hpp"
#include "hardware/barcode/house_code.hpp"
#include "hardware/barcode/in_store.hpp"

namespace ecot::hardware::barcode {

/// What a scanned code is, or, when it was refused, what it wanted to be.
enum class BarcodeKind : std::uint8_t {
    Product,
    InStorePrice,
    InStoreWeight,
    Gs1,
    Member,
    Order,
    Receipt,
    Unknown,
};

/// An article by its number alone.
struct Product {
    Gtin gtin;
    /// The same eight digits read the other way: without an AIM identifier an EAN-8 and a UPC-E can look alike.
    std::optional<Gtin> other;
};

/// A text without a rule here: a member's card of another kind, a web page, a Wi-Fi password. No error.
struct UnknownCode {};

using Barcode = std::variant<UnknownCode, Product, InStoreCode, Gs1Item, MemberCard, OrderCode, ReceiptCode>;

/// A code that is not what it claims to be. Nothing of it may be sold.
struct RefusedCode {
    BarcodeKind kind = BarcodeKind::Unknown;
    BarcodeError error = BarcodeError::Length;

    friend bool operator==(const RefusedCode&, const RefusedCode&) = default;
};

/// What a site sets about its codes.
struct BarcodeRules {
    InStoreTable in_store = InStoreTable::french();
    HouseLetters letters;
};

/// The longest scan that is looked at: more than the largest QR code holds. Longer ones are refused.
inline constexpr std::size_t scan_length_max = 7'200;

/// Reads what a scanner delivered: with or without AIM identifier, GS as 0x1D, a terminator (CR, LF, tab) at the end
/// or none. Any bytes are read; none is an error of ours.
///
/// An AIM identifier decides what the data is. Without one: an address is a web page or a Digital Link; ECOT1/ and the
/// site's letters begin its own codes; 8, 12, 13 or 14 digits are a product; what holds a GS, or begins as 00, 01 or 02
/// with a whole number behind it, is an element string. `year` is the current one: it settles the century of dates.
[[nodiscard]] tl::expected<Barcode, RefusedCode> read_barcode(std::string_view scan, const BarcodeRules& rules,
                                                              std::chrono::year year);

[[nodiscard]] BarcodeKind kind_of(const Barcode& barcode);

}  // namespace ecot::hardware::barcode
