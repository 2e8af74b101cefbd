#pragma once

#include <cstdint>

#include "pos/store/clock.hpp"

namespace ecot::store::test {

/// A clock that stands still until it is told otherwise.
class FakeClock : public Clock {
public:
    [[nodiscard]] std::int64_t utc_ms() const override { return utc; }
    [[nodiscard]] std::int64_t steady_ms() const override { return steady; }
    void pass(std::int64_t ms) {
        utc += ms;
        steady += ms;
    }

    std::int64_t utc = 1'795'258'000'000;  // 2026-11-21T11:46:40 in Paris
    std::int64_t steady = 1'000'000;
};

inline constexpr std::int64_t hour_ms = 3'600'000;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

}  // namespace ecot::store::test
