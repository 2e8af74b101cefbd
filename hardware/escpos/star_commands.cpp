#include <algorithm>
#include <cstddef>

#include "hardware/escpos/commands.hpp"

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_view_literals;

/// Star Line Mode, after the maker's command specifications and two open-source encoders that agree.
class StarCommands final : public Commands {
public:
    void start(std::string& bytes, const PrinterProfile& profile) const override {
        bytes += "\x1B@\x1B\x1Dt"sv;
        bytes += static_cast<char>(profile.page_number);
        if (profile.ordinary_is_font_b) {
            bytes += "\x1B\x1E\x46\x01"sv;
        }
    }

    void style(std::string& bytes, const TextStyle& from, const TextStyle& to,
               const PrinterProfile& profile) const override {
        if (to.align != from.align) {
            bytes += "\x1B\x1D\x61"sv;
            bytes += to.align == Align::Left ? '\0' : to.align == Align::Centre ? '\1' : '\2';
        }
        if (to.small != from.small && !profile.ordinary_is_font_b) {
            bytes += "\x1B\x1E\x46"sv;
            bytes += to.small ? '\1' : '\0';
        }
        if (to.bold != from.bold) {
            bytes += to.bold ? "\x1B\x45"sv : "\x1B\x46"sv;
        }
        if (to.tall != from.tall || to.wide != from.wide) {
            bytes += "\x1Bi"sv;
            bytes += to.tall ? '\1' : '\0';
            bytes += to.wide ? '\1' : '\0';
        }
    }

    void qr(std::string& bytes, std::string_view data, int module_size) const override {
        bytes += "\x1B\x1DyS0\x02"sv;  // model 2
        bytes += "\x1B\x1DyS1\x01"sv;  // error correction M
        bytes += "\x1B\x1DyS2"sv;
        bytes += static_cast<char>(std::clamp(module_size, 1, 8));
        bytes += "\x1B\x1DyD1\x00"sv;
        bytes += static_cast<char>(data.size() & 0xFFU);
        bytes += static_cast<char>(data.size() >> 8U);
        bytes += data;
        bytes += "\x1B\x1DyP"sv;
    }

    /// Star pictures are of another shape, 24 rows at a time: no logo there.
    void picture(std::string& /*bytes*/, const Picture& /*picture*/) const override {}

    void feed(std::string& bytes, int lines) const override {
        if (lines > 0) {
            bytes += "\x1B\x61"sv;
            bytes += static_cast<char>(std::min(lines, 127));
        }
    }

    void cut(std::string& bytes) const override { bytes += "\x1B\x64\x03"sv; }

    void pulse(std::string& bytes, const PrinterProfile& profile) const override {
        if (profile.drawer_pin != 0) {
            bytes += '\x1A';  // the second device's impulse cannot be set
            return;
        }
        bytes += "\x1B\x07\x05\x32\x07"sv;  // 50 ms on, 500 ms off, in steps of 10 ms; then the impulse
    }
};

}  // namespace

const Commands& star_commands() {
    static const StarCommands commands;
    return commands;
}

}  // namespace ecot::hardware::escpos
