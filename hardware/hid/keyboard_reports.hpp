#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hardware/hid/keyboard_layout.hpp"
#include "hardware/scanner.hpp"

namespace ecot::hardware::hid {

/// Time since any fixed moment, by a clock that never goes back.
using Moment = std::chrono::milliseconds;

/// How a scanner that plays a keyboard is set.
struct KeyboardSettings {
    KeyboardLayout layout = KeyboardLayout::Us;
    /// As long without a key ends a code that no key ended. Scanners pause up to 20 ms between keys.
    std::chrono::milliseconds silence{80};
};

/// Reads the 8-byte boot reports of one scanner that plays a keyboard (HID 1.11, appendix B.1).
///
/// A code ends with Enter, the keypad's Enter, Tab, or silence. Once a code ended with a key, silence means that the
/// scanner stopped in the middle; so does silence while a key is down. What still trickles in of such a code is
/// dropped.
///
/// Digits need no layout: the row above the letters gives its digits whatever Shift says, in a code of digits alone and
/// wherever all its keys in the code have the same Shift. Only where Shift differs among them does the layout say which
/// of them are signs.
class KeyboardReader {
public:
    explicit KeyboardReader(KeyboardSettings settings = {}) : settings_{settings} {}

    /// Reads one report that came at `now`; codes that ended are added to `scans`.
    void feed(std::span<const std::uint8_t> report, Moment now, Scans& scans);

    /// When wake() is to be called unless a report comes first; nothing while no code is under way.
    [[nodiscard]] std::optional<Moment> due() const;

    /// Ends what silence ends by `now`.
    void wake(Moment now, Scans& scans);

private:
    struct Press {
        std::uint8_t key = 0;
        std::uint8_t modifiers = 0;
    };

    void press(Press press, Scans& scans);
    void keep(Press press);
    void end(ScanOutcome outcome, Scans& scans);
    [[nodiscard]] ScanOutcome text_of_presses(std::string& text) const;

    KeyboardSettings settings_;
    std::array<std::uint8_t, 6> down_{};  // the keys of the last report
    std::vector<Press> presses_;          // of the code under way
    ScanOutcome fault_ = ScanOutcome::Whole;
    Moment last_{};
    bool ends_with_key_ = false;  // this scanner ended a code with a key before
    bool dropping_ = false;       // what comes belongs to a code that was cut off
};

}  // namespace ecot::hardware::hid
