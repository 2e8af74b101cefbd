#include "pos/store/cap_period.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include "pricing/split.hpp"
#include "pricing/wide.hpp"

namespace ecot::store {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Quantities that are whole pieces (or kilograms) stay so in each week: half a basket cannot be handed over.
constexpr std::int64_t whole_quantity = 1000;

pricing::Date monday_of(pricing::Date date) {
    return sys_days{date} - (std::chrono::weekday{sys_days{date}} - std::chrono::Monday);
}

DayRange month_of(pricing::Date date) {
    return {.first = date.year() / date.month() / std::chrono::day{1},
            .last = sys_days{date.year() / date.month() / std::chrono::last}};
}

// No amount is above it (pricing.md, "Numbers"); quantities of a cap are held to the same figure.
constexpr std::int64_t cap_max = pricing::money_max.cents();

std::int64_t at_most_cap_max(pricing::Wide figure) {
    return figure < cap_max ? static_cast<std::int64_t>(figure) : cap_max;
}

/// A household's cap for the month. What would be above the largest amount is that amount: nobody comes near it.
std::int64_t with_persons(std::int64_t base, std::int64_t per_person, const pricing::Household& household) {
    return at_most_cap_max(pricing::Wide{per_person} * household.persons() + base);
}

}  // namespace

DayRange cap_days(const std::optional<pricing::CapPeriod>& period, pricing::Date date) {
    using namespace std::chrono_literals;
    if (!period) {
        return {.first = 1y / 1 / 1, .last = 9999y / 12 / 31};
    }
    switch (*period) {
        case pricing::CapPeriod::Day:
            return {.first = date, .last = date};
        case pricing::CapPeriod::Week: {
            const pricing::Date monday = monday_of(date);
            return {.first = monday, .last = sys_days{monday} + days{6}};
        }
        case pricing::CapPeriod::Year:
            return {.first = date.year() / 1 / 1, .last = date.year() / 12 / 31};
        case pricing::CapPeriod::Month:
        case pricing::CapPeriod::MonthByWeek:
            break;
    }
    return month_of(date);
}

std::int64_t released(std::int64_t month_cap, std::int64_t step, pricing::Date date) {
    const DayRange month = month_of(date);
    std::vector<std::int64_t> days_in_week;
    std::size_t weeks_begun = 0;
    for (sys_days day = month.first; day <= sys_days{month.last}; day += days{1}) {
        if (days_in_week.empty() || std::chrono::weekday{day} == std::chrono::Monday) {
            days_in_week.push_back(0);
            weeks_begun += day <= sys_days{date} ? 1U : 0U;
        }
        ++days_in_week.back();
    }
    const std::int64_t unit = month_cap % step == 0 ? step : 1;
    const auto shares = pricing::split(pricing::Money::from_cents(month_cap / unit), days_in_week);
    pricing::Money sum;
    for (std::size_t week = 0; week < weeks_begun; ++week) {
        sum += shares[week];
    }
    return sum.cents() * unit;
}

pricing::Usage counted_usage(const pricing::Programme& programme, const pricing::Household& household,
                             std::span<const DayUsage> days_used, pricing::Date date) {
    pricing::Usage usage;
    usage.programme = programme.id;
    const auto period = programme.cap ? programme.cap->period : std::nullopt;
    const DayRange range = cap_days(period, date);
    for (const DayUsage& day : days_used) {
        if (day.programme == programme.id && range.has(day.day)) {
            usage.subsidy += day.subsidy;
            usage.quantity += day.quantity;
        }
    }
    if (period != pricing::CapPeriod::MonthByWeek) {
        return usage;
    }
    const pricing::Cap& cap = *programme.cap;
    const std::int64_t money = with_persons(cap.subsidy.value_or(pricing::Money{}).cents(),
                                            cap.subsidy_per_person.value_or(pricing::Money{}).cents(), household);
    const std::int64_t quantity =
        with_persons(cap.quantity.value_or(pricing::Quantity{}).milli(),
                     cap.quantity_per_person.value_or(pricing::Quantity{}).milli(), household);
    // Never above the largest amount, beyond which pricing refuses the whole basket.
    usage.subsidy =
        std::min(usage.subsidy + pricing::Money::from_cents(money - released(money, 1, date)), pricing::money_max);
    usage.quantity += pricing::Quantity::from_milli(quantity - released(quantity, whole_quantity, date));
    return usage;
}

}  // namespace ecot::store
