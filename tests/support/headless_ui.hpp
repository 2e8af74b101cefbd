#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pos/ui/canvas.hpp"
#include "pos/ui/ui.hpp"

namespace ecot::test {

/// A screen without window or GPU, used the way a person does: by what is written on it.
///
///     HeadlessUi screen{[&](ui::Ui& ui) { draw_sale(ui, view, intents); }};
///     screen.tap("Payer 3,20 €");
///     EXPECT_TRUE(screen.has_text("Paiement"));
///
/// Every act runs the frames it needs and one more, so that texts() and taps() show its result. A name that is not on
/// the screen, or cannot be used, fails the test and says what is there.
class HeadlessUi {
public:
    struct Options {
        ui::Size size{1280, 800};
        int text_percent = 100;
        bool high_contrast = false;
        bool pictures = false;  ///< build the whole atlas, slowly
    };
    explicit HeadlessUi(std::function<void(ui::Ui&)> screen) : HeadlessUi{std::move(screen), Options{}} {}
    HeadlessUi(std::function<void(ui::Ui&)> screen, const Options& options);
    ~HeadlessUi();
    HeadlessUi(const HeadlessUi&) = delete;
    HeadlessUi& operator=(const HeadlessUi&) = delete;

    /// Draws so many frames in which nobody does anything, 16 ms each.
    void frames(int count = 1);
    /// Lets time pass, then draws a frame.
    void pass(ui::Moment time);

    /// Touches what has this name: the first one on the top layer, or the one with that index among its equals.
    void tap(std::string_view name, int index = 0);
    void tap_at(ui::Point point);
    /// Puts the finger on a name and leaves it there; lift() ends it.
    void touch(std::string_view name);
    void lift();
    /// Draws a finger over the screen in ten steps.
    void drag(ui::Point from, ui::Point to);
    void wheel(ui::Point at, float notches);
    /// Types on a physical keyboard.
    void type(std::string_view text);
    void key(ui::Key key);

    /// Whether a text on the screen contains these words.
    [[nodiscard]] bool has_text(std::string_view words) const;
    /// Whether something of this name can be touched, now and usably.
    [[nodiscard]] bool can_tap(std::string_view name) const;
    /// Everything written on the screen, one text a line: what a failing test should show.
    [[nodiscard]] std::string all_text() const;
    [[nodiscard]] std::vector<std::string> texts() const;
    [[nodiscard]] std::vector<std::string> tap_names() const;
    /// The name of what has the keyboard focus and shows its ring; empty when nothing has.
    [[nodiscard]] std::string focused() const;
    [[nodiscard]] ui::Rect rect_of(std::string_view name) const;
    [[nodiscard]] ui::Rect rect_of_text(std::string_view words) const;

    /// What is wrong with the layout, one sentence a line; empty when nothing is. Checks that targets are 64 x 64, do
    /// not overlap and stand 8 pixels apart unless they touch by design (halves of a stepper, rows of a list), that
    /// they and all text lie on the screen, that no text is smaller than 16 pixels or lies over another, and that
    /// none is clipped at its side: what has no room ends in "…".
    [[nodiscard]] std::string layout_faults() const;
    /// The texts seen that end in "…" for want of room.
    [[nodiscard]] std::vector<std::string> cut_texts() const;

    [[nodiscard]] ui::Ui& ui() { return ui_; }
    [[nodiscard]] ui::Moment now() const { return input_.now; }

private:
    void draw();
    [[nodiscard]] std::vector<const ui::Target*> top_targets() const;
    void judge_targets(std::string& faults) const;
    void judge_texts(std::string& faults) const;
    [[nodiscard]] const ui::Target* find(std::string_view name, int index) const;

    std::function<void(ui::Ui&)> screen_;
    Options options_;
    std::shared_ptr<ui::Fonts> fonts_;
    ui::Canvas canvas_;
    ui::Ui ui_;
    ui::FrameInput input_;
    std::vector<ui::ShownText> texts_;
};

/// Fonts at this text size, built once for the whole test program.
[[nodiscard]] std::shared_ptr<ui::Fonts> shared_fonts(int text_percent, ui::GlyphSet glyphs);

}  // namespace ecot::test
