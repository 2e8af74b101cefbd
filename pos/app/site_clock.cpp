#include "pos/app/site_clock.hpp"

#include <chrono>

#include "pos/store/time_zone.hpp"

namespace ecot::app {

session::Moment moment_now(std::int64_t steady_ms, RecordedTime recorded) {
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    const std::int64_t utc_ms =
        duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    const store::LocalTime wall = store::local_time(utc_ms);
    return {.utc_ms = utc_ms,
            .steady_ms = steady_ms,
            .date = utc_ms < recorded.utc_ms ? store::local_time(recorded.utc_ms).date : wall.date,
            .minute_of_day = wall.minute_of_day,
            .wall_date = wall.date};
}

session::Moment moment_now(RecordedTime recorded) {
    const auto steady = std::chrono::steady_clock::now().time_since_epoch();
    return moment_now(std::chrono::duration_cast<std::chrono::milliseconds>(steady).count(), recorded);
}

}  // namespace ecot::app
