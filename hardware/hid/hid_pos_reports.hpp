#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hardware/hid/keyboard_reports.hpp"
#include "hardware/hid/report_descriptor.hpp"
#include "hardware/scanner.hpp"

namespace ecot::hardware::hid {

/// SET_REPORT of this feature report switches a Honeywell or Youjie scanner on: its id, then the data.
inline constexpr std::array<std::uint8_t, 2> honeywell_switch_on{0xFE, 0x01};

/// Longer without the next report of a code means that the scanner stopped in the middle.
inline constexpr std::chrono::milliseconds hid_pos_patience{250};

/// Reads the input reports of one HID-POS scanner (usage 8C:02).
///
/// The descriptor's layouts are followed. A scanner whose descriptor names none is read in the two layouts that are in
/// use: report 2 of 64 bytes, its length in byte 1, and the AIM identifier in front of the data where byte 2 is "]".
/// Some scanners put one byte before the identifier, whatever their descriptor says; it is stepped over.
class HidPosReader {
public:
    explicit HidPosReader(std::vector<ScannerLayout> layouts = {}) : layouts_{std::move(layouts)} {}

    /// Reads one report that came at `now`; a code that ended is added to `scans`.
    void feed(std::span<const std::uint8_t> report, Moment now, Scans& scans);

    /// When wake() is to be called unless a report comes first; nothing while no code is under way.
    [[nodiscard]] std::optional<Moment> due() const;

    /// Gives up a code whose next report did not come by `now`.
    void wake(Moment now, Scans& scans);

private:
    [[nodiscard]] std::optional<ScannerLayout> layout_of(std::span<const std::uint8_t> report) const;
    void end(ScanOutcome outcome, Scans& scans);

    std::vector<ScannerLayout> layouts_;
    ScannerLayout layout_;   // of the code under way
    std::string text_;       // of the code under way
    bool going_on_ = false;  // the last report said that more follows
    bool too_long_ = false;
    Moment last_{};
};

}  // namespace ecot::hardware::hid
