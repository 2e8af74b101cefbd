#include "hardware/hid/hid_pos_reports.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace ecot::hardware::hid {
namespace {

constexpr std::uint8_t aim_start = ']';
constexpr std::size_t aim_size = 3;
constexpr std::size_t report_size_min = 3;

// The layout without a descriptor (HID Point of Sale Usage Tables 1.02, section 4.2, as devices send it).
constexpr std::uint8_t usual_report_id = 2;
constexpr std::size_t usual_length_at = 1;
constexpr std::size_t usual_start = 2;
constexpr std::size_t usual_data_size = 56;
constexpr std::size_t usual_continued_bit = std::size_t{63} * 8;

bool is_letter(std::uint8_t byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/// Whether an AIM identifier stands at `at`: "]", a letter, a letter or digit.
bool has_aim(std::span<const std::uint8_t> report, std::size_t at) {
    if (at + aim_size > report.size() || report[at] != aim_start || !is_letter(report[at + 1])) {
        return false;
    }
    const std::uint8_t modifier = report[at + 2];
    return is_letter(modifier) || (modifier >= '0' && modifier <= '9');
}

ScannerLayout usual_layout(std::span<const std::uint8_t> report) {
    ScannerLayout layout{.report_id = usual_report_id,
                         .length_at = usual_length_at,
                         .data_at = usual_start,
                         .data_size = usual_data_size,
                         .continued_bit = usual_continued_bit};
    if (has_aim(report, usual_start) || has_aim(report, usual_start + 1)) {
        layout.aim_at = usual_start;
        layout.data_at = usual_start + aim_size;
    }
    return layout;
}

/// One report's share of a code.
struct Part {
    std::string aim;
    std::string data;
    bool continued = false;
};

/// The layout of a code by its first report: one further where a byte stands before the identifier.
ScannerLayout shifted(ScannerLayout layout, std::span<const std::uint8_t> report) {
    if (layout.aim_at && !has_aim(report, *layout.aim_at) && has_aim(report, *layout.aim_at + 1)) {
        ++*layout.aim_at;
        ++layout.data_at;
    }
    return layout;
}

Part part_of(std::span<const std::uint8_t> report, const ScannerLayout& layout) {
    Part part;
    if (layout.aim_at && has_aim(report, *layout.aim_at)) {
        const auto aim = report.subspan(*layout.aim_at, aim_size);
        part.aim.assign(aim.begin(), aim.end());
    }
    const std::size_t start = std::min(layout.data_at, report.size());
    auto data = report.subspan(start, std::min(layout.data_size, report.size() - start));
    if (layout.length_at && *layout.length_at < report.size()) {
        data = data.first(std::min<std::size_t>(report[*layout.length_at], data.size()));
    } else {
        while (!data.empty() && data.back() == 0) {
            data = data.first(data.size() - 1);
        }
    }
    part.data.assign(data.begin(), data.end());
    part.continued = layout.continued_bit && bits_of(report, *layout.continued_bit, 1) != 0;
    return part;
}

bool is_terminator(char c) {
    return c == '\r' || c == '\n' || c == '\t' || c == '\0';
}

}  // namespace

void HidPosReader::feed(std::span<const std::uint8_t> report, Moment now, Scans& scans) {
    wake(now, scans);
    if (report.size() < report_size_min) {
        return;
    }
    const std::optional<ScannerLayout> layout = layout_of(report);
    if (!layout) {
        return;
    }
    if (!going_on_) {
        layout_ = shifted(*layout, report);
    }
    const Part part = part_of(report, layout_);
    if (!going_on_) {
        text_ = part.aim;
    }
    const std::size_t room = scan_length_max - std::min(scan_length_max, text_.size());
    too_long_ = too_long_ || part.data.size() > room;
    text_.append(part.data, 0, room);
    last_ = now;
    going_on_ = part.continued;
    if (!going_on_) {
        end(ScanOutcome::Whole, scans);
    }
}

std::optional<ScannerLayout> HidPosReader::layout_of(std::span<const std::uint8_t> report) const {
    if (layouts_.empty()) {
        return report[0] == usual_report_id ? std::optional{usual_layout(report)} : std::nullopt;
    }
    const auto known = std::find_if(layouts_.begin(), layouts_.end(), [&](const ScannerLayout& one) {
        return one.report_id == 0 || one.report_id == report[0];
    });
    return known == layouts_.end() ? std::nullopt : std::optional{*known};
}

std::optional<Moment> HidPosReader::due() const {
    return going_on_ ? std::optional{last_ + hid_pos_patience} : std::nullopt;
}

void HidPosReader::wake(Moment now, Scans& scans) {
    if (const auto given_up = due(); given_up && now >= *given_up) {
        end(ScanOutcome::CutOff, scans);
    }
}

void HidPosReader::end(ScanOutcome outcome, Scans& scans) {
    while (!text_.empty() && is_terminator(text_.back())) {
        text_.pop_back();
    }
    const bool only_aim = text_.size() == aim_size && text_[0] == static_cast<char>(aim_start);
    if (!text_.empty() && !only_aim) {
        const bool too_long = outcome == ScanOutcome::Whole && too_long_;
        scans.push_back({.outcome = too_long ? ScanOutcome::TooLong : outcome, .text = std::move(text_)});
    }
    text_.clear();
    going_on_ = false;
    too_long_ = false;
}

}  // namespace ecot::hardware::hid
