#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pos/ui/painter.hpp"
#include "pos/ui/targets.hpp"

namespace ecot::ui {

/// What a button looks like (look/look.md section 4). One Primary on a screen: the one action.
enum class ButtonVariant {
    Primary,
    Secondary,  ///< white with an outline
    Tonal,
    Collectif,
    Solidaire,
    Ghost,  ///< no box until it is pressed
    Danger,
    Sunken,    ///< a quiet key: backspace
    OnBar,     ///< white, on a dark panel
    OnBarDim,  ///< see-through, on a dark panel
};

/// How long something may take before the screen says that it waits.
inline constexpr Moment waiting_shown_after{300};

/// Something that was asked for and is not done yet. After 300 ms its button shows `label` and stays where it is.
struct Waiting {
    Moment since{0};
    std::string_view label = {};
};

/// Everything about a button but its label.
struct ButtonStyle {
    ButtonVariant variant = ButtonVariant::Secondary;
    Icon icon = Icon::None;
    bool icon_right = false;  ///< an arrow that moves on
    TextRole role = TextRole::Label;
    std::string_view sub = {};  ///< a smaller second line
    bool selected = false;
    bool pressed = false;                    ///< drawn as if under the finger, whether it is or not
    std::string_view disabled_because = {};  ///< not empty: flat grey; touching it makes this Ui::refusal()
    bool fires_on_press = false;
    Key shortcut = Key::None;
    std::string_view id = {};  ///< where the label changes while the button stays the same
    bool focusable = true;     ///< false where the physical keyboard has the key itself
    bool floating = false;     ///< lies over others by design, as in a toast
    std::optional<Waiting> waiting = {};
    float radius = 12;
};

/// A line of text that can be typed.
struct FieldStyle {
    std::string_view placeholder = {};
    Icon icon = Icon::None;
    bool takes_typing = false;  ///< what is typed goes here while no field has the focus
    bool secret = false;        ///< shows dots
    std::size_t characters_max = 80;
    std::string_view error = {};  ///< a sentence, drawn below the field
    std::string_view id = {};
};

/// What happened to a field in this frame.
struct FieldTouch {
    bool changed = false;
    bool submitted = false;  ///< Enter
    bool touched = false;    ///< tapped: the screen may bring up the keyboard
};

enum class StepperTouch { None, Less, More };

/// The names by which a stepper's halves are found, such as "Moins de riz".
struct StepperNames {
    std::string_view less = {};
    std::string_view more = {};
};

enum class CheckMark { Empty, Ticked, Attention };

/// The screen of one frame: what is drawn on it, what can be touched, what was touched.
///
/// Everything that can be touched has a name (its label; for a picture the words that say what it does), is at least
/// 64 x 64 under the finger whatever its drawing, can be reached and used from the keyboard, and fires once per tap.
/// A widget is drawn by the call that asks whether it was touched. UI thread only.
class Ui : public Painter {
public:
    Ui(const Fonts& fonts, const Theme& theme) : Painter{fonts, theme} {}

    void begin_frame(const FrameInput& input, Size screen, ImDrawList& list);
    void end_frame();

    /// The whole screen.
    [[nodiscard]] Rect area() const { return area_; }
    /// The frame clock.
    [[nodiscard]] Moment now() const { return targets_.input().now; }
    /// Asks for a frame at `moment` although nothing happens until then (a clock, a fade, a countdown).
    void wake_at(Moment moment);
    [[nodiscard]] std::optional<Moment> next_wake() const { return next_wake_; }
    /// From 1 at `since` down to 0 after `duration`, asking for the frames between; 0 at once without animations.
    [[nodiscard]] float fading(Moment since, Moment duration);
    void set_animations(bool on) { animations_ = on; }
    [[nodiscard]] bool animations() const { return animations_; }

    // Widgets. True, or a touch, when used in this frame.
    bool button(Rect rect, std::string_view label, const ButtonStyle& style = {});
    /// A button that shows only its icon; `name` says what it does.
    bool icon_button(Rect rect, std::string_view name, Icon icon, ButtonStyle style = {});
    FieldTouch field(Rect rect, std::string_view name, std::string& value, const FieldStyle& style = {});
    StepperTouch stepper(Rect rect, std::string_view value, const StepperNames& names);
    bool check(Rect rect, std::string_view name, CheckMark mark);
    /// A whole rectangle of the screen's own drawing that can be touched: a row, a tile.
    TargetState touchable(Rect rect, std::string_view name, const TargetOptions& options = {});
    /// The ring around what has the keyboard focus; touchable() leaves it to the drawing.
    void focus_ring(Rect rect, float radius);

    /// A small label with an icon: said, never touched. Returns its width.
    float chip(Point left_middle, Icon icon, std::string_view words, Tone tone, bool filled = false);
    [[nodiscard]] float chip_width(Icon icon, std::string_view words) const;
    void check_box(Point center, CheckMark mark);

    // Layers and names.
    /// Darkens the screen and lays a card over it, alone to be used until the end of the frame. Returns the card.
    Rect overlay(Size card);
    /// The same names in another scope are other targets. Closed at the end of the C++ scope.
    class [[nodiscard]] Scope {
    public:
        explicit Scope(Ui& ui) : ui_{ui} {}
        ~Scope() { ui_.targets_.close_scope(); }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        Ui& ui_;
    };
    Scope scope(std::string_view name);

    // Typing.
    /// Types as if on the keyboard, in a coming frame: what the on-screen keyboard does.
    void type(char32_t character);
    void press(Key key);
    /// The character or key of this frame, when no focused field wants it.
    [[nodiscard]] char32_t take_character();
    [[nodiscard]] bool take_key(Key key);
    [[nodiscard]] bool field_focused() const { return targets_.field_focused(); }
    void unfocus() { targets_.unfocus(); }
    /// Gives the keyboard focus to what was drawn last.
    void focus_last() { targets_.focus_last(); }

    /// Why the disabled button touched in this frame cannot be used: to be shown in a toast.
    [[nodiscard]] const std::optional<std::string>& refusal() const { return targets_.refusal(); }
    [[nodiscard]] Targets& targets() { return targets_; }
    /// What can be touched, as of the last finished frame.
    [[nodiscard]] const std::vector<Target>& taps() const { return targets_.shown(); }
    /// The layer that can be used: 0, or higher while an overlay() is open.
    [[nodiscard]] int top_layer() const { return targets_.top_layer(); }
    /// How many of texts() lie under that layer.
    [[nodiscard]] std::size_t texts_below_top() const { return texts_below_top_; }
    /// What shows the focus ring; null when nothing does.
    [[nodiscard]] const Target* focused_target() const { return targets_.focused_target(); }

private:
    struct ButtonColors {
        Color fill, text, outline;
        float thickness = 0;
        bool shadow = false;
    };
    [[nodiscard]] ButtonColors button_colors(const ButtonStyle& style, bool held) const;
    void button_content(Rect rect, std::string_view label, const ButtonStyle& style, Color color);
    bool edit(std::string& value, const FieldStyle& style);

    Targets targets_;
    Rect area_;
    std::size_t texts_below_top_ = 0;
    std::optional<Moment> next_wake_;
    bool animations_ = true;
    InputQueue typed_;
};

}  // namespace ecot::ui
