#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pos/ui/input.hpp"
#include "pos/ui/rect.hpp"

namespace ecot::ui {

/// Smallest side of what a finger touches, and the room between two of them, in pixels (look/look.md section 3).
inline constexpr float target_side_min = 64;
inline constexpr float target_gap_min = 8;

/// Names one target from frame to frame.
enum class TargetId : std::uint64_t { None = 0 };

/// What a target asks of fingers and keys.
struct TargetOptions {
    /// What stays the same while the label changes ("pay" for "Payer 3,20 €"); the label itself when empty.
    std::string_view id = {};
    bool fires_on_press = false;  ///< keypads and steppers: no tap is lost however quick
    bool floating = false;        ///< lies over others by design, as a toast does
    bool is_field = false;        ///< keeps the focus when touched, and takes what is typed
    bool focusable = true;
    std::string_view disabled_because = {};  ///< not empty: cannot be used, and says this when touched
    Key shortcut = Key::None;                ///< fires it, whatever has the focus
};

/// What happens to a target in this frame.
struct TargetState {
    bool fired = false;    ///< tapped, or activated by key: once per tap
    bool held = false;     ///< the finger is on it
    bool focused = false;  ///< keyboard input goes to it
    bool ring = false;     ///< the focus is to be shown
};

/// A target as it is on the screen.
struct Target {
    std::string_view name = {};
    TargetId id = TargetId::None;
    Rect hit;
    Rect visible;  ///< what is left of `hit` inside the scrolled area it lies in
    int layer = 0;
    bool disabled = false;
    bool is_field = false;
    bool focusable = true;
    bool floating = false;
};

/// Which part of the screen is touched or has the keyboard: pure, knows nothing of drawing.
///
/// A finger is judged by what the last finished frame showed, for that is what the person saw; the answer is given to
/// the target when the next frame adds it again. Layers lie above each other: only the highest one can be used.
class Targets {
public:
    void begin_frame(const FrameInput& input);
    [[nodiscard]] TargetState add(std::string_view name, Rect hit, Rect clip, const TargetOptions& options = {});
    void end_frame();

    /// Until the matching close_scope(), the same names are other targets than outside.
    void open_scope(std::string_view name);
    void close_scope();
    /// Everything added from here to the end of the frame lies above all before, which can no longer be used.
    void open_layer();

    /// Says that `area` is moved by a finger. Returns by how much it was moved since the last frame.
    [[nodiscard]] float scroll_area(std::string_view name, Rect area);

    [[nodiscard]] const FrameInput& input() const { return input_; }
    /// Takes the character or key of this frame, so that only one target uses it.
    [[nodiscard]] char32_t take_character();
    [[nodiscard]] bool take_key(Key key);
    /// Whether a field of the last frame has the focus: then typing belongs to it.
    [[nodiscard]] bool field_focused() const { return field_focused_; }
    /// How many targets this frame has so far.
    [[nodiscard]] std::size_t added_count() const { return adding_.size(); }
    /// Where the focus went by key in this frame, if to one of the targets added since `from`: a scrolled area follows.
    [[nodiscard]] std::optional<Rect> added_focus(std::size_t from) const;
    /// Gives the keyboard focus to the target added last. @pre there is one.
    void focus_last() { focus_ = adding_.back().id; }
    /// Removes the keyboard focus.
    void unfocus() { focus_ = TargetId::None; }
    /// Why the disabled target that was touched in this frame cannot be used.
    [[nodiscard]] const std::optional<std::string>& refusal() const { return refusal_; }

    /// The targets of the last finished frame, in the order they were added.
    [[nodiscard]] const std::vector<Target>& shown() const { return shown_; }
    /// The one with the keyboard focus, once a key was used to get there; null when there is none.
    [[nodiscard]] const Target* focused_target() const { return ring_ ? find(focus_) : nullptr; }
    [[nodiscard]] int top_layer() const { return top_layer_; }
    /// Whether what is added now can be used: no layer of the last frame lies above it.
    [[nodiscard]] bool on_top() const { return layer_ >= top_layer_; }

private:
    struct Area {
        TargetId id;
        Rect rect;
        int layer;
    };
    [[nodiscard]] TargetId id_of(std::string_view name) const;
    [[nodiscard]] const Target* topmost(Point point) const;
    [[nodiscard]] const Target* find(TargetId id) const;
    void follow_pointer();
    void follow_keys();
    void move_in_order(int step);
    void move_towards(Key direction);
    void set_focus_by_key(const Target& target);

    FrameInput input_;
    Point last_pointer_{-1, -1};
    bool was_down_ = false;
    Point pressed_at_;

    std::vector<Target> shown_, adding_;
    std::string shown_names_, adding_names_;
    std::vector<std::size_t> name_starts_;
    std::vector<Area> shown_areas_, adding_areas_;
    std::vector<std::uint64_t> scopes_;
    int layer_ = 0;
    int top_layer_ = 0;

    TargetId active_ = TargetId::None;    ///< the finger went down on it
    TargetId pressed_ = TargetId::None;   ///< … in this frame
    TargetId released_ = TargetId::None;  ///< the finger was lifted from it in this frame
    TargetId by_key_ = TargetId::None;    ///< Enter or Space in this frame
    TargetId focus_ = TargetId::None;
    TargetId moved_focus_ = TargetId::None;
    std::vector<TargetId> focus_below_;  ///< of the layers under the top one
    TargetId scrolled_ = TargetId::None;
    bool dragging_ = false;
    bool ring_ = false;
    bool field_focused_ = false;
    bool over_ = false;  ///< the finger is still on the active target
    std::optional<std::string> refusal_;
};

}  // namespace ecot::ui
