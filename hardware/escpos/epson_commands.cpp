#include <algorithm>
#include <cstddef>

#include "hardware/escpos/commands.hpp"

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_view_literals;

/// On for 50 ms, then off for 500 ms, in steps of 2 ms: what drawers usually want.
constexpr char pulse_on = '\x19';
constexpr char pulse_off = '\xFA';
/// Rows of a picture in one command: few enough for a small printer's memory, and a cover opened in the middle spoils
/// no more than these.
constexpr std::size_t band_rows = 64;

void append_16(std::string& bytes, std::size_t value) {
    bytes += static_cast<char>(value & 0xFFU);
    bytes += static_cast<char>(value >> 8U);
}

class EpsonCommands final : public Commands {
public:
    void start(std::string& bytes, const PrinterProfile& profile) const override {
        // Reset, no Chinese double bytes (clones start so), code page.
        bytes += "\x1B@\x1C.\x1Bt"sv;
        bytes += static_cast<char>(profile.page_number);
        if (profile.ordinary_is_font_b) {
            bytes += "\x1BM\x01"sv;
        }
    }

    void style(std::string& bytes, const TextStyle& from, const TextStyle& to,
               const PrinterProfile& profile) const override {
        if (to.align != from.align) {
            bytes += "\x1B\x61"sv;
            bytes += to.align == Align::Left ? '\0' : to.align == Align::Centre ? '\1' : '\2';
        }
        if (to.small != from.small && !profile.ordinary_is_font_b) {
            bytes += "\x1BM"sv;
            bytes += to.small ? '\1' : '\0';
        }
        if (to.bold != from.bold) {
            bytes += "\x1B\x45"sv;
            bytes += to.bold ? '\1' : '\0';
        }
        if (to.tall != from.tall || to.wide != from.wide) {
            bytes += "\x1D!"sv;
            bytes += static_cast<char>((to.wide ? 0x10U : 0U) | (to.tall ? 0x01U : 0U));
        }
    }

    void qr(std::string& bytes, std::string_view data, int module_size) const override {
        bytes += "\x1D(k\x04\x00\x31\x41\x32\x00"sv;  // model 2
        bytes += "\x1D(k\x03\x00\x31\x43"sv;
        bytes += static_cast<char>(std::clamp(module_size, 1, 16));
        bytes += "\x1D(k\x03\x00\x31\x45\x31"sv;  // error correction M
        bytes += "\x1D(k"sv;
        append_16(bytes, data.size() + 3);
        bytes += "\x31\x50\x30"sv;
        bytes += data;
        bytes += "\x1D(k\x03\x00\x31\x51\x30"sv;
    }

    void picture(std::string& bytes, const Picture& picture) const override {
        const std::size_t row_bytes = (static_cast<std::size_t>(picture.width) + 7) / 8;
        const std::string_view rows = picture.rows;
        for (std::size_t at = 0; at < rows.size(); at += band_rows * row_bytes) {
            const std::string_view band = rows.substr(at, band_rows * row_bytes);
            bytes += "\x1Dv0\x00"sv;
            append_16(bytes, row_bytes);
            append_16(bytes, band.size() / row_bytes);
            bytes += band;
        }
    }

    void feed(std::string& bytes, int lines) const override {
        bytes += "\x1B\x64"sv;
        bytes += static_cast<char>(std::clamp(lines, 0, 255));
    }

    void cut(std::string& bytes) const override { bytes += "\x1DV\x42\x00"sv; }

    void pulse(std::string& bytes, const PrinterProfile& profile) const override {
        bytes += "\x1Bp"sv;
        bytes += static_cast<char>(profile.drawer_pin);
        bytes += pulse_on;
        bytes += pulse_off;
    }
};

}  // namespace

const Commands& epson_commands() {
    static const EpsonCommands commands;
    return commands;
}

}  // namespace ecot::hardware::escpos
