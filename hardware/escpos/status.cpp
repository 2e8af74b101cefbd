#include "hardware/escpos/status.hpp"

#include <utility>

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t questions_max = 16;
constexpr std::size_t name_length_max = 80;
constexpr std::uint8_t xon = 0x11;
constexpr std::uint8_t xoff = 0x13;
constexpr std::uint8_t name_start = 0x5F;

bool has(std::uint8_t byte, unsigned bits) {
    return (byte & bits) != 0;
}

/// 0xx1xx10: the answer to DLE EOT.
bool is_at_once(std::uint8_t byte) {
    return (byte & 0x93U) == 0x12U;
}

/// 0xx1xx00: the first byte of an automatic status.
bool begins_automatic(std::uint8_t byte) {
    return (byte & 0x93U) == 0x10U;
}

/// 0xx0xxxx: the others of an automatic status, and the answer to GS r.
bool is_plain(std::uint8_t byte) {
    return (byte & 0x90U) == 0;
}

bool is_name(StatusQuestion question) {
    return question == StatusQuestion::Maker || question == StatusQuestion::Model;
}

bool is_real_time(StatusQuestion question) {
    switch (question) {
        case StatusQuestion::Printer:
        case StatusQuestion::Offline:
        case StatusQuestion::Error:
        case StatusQuestion::Paper:
            return true;
        default:
            return false;
    }
}

}  // namespace

PrinterStatus status_of(const PrinterCondition& condition) {
    PrinterStatus status{.ready = false, .paper_low = condition.paper_near_end};
    if (condition.cover_open) {
        status.trouble = PrintErrorKind::CoverOpen;
    } else if (condition.paper_end) {
        status.trouble = PrintErrorKind::PaperOut;
    } else if (condition.cutter_error) {
        status.trouble = PrintErrorKind::CutterJammed;
    } else if (condition.unrecoverable) {
        status.trouble = PrintErrorKind::Broken;
    } else {
        status.ready = condition.online && !condition.recoverable;
    }
    return status;
}

std::optional<bool> drawer_open(const PrinterCondition& condition, DrawerOpenAt open_at) {
    if (!condition.drawer_pin_high) {
        return std::nullopt;
    }
    return *condition.drawer_pin_high == (open_at == DrawerOpenAt::High);
}

std::string_view question_bytes(StatusQuestion question) {
    switch (question) {
        case StatusQuestion::Printer:
            return "\x10\x04\x01"sv;
        case StatusQuestion::Offline:
            return "\x10\x04\x02"sv;
        case StatusQuestion::Error:
            return "\x10\x04\x03"sv;
        case StatusQuestion::Paper:
            return "\x10\x04\x04"sv;
        case StatusQuestion::PaperSensors:
            return "\x1Dr\x01"sv;
        case StatusQuestion::DrawerPin:
            return "\x1Dr\x02"sv;
        case StatusQuestion::Maker:
            return "\x1DI\x42"sv;
        case StatusQuestion::Model:
            return "\x1DI\x43"sv;
    }
    return {};
}

void StatusReader::asked(StatusQuestion question) {
    std::deque<StatusQuestion>& questions = is_real_time(question) ? at_once_ : in_turn_;
    if (questions.size() == questions_max) {
        questions.pop_front();
    }
    questions.push_back(question);
}

void StatusReader::feed(std::string_view bytes) {
    for (const char byte : bytes) {
        read(static_cast<std::uint8_t>(byte));
    }
}

void StatusReader::forget() {
    at_once_.clear();
    in_turn_.clear();
    automatic_size_ = 0;
    in_text_ = false;
}

void StatusReader::read(std::uint8_t byte) {
    if (in_text_ && read_text(byte)) {
        return;
    }
    if (byte == xon || byte == xoff) {
        stopped_ = byte == xoff;
    } else if (is_at_once(byte)) {
        read_at_once(byte);
    } else if (begins_automatic(byte)) {
        stray_count_ += automatic_size_;
        automatic_[0] = byte;
        automatic_size_ = 1;
    } else if (is_plain(byte) && automatic_size_ > 0) {
        read_automatic(byte);
    } else if (byte == name_start && !in_turn_.empty() && is_name(in_turn_.front())) {
        in_text_ = true;
        text_.clear();
    } else if (is_plain(byte) && !in_turn_.empty() && !is_name(in_turn_.front())) {
        read_in_turn(byte);
    } else {
        ++stray_count_;
    }
}

void StatusReader::read_at_once(std::uint8_t byte) {
    if (at_once_.empty()) {
        ++stray_count_;
        return;
    }
    const StatusQuestion question = at_once_.front();
    at_once_.pop_front();
    switch (question) {
        case StatusQuestion::Printer:
            condition_.drawer_pin_high = has(byte, 0x04);
            condition_.online = !has(byte, 0x08);
            break;
        case StatusQuestion::Offline:
            condition_.cover_open = has(byte, 0x04);
            condition_.feed_pressed = has(byte, 0x08);
            // Clear, it says only that this is not why printing stopped; whether there is paper, question 4 says.
            condition_.paper_end = condition_.paper_end || has(byte, 0x20);
            break;
        case StatusQuestion::Error:
            condition_.cutter_error = has(byte, 0x08);
            condition_.unrecoverable = has(byte, 0x20);
            condition_.recoverable = has(byte, 0x44);
            break;
        default:
            condition_.paper_near_end = has(byte, 0x0C);
            condition_.paper_end = has(byte, 0x60);
            break;
    }
}

void StatusReader::read_in_turn(std::uint8_t byte) {
    const StatusQuestion question = in_turn_.front();
    in_turn_.pop_front();
    if (question == StatusQuestion::DrawerPin) {
        condition_.drawer_pin_high = has(byte, 0x01);
    } else {
        condition_.paper_near_end = has(byte, 0x03);
        condition_.paper_end = has(byte, 0x0C);
    }
}

void StatusReader::read_automatic(std::uint8_t byte) {
    automatic_.at(automatic_size_) = byte;
    ++automatic_size_;
    if (automatic_size_ < automatic_.size()) {
        return;
    }
    automatic_size_ = 0;
    ++automatic_count_;
    condition_.drawer_pin_high = has(automatic_[0], 0x04);
    condition_.online = !has(automatic_[0], 0x08);
    condition_.cover_open = has(automatic_[0], 0x20);
    condition_.feed_pressed = has(automatic_[0], 0x40);
    condition_.cutter_error = has(automatic_[1], 0x08);
    condition_.unrecoverable = has(automatic_[1], 0x20);
    condition_.recoverable = has(automatic_[1], 0x40);
    condition_.paper_near_end = has(automatic_[2], 0x03);
    condition_.paper_end = has(automatic_[2], 0x0C);
}

/// False for a byte that cannot belong to a name: the name was cut off.
bool StatusReader::read_text(std::uint8_t byte) {
    if (byte == 0) {
        const StatusQuestion question = in_turn_.front();
        in_turn_.pop_front();
        (question == StatusQuestion::Maker ? maker_ : model_) = std::move(text_);
        text_.clear();
        in_text_ = false;
        return true;
    }
    if (byte >= ' ' && byte <= '~' && text_.size() < name_length_max) {
        text_ += static_cast<char>(byte);
        return true;
    }
    stray_count_ += text_.size() + 1;
    in_turn_.pop_front();
    in_text_ = false;
    return false;
}

}  // namespace ecot::hardware::escpos
