#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "hardware/barcode/ai_rule.hpp"
#include "hardware/barcode/barcode_error.hpp"

namespace ecot::hardware::barcode {

/// An application identifier and its value, as they were read. Views into the Elements they came from.
struct Element {
    std::string_view ai;     ///< two to four digits
    std::string_view value;  ///< one to ninety characters, all checked
};

/// What a GS1 symbol or Digital Link says: values by application identifier, in the order they were read, none twice.
///
/// Holds its own text, in one piece of memory. A label for the till has about four of them; `count_max` is far beyond
/// what fits a symbol that a scanner reads.
class Elements {
public:
    static constexpr std::size_t count_max = 32;

    /// Room for what `characters` of input can hold.
    explicit Elements(std::size_t characters) { text_.reserve(characters); }

    /// Adds a value that `rule` allows in `year`. The same value again changes nothing; fails when it is not allowed,
    /// when the identifier is there with another value (Ai), or when there are too many (Length).
    [[nodiscard]] std::optional<BarcodeError> add(const AiRule& rule, std::string_view ai, std::string_view value,
                                                  std::chrono::year year);

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] Element operator[](std::size_t index) const;

    /// The value of an identifier such as "10"; nothing when it is not there.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view ai) const;
    /// The first whose key is from `low` to `high`, such as any of 3100 to 3105.
    [[nodiscard]] std::optional<Element> find_between(AiKey low, AiKey high) const;

    /// Ai when an identifier lacks a companion or stands beside one that excludes it; nothing when all fit.
    [[nodiscard]] std::optional<BarcodeError> relation_error() const;

private:
    struct Place {
        AiKey key;
        std::uint16_t begin;  // of the identifier, in text_; its value follows it
        std::uint8_t ai_length, value_length;
    };

    [[nodiscard]] bool holds(const AiTerm& term, AiKey but) const;
    [[nodiscard]] bool has_needed(const AiRule& rule, AiKey key) const;
    [[nodiscard]] bool has_excluded(const AiRule& rule, AiKey key) const;

    std::string text_;
    std::array<Place, count_max> places_{};
    std::size_t count_ = 0;
};

/// Reads a GS1 element string: identifiers and values one after another, GS (0x1D) after a value whose length is not
/// known beforehand unless it is the last. A GS after one whose length is known, and one at the end, are passed over
/// (GS1 General Specifications 7.8.5). Dates are read in `year`.
[[nodiscard]] tl::expected<Elements, BarcodeError> read_element_string(std::string_view text, std::chrono::year year);

}  // namespace ecot::hardware::barcode
