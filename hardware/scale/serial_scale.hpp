#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/scale.hpp"

namespace ecot::hardware::scale {

/// Time since any fixed moment, by a clock that never goes back.
using Moment = std::chrono::milliseconds;

enum class Parity { None, Even, Odd };

/// How a serial port is to be set.
struct SerialLine {
    int baud = 9600;
    int data_bits = 7;
    Parity parity = Parity::Even;
    int stop_bits = 1;
    friend bool operator==(const SerialLine&, const SerialLine&) = default;
};

/// How often a serial scale is asked, and how long it may take. Settings, since scales differ.
struct SerialPace {
    std::chrono::milliseconds pause{150};     ///< from an answer to the next question
    std::chrono::milliseconds patience{500};  ///< for an answer
    int tries = 3;                            ///< questions without an answer until the scale is gone
};

/// What comes of a moment in a conversation: bytes to be sent, in this order, and what the scale said.
struct SerialTurn {
    std::string send;
    std::vector<WeightReading> readings;
    friend bool operator==(const SerialTurn&, const SerialTurn&) = default;
};

/// A conversation with a scale on a serial port, without the port: bytes in, bytes and readings out. It asks by itself,
/// again and again; what the scale sends may come in any pieces.
class SerialScale {
public:
    SerialScale() = default;
    SerialScale(const SerialScale&) = delete;
    SerialScale& operator=(const SerialScale&) = delete;
    virtual ~SerialScale() = default;

    /// Starts, or starts again after the port was opened anew.
    [[nodiscard]] virtual SerialTurn begin(Moment now) = 0;
    [[nodiscard]] virtual SerialTurn feed(std::string_view bytes, Moment now) = 0;
    /// To be called at due(): asks, or gives up waiting.
    [[nodiscard]] virtual SerialTurn wake(Moment now) = 0;
    [[nodiscard]] virtual Moment due() const = 0;
    /// Zeroes the scale with the next question, where the protocol can.
    virtual void zero() = 0;
};

}  // namespace ecot::hardware::scale
