#include "hardware/escpos/star_status.hpp"

namespace ecot::hardware::escpos {
namespace {

constexpr std::size_t printer_byte = 2;
constexpr std::size_t paper_byte = 5;
constexpr std::size_t size_min = paper_byte + 1;

/// 0xx0xxx1, its length in the bits 5 and 3 to 1.
bool begins_star_status(std::uint8_t byte) {
    return (byte & 0x91U) == 0x01U;
}

std::size_t star_status_size(std::uint8_t first) {
    return ((first >> 2U) & 0x08U) | ((first >> 1U) & 0x07U);
}

bool bit_of(std::string_view status, std::size_t at, unsigned bits) {
    return (static_cast<std::uint8_t>(status[at]) & bits) != 0;
}

}  // namespace

void StarStatusReader::feed(std::string_view bytes) {
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (status_.empty() && (!begins_star_status(byte) || star_status_size(byte) < size_min)) {
            ++stray_count_;
            continue;
        }
        status_ += c;
        if (status_.size() < star_status_size(static_cast<std::uint8_t>(status_[0]))) {
            continue;
        }
        condition_.drawer_pin_high = bit_of(status_, printer_byte, 0x04);
        condition_.online = !bit_of(status_, printer_byte, 0x08);
        condition_.cover_open = bit_of(status_, printer_byte, 0x20);
        condition_.feed_pressed = bit_of(status_, printer_byte, 0x40);
        condition_.paper_end = bit_of(status_, paper_byte, 0x08);
        ++status_count_;
        status_.clear();
    }
}

}  // namespace ecot::hardware::escpos
