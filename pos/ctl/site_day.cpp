#include "pos/ctl/site_day.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>

namespace ecot::ctl {

pricing::Date site_today(const std::string& timezone) {
    ::setenv("TZ", timezone.c_str(), 1);
    ::tzset();
    const std::time_t now = std::time(nullptr);
    std::tm wall{};
    ::localtime_r(&now, &wall);
    return {std::chrono::year{wall.tm_year + 1900}, std::chrono::month{static_cast<unsigned>(wall.tm_mon + 1)},
            std::chrono::day{static_cast<unsigned>(wall.tm_mday)}};
}

}  // namespace ecot::ctl
