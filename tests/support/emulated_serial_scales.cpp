#include "tests/support/emulated_serial_scales.hpp"

#include <utility>
#include <vector>

namespace ecot::test {

namespace {

constexpr char stx = '\x02';
constexpr char etx = '\x03';
constexpr char eot = '\x04';
constexpr char enq = '\x05';
constexpr char esc = '\x1B';
constexpr std::size_t tare_digits_8217 = 5;

[[nodiscard]] std::string digits(int value, std::size_t count) {
    const std::string text = std::to_string(value);
    return std::string(count - text.size(), '0') + text;
}

[[nodiscard]] std::vector<std::string> fields_of(const std::string& record) {
    std::vector<std::string> fields(1);
    for (const char letter : record) {
        if (letter == esc) {
            fields.emplace_back();
        } else {
            fields.back() += letter;
        }
    }
    return fields;
}

}  // namespace

EmulatedTty::Peer Emulated8217::peer() {
    return [this](std::string_view bytes) {
        const std::lock_guard lock{mutex_};
        return answers(bytes);
    };
}

void Emulated8217::lay(int grams) {
    const std::lock_guard lock{mutex_};
    grams_ = grams;
    fixed_.clear();
}
void Emulated8217::show_status(unsigned bits) {
    answer_with(std::string{stx} + '?' + static_cast<char>(0x40U | bits) + '\r');
}
void Emulated8217::answer_with(std::string bytes) {
    const std::lock_guard lock{mutex_};
    fixed_ = std::move(bytes);
}
unsigned Emulated8217::zero_count() const {
    const std::lock_guard lock{mutex_};
    return zero_count_;
}
int Emulated8217::tare() const {
    const std::lock_guard lock{mutex_};
    return tare_;
}

std::string Emulated8217::weight() const {
    const int net = grams_ - tare_;
    if (net < 0) {
        return std::string{stx} + "?\x64\r";  // under zero, net
    }
    const std::string text = digits(net, 5);
    return stx + text.substr(0, 2) + '.' + text.substr(2) + (tare_ > 0 ? "N\r" : "\r");
}

std::string Emulated8217::answers(std::string_view bytes) {
    std::string answer;
    for (const char byte : bytes) {
        if (in_tare_ && byte != '\r') {
            tare_digits_ += byte;
            continue;
        }
        if (in_tare_) {
            in_tare_ = false;
            tare_ = tare_digits_.size() == tare_digits_8217 ? std::stoi(tare_digits_) : tare_;
            answer += std::string{stx} + "?\x60\r";
        } else if (byte == 'W') {
            answer += fixed_.empty() ? weight() : fixed_;
        } else if (byte == 'Z') {
            ++zero_count_;
            answer += std::string{stx} + "?\x50\r";
        } else if (byte == 'T') {
            in_tare_ = true;
            tare_digits_.clear();
        } else if (byte == 'C') {
            tare_ = 0;
            answer += std::string{stx} + "?\x40\r";
        }
    }
    return answer;
}

EmulatedTty::Peer EmulatedDialog06::peer() {
    return [this](std::string_view bytes) {
        const std::lock_guard lock{mutex_};
        return answers(bytes);
    };
}

void EmulatedDialog06::lay(int grams) {
    const std::lock_guard lock{mutex_};
    grams_ = grams;
    refusal_.clear();
    fixed_.clear();
}
void EmulatedDialog06::refuse(std::string code) {
    const std::lock_guard lock{mutex_};
    refusal_ = std::move(code);
}
void EmulatedDialog06::answer_with(std::string bytes) {
    const std::lock_guard lock{mutex_};
    fixed_ = std::move(bytes);
}
void EmulatedDialog06::ask_for_checksums(std::string digits, std::string expected) {
    const std::lock_guard lock{mutex_};
    asked_digits_ = std::move(digits);
    expected_ = std::move(expected);
}
std::string EmulatedDialog06::price() const {
    const std::lock_guard lock{mutex_};
    return price_;
}
std::string EmulatedDialog06::tare() const {
    const std::lock_guard lock{mutex_};
    return tare_;
}

std::string EmulatedDialog06::result() const {
    if (!fixed_.empty()) {
        return fixed_;
    }
    if (!refusal_.empty()) {
        return "\x15";
    }
    const int amount = (grams_ * std::stoi(price_) + 500) / 1000;
    return std::string{stx} + "02" + esc + '3' + esc + digits(grams_, 5) + esc + price_ + esc + digits(amount, 6) + etx;
}

std::string EmulatedDialog06::answer_to(const std::string& record) {
    const std::vector<std::string> fields = fields_of(record);
    if (fields[0] == "08") {
        return std::string{stx} + "09" + esc + (refusal_.empty() ? "00" : refusal_) + etx;
    }
    if (fields[0] == "10" && fields.size() == 2) {
        verdict_ = fields[1] == expected_ ? "1" : "0";
        return "\x06";
    }
    if ((fields[0] == "01" || fields[0] == "03") && fields.size() == 3) {
        if (!asked_digits_.empty()) {
            return std::string{stx} + "11" + esc + '2' + asked_digits_ + etx;
        }
        price_ = fields[1];
        tare_ = fields[2];
        return "\x06";
    }
    return "\x15";
}

std::string EmulatedDialog06::answers(std::string_view bytes) {
    std::string answer;
    for (const char byte : bytes) {
        if (byte == stx) {
            in_record_ = true;
            record_.clear();
        } else if (in_record_ && byte == etx) {
            in_record_ = false;
            answer += answer_to(record_);
        } else if (in_record_) {
            record_ += byte;
        } else if (byte == enq && !verdict_.empty()) {
            answer += std::string{stx} + "11" + esc + verdict_ + etx;
            if (verdict_ == "1") {
                asked_digits_.clear();
            }
            verdict_.clear();
        } else if (byte == enq) {
            answer += price_.empty() ? "\x15" : result();
        } else if (byte == eot) {
            in_record_ = false;
        }
    }
    return answer;
}

}  // namespace ecot::test
