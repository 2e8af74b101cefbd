#include "tests/support/headless_ui.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace ecot::test {
namespace {

constexpr ui::Moment frame_time{16};

std::string at(const ui::Rect& rect) {
    std::ostringstream out;
    out << rect.width << " x " << rect.height << " at " << rect.x << ", " << rect.y;
    return out.str();
}

constexpr float grace = 0.5F;      // widths are sums of rounded advances
constexpr float text_em_min = 16;  // look/look.md section 2

std::string quoted(std::string_view words) {
    return "“" + std::string{words} + "”";
}

// The free room between two rectangles, in the direction in which there is more; below zero how far they overlap.
float room_between(const ui::Rect& one, const ui::Rect& other) {
    return std::max({one.x - other.right(), other.x - one.right(), one.y - other.bottom(), other.y - one.bottom()});
}

bool adjoin(const ui::Target& one, const ui::Target& other) {
    return std::abs(room_between(one.visible, other.visible)) <= grace;
}

std::u32string characters(std::string_view text) {
    std::u32string result;
    for (std::size_t index = 0; index < text.size();) {
        const auto lead = static_cast<unsigned char>(text[index]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        char32_t code = length == 1 ? lead : lead & (0xffU >> (length + 1));
        for (std::size_t next = 1; next < length; ++next) {
            code = (code << 6U) | (static_cast<unsigned char>(text[index + next]) & 0x3fU);
        }
        result += code;
        index += length;
    }
    return result;
}

}  // namespace

std::shared_ptr<ui::Fonts> shared_fonts(int text_percent, ui::GlyphSet glyphs) {
    static std::map<std::pair<int, ui::GlyphSet>, std::shared_ptr<ui::Fonts>> known;
    auto& fonts = known[{text_percent, glyphs}];
    if (!fonts) {
        auto loaded = ui::Fonts::load(text_percent, glyphs);
        if (!loaded) {
            ADD_FAILURE() << loaded.error().sentence();
            std::abort();
        }
        fonts = std::move(*loaded);
    }
    return fonts;
}

HeadlessUi::HeadlessUi(std::function<void(ui::Ui&)> screen, const Options& options)
    : screen_{std::move(screen)},
      options_{options},
      fonts_{shared_fonts(options.text_percent, options.pictures ? ui::GlyphSet::Full : ui::GlyphSet::Measuring)},
      canvas_{*fonts_},
      ui_{*fonts_, options.high_contrast ? ui::high_contrast_theme() : ui::light_theme()} {
    input_.now = ui::Moment{1'000};
    frames(2);
}

HeadlessUi::~HeadlessUi() = default;

void HeadlessUi::draw() {
    input_.now += frame_time;
    canvas_.draw(ui_, input_, options_.size, screen_);
    input_.key = ui::Key::None;
    input_.character = 0;
    input_.wheel = 0;
    texts_ = ui_.texts();
}

void HeadlessUi::frames(int count) {
    for (int frame = 0; frame < count; ++frame) {
        draw();
    }
}

void HeadlessUi::pass(ui::Moment time) {
    input_.now += time - frame_time;
    draw();
}

const ui::Target* HeadlessUi::find(std::string_view name, int index) const {
    for (const ui::Target& target : ui_.taps()) {
        const bool reachable = target.layer == ui_.top_layer() && !target.visible.empty();
        if (target.name == name && reachable && index-- == 0) {
            return &target;
        }
    }
    return nullptr;
}

void HeadlessUi::touch(std::string_view name) {
    const ui::Target* target = find(name, 0);
    ASSERT_NE(target, nullptr) << "nothing to tap is called “" << name << "”; there is:\n" << all_text();
    input_.pointer = target->visible.center();
    input_.pointer_down = true;
    draw();
}

void HeadlessUi::lift() {
    input_.pointer_down = false;
    draw();
    input_.pointer = {-1, -1};
    draw();
}

void HeadlessUi::tap(std::string_view name, int index) {
    const ui::Target* target = find(name, index);
    if (target == nullptr) {
        std::string names;
        for (const std::string& known : tap_names()) {
            names += "\n  " + known;
        }
        FAIL() << "nothing to tap is called “" << name << "”; there is:" << names;
    }
    tap_at(target->visible.center());
}

void HeadlessUi::tap_at(ui::Point point) {
    input_.pointer = point;
    input_.pointer_down = true;
    draw();
    lift();
}

void HeadlessUi::drag(ui::Point from, ui::Point to) {
    constexpr int steps = 10;
    input_.pointer = from;
    input_.pointer_down = true;
    draw();
    for (int step = 1; step <= steps; ++step) {
        const float share = static_cast<float>(step) / steps;
        input_.pointer = {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
        draw();
    }
    lift();
}

void HeadlessUi::wheel(ui::Point point, float notches) {
    input_.pointer = point;
    input_.wheel = notches;
    draw();
    input_.pointer = {-1, -1};
    draw();
}

void HeadlessUi::type(std::string_view text) {
    for (const char32_t character : characters(text)) {
        input_.character = character;
        draw();
    }
    draw();
}

void HeadlessUi::key(ui::Key key) {
    input_.key = key;
    draw();
    draw();
}

bool HeadlessUi::has_text(std::string_view words) const {
    for (const ui::ShownText& text : texts_) {
        if (text.words.find(words) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

bool HeadlessUi::can_tap(std::string_view name) const {
    const ui::Target* target = find(name, 0);
    return target != nullptr && !target->disabled;
}

std::vector<std::string> HeadlessUi::texts() const {
    std::vector<std::string> all;
    all.reserve(texts_.size());
    for (const ui::ShownText& text : texts_) {
        all.emplace_back(text.words);
    }
    return all;
}

std::string HeadlessUi::all_text() const {
    std::string all;
    for (const ui::ShownText& text : texts_) {
        all += std::string{text.words} + "\n";
    }
    return all;
}

std::vector<std::string> HeadlessUi::tap_names() const {
    std::vector<std::string> names;
    for (const ui::Target& target : ui_.taps()) {
        if (target.layer == ui_.top_layer() && !target.visible.empty()) {
            names.emplace_back(target.name);
        }
    }
    return names;
}

std::string HeadlessUi::focused() const {
    const ui::Target* target = ui_.focused_target();
    return target != nullptr ? std::string{target->name} : std::string{};
}

ui::Rect HeadlessUi::rect_of(std::string_view name) const {
    const ui::Target* target = find(name, 0);
    return target != nullptr ? target->hit : ui::Rect{};
}

ui::Rect HeadlessUi::rect_of_text(std::string_view words) const {
    const auto found = std::ranges::find_if(texts_, [&](const ui::ShownText& text) { return text.words == words; });
    return found != texts_.end() ? found->rect : ui::Rect{};
}

std::vector<std::string> HeadlessUi::cut_texts() const {
    std::vector<std::string> cut;
    for (const ui::ShownText& text : texts_) {
        if (text.cut && !text.rect.empty()) {
            cut.emplace_back(text.words);
        }
    }
    return cut;
}

std::vector<const ui::Target*> HeadlessUi::top_targets() const {
    std::vector<const ui::Target*> targets;
    for (const ui::Target& target : ui_.taps()) {
        if (target.layer == ui_.top_layer() && !target.visible.empty()) {
            targets.push_back(&target);
        }
    }
    return targets;
}

void HeadlessUi::judge_targets(std::string& faults) const {
    const ui::Rect screen = ui::Rect{0, 0, options_.size.width, options_.size.height}.inset(-grace);
    const std::vector<const ui::Target*> targets = top_targets();
    for (const ui::Target* target : targets) {
        if (target->hit.width < ui::target_side_min || target->hit.height < ui::target_side_min) {
            faults += quoted(target->name) + " is too small: " + at(target->hit) + "\n";
        }
        if (!screen.encloses(target->visible)) {
            faults += quoted(target->name) + " leaves the screen: " + at(target->visible) + "\n";
        }
    }
    for (std::size_t first = 0; first < targets.size(); ++first) {
        for (std::size_t second = first + 1; second < targets.size(); ++second) {
            const ui::Target& one = *targets[first];
            const ui::Target& other = *targets[second];
            const float gap = room_between(one.visible, other.visible);
            if (one.floating != other.floating || gap >= ui::target_gap_min - grace || adjoin(one, other)) {
                continue;
            }
            // The rest of a row that was scrolled away fills the room between the two.
            const bool filled = std::ranges::any_of(
                targets, [&](const ui::Target* third) { return adjoin(one, *third) && adjoin(*third, other); });
            if (gap > 0 && filled) {
                continue;
            }
            faults += quoted(one.name) + " (" + at(one.visible) + (gap < 0 ? ") overlaps " : ") is too near ") +
                      quoted(other.name) + " (" + at(other.visible) + ")\n";
        }
    }
}

void HeadlessUi::judge_texts(std::string& faults) const {
    const ui::Rect screen = ui::Rect{0, 0, options_.size.width, options_.size.height}.inset(-grace);
    std::vector<ui::ShownText> seen;
    const auto hidden = [&](const ui::ShownText& text) {
        return std::ranges::any_of(ui_.taps(), [&](const ui::Target& target) {
            return target.floating && !target.visible.intersected(text.rect).empty();
        });
    };
    for (std::size_t index = ui_.texts_below_top(); index < texts_.size(); ++index) {
        const ui::ShownText& text = texts_[index];
        if (text.rect.empty()) {
            continue;
        }
        if (!screen.encloses(text.rect)) {
            faults += "the text " + quoted(text.words) + " leaves the screen: " + at(text.rect) + "\n";
        }
        if (fonts_->face(text.role).em < text_em_min) {
            faults += "the text " + quoted(text.words) + " is too small\n";
        }
        if (text.clipped) {
            faults += "the text " + quoted(text.words) + " is clipped at its side: " + at(text.rect) + "\n";
        }
        if (!hidden(text)) {
            seen.push_back(text);
        }
    }
    for (std::size_t first = 0; first < seen.size(); ++first) {
        for (std::size_t second = first + 1; second < seen.size(); ++second) {
            // A receipt's bold words are struck twice, as on paper.
            const bool struck_twice = seen[first].words == seen[second].words;
            if (!struck_twice && room_between(seen[first].rect, seen[second].rect) < -1) {
                faults += "the texts " + quoted(seen[first].words) + " (" + at(seen[first].rect) + ") and " +
                          quoted(seen[second].words) + " (" + at(seen[second].rect) + ") lie over each other\n";
            }
        }
    }
}

std::string HeadlessUi::layout_faults() const {
    std::string faults;
    judge_targets(faults);
    judge_texts(faults);
    return faults;
}

}  // namespace ecot::test
