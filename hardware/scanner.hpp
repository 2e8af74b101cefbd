#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace ecot::hardware {

/// How a scan ended.
enum class ScanOutcome {
    Whole,        ///< a code, from its first character to its last
    CutOff,       ///< the scanner fell silent in the middle: to be scanned again
    TooLong,      ///< longer than any code; the end is left out
    AltKeypad,    ///< characters as numbers typed with Alt held: the scanner is to be set to a keyboard country
    UnknownKeys,  ///< keys that are no characters of the layout: the scanner is set to another country
};

/// The stable word of an outcome, for logs: "cut_off".
[[nodiscard]] const char* to_string(ScanOutcome outcome);

/// What a scanner sent for one code.
struct Scan {
    ScanOutcome outcome = ScanOutcome::Whole;
    /// As the scanner sends it: the AIM identifier first where it gives one ("]E0"), GS as 1D, no terminator. Only what
    /// arrived, when the outcome is not `Whole`; never to be looked up then.
    std::string text;
    friend bool operator==(const Scan&, const Scan&) = default;
};

/// Characters kept of one scan: more than the longest QR code holds in letters.
inline constexpr std::size_t scan_length_max = 4'500;

using Scans = std::vector<Scan>;

/// A scan and where it came from.
struct DeviceScan {
    std::string device;  ///< the scanner, as it is paired (DeviceIdentity's text)
    Scan scan;
    std::chrono::steady_clock::time_point at;  ///< when its last report had come
};

/// Called on a scanner's thread, for several scanners at once: it posts, and does not wait.
using ScanListener = std::function<void(const DeviceScan&)>;

}  // namespace ecot::hardware
