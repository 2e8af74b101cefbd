#pragma once

#include <cstdint>
#include <string>

#include "pricing/quantity.hpp"

namespace ecot::session {

// What is plugged into the till, as far as selling cares. Which models there are, and how they are talked to, is
// hardware's matter.

enum class DeviceKind : std::uint8_t { Scanner, Printer, Scale };

/// What keeps a device from working. Each is an ordinary day, with a sentence that says what to do.
enum class DeviceTrouble : std::uint8_t {
    None,
    Unplugged,     ///< it is paired with this till, and not there
    NoPermission,  ///< this user may not open it
    Busy,          ///< another program holds it
    NoAnswer,      ///< it is plugged in and silent
    BadCable,      ///< what it sends does not arrive whole
    Fault,         ///< it says that it is broken
    PaperOut,      ///< of a printer, as are the next two
    CoverOpen,
    CutterJammed
};

/// A device of this till, there or missed.
struct Device {
    DeviceKind kind = DeviceKind::Scanner;
    std::string name;  ///< as people know it: "Epson TM-T20III"
    DeviceTrouble trouble = DeviceTrouble::None;
    bool paper_low = false;  ///< of a printer
    friend bool operator==(const Device&, const Device&) = default;
};

/// What a scale says of what lies on it.
enum class WeightState : std::uint8_t {
    Stable,     ///< at rest: the only weight that may be added
    Zero,       ///< empty, or less on it than it weighs
    InMotion,   ///< not at rest yet
    Unchanged,  ///< this scale weighs the same goods once only: to be lifted and put back
    UnderZero,  ///< lighter than empty
    OverLimit,  ///< heavier than it can weigh
    WrongUnit,  ///< it shows pounds or ounces
    NeedsZero,  ///< to be emptied and zeroed
    Fault,      ///< broken, or adjusted by its maker's people only
    Gone        ///< no answer
};

/// What a scale shows now.
struct ScaleWeight {
    WeightState state = WeightState::Gone;
    pricing::Quantity gross;  ///< thousandths of a kilogram
    bool net = false;         ///< the scale itself has taken a container off
    /// Whether goods may be added at this weight.
    [[nodiscard]] bool may_be_added() const { return state == WeightState::Stable && gross > pricing::Quantity{}; }
    friend bool operator==(const ScaleWeight&, const ScaleWeight&) = default;
};

}  // namespace ecot::session
