#pragma once

#include <cstdint>

namespace ecot::store {

/// What time it is: an argument wherever it matters, so that tests decide it.
class Clock {
public:
    virtual ~Clock() = default;
    /// The machine's wall clock, milliseconds UTC since 1970. May jump either way.
    [[nodiscard]] virtual std::int64_t utc_ms() const = 0;
    /// Milliseconds since some fixed moment; never goes back, also counts while the machine sleeps.
    [[nodiscard]] virtual std::int64_t steady_ms() const = 0;
};

/// The machine's clocks.
class SystemClock : public Clock {
public:
    [[nodiscard]] std::int64_t utc_ms() const override;
    [[nodiscard]] std::int64_t steady_ms() const override;
};

}  // namespace ecot::store
