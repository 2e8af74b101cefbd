#include "hardware/hid/keyboard_reports.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace ecot::hardware::hid {
namespace {

constexpr std::size_t boot_report_size = 8;
constexpr std::size_t keys_at = 2;

constexpr std::uint8_t ctrl = 0x11;   // left and right
constexpr std::uint8_t shift = 0x22;  // left and right
constexpr std::uint8_t left_alt = 0x04;
constexpr std::uint8_t alt_gr = 0x40;
constexpr std::uint8_t gui = 0x88;  // left and right

constexpr std::uint8_t key_rollover_max = 0x03;  // 01 to 03: too many keys, or a fault
constexpr std::uint8_t key_enter = 0x28;
constexpr std::uint8_t key_tab = 0x2B;
constexpr std::uint8_t key_right_bracket = 0x30;
constexpr std::uint8_t key_keypad_enter = 0x58;
constexpr std::uint8_t key_i = 0x0C;
constexpr std::uint8_t key_j = 0x0D;
constexpr std::uint8_t key_m_us = 0x10;
constexpr std::uint8_t key_m_french = 0x33;
constexpr char group_separator = '\x1D';

/// A cut off code may go on after it was given up; a person needs longer than this to scan it again.
constexpr std::chrono::milliseconds rest_of_code{500};

/// CapsLock, ScrollLock and NumLock: sent around a code by some scanners, and no part of it.
bool is_lock(std::uint8_t key) {
    return key == 0x39 || key == 0x47 || key == 0x53;
}

Modifiers held_with(std::uint8_t modifiers) {
    const bool ctrl_alt = (modifiers & ctrl) != 0 && (modifiers & left_alt) != 0;  // AltGr of some scanners
    return {.shift = (modifiers & shift) != 0, .alt_gr = (modifiers & alt_gr) != 0 || ctrl_alt};
}

/// Enter and Tab, also as the control characters some scanners make of them (Ctrl+M, Ctrl+J, Ctrl+I).
bool ends_code(std::uint8_t key, std::uint8_t modifiers, KeyboardLayout layout) {
    if (key == key_enter || key == key_keypad_enter || key == key_tab) {
        return true;
    }
    const std::uint8_t key_m = layout == KeyboardLayout::French ? key_m_french : key_m_us;
    return (modifiers & ctrl) != 0 && (key == key_m || key == key_j || key == key_i);
}

/// What a key gives; empty for one that is no character.
std::string text_of(std::uint8_t key, std::uint8_t modifiers, KeyboardLayout layout, bool row_is_digits) {
    const Modifiers held = held_with(modifiers);
    if ((modifiers & ctrl) != 0 && key == key_right_bracket) {
        return {group_separator};
    }
    if ((modifiers & gui) != 0 || ((modifiers & (ctrl | left_alt)) != 0 && !held.alt_gr)) {
        return {};
    }
    const char keypad = keypad_character(key);
    const char digit = row_is_digits && !held.alt_gr ? row_digit(key) : '\0';
    if (keypad != 0 || digit != 0) {
        return {keypad != 0 ? keypad : digit};
    }
    return std::string{character_of(key, held, layout)};
}

}  // namespace

void KeyboardReader::feed(std::span<const std::uint8_t> report, Moment now, Scans& scans) {
    wake(now, scans);
    if (report.size() < boot_report_size) {
        return;
    }
    const std::span<const std::uint8_t> keys = report.subspan(keys_at, down_.size());
    if (std::any_of(keys.begin(), keys.end(), [](auto key) { return key > 0 && key <= key_rollover_max; })) {
        return;
    }
    const std::array<std::uint8_t, 6> before = down_;
    std::copy(keys.begin(), keys.end(), down_.begin());
    last_ = now;
    for (std::size_t i = 0; i < down_.size(); ++i) {
        const std::uint8_t key = down_.at(i);
        const auto* const seen = std::find(down_.begin(), down_.begin() + i, key);
        const bool again = seen != down_.begin() + i;
        if (key != 0 && !again && std::find(before.begin(), before.end(), key) == before.end()) {
            press({.key = key, .modifiers = report[0]}, scans);
        }
    }
}

void KeyboardReader::press(Press press, Scans& scans) {
    if (ends_code(press.key, press.modifiers, settings_.layout)) {
        ends_with_key_ = ends_with_key_ || !presses_.empty();
        end(ScanOutcome::Whole, scans);
    } else if (!is_lock(press.key)) {
        keep(press);
    }
}

void KeyboardReader::keep(Press press) {
    if (presses_.size() == scan_length_max) {
        fault_ = ScanOutcome::TooLong;
        return;
    }
    presses_.push_back(press);
}

std::optional<Moment> KeyboardReader::due() const {
    if (dropping_) {
        return last_ + rest_of_code;
    }
    if (presses_.empty()) {
        return std::nullopt;
    }
    return last_ + settings_.silence;
}

void KeyboardReader::wake(Moment now, Scans& scans) {
    // Twice, where nobody woke it in time: a code is cut off, and its rest waited for.
    for (std::optional<Moment> silent = due(); silent && now >= *silent; silent = due()) {
        if (dropping_) {
            dropping_ = false;
            presses_.clear();
            return;
        }
        const bool key_is_down = std::any_of(down_.begin(), down_.end(), [](auto key) { return key != 0; });
        const bool cut_off = ends_with_key_ || key_is_down;
        end(cut_off ? ScanOutcome::CutOff : ScanOutcome::Whole, scans);
        // A key that is still down is never let go: the scanner hangs, or starts afresh with its next report.
        down_.fill(0);
        dropping_ = cut_off;
    }
}

void KeyboardReader::end(ScanOutcome outcome, Scans& scans) {
    const bool dropped = std::exchange(dropping_, false);
    if (!presses_.empty() && !dropped) {
        Scan scan;
        const ScanOutcome read = text_of_presses(scan.text);
        scan.outcome = outcome != ScanOutcome::Whole ? outcome : fault_ != ScanOutcome::Whole ? fault_ : read;
        scans.push_back(std::move(scan));
    }
    presses_.clear();
    fault_ = ScanOutcome::Whole;
}

ScanOutcome KeyboardReader::text_of_presses(std::string& text) const {
    const auto shifted = [](const Press& press) { return (press.modifiers & shift) != 0; };
    bool digits_only = true;
    bool any_shifted = false;
    bool any_plain = false;
    for (const Press& press : presses_) {
        const bool in_row = row_digit(press.key) != 0 && !held_with(press.modifiers).alt_gr;
        digits_only = digits_only && (in_row || keypad_character(press.key) != 0);
        any_shifted = any_shifted || (in_row && shifted(press));
        any_plain = any_plain || (in_row && !shifted(press));
    }
    const bool row_is_digits = digits_only || !(any_shifted && any_plain);
    ScanOutcome outcome = ScanOutcome::Whole;
    for (const Press& press : presses_) {
        const bool on_keypad = keypad_character(press.key) != 0;
        if (on_keypad && (press.modifiers & (left_alt | alt_gr)) != 0) {
            return ScanOutcome::AltKeypad;
        }
        const std::string one = text_of(press.key, press.modifiers, settings_.layout, row_is_digits);
        if (one.empty()) {
            outcome = ScanOutcome::UnknownKeys;
        }
        text += one;
    }
    return outcome;
}

}  // namespace ecot::hardware::hid
