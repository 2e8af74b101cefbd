#include "hardware/escpos/encoder.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <variant>

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_view_literals;

/// On for 50 ms, then off for 500 ms, in steps of 2 ms: what drawers usually want.
constexpr char pulse_on = '\x19';
constexpr char pulse_off = '\xFA';
/// What a printer without a cutter feeds, so that paper can be torn below the last line.
constexpr int tear_lines = 4;
constexpr std::size_t qr_data_max = 2953;

/// The length of the first row of `text` in `width` columns: up to the last space that fits, or `width` letters.
std::size_t row_length(std::string_view text, std::size_t width) {
    if (text.size() <= width) {
        return text.size();
    }
    const std::size_t space = text.rfind(' ', width);
    const std::size_t word = text.find_first_not_of(' ');
    return space == std::string_view::npos || space <= word ? width : space;
}

std::string_view without_last_spaces(std::string_view text) {
    const std::size_t last = text.find_last_not_of(' ');
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string_view without_first_spaces(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

class Encoder {
public:
    explicit Encoder(const PrinterProfile& profile) : profile_{profile} {
        bytes_.reserve(2048);
        // Reset, no Chinese double bytes (clones start so), code page.
        bytes_ += "\x1B@\x1C.\x1Bt"sv;
        bytes_ += static_cast<char>(profile.page_number);
        if (profile.ordinary_is_font_b) {
            bytes_ += "\x1BM\x01"sv;
        }
    }

    void operator()(const TextLine& line) {
        const std::size_t width = width_of(line.style);
        text_.clear();
        append_bytes(text_, line.text, profile_.page);
        if (text_.empty()) {
            bytes_ += '\n';
            return;
        }
        TextStyle style = line.style;
        const bool spaced = style == TextStyle{.align = Align::Centre};
        if (spaced) {
            style.align = Align::Left;
        }
        set(style);
        std::string_view rest = text_;
        while (!rest.empty()) {
            const std::string_view row = without_last_spaces(rest.substr(0, row_length(rest, width)));
            if (spaced) {
                bytes_.append((width - row.size()) / 2, ' ');
            }
            bytes_ += row;
            bytes_ += '\n';
            rest = without_first_spaces(rest.substr(row_length(rest, width)));
        }
    }

    void operator()(const ColumnsLine& line) {
        const std::size_t width = width_of(line.style);
        text_.clear();
        append_bytes(text_, line.left, profile_.page);
        right_.clear();
        append_bytes(right_, line.right, profile_.page);
        set({.bold = line.style.bold, .tall = line.style.tall, .wide = line.style.wide, .small = line.style.small});
        std::string_view rest = text_;
        const std::size_t indent = std::min(rest.size() - without_first_spaces(rest).size(), width / 2);
        std::size_t used = 0;  // columns of the row begun
        while (!rest.empty()) {
            const std::string_view row = rest.substr(0, row_length(rest, width - used));
            bytes_ += row;
            used += row.size();
            rest = without_first_spaces(rest.substr(row.size()));
            if (!rest.empty()) {
                bytes_ += '\n';
                bytes_.append(indent, ' ');
                used = indent;
            }
        }
        const bool apart = right_.starts_with(' ') || used == 0;
        if (used + (apart ? 0 : 1) + right_.size() > width && used > 0) {
            bytes_ += '\n';
            used = 0;
        }
        bytes_.append(width - std::min(width, used + right_.size()), ' ');
        bytes_ += right_;
        bytes_ += '\n';
    }

    void operator()(const RuleLine& rule) {
        set({});
        bytes_.append(width_of({}), rule.mark >= ' ' && rule.mark <= '~' ? rule.mark : '-');
        bytes_ += '\n';
    }

    void operator()(const QrCode& qr) {
        text_ = to_bytes(qr.data, CodePage::Pc437).substr(0, qr_data_max);
        if (!profile_.has_qr || text_.empty()) {
            (*this)(TextLine{.text = qr.data, .style = {.small = true}});
            return;
        }
        set({.align = Align::Centre});
        const std::size_t length = text_.size() + 3;
        bytes_ += "\x1D(k\x04\x00\x31\x41\x32\x00"sv;  // model 2
        bytes_ += "\x1D(k\x03\x00\x31\x43"sv;
        bytes_ += static_cast<char>(std::clamp(qr.module_size, 1, 16));
        bytes_ += "\x1D(k\x03\x00\x31\x45\x31"sv;  // error correction M
        bytes_ += "\x1D(k"sv;
        bytes_ += static_cast<char>(length & 0xFFU);
        bytes_ += static_cast<char>(length >> 8U);
        bytes_ += "\x31\x50\x30"sv;
        bytes_ += text_;
        bytes_ += "\x1D(k\x03\x00\x31\x51\x30"sv;
    }

    void operator()(const Feed& feed) { this->feed(feed.lines); }

    void operator()(const Cut& cut) {
        feed(profile_.has_cutter ? cut.feed_lines : std::max(cut.feed_lines, tear_lines));
        if (profile_.has_cutter) {
            bytes_ += "\x1DV\x42\x00"sv;  // on to the cutter, then a partial cut
        }
    }

    void operator()(const DrawerPulse&) {
        bytes_ += "\x1Bp"sv;
        bytes_ += static_cast<char>(profile_.drawer_pin);
        bytes_ += pulse_on;
        bytes_ += pulse_off;
    }

    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    [[nodiscard]] std::size_t width_of(const TextStyle& style) const {
        const int columns = style.small ? profile_.small_columns : profile_.columns;
        return static_cast<std::size_t>(std::max(style.wide ? columns / 2 : columns, 8));
    }

    void feed(int lines) {
        bytes_ += "\x1B\x64"sv;
        bytes_ += static_cast<char>(std::clamp(lines, 0, 255));
    }

    /// Sends what differs from the style in force. Only at the start of a line, where alignment may change.
    void set(const TextStyle& style) {
        if (style.align != style_.align) {
            bytes_ += "\x1B\x61"sv;
            bytes_ += style.align == Align::Left ? '\0' : style.align == Align::Centre ? '\1' : '\2';
        }
        if (style.small != style_.small && !profile_.ordinary_is_font_b) {
            bytes_ += "\x1BM"sv;
            bytes_ += style.small ? '\1' : '\0';
        }
        if (style.bold != style_.bold) {
            bytes_ += "\x1B\x45"sv;
            bytes_ += style.bold ? '\1' : '\0';
        }
        if (style.tall != style_.tall || style.wide != style_.wide) {
            bytes_ += "\x1D!"sv;
            bytes_ += static_cast<char>((style.wide ? 0x10U : 0U) | (style.tall ? 0x01U : 0U));
        }
        style_ = style;
    }

    const PrinterProfile& profile_;
    TextStyle style_;
    std::string bytes_;
    std::string text_;   // scratch, so that a line costs no allocation
    std::string right_;  // scratch
};

}  // namespace

std::string encode(const PrintJob& job, const PrinterProfile& profile) {
    Encoder encoder{profile};
    for (const PrintItem& item : job.items) {
        std::visit(encoder, item);
    }
    return encoder.take();
}

}  // namespace ecot::hardware::escpos
