#include "pos/app/site_clock.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace ecot::app {

bool set_timezone(const std::string& name) {
    ::setenv("TZ", name.c_str(), 1);
    ::tzset();
    std::error_code ignored;
    return name == "UTC" || std::filesystem::exists(std::filesystem::path{"/usr/share/zoneinfo"} / name, ignored);
}

receipt::LocalTime local_time(std::int64_t utc_ms) {
    const std::time_t seconds = utc_ms / 1000;
    std::tm wall{};
    ::localtime_r(&seconds, &wall);
    const auto year = std::chrono::year{wall.tm_year + 1900};
    const auto month = std::chrono::month{static_cast<unsigned>(wall.tm_mon + 1)};
    const auto day = std::chrono::day{static_cast<unsigned>(wall.tm_mday)};
    return {.date = {year, month, day}, .minute_of_day = wall.tm_hour * 60 + wall.tm_min};
}

session::Moment moment_now(std::int64_t steady_ms) {
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    const std::int64_t utc_ms =
        duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    const receipt::LocalTime wall = local_time(utc_ms);
    return {.utc_ms = utc_ms, .steady_ms = steady_ms, .date = wall.date, .minute_of_day = wall.minute_of_day};
}

session::Moment moment_now() {
    const auto steady = std::chrono::steady_clock::now().time_since_epoch();
    return moment_now(std::chrono::duration_cast<std::chrono::milliseconds>(steady).count());
}

}  // namespace ecot::app
