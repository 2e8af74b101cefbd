#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "hardware/scale/serial_scale.hpp"

namespace ecot::hardware::scale {

/// What a scale's maker gives to an approved till, so that the scale believes its answers.
struct Dialog06Key {
    std::uint32_t polynomial = 0;  ///< with its leading bit: 10000 to 1FFFF
    std::uint16_t checksum = 0;    ///< CS, of the till's software
    friend bool operator==(const Dialog06Key&, const Dialog06Key&) = default;
};

/// What differs from one Dialog 06 scale to another.
struct Dialog06Settings {
    SerialLine line{.baud = 9600, .data_bits = 7, .parity = Parity::Odd, .stop_bits = 1};
    SerialPace pace;
    int price_digits = 6;       ///< of the unit price, 5 or 6
    int kilogram_decimals = 3;  ///< of the five digits of a weight, 1 to 4
    std::optional<Dialog06Key> key;
};

/// The Mettler Toledo Checkout-Dialog 06 protocol: the till sends a unit price, then asks for the weight.
///
/// A scale of this kind weighs the same goods once. As long as they lie there untouched, the weight it gave goes on
/// being `Stable`; where it gave none yet, it is `Unchanged`. The facts and what is uncertain of them: README.md of
/// this folder.
class Dialog06 final : public SerialScale {
public:
    explicit Dialog06(Dialog06Settings settings = {}) : settings_{settings} {}

    [[nodiscard]] SerialTurn begin(Moment now) override;
    [[nodiscard]] SerialTurn feed(std::string_view bytes, Moment now) override;
    [[nodiscard]] SerialTurn wake(Moment now) override;
    [[nodiscard]] Moment due() const override { return due_; }
    /// This protocol has no such command: the scale's own key does it.
    void zero() override {}

    /// What the scale shows to the customer from the next weighing on: the price of a kilogram in the smallest coin,
    /// and grams of tare that it takes off. 0 to 999,999 (99,999 with five digits) and 0 to 9,999.
    void show(std::int64_t unit_price, std::int64_t tare_grams = 0);

private:
    /// What the last bytes sent ask for.
    enum class Asked { Nothing, Weighing, Result, Status, Checksum, Verdict };

    void read(char byte, Moment now, SerialTurn& turn);
    void acknowledged(Moment now, SerialTurn& turn);
    void refused(Moment now, SerialTurn& turn);
    void record(Moment now, SerialTurn& turn);
    void result(std::string_view fields, Moment now, SerialTurn& turn);
    void status(std::string_view code, Moment now, SerialTurn& turn);
    void checksums(std::string_view field, Moment now, SerialTurn& turn);

    void weigh(Moment now, SerialTurn& turn);
    void send(std::string_view bytes, Asked asked, Moment now, SerialTurn& turn);
    void say(WeightReading reading, Moment now, SerialTurn& turn);

    Dialog06Settings settings_;
    std::int64_t unit_price_ = 0;
    std::int64_t tare_grams_ = 0;
    std::int64_t sent_price_ = 0;  // of the weighing under way
    bool sent_tare_ = false;
    std::optional<WeightReading> given_;  // the weight of goods that have not moved since
    bool ask_again_ = false;              // the next question is for the result of the same weighing
    std::string frame_;                   // between STX and ETX
    bool in_frame_ = false;
    Asked asked_ = Asked::Nothing;
    int missed_ = 0;
    Moment due_{};
};

}  // namespace ecot::hardware::scale
