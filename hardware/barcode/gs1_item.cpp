#include "hardware/barcode/gs1_item.hpp"

#include <string_view>
#include <utility>

#include "hardware/barcode/check_digit.hpp"
#include "hardware/barcode/decimals.hpp"
#include "hardware/barcode/iso_codes.hpp"

namespace ecot::hardware::barcode {
namespace {

/// The decimals that the last digit of an identifier such as 3103 tells.
int decimals_of(const Element& element) {
    return element.ai.back() - '0';
}

std::optional<std::int64_t> weight_of(const Elements& elements) {
    if (const auto kilograms = elements.find_between(3100, 3105)) {
        return scaled_half_up(number_of(kilograms->value), decimals_of(*kilograms), 3);
    }
    if (const auto pounds = elements.find_between(3200, 3205)) {
        // A pound is 0.45359237 kg exactly: six digits times eight, well within 64 bits.
        return scaled_half_up(number_of(pounds->value) * 45'359'237, decimals_of(*pounds) + 8, 3);
    }
    return std::nullopt;
}

std::optional<std::int64_t> amount_of(const Elements& elements) {
    if (const auto price = elements.find_between(3920, 3929)) {
        return scaled_half_up(number_of(price->value), decimals_of(*price), 2);
    }
    const auto price = elements.find_between(3930, 3939);
    if (price && number_of(price->value.substr(0, 3)) == euro) {
        return scaled_half_up(number_of(price->value.substr(3)), decimals_of(*price), 2);
    }
    return std::nullopt;
}

std::optional<Date> date_in(const Elements& elements, std::string_view ai, std::chrono::year year) {
    const auto digits = elements.find(ai);
    return digits ? date_of(*digits, year, DayZero::LastOfMonth) : std::nullopt;
}

void set_use_by(Gs1Item& item, std::chrono::year year) {
    item.use_by = date_in(item.elements, "17", year);
    const auto moment = item.elements.find("7003");
    if (!moment) {
        return;
    }
    const std::optional<Date> day = date_of(moment->substr(0, 6), year, DayZero::Refused);
    if (!item.use_by || (day && *day <= *item.use_by)) {
        item.use_by = day;
        item.use_by_minute = static_cast<int>(number_of(moment->substr(6, 2)) * 60 + number_of(moment->substr(8, 2)));
    }
}

}  // namespace

Gs1Item gs1_item(Elements elements, std::chrono::year year) {
    Gs1Item item{.elements = std::move(elements)};
    if (const auto digits = item.elements.find("01")) {
        const auto gtin = Gtin::from_digits(*digits);
        item.gtin = gtin ? std::optional{*gtin} : std::nullopt;
    }
    item.amount_cents = amount_of(item.elements);
    item.weight_milli = weight_of(item.elements);
    if (const auto count = item.elements.find("30")) {
        item.count = number_of(*count);
    }
    set_use_by(item, year);
    item.best_before = date_in(item.elements, "15", year);
    item.sell_by = date_in(item.elements, "16", year);
    return item;
}

}  // namespace ecot::hardware::barcode
