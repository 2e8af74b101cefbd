#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace ecot::hardware::barcode {

/// The characters a field may hold (GS1 General Specifications 7.11): digits, the 82 of figure 7.11-1, the 39 of figure
/// 7.11-2, or those of base64url.
enum class Charset : std::uint8_t { Digits, Set82, Set39, Base64 };

/// What the characters of a field must mean besides.
enum class Content : std::uint8_t {
    Any,
    Check,          ///< its last digit is its check digit
    Month,          ///< YYMMDD, where the day 00 is the last of the month
    Day,            ///< YYMMDD
    FullDay,        ///< YYYYMMDD
    Time,           ///< HHMM
    Hour,           ///< 00 to 23
    Sixtieth,       ///< minutes or seconds, 00 to 59
    Country,        ///< ISO 3166-1
    CountryOrMany,  ///< the same, or 999 for several
    Currency,       ///< ISO 4217
    Percent,        ///< % only before two hexadecimal digits
    YesNo,          ///< 1 or 0
    NotZero,        ///< some digit is not 0
    Zero,           ///< 0
    NoZeroFirst,    ///< does not begin with 0
    Pieces,         ///< a piece and their total, as many digits each: neither is 0, the piece not above the total
    Hyphen,         ///< -, for a temperature below zero
    Winding,        ///< of a roll: 0, 1 or 9
    Latitude,       ///< ten digits up to 1800000000
    Longitude,      ///< ten digits up to 3600000000
    Importer,       ///< a letter, a digit, - or _
    Company,        ///< begins with at least four digits of a company prefix
};

/// One field of a value.
struct Field {
    Charset charset = Charset::Digits;
    Content content = Content::Any;
    std::uint8_t length_min = 0;
    std::uint8_t length_max = 0;
    bool optional = false;  ///< may be left out, and all after it
};

/// An application identifier as a number that orders and compares it: its digits, filled up to four with zeros behind
/// (01 is 100, 310n is 3100 to 3109). No two identifiers share one.
using AiKey = std::uint16_t;

/// A set of identifiers inside a condition: their keys from `low` to `high`.
struct AiTerm {
    AiKey low = 0;
    AiKey high = 0;
    /// How it goes on: this and the next; this, or what follows; or the condition ends here and another one begins.
    enum class Then : std::uint8_t { And, Or, End } then = Then::End;
};

/// What one application identifier may hold and stand beside.
struct AiRule {
    std::uint8_t ai_digits = 0;  ///< of the identifier itself: 2, 3 or 4
    std::uint8_t length_min = 0;
    std::uint8_t length_max = 0;
    std::uint8_t field_count = 0;
    std::uint8_t needs_count = 0;
    std::uint8_t never_count = 0;
    bool separator = true;  ///< ends with GS unless it is the last; else its length is known beforehand
    bool once = false;      ///< not beside another identifier that differs in its fourth digit only
    bool attribute = true;  ///< may stand in the query of a Digital Link
    std::array<Field, 6> fields{};
    std::array<AiTerm, 14> needs_terms{};
    std::array<AiTerm, 8> never_terms{};

    /// All these conditions have to hold.
    [[nodiscard]] std::span<const AiTerm> needs() const { return std::span{needs_terms}.first(needs_count); }
    /// None of these may be there.
    [[nodiscard]] std::span<const AiTerm> never() const { return std::span{never_terms}.first(never_count); }
};

/// The rule of the application identifier that `text` begins with; null when it begins with none. Its length is known
/// from its first two digits, so that no identifier is the beginning of another.
[[nodiscard]] const AiRule* rule_at(std::string_view text);

/// The key of an identifier of two to four digits.
[[nodiscard]] AiKey key_of(std::string_view ai);

}  // namespace ecot::hardware::barcode
