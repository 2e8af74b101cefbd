#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pos/ui/fonts.hpp"
#include "pos/ui/rect.hpp"
#include "pos/ui/symbols.hpp"
#include "pos/ui/theme.hpp"

struct ImDrawList;

namespace ecot::ui {

/// Which side of its box a text stands on.
enum class Align { Left, Center, Right };

/// How one line of text is drawn. Right-aligned digits stand in equal cells, so that columns of amounts line up.
struct TextStyle {
    TextRole role = TextRole::Body;
    std::optional<Color> color = {};  ///< the theme's ink when absent
    Align align = Align::Left;
};

/// How several lines are drawn.
struct ParagraphStyle {
    TextRole role = TextRole::Body;
    std::optional<Color> color = {};
    Align align = Align::Left;
    int lines_max = 0;          ///< the last one ends in "…" when there is more; 0: as many as needed
    float line_height = 1.35F;  ///< of the em
};

/// How far above the page something lies: it decides its shadow.
enum class Elevation { Card, Toast, Modal };

/// Which corners of a filled shape are round.
enum class Corners { All, None, Top, Bottom, Left, Right };

/// A text that was drawn in a frame, for tests and for whoever reads the screen to someone.
struct ShownText {
    std::string_view words = {};  ///< as asked for, not as cut
    Rect rect;                    ///< what is seen of it; empty when scrolled away
    TextRole role = TextRole::Body;
    bool cut = false;      ///< did not fit and ends in "…"
    bool clipped = false;  ///< its left or right end lies outside the clip
};

/// Draws text and shapes with the colours of a theme: one frame at a time, into ImGui's draw list.
///
/// Text is centred in the height of its box on its capital letters, and never leaves the box: what does not fit ends in
/// "…". Lengths are pixels; px() gives the length of the design at the present text size.
class Painter {
public:
    Painter(const Fonts& fonts, const Theme& theme) : fonts_{&fonts}, theme_{&theme} {}

    [[nodiscard]] const Theme& theme() const { return *theme_; }
    void set_theme(const Theme& theme) { theme_ = &theme; }
    [[nodiscard]] const Fonts& fonts() const { return *fonts_; }
    [[nodiscard]] int text_percent() const { return fonts_->text_percent(); }
    /// Above 125 %: screens leave out what can be spared.
    [[nodiscard]] bool large_text() const { return text_percent() > 125; }
    [[nodiscard]] float px(float length) const { return fonts_->px(length); }

    // Text.
    [[nodiscard]] float em(TextRole role) const { return fonts_->face(role).em; }
    [[nodiscard]] float line_height(TextRole role) const;
    [[nodiscard]] float text_width(TextRole role, std::string_view words) const;
    /// The width when right-aligned, every digit as wide as the widest.
    [[nodiscard]] float tabular_width(TextRole role, std::string_view words) const;
    /// Draws one line and returns how wide it became.
    float text(Rect box, std::string_view words, const TextStyle& style = {});
    /// Draws words wrapped at spaces, from the top of the box, and returns the height used.
    float paragraph(Rect box, std::string_view words, const ParagraphStyle& style = {});
    /// The height paragraph() would use.
    [[nodiscard]] float paragraph_height(float width, std::string_view words, const ParagraphStyle& style = {}) const;
    /// Words at the left, a value at the right of one line; the value is never cut.
    void label_and_value(Rect box, std::string_view label, std::string_view value, const TextStyle& label_style,
                         const TextStyle& value_style);

    // Shapes.
    void fill(Rect rect, Color color, float radius = 0, Corners corners = Corners::All);
    void outline(Rect rect, Color color, float radius, float thickness);
    void shadow(Rect rect, Elevation elevation = Elevation::Card);
    /// A white card: shadow, fill and thin outline (look/look.md section 4).
    void card(Rect rect, float radius = 16, std::optional<Color> color = {});
    /// The frame of an empty state.
    void dashed(Rect rect, Color color, float radius, float thickness = 2);
    void rule(Point left, float length);
    void dashed_rule(Point left, float length, Color color);
    void hatch(Rect rect, Color color, float step = 6, float thickness = 2);
    void disc(Point center, float radius, Color color);
    void ring(Point center, float radius, Color color, float thickness);
    void arc(Point center, float radius, float from, float to, Color color, float thickness);
    void sector(Point center, float radius, float from, float to, Color color);
    void line(Point from, Point to, Color color, float thickness);
    /// From opaque at the top to clear at the bottom, or the other way round.
    void fade_edge(Rect rect, Color color, bool opaque_at_top);

    // Signs and pictures.
    void icon(Point center, Icon icon, IconSize size, Color color);
    [[nodiscard]] float icon_width(IconSize size) const { return fonts_->icons(size).em; }
    void picto(Point center, Picto picto, float size, float opacity = 1);

    /// Draws only inside `rect` (and inside the clip before it) until the matching pop_clip().
    void push_clip(Rect rect);
    void pop_clip();
    [[nodiscard]] Rect clip() const { return clips_.back(); }

    /// The texts of the frame so far.
    [[nodiscard]] std::vector<ShownText> texts() const;

protected:
    void begin_painting(ImDrawList& list, Rect area);
    [[nodiscard]] std::size_t text_count() const { return records_.size(); }

private:
    struct TextRecord {
        std::size_t start;
        std::size_t length;
        Rect rect;
        TextRole role;
        bool cut, clipped;
    };
    void record(std::string_view words, Rect rect, TextRole role, bool cut);
    [[nodiscard]] std::string_view fitting(TextRole role, std::string_view words, float width) const;
    void draw_text(TextRole role, Point left_middle, Color color, std::string_view words, bool tabular);

    const Fonts* fonts_;
    const Theme* theme_;
    ImDrawList* list_ = nullptr;
    std::vector<Rect> clips_;
    std::string recorded_words_;
    std::vector<TextRecord> records_;
};

}  // namespace ecot::ui
