#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hardware/scale/serial_scale.hpp"

namespace ecot::hardware::scale {

/// What differs from one 8217 scale to another.
struct Mettler8217Settings {
    SerialLine line{.baud = 9600, .data_bits = 7, .parity = Parity::Even, .stop_bits = 1};
    SerialPace pace;
    int kilogram_decimals = 3;      ///< of a weight in kilograms, 1 to 4; another number is that of pounds
    bool tare_ends_with_cr = true;  ///< whether T takes a CR at its end
};

/// The Mettler Toledo 8217 protocol: the till asks "W", the scale answers with a weight at rest or with a status byte.
/// The facts and what is uncertain of them: README.md of this folder.
class Mettler8217 final : public SerialScale {
public:
    explicit Mettler8217(Mettler8217Settings settings = {}) : settings_{settings} {}

    [[nodiscard]] SerialTurn begin(Moment now) override;
    [[nodiscard]] SerialTurn feed(std::string_view bytes, Moment now) override;
    [[nodiscard]] SerialTurn wake(Moment now) override;
    [[nodiscard]] Moment due() const override { return due_; }
    void zero() override { next_command_ = "Z"; }

    /// Takes `grams` off what is weighed from the next question on; 0 takes nothing off any more. 0 to 99,999.
    void tare(std::int64_t grams);

private:
    void ask(Moment now, SerialTurn& turn);
    void read(char byte, Moment now, SerialTurn& turn);
    [[nodiscard]] WeightReading reading_of_frame() const;

    Mettler8217Settings settings_;
    std::string next_command_;  // in place of the next question
    std::string frame_;         // between STX and CR
    bool in_frame_ = false;
    bool waiting_ = false;
    int missed_ = 0;
    Moment due_{};
};

}  // namespace ecot::hardware::scale
