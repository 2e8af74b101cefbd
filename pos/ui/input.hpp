#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

#include "pos/ui/rect.hpp"

namespace ecot::ui {

/// A moment of the frame clock: it only ever goes forward, and is no time of day.
using Moment = std::chrono::milliseconds;

/// The keys that do something; all others only type.
enum class Key : std::uint8_t {
    None,
    Tab,
    BackTab,
    Up,
    Down,
    Left,
    Right,
    Enter,
    Escape,
    Backspace,
    Delete,
    PageUp,
    PageDown,
    Home,
    End,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10
};

/// Adds a typed character to a text. @pre it is a Unicode scalar value.
void append_utf8(std::string& text, char32_t character);

/// What a person did since the last frame: at most one change of the button and one key or character, so that nothing
/// done quickly is lost or comes in another order.
struct FrameInput {
    Moment now{0};
    Point pointer{-1, -1};
    bool pointer_down = false;
    float wheel = 0;  ///< notches, positive towards the end
    Key key = Key::None;
    char32_t character = 0;
};

/// What the window saw, in order, handed out frame by frame.
///
/// A touch screen leaves the pointer where the finger was: after a release it is parked off the screen.
class InputQueue {
public:
    void pointer_moved(Point to);
    void pointer_button(Point at, bool down);
    void wheel_turned(Point at, float notches);
    void key_pressed(Key key);
    void character_typed(char32_t character);

    /// The input of the next frame.
    [[nodiscard]] FrameInput next(Moment now);
    /// Whether another frame is needed at once.
    [[nodiscard]] bool empty() const { return events_.empty(); }

private:
    enum class Kind : std::uint8_t { Move, Button, Wheel, Key, Character };
    struct Event {
        Kind kind;
        Point at;
        bool down = false;
        float notches = 0;
        Key key = Key::None;
        char32_t character = 0;
    };
    std::deque<Event> events_;
    Point pointer_{-1, -1};
    bool down_ = false;
    bool park_ = false;
};

}  // namespace ecot::ui
