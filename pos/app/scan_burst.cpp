#include "pos/app/scan_burst.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace ecot::app {
namespace {

constexpr char group_separator = '\x1d';

/// A key of a layout: where it lies on a US keyboard, what it types alone and with shift.
struct LayoutKey {
    char position;
    std::string_view plain;
    std::string_view shifted;
};

// Letters that lie where they do on a US keyboard are not listed.
constexpr std::array<LayoutKey, 21> us_keys{{
    {'1', "1", "!"}, {'2', "2", "@"},   {'3', "3", "#"}, {'4', "4", "$"},   {'5', "5", "%"}, {'6', "6", "^"},
    {'7', "7", "&"}, {'8', "8", "*"},   {'9', "9", "("}, {'0', "0", ")"},   {'-', "-", "_"}, {'=', "=", "+"},
    {'[', "[", "{"}, {']', "]", "}"},   {';', ";", ":"}, {'\'', "'", "\""}, {',', ",", "<"}, {'.', ".", ">"},
    {'/', "/", "?"}, {'\\', "\\", "|"}, {'`', "`", "~"},
}};
constexpr std::array<LayoutKey, 26> french_keys{{
    {'1', "&", "1"},  {'2', "é", "2"},  {'3', "\"", "3"}, {'4', "'", "4"}, {'5', "(", "5"}, {'6', "-", "6"},
    {'7', "è", "7"},  {'8', "_", "8"},  {'9', "ç", "9"},  {'0', "à", "0"}, {'-', ")", "°"}, {'=', "=", "+"},
    {'[', "^", "¨"},  {']', "$", "£"},  {'Q', "a", "A"},  {'W', "z", "Z"}, {'A', "q", "Q"}, {'Z', "w", "W"},
    {';', "m", "M"},  {'\'', "ù", "%"}, {'M', ",", "?"},  {',', ";", "."}, {'.', ":", "/"}, {'/', "!", "§"},
    {'\\', "*", "µ"}, {'`', "²", "~"},
}};

bool is_digit(char position) {
    return position >= '0' && position <= '9';
}

/// What a scanner set to that layout meant by this key.
template <std::size_t Count>
void append_by_layout(std::string& code, const Stroke& stroke, const std::array<LayoutKey, Count>& layout) {
    for (const LayoutKey& key : layout) {
        if (key.position == stroke.position) {
            code += stroke.shift ? key.shifted : key.plain;
            return;
        }
    }
    if (stroke.position >= 'A' && stroke.position <= 'Z') {
        code += stroke.shift ? stroke.position : static_cast<char>(stroke.position - 'A' + 'a');
    } else if (stroke.typed != 0) {
        ui::append_utf8(code, stroke.typed);
    }
}

bool is_separator(const Stroke& stroke) {
    return stroke.control && stroke.position == ']';
}

template <typename Append>
std::string code_of(const std::vector<Stroke>& strokes, const Append& append) {
    std::string code;
    for (const Stroke& stroke : strokes) {
        if (is_separator(stroke)) {
            code += group_separator;
        } else {
            append(code, stroke);
        }
    }
    return code;
}

void append_typed(std::string& code, const Stroke& stroke) {
    if (stroke.typed != 0) {
        ui::append_utf8(code, stroke.typed);
    }
}

/// Digits from where the key lies, so that no layout and no shift can spoil a number; the rest by `append`.
template <typename Append>
auto with_digits(const Append& append) {
    return [append](std::string& code, const Stroke& stroke) {
        if (is_digit(stroke.position)) {
            code += stroke.position;
        } else {
            append(code, stroke);
        }
    };
}

}  // namespace

std::vector<std::string> scan_candidates(const std::vector<Stroke>& strokes) {
    const auto by_us = [](std::string& code, const Stroke& stroke) { append_by_layout(code, stroke, us_keys); };
    const auto by_french = [](std::string& code, const Stroke& stroke) { append_by_layout(code, stroke, french_keys); };
    std::vector<std::string> candidates;
    const auto add = [&](std::string code) {
        if (!code.empty() && std::find(candidates.begin(), candidates.end(), code) == candidates.end()) {
            candidates.push_back(std::move(code));
        }
    };
    add(code_of(strokes, with_digits(append_typed)));
    add(code_of(strokes, append_typed));
    add(code_of(strokes, by_us));
    add(code_of(strokes, with_digits(by_us)));
    add(code_of(strokes, by_french));
    add(code_of(strokes, with_digits(by_french)));
    return candidates;
}

void ScanBurst::push(const Stroke& stroke) {
    if (stroke.key == ui::Key::None && stroke.typed == 0 && stroke.position == '\0') {
        return;  // shift and its like go with the key that follows
    }
    // The stroke cannot have come before the last moment at which none was waiting.
    const Moment gap = held_.empty() ? Moment{0} : gap_at(quiet_);
    if (!held_.empty() && gap > gap_max()) {
        release();
    }
    const bool types =
        stroke.key == ui::Key::None && !stroke.repeated && (stroke.typed != 0 || stroke.position != '\0');
    if (types) {
        if (!held_.empty()) {
            scanner_like_ = scanner_like_ || gap_at(stroke.seen) <= scanner_gap_max;
            stalled_ = stalled_ || (held_.size() > 1 && gap > early_gap_max);
        }
        held_.push_back(stroke);
        return;
    }
    if (stroke.key == ui::Key::Enter && held_.size() >= characters_min) {
        auto candidates = scan_candidates(held_);
        forget();
        if (!candidates.empty()) {
            heard_.emplace_back(Scan{std::move(candidates)});
        }
        return;
    }
    release();
    heard_.emplace_back(stroke);
}

void ScanBurst::quiet_at(Moment moment) {
    quiet_ = moment;
    if (!held_.empty() && gap_at(moment) > gap_max()) {
        release();
    }
}

Moment ScanBurst::gap_max() const {
    if (held_.size() >= characters_min) {
        return later_gap_max;
    }
    if (held_.size() == 1) {
        return first_gap_max;
    }
    return scanner_like_ && !stalled_ ? stall_max : early_gap_max;
}

Moment ScanBurst::gap_at(Moment moment) const {
    return std::max(moment, held_.back().seen) - held_.back().seen;
}

void ScanBurst::release() {
    heard_.insert(heard_.end(), held_.begin(), held_.end());
    forget();
}

void ScanBurst::forget() {
    held_.clear();
    scanner_like_ = stalled_ = false;
}

std::vector<Heard> ScanBurst::take() {
    return std::exchange(heard_, {});
}

std::optional<Moment> ScanBurst::deadline() const {
    if (held_.empty()) {
        return std::nullopt;
    }
    return held_.back().seen + gap_max() + Moment{1};
}

}  // namespace ecot::app
