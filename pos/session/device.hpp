#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pricing/quantity.hpp"

namespace ecot::session {

// What is plugged into the till, as far as selling cares. Which models there are, and how they are talked to, is
// hardware's matter.

enum class DeviceKind : std::uint8_t { Scanner, Printer, Scale };

/// The stable word of a kind, as in the journal: "scanner".
[[nodiscard]] const char* to_string(DeviceKind kind);

/// What keeps a device from working. Each is an ordinary day, with a sentence that says what to do.
enum class DeviceTrouble : std::uint8_t {
    None,
    Unplugged,      ///< it is paired with this till, and not there
    NoPermission,   ///< this user may not open it
    Busy,           ///< another program holds it
    NoAnswer,       ///< it is plugged in and silent
    BadCable,       ///< what it sends or is sent does not arrive whole
    Fault,          ///< it says that it is broken
    NotUnderstood,  ///< of a scale on a serial line: it speaks another protocol than the one chosen
    PaperOut,       ///< of a printer, as are the next two
    CoverOpen,
    CutterJammed,
    NotKept  ///< of the folder that stands in for a printer: it is full, or cannot be written to
};

/// A device of this till, there or missed; or one that is plugged in and could become one.
struct Device {
    std::string id;  ///< how it is paired, in hardware's words
    DeviceKind kind = DeviceKind::Scanner;
    std::string name;  ///< as people know it: "Epson TM-T20III"
    DeviceTrouble trouble = DeviceTrouble::None;
    bool used = true;        ///< the till works with it; else it may be chosen
    bool paired = false;     ///< a manager chose it
    bool keyboard = false;   ///< it plays a keyboard: a scanner, or the one of the office
    bool serial = false;     ///< a scale on a serial line: its protocol is to be said
    bool paper_low = false;  ///< of a printer
    friend bool operator==(const Device&, const Device&) = default;
};

/// What a manager chose of devices, kept over a restart.
struct DeviceSetup {
    /// A paired scanner.
    struct Scanner {
        std::string device;
        bool french = false;  ///< it plays a French keyboard
        friend bool operator==(const Scanner&, const Scanner&) = default;
    };
    std::vector<Scanner> scanners;
    std::string printer;         ///< empty: as config.toml says
    std::string printer_model;   ///< in hardware's words; empty: as config.toml says
    bool drawer_low = false;     ///< the drawer's contact says open by the low level
    std::string scale;           ///< empty: the first that shows what it is
    std::string scale_protocol;  ///< of a serial scale: "8217" or "dialog_06"
    friend bool operator==(const DeviceSetup&, const DeviceSetup&) = default;
};

/// What a scanner sent last, for the screen on which devices are paired.
struct ScanSeen {
    std::string device;      ///< empty: it came as from a keyboard of the system
    std::string text;        ///< as sent
    bool whole = true;       ///< false: nothing of it would be sold
    std::int64_t at_ms = 0;  ///< steady time
    friend bool operator==(const ScanSeen&, const ScanSeen&) = default;
};

/// Why a drawer is opened without a sale (reliability.md S11).
enum class DrawerReason : std::uint8_t {
    Change,      ///< to change a note or coins
    Count,       ///< to look what is in it
    Correction,  ///< too much or too little was given back
    Stuck        ///< it did not open when it should have
};
/// "change" and so on, as in the journal.
[[nodiscard]] const char* to_string(DrawerReason reason);
[[nodiscard]] std::optional<DrawerReason> drawer_reason(std::string_view word);

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
