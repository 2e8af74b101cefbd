#pragma once

#include <cstdint>
#include <functional>

namespace ecot::hardware {

/// What a scale says of the weight on it.
enum class ScaleState {
    Stable,            ///< at rest: the only weight that may be sold
    Zero,              ///< empty, or less on it than it weighs
    InMotion,          ///< not at rest yet
    Unchanged,         ///< this scale weighs the same goods once only: to be lifted and put back
    UnderZero,         ///< lighter than empty: something is to be put back, or the scale zeroed
    OverLimit,         ///< heavier than it can weigh
    WrongUnit,         ///< it shows pounds or ounces: to be switched to kilograms
    NeedsZero,         ///< to be emptied and zeroed
    NeedsCalibration,  ///< to be adjusted by who looks after it
    Locked,            ///< it answers only to tills that hold its maker's key
    Fault,             ///< it says that it is broken, or says what makes no sense
    Gone,              ///< no answer
};

/// The stable word of a state, for logs: "in_motion".
[[nodiscard]] const char* to_string(ScaleState state);

/// What a scale shows now.
struct WeightReading {
    ScaleState state = ScaleState::Gone;
    /// Whole grams, rounded down where the scale shows finer ones; negative under zero; 0 where it does not say.
    std::int64_t grams = 0;
    bool net = false;  ///< the scale itself has taken a tare off
    friend bool operator==(const WeightReading&, const WeightReading&) = default;
};

/// Whether goods may be sold at this weight: at rest, and something on the scale.
[[nodiscard]] constexpr bool may_be_sold(const WeightReading& reading) {
    return reading.state == ScaleState::Stable && reading.grams > 0;
}

/// Heavier than any scale of a shop: such a reading is a fault.
inline constexpr std::int64_t grams_max = 1'000'000;

/// Called with each new reading on the scale's thread: it posts, and does not wait.
using WeightListener = std::function<void(const WeightReading&)>;

/// A scale as the till sees it. Any thread; never waits for the device.
class Scale {
public:
    Scale() = default;
    Scale(const Scale&) = delete;
    Scale& operator=(const Scale&) = delete;
    virtual ~Scale() = default;

    /// The newest reading; `Gone` once it is too old to be believed.
    [[nodiscard]] virtual WeightReading reading() = 0;

    /// Asks the scale to take what is on it for zero. It refuses by itself where the law says so.
    virtual void zero() = 0;
};

}  // namespace ecot::hardware
