#include "pos/store/clock.hpp"

#include <ctime>

namespace ecot::store {

namespace {

std::int64_t read(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

}  // namespace

std::int64_t SystemClock::utc_ms() const {
    return read(CLOCK_REALTIME);
}
std::int64_t SystemClock::steady_ms() const {
    return read(CLOCK_BOOTTIME);
}

}  // namespace ecot::store
