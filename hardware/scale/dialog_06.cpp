#include "hardware/scale/dialog_06.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <utility>

namespace ecot::hardware::scale {
namespace {

using namespace std::string_view_literals;

constexpr char stx_06 = '\x02';
constexpr char etx_06 = '\x03';
constexpr char ack_06 = '\x06';
constexpr char nak_06 = '\x15';
constexpr char esc_06 = '\x1B';
constexpr std::string_view eot = "\x04"sv;
constexpr std::string_view ask_result = "\x04\x05"sv;
constexpr std::string_view ask_status =
    "\x04\x02"
    "08\x03"sv;
constexpr std::size_t frame_06_max = 64;
constexpr int tare_digits = 4;
constexpr std::size_t weight_digits = 5;

std::string digits_of(std::int64_t value, int count) {
    const std::string digits = std::to_string(value);
    const auto wanted = static_cast<std::size_t>(count);
    return std::string(wanted - std::min(wanted, digits.size()), '0') + digits;
}

/// A number in digits, spaces for zeros at its front; nothing for other text.
std::optional<std::int64_t> number_in(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty() || text.size() > 9) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void append_hex(std::string& text, std::uint32_t value) {
    for (int shift = 12; shift >= 0; shift -= 4) {
        text += "0123456789ABCDEF"[(value >> static_cast<unsigned>(shift)) & 0xFU];
    }
}

/// 16 bits turned to the left by 0 to 15.
std::uint32_t turned_left(std::uint32_t value, unsigned by) {
    return ((value << by) | (value >> (16 - by))) & 0xFFFFU;
}

/// KW: what is left of CS, 16 zeros behind it, divided by the polynomial.
std::uint32_t remainder_of(std::uint32_t checksum, std::uint32_t polynomial) {
    std::uint32_t rest = checksum << 16U;
    for (unsigned bit = 31; bit >= 16; --bit) {
        if ((rest >> bit & 1U) != 0) {
            rest ^= polynomial << (bit - 16);
        }
    }
    return rest & 0xFFFFU;
}

/// Takes the field before the next ESC off `fields`.
std::string_view take_field(std::string_view& fields) {
    const std::size_t end = std::min(fields.find(esc_06), fields.size());
    const std::string_view field = fields.substr(0, end);
    fields.remove_prefix(std::min(end + 1, fields.size()));
    return field;
}

}  // namespace

void Dialog06::show(std::int64_t unit_price, std::int64_t tare_grams) {
    assert(unit_price >= 0 && unit_price <= (settings_.price_digits == 5 ? 99'999 : 999'999));
    assert(tare_grams >= 0 && tare_grams <= 9'999);
    unit_price_ = unit_price;
    tare_grams_ = tare_grams;
}

SerialTurn Dialog06::begin(Moment now) {
    SerialTurn turn;
    missed_ = 0;
    given_.reset();
    weigh(now, turn);
    return turn;
}

SerialTurn Dialog06::feed(std::string_view bytes, Moment now) {
    SerialTurn turn;
    for (const char byte : bytes) {
        // Ports without parity pass its bit on.
        read(static_cast<char>(static_cast<unsigned char>(byte) & 0x7FU), now, turn);
    }
    return turn;
}

SerialTurn Dialog06::wake(Moment now) {
    SerialTurn turn;
    if (now < due_) {
        return turn;
    }
    const bool unanswered = asked_ != Asked::Nothing;
    if (unanswered && ++missed_ >= settings_.pace.tries) {
        given_.reset();
        turn.readings.push_back({.state = ScaleState::Gone});
    }
    if (std::exchange(ask_again_, false) && !unanswered) {
        send(ask_result, Asked::Result, now, turn);
    } else {
        weigh(now, turn);
    }
    return turn;
}

void Dialog06::read(char byte, Moment now, SerialTurn& turn) {
    if (byte == stx_06) {
        frame_.clear();
        in_frame_ = true;
    } else if (in_frame_ && byte == etx_06) {
        in_frame_ = false;
        record(now, turn);
    } else if (in_frame_) {
        in_frame_ = frame_.size() < frame_06_max;
        frame_ += byte;
    } else if (byte == ack_06) {
        acknowledged(now, turn);
    } else if (byte == nak_06) {
        refused(now, turn);
    }
}

void Dialog06::acknowledged(Moment now, SerialTurn& turn) {
    if (asked_ == Asked::Weighing) {
        send(ask_result, Asked::Result, now, turn);
    } else if (asked_ == Asked::Checksum) {
        send(ask_result, Asked::Verdict, now, turn);
    }
}

void Dialog06::refused(Moment now, SerialTurn& turn) {
    if (asked_ == Asked::Status) {
        say({.state = ScaleState::Fault}, now, turn);
    } else if (asked_ != Asked::Nothing) {
        send(ask_status, Asked::Status, now, turn);
    }
}

void Dialog06::record(Moment now, SerialTurn& turn) {
    std::string_view fields = frame_;
    const std::string_view number = take_field(fields);
    if (number == "02"sv && asked_ == Asked::Result) {
        result(fields, now, turn);
    } else if (number == "09"sv && asked_ == Asked::Status) {
        status(take_field(fields), now, turn);
    } else if (number == "11"sv && asked_ != Asked::Nothing) {
        checksums(take_field(fields), now, turn);
    }
}

void Dialog06::result(std::string_view fields, Moment now, SerialTurn& turn) {
    const std::string_view unit = take_field(fields);
    const std::string_view weight_text = take_field(fields);
    const std::optional<std::int64_t> weight = number_in(weight_text);
    const std::optional<std::int64_t> price = number_in(take_field(fields));
    WeightReading reading{.state = ScaleState::Fault, .net = sent_tare_};
    if (unit.size() == 1 && unit[0] >= '0' && unit[0] <= '2') {
        reading.state = ScaleState::WrongUnit;  // pounds in three ways
    } else if (unit == "3"sv && weight && weight_text.size() == weight_digits && price == sent_price_) {
        constexpr std::array<std::int64_t, 3> factors{100, 10, 1};
        const int decimals = std::clamp(settings_.kilogram_decimals, 1, 4);
        reading.grams = decimals == 4 ? *weight / 10 : *weight * factors.at(static_cast<std::size_t>(decimals) - 1);
        reading.state = ScaleState::Stable;
        if (reading.grams == 0 || reading.grams > grams_max) {
            reading = {.state = reading.grams == 0 ? ScaleState::Zero : ScaleState::Fault, .net = sent_tare_};
        }
    }
    say(reading, now, turn);
    if (reading.state == ScaleState::Stable) {
        given_ = reading;
    }
}

void Dialog06::status(std::string_view code, Moment now, SerialTurn& turn) {
    // DIVA service manual, section 6.1.8.3, record 09.
    const std::optional<std::int64_t> number = number_in(code);
    const auto is = [&](std::int64_t one) { return number == one; };
    if (is(20) || is(22)) {
        say({.state = ScaleState::InMotion}, now, turn);
        ask_again_ = true;
    } else if (is(21)) {
        const std::optional<WeightReading> given = given_;
        say(given.value_or(WeightReading{.state = ScaleState::Unchanged}), now, turn);
        given_ = given;
    } else if (is(0) || is(2)) {
        // Nothing wrong any more, or a byte was lost on the line: once more.
        say({.state = ScaleState::InMotion}, now, turn);
    } else if (is(30) || is(31) || is(32)) {
        say({.state = is(30) ? ScaleState::Zero : is(31) ? ScaleState::UnderZero : ScaleState::OverLimit}, now, turn);
    } else {
        say({.state = ScaleState::Fault}, now, turn);
    }
}

void Dialog06::checksums(std::string_view field, Moment now, SerialTurn& turn) {
    if (field == "1"sv) {
        weigh(now, turn);  // believed: the weighing begins again
        return;
    }
    const int left = field.size() == 3 && field[0] == '2' ? hex_digit(field[1]) : -1;
    const int right = left >= 0 ? hex_digit(field[2]) : -1;
    if (right < 0 || !settings_.key) {
        say({.state = ScaleState::Locked}, now, turn);
        return;
    }
    const std::uint32_t checksum = settings_.key->checksum;
    const std::uint32_t kept = remainder_of(checksum, settings_.key->polynomial);
    std::string answer =
        "\x04\x02"
        "10\x1B";
    append_hex(answer, turned_left(checksum, static_cast<unsigned>(left)));
    append_hex(answer, turned_left(kept, (16U - static_cast<unsigned>(right)) % 16U));
    answer += etx_06;
    send(answer, Asked::Checksum, now, turn);
}

void Dialog06::weigh(Moment now, SerialTurn& turn) {
    sent_price_ = unit_price_;
    sent_tare_ = tare_grams_ > 0;
    std::string question = "\x04\x02";
    question += sent_tare_ ? "03" : "01";
    question += esc_06;
    question += digits_of(unit_price_, std::clamp(settings_.price_digits, 5, 6));
    question += esc_06;
    if (sent_tare_) {
        question += digits_of(tare_grams_, tare_digits);
    }
    question += etx_06;
    ask_again_ = false;
    send(question, Asked::Weighing, now, turn);
}

void Dialog06::send(std::string_view bytes, Asked asked, Moment now, SerialTurn& turn) {
    turn.send += bytes;
    asked_ = asked;
    in_frame_ = false;
    due_ = now + settings_.pace.patience;
}

/// Ends an exchange: every answer of the scale is to be answered with EOT.
void Dialog06::say(WeightReading reading, Moment now, SerialTurn& turn) {
    turn.readings.push_back(reading);
    turn.send += eot;
    asked_ = Asked::Nothing;
    ask_again_ = false;
    missed_ = 0;
    given_.reset();
    due_ = now + settings_.pace.pause;
}

}  // namespace ecot::hardware::scale
