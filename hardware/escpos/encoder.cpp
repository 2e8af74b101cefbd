#include "hardware/escpos/encoder.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <variant>

#include "hardware/escpos/commands.hpp"

namespace ecot::hardware::escpos {
namespace {

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
    explicit Encoder(const PrinterProfile& profile)
        : profile_{profile},
          commands_{profile.language == PrinterLanguage::StarLine ? star_commands() : epson_commands()} {
        bytes_.reserve(2048);
        commands_.start(bytes_, profile);
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
        commands_.qr(bytes_, text_, qr.module_size);
    }

    void operator()(const Picture& picture) {
        const auto width = static_cast<std::size_t>(std::max(picture.width, 0));
        const auto height = static_cast<std::size_t>(std::max(picture.height, 0));
        const bool whole = picture.rows.size() == (width + 7) / 8 * height;
        if (!profile_.has_raster || picture.rows.empty() || !whole || picture.width > profile_.width_dots) {
            return;
        }
        set({.align = Align::Centre});
        commands_.picture(bytes_, picture);
    }

    void operator()(const Feed& feed) { commands_.feed(bytes_, feed.lines); }

    void operator()(const Cut& cut) {
        commands_.feed(bytes_, profile_.has_cutter ? cut.feed_lines : std::max(cut.feed_lines, tear_lines));
        if (profile_.has_cutter) {
            commands_.cut(bytes_);
        }
    }

    void operator()(const DrawerPulse&) { commands_.pulse(bytes_, profile_); }

    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    [[nodiscard]] std::size_t width_of(const TextStyle& style) const {
        const int columns = style.small ? profile_.small_columns : profile_.columns;
        return static_cast<std::size_t>(std::max(style.wide ? columns / 2 : columns, 8));
    }

    /// Sends what differs from the style in force. Only at the start of a line, where alignment may change.
    void set(const TextStyle& style) {
        commands_.style(bytes_, style_, style, profile_);
        style_ = style;
    }

    const PrinterProfile& profile_;
    const Commands& commands_;
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
