#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "hardware/barcode/barcode_error.hpp"

namespace ecot::hardware::barcode {

/// The letters with which this site's own codes begin; both are settings.
///
/// A member's card is the letter and 4 to 12 digits (M000017), an order the letter and the digits of its number
/// (O1187), as Code 128, Code 39 or QR. Cards of other kinds are found by their text alone, which is for the till to
/// try.
struct HouseLetters {
    char member = 'M';
    char order = 'O';
};

/// A member's card, as scanned.
struct MemberCard {
    std::string code;  ///< as printed, with its letter
};

/// An order to pick up, as scanned.
struct OrderCode {
    std::string code;   ///< as printed, with its letter
    std::string order;  ///< its digits: the order's number
};

/// The digits behind `letter` when `text` is such a code; nothing when it is none.
[[nodiscard]] std::optional<std::string_view> house_digits(std::string_view text, char letter);

/// What the QR code of a receipt says of the sale it names. The tax rows and the hash are for auditors.
struct ReceiptCode {
    std::string till;          ///< such as T1: at most twelve of A-Z, 0-9 and -
    std::int64_t segment = 0;  ///< of the journal, from 1
    std::int64_t seq = 0;      ///< of the record, from 1
    std::string time;          ///< local, YYYYMMDDTHHMM; a day and minute that exist
    std::string short_hash;    ///< 4-4-4 letters of Crockford's base32
};

/// How the text of a receipt's QR code begins.
inline constexpr std::string_view receipt_mark = "ECOT1/";

/// Reads ECOT1/till/segment/seq/time/rate=cents,.../hash. Length when a part is missing, too many, empty, too short or
/// too long; Charset for a part that is not of its kind.
/// @pre `text` begins with receipt_mark.
[[nodiscard]] tl::expected<ReceiptCode, BarcodeError> read_receipt_code(std::string_view text);

}  // namespace ecot::hardware::barcode
