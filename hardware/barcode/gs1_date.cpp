#include "hardware/barcode/gs1_date.hpp"

#include <cassert>

#include "hardware/barcode/check_digit.hpp"

namespace ecot::hardware::barcode {

std::chrono::year full_year(int two_digits, std::chrono::year current) {
    const int now = static_cast<int>(current);
    const int ahead = two_digits - now % 100;
    const int century = now - now % 100;
    const int year = century + two_digits;
    return std::chrono::year{ahead > 50 ? year - 100 : ahead < -49 ? year + 100 : year};
}

std::optional<Date> date_of(std::string_view digits, std::chrono::year current, DayZero day_zero) {
    assert(digits.size() == 6);
    const std::chrono::year year = full_year(static_cast<int>(number_of(digits.substr(0, 2))), current);
    const std::chrono::month month{static_cast<unsigned>(number_of(digits.substr(2, 2)))};
    const std::chrono::day day{static_cast<unsigned>(number_of(digits.substr(4, 2)))};
    if (day == std::chrono::day{0} && day_zero == DayZero::LastOfMonth && month.ok()) {
        return Date{year / month / std::chrono::last};
    }
    const Date date = year / month / day;
    return date.ok() ? std::optional{date} : std::nullopt;
}

}  // namespace ecot::hardware::barcode
