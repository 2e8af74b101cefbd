#pragma once

#include <span>
#include <string>

#include "pricing/quote.hpp"

namespace ecot::store {

/// What a household received from a programme on one day.
struct DayUsage {
    std::string programme;
    pricing::Date day{};
    pricing::Money subsidy;
    pricing::Quantity quantity;
    friend bool operator==(const DayUsage&, const DayUsage&) = default;
};

/// The days of the cap period that `date` lies in, both included. Weeks run from Monday; a cap without period counts
/// all that was ever received.
struct DayRange {
    pricing::Date first{};
    pricing::Date last{};
    [[nodiscard]] bool has(pricing::Date day) const { return first <= day && day <= last; }
    friend bool operator==(const DayRange&, const DayRange&) = default;
};
[[nodiscard]] DayRange cap_days(const std::optional<pricing::CapPeriod>& period, pricing::Date date);

/// The share of a month's cap that may be spent by the end of `date`'s week (`month_by_week`).
///
/// The cap is divided over the weeks that touch the month, in proportion to their days in it, by largest remainder; an
/// amount in whole thousands of `step` (1000: whole pieces) is divided in such steps. What a week leaves is added to
/// the next ones of the month, so that the last week may spend all that is left of the cap, and never more.
[[nodiscard]] std::int64_t released(std::int64_t month_cap, std::int64_t step, pricing::Date date);

/// What quote() is to be told that a household already received from `programme`. For `month_by_week` what is not yet
/// released counts as received, so that the room left is released minus used.
[[nodiscard]] pricing::Usage counted_usage(const pricing::Programme& programme, const pricing::Household& household,
                                           std::span<const DayUsage> days, pricing::Date date);

}  // namespace ecot::store
