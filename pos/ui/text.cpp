// The part of Painter that sets text.
#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>
#include <imgui_internal.h>

#include "pos/ui/painter.hpp"

namespace ecot::ui {
namespace {

constexpr std::string_view ellipsis = "…";

/// Takes the first character off `words`.
ImWchar next_letter(std::string_view& words) {
    if (const auto byte = static_cast<unsigned char>(words.front()); byte < 0x80) {  // most letters, by far
        words.remove_prefix(1);
        return byte;
    }
    unsigned int letter = 0;
    const int length = ImTextCharFromUtf8(&letter, words.data(), words.data() + words.size());
    words.remove_prefix(static_cast<std::size_t>(std::max(1, length)));
    return static_cast<ImWchar>(letter);
}

bool is_digit(ImWchar letter) {
    return letter >= '0' && letter <= '9';
}

/// The large amounts keep the digits as the font draws them: they stand alone.
bool headline(TextRole role) {
    return role >= TextRole::Heading && role <= TextRole::AmountHuge;
}

}  // namespace

float Painter::line_height(TextRole role) const {
    return std::floor(em(role) * 1.35F + 0.5F);
}

float Painter::text_width(TextRole role, std::string_view words) const {
    const ImFont* font = fonts_->face(role).font;
    float width = 0;
    while (!words.empty()) {
        width += font->GetCharAdvance(next_letter(words));
    }
    return width;
}

float Painter::tabular_width(TextRole role, std::string_view words) const {
    if (headline(role)) {
        return text_width(role, words);
    }
    const Face& face = fonts_->face(role);
    float width = 0;
    while (!words.empty()) {
        const ImWchar letter = next_letter(words);
        width += is_digit(letter) ? face.digit_width : face.font->GetCharAdvance(letter);
    }
    return width;
}

std::string_view Painter::fitting(TextRole role, std::string_view words, float width) const {
    const ImFont* font = fonts_->face(role).font;
    const float room = width - text_width(role, ellipsis);
    std::string_view rest = words;
    std::size_t kept = 0;
    float used = 0;
    while (!rest.empty()) {
        used += font->GetCharAdvance(next_letter(rest));
        if (used > room) {
            break;
        }
        kept = words.size() - rest.size();
    }
    while (kept > 0 && words[kept - 1] == ' ') {
        --kept;
    }
    return words.substr(0, kept);
}

void Painter::draw_text(TextRole role, Point left_middle, Color color, std::string_view words, bool tabular) {
    const Face& face = fonts_->face(role);
    const ImU32 ink = IM_COL32(color.red, color.green, color.blue, color.alpha);
    const float top = std::floor(left_middle.y + face.cap_height / 2 - face.font->Ascent + 0.5F);
    float left = std::floor(left_middle.x);
    if (!tabular) {
        list_->AddText(face.font, face.font->FontSize, {left, top}, ink, words.data(), words.data() + words.size());
        return;
    }
    while (!words.empty()) {
        const ImWchar letter = next_letter(words);
        const float advance = face.font->GetCharAdvance(letter);
        const float cell = is_digit(letter) ? face.digit_width : advance;
        face.font->RenderChar(list_, face.font->FontSize, {left + std::floor((cell - advance) / 2 + 0.5F), top}, ink,
                              letter);
        left += cell;
    }
}

float Painter::text(Rect box, std::string_view words, const TextStyle& style) {
    if (words.empty()) {
        return 0;
    }
    const bool tabular = style.align == Align::Right && !headline(style.role);
    float width = tabular ? tabular_width(style.role, words) : text_width(style.role, words);
    // Half a pixel of grace: widths are sums of rounded advances.
    const bool cut = width > box.width + 0.5F;
    std::string shortened;
    std::string_view drawn = words;
    if (cut) {
        shortened = fitting(style.role, words, box.width);
        shortened += ellipsis;
        drawn = shortened;
        width = tabular ? tabular_width(style.role, drawn) : text_width(style.role, drawn);
    }
    float left = box.x;
    if (style.align == Align::Center) {
        left = box.x + (box.width - width) / 2;
    } else if (style.align == Align::Right) {
        left = box.right() - width;
    }
    const Face& face = fonts_->face(style.role);
    const float middle = box.center().y;
    draw_text(style.role, {left, middle}, style.color.value_or(theme_->ink), drawn, tabular);
    record(words, {left, middle - face.cap_height / 2, width, face.cap_height}, style.role, cut);
    return width;
}

namespace {

/// One line of a paragraph: a piece of the words.
using Lines = std::vector<std::string_view>;

template <typename Width>
Lines wrapped(std::string_view words, float width, const Width& width_of) {
    Lines lines;
    std::size_t line_start = 0;
    std::size_t line_end = 0;  // of the words that fit so far
    std::size_t at = 0;
    while (at <= words.size()) {
        const std::size_t stop = std::min(words.find_first_of(" \n", at), words.size());
        const std::string_view candidate = words.substr(line_start, stop - line_start);
        if (line_end > line_start && width_of(candidate) > width) {
            lines.push_back(words.substr(line_start, line_end - line_start));
            line_start = at;
        }
        line_end = stop;
        if (stop == words.size() || words[stop] == '\n') {
            lines.push_back(words.substr(line_start, line_end - line_start));
            line_start = line_end = stop + 1;
        }
        at = stop + 1;
    }
    return lines;
}

/// As many lines as `wrapped`, as even as they get: no single word stays alone under a centred text.
template <typename Width>
Lines evened(std::string_view words, float width, const Width& width_of) {
    Lines lines = wrapped(words, width, width_of);
    float narrow = width / static_cast<float>(lines.size());
    float wide = width;
    while (lines.size() > 1 && wide - narrow > 8) {
        const float middle = (narrow + wide) / 2;
        Lines tried = wrapped(words, middle, width_of);
        if (tried.size() == lines.size()) {
            lines = std::move(tried);
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    return lines;
}

}  // namespace

float Painter::paragraph_height(float width, std::string_view words, const ParagraphStyle& style) const {
    if (words.empty()) {
        return 0;
    }
    auto count = wrapped(words, width, [&](std::string_view line) { return text_width(style.role, line); }).size();
    if (style.lines_max > 0) {
        count = std::min(count, static_cast<std::size_t>(style.lines_max));
    }
    return static_cast<float>(count) * std::floor(em(style.role) * style.line_height + 0.5F);
}

float Painter::paragraph(Rect box, std::string_view words, const ParagraphStyle& style) {
    if (words.empty()) {
        return 0;
    }
    const auto width_of = [&](std::string_view line) { return text_width(style.role, line); };
    Lines lines =
        style.align == Align::Center ? evened(words, box.width, width_of) : wrapped(words, box.width, width_of);
    bool cut = false;
    std::string last;
    if (style.lines_max > 0 && lines.size() > static_cast<std::size_t>(style.lines_max)) {
        cut = true;
        lines.resize(static_cast<std::size_t>(style.lines_max));
        const std::string_view rest = words.substr(static_cast<std::size_t>(lines.back().data() - words.data()));
        last = fitting(style.role, rest.substr(0, rest.find('\n')), box.width);
        last += ellipsis;
        lines.back() = last;
    }
    const float step = std::floor(em(style.role) * style.line_height + 0.5F);
    float top = box.y;
    float widest = 0;
    for (std::string_view line : lines) {
        float width = text_width(style.role, line);
        std::string shortened;
        if (width > box.width + 0.5F) {  // a single word that is too long
            cut = true;
            shortened = fitting(style.role, line, box.width);
            shortened += ellipsis;
            line = shortened;
            width = text_width(style.role, line);
        }
        float left = box.x;
        if (style.align == Align::Center) {
            left += (box.width - width) / 2;
        } else if (style.align == Align::Right) {
            left += box.width - width;
        }
        draw_text(style.role, {left, top + step / 2}, style.color.value_or(theme_->ink), line, false);
        widest = std::max(widest, width);
        top += step;
    }
    const float shift = style.align == Align::Center  ? (box.width - widest) / 2
                        : style.align == Align::Right ? box.width - widest
                                                      : 0;
    record(words, {box.x + shift, box.y, widest, top - box.y}, style.role, cut);
    return top - box.y;
}

}  // namespace ecot::ui
