#pragma once

#include <cstdint>
#include <optional>

namespace ecot::store {

/// The wall clock went another way than the steady one; both in milliseconds UTC.
struct ClockJump {
    std::int64_t before_ms = 0;  ///< what it should have shown
    std::int64_t after_ms = 0;   ///< what it shows
    friend bool operator==(const ClockJump&, const ClockJump&) = default;
};

/// Watches the wall clock against the steady one (reliability.md R6), and says which time a record may bear.
///
/// A jump of more than 24 hours seen while running, or a start more than 400 days after the last record, needs a
/// manager's word: until then time goes on from where it was, so that one bad boot cannot poison what follows. Other
/// jumps, and a clock behind that of the last record at a start, are told and then followed.
class ClockWatch {
public:
    struct Reading {
        std::int64_t utc_ms = 0;
        std::int64_t steady_ms = 0;
    };

    /// The journal's last record: the time it bears, and the wall clock's when it was made, which may be behind.
    struct Last {
        std::int64_t time_ms = 0;
        std::int64_t clock_ms = 0;
    };

    /// `last` is absent when the journal has no record.
    ClockWatch(std::optional<Last> last, Reading now);

    /// Looks at the clocks; answers once for each jump.
    [[nodiscard]] std::optional<ClockJump> observe(Reading now);

    [[nodiscard]] bool needs_manager() const { return needs_manager_; }

    /// A manager says the clock is right: it is followed from here on.
    void accept(Reading now);

    /// The time to go by: the wall clock, or, while a manager is needed, the time it should be.
    [[nodiscard]] std::int64_t time_ms(Reading now) const;

private:
    [[nodiscard]] std::int64_t expected_ms(Reading now) const;

    Reading anchor_;  ///< a moment at which the wall clock was believed
    std::optional<ClockJump> at_start_;
    std::int64_t jumped_by_ms_ = 0;  ///< how far the clock was off when last told, while a manager is needed
    bool needs_manager_ = false;
};

}  // namespace ecot::store
