#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "hardware/barcode/elements.hpp"
#include "hardware/barcode/gs1_date.hpp"
#include "hardware/barcode/gtin.hpp"

namespace ecot::hardware::barcode {

/// What the elements of a label mean at a till. Lot, serial and the rest stay in `elements`.
struct Gs1Item {
    Elements elements;
    std::optional<Gtin> gtin;                  ///< 01; a leading 9 is an article of variable measure
    std::optional<std::int64_t> amount_cents;  ///< 392n, or 393n in euros: what to pay; at most 10^17; cents half up
    std::optional<std::int64_t> weight_milli;  ///< grams, half up: net weight, 310n, or 320n (0.45359237 kg a pound)
    std::optional<std::int64_t> count;         ///< 30: how many pieces, at most eight digits
    std::optional<Date> use_by;                ///< 17 or, with a time, 7003; the earlier when there are both
    std::optional<int> use_by_minute;          ///< 7003: of the day of `use_by`; else its whole day is good
    std::optional<Date> best_before;           ///< 15
    std::optional<Date> sell_by;               ///< 16
};

/// @pre `elements` were read in `year`.
[[nodiscard]] Gs1Item gs1_item(Elements elements, std::chrono::year year);

}  // namespace ecot::hardware::barcode
