#include "hardware/scale/mettler_8217.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>

namespace ecot::hardware::scale {
namespace {

constexpr char stx_8217 = '\x02';
constexpr char cr_8217 = '\r';
constexpr std::size_t frame_8217_max = 12;
constexpr int decimals_max = 4;

// The status byte (DIVA service manual, section 6.1.4.3). Bit 6 is always set, bit 7 is parity.
constexpr unsigned status_in_motion = 0x01;
constexpr unsigned status_over_capacity = 0x02;
constexpr unsigned status_below_zero = 0x04;
constexpr unsigned status_centre_of_zero = 0x10;
constexpr unsigned status_net = 0x20;
constexpr unsigned status_always = 0x40;

WeightReading reading_of_status(unsigned status) {
    if ((status & status_always) == 0) {
        return {.state = ScaleState::Fault};
    }
    const bool net = (status & status_net) != 0;
    if ((status & status_over_capacity) != 0) {
        return {.state = ScaleState::OverLimit, .net = net};
    }
    if ((status & status_below_zero) != 0) {
        return {.state = ScaleState::UnderZero, .net = net};
    }
    const bool empty = (status & status_in_motion) == 0 && (status & status_centre_of_zero) != 0;
    // A status without a reason is the answer to another command: the weight is still to come.
    return {.state = empty ? ScaleState::Zero : ScaleState::InMotion, .net = net};
}

bool is_digit_8217(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

void Mettler8217::tare(std::int64_t grams) {
    assert(grams >= 0 && grams <= 99'999);
    if (grams == 0) {
        next_command_ = "C";
        return;
    }
    const std::string digits = std::to_string(grams);
    next_command_ = "T" + std::string(5 - digits.size(), '0') + digits;
    if (settings_.tare_ends_with_cr) {
        next_command_ += cr_8217;
    }
}

SerialTurn Mettler8217::begin(Moment now) {
    SerialTurn turn;
    missed_ = 0;
    ask(now, turn);
    return turn;
}

SerialTurn Mettler8217::feed(std::string_view bytes, Moment now) {
    SerialTurn turn;
    for (const char byte : bytes) {
        // Ports without parity pass its bit on.
        read(static_cast<char>(static_cast<unsigned char>(byte) & 0x7FU), now, turn);
    }
    return turn;
}

SerialTurn Mettler8217::wake(Moment now) {
    SerialTurn turn;
    if (now < due_) {
        return turn;
    }
    if (waiting_ && ++missed_ >= settings_.pace.tries) {
        turn.readings.push_back({.state = ScaleState::Gone});
    }
    ask(now, turn);
    return turn;
}

void Mettler8217::ask(Moment now, SerialTurn& turn) {
    const std::string command = std::exchange(next_command_, {});
    turn.send += command.empty() ? "W" : command;
    in_frame_ = false;
    waiting_ = true;
    due_ = now + settings_.pace.patience;
}

void Mettler8217::read(char byte, Moment now, SerialTurn& turn) {
    if (byte == stx_8217) {
        frame_.clear();
        in_frame_ = true;
        return;
    }
    if (!in_frame_) {
        return;
    }
    if (byte != cr_8217) {
        in_frame_ = frame_.size() < frame_8217_max;
        frame_ += byte;
        return;
    }
    in_frame_ = false;
    turn.readings.push_back(reading_of_frame());
    waiting_ = false;
    missed_ = 0;
    due_ = now + settings_.pace.pause;
}

WeightReading Mettler8217::reading_of_frame() const {
    std::string_view text = frame_;
    if (text.size() == 2 && text[0] == '?') {
        return reading_of_status(static_cast<unsigned char>(text[1]));
    }
    WeightReading reading{.state = ScaleState::Fault};
    if (!text.empty() && text.back() == 'N') {
        reading.net = true;
        text.remove_suffix(1);
    }
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || point == 0) {
        return reading;
    }
    std::int64_t value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != point) {
            if (!is_digit_8217(text[i])) {
                return reading;
            }
            value = value * 10 + (text[i] - '0');
        }
    }
    const auto decimals = static_cast<int>(text.size() - point) - 1;
    if (decimals != std::clamp(settings_.kilogram_decimals, 1, decimals_max)) {
        reading.state = ScaleState::WrongUnit;
        return reading;
    }
    for (int i = decimals; i < 3; ++i) {
        value *= 10;
    }
    for (int i = decimals; i > 3; --i) {
        value /= 10;
    }
    if (value <= grams_max) {
        reading.state = value == 0 ? ScaleState::Zero : ScaleState::Stable;
        reading.grams = value;
    }
    return reading;
}

}  // namespace ecot::hardware::scale
