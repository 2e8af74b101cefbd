#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pos/session/device.hpp"
#include "pos/session/effect.hpp"

namespace ecot::session {

// What happened outside. Posted by workers; `ecotctl drive` makes them on the spot.

struct PinChecked {
    std::string operator_id;
    bool right = false;
    PinPurpose purpose = PinPurpose::SignIn;
};
struct MemberLoaded {
    std::string member;
    MemberFacts facts;
};
/// The store could not work out what this member's household received.
struct MemberNotLoaded {
    std::string member;
};
struct RecordWritten {
    Record record;
    Written written;
};
struct RecordRefused {
    Record record;
    WriteError error = WriteError::DiskFull;
    /// With EnvelopeOverdrawn: what the envelopes really hold. Empty: not known.
    std::vector<pricing::Envelope> envelopes = {};
};
struct SavingFailed {
    WriteError error = WriteError::DiskFull;
};
struct PrintDone {
    std::string number;
    bool again = false;  ///< marked as possibly printed twice (fiscal.md F10)
};
/// The receipt waits and comes out later.
struct PrintWaits {
    std::string number;
    DeviceTrouble trouble = DeviceTrouble::None;
    bool torn = false;  ///< some of it may be on paper; said once a try
};
/// What became of an OpenDrawer.
struct DrawerTried {
    DeviceTrouble trouble = DeviceTrouble::None;
};
/// What became of a test page.
struct TestPageDone {
    DeviceTrouble trouble = DeviceTrouble::None;
};
/// A line of a receipt as the printer would show it.
struct PreviewLine {
    std::string text;
    bool bold = false;
    bool tall = false;
    bool wide = false;
    bool small = false;
    int align = 0;  ///< 0 left, 1 centre, 2 right
};
struct PreviewReady {
    std::string number;
    std::vector<PreviewLine> lines;
    std::string qr;
    int columns = 42;
};
/// Time passed: clock on screen, lockouts, idle lock, toasts.
struct Ticked {};
/// The wall clock went another way than the steady one (R6), both in milliseconds UTC.
struct ClockJumped {
    std::int64_t before_ms = 0;
    std::int64_t after_ms = 0;
};
struct DiskLow {
    bool low = false;
};
/// A scanner read a code, as it sends it: AIM identifier first where it gives one, GS as 1D.
struct CodeScanned {
    std::string text;
    std::string device = {};  ///< as paired
};
/// A scan that did not end as one: nothing of it is looked up.
struct ScanFailed {
    enum class Why : std::uint8_t {
        CutOff,       ///< the scanner fell silent in the middle
        TooLong,      ///< longer than any code
        OtherCountry  ///< the scanner plays the keyboard of another country
    } why = Why::CutOff;
    std::string device = {};  ///< as paired
    std::string text = {};    ///< what arrived of it
};
/// The scale's newest reading; nothing: there is no scale.
struct WeightShown {
    std::optional<ScaleWeight> weight;
};
/// All devices of this till, whenever one of them comes, goes or changes.
struct DevicesSeen {
    std::vector<Device> devices;
};
/// The contact of the cash drawer, where the printer tells it: once it is known, and when it changes. Nothing: it is
/// not known any more, since the printer or what its contact means is another.
struct DrawerSeen {
    std::optional<bool> open;
};

using Event = std::variant<PinChecked, MemberLoaded, MemberNotLoaded, RecordWritten, RecordRefused, SavingFailed,
                           PrintDone, PrintWaits, PreviewReady, Ticked, ClockJumped, DiskLow, CodeScanned, ScanFailed,
                           WeightShown, DevicesSeen, DrawerSeen, DrawerTried, TestPageDone>;

}  // namespace ecot::session
