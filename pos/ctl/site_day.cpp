#include "pos/ctl/site_day.hpp"

#include "pos/store/clock.hpp"
#include "pos/store/time_zone.hpp"

namespace ecot::ctl {

store::Expected<pricing::Date> site_today(const std::string& timezone) {
    if (const auto set = store::set_time_zone(timezone); !set) {
        return tl::make_unexpected(set.error());
    }
    return store::local_time(store::SystemClock{}.utc_ms()).date;
}

}  // namespace ecot::ctl
