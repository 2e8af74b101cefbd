#include "pos/ui/input.hpp"

namespace ecot::ui {

void append_utf8(std::string& text, char32_t character) {
    const auto code = static_cast<unsigned int>(character);
    const auto put = [&](unsigned int byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0U | (code >> 6U));
        put(0x80U | (code & 0x3fU));
    } else if (code < 0x10000) {
        put(0xe0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3fU));
        put(0x80U | (code & 0x3fU));
    } else {
        put(0xf0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3fU));
        put(0x80U | ((code >> 6U) & 0x3fU));
        put(0x80U | (code & 0x3fU));
    }
}

void InputQueue::pointer_moved(Point to) {
    if (!events_.empty() && events_.back().kind == Kind::Move) {
        events_.back().at = to;
        return;
    }
    events_.push_back({.kind = Kind::Move, .at = to});
}

void InputQueue::pointer_button(Point at, bool down) {
    events_.push_back({.kind = Kind::Button, .at = at, .down = down});
}

void InputQueue::wheel_turned(Point at, float notches) {
    events_.push_back({.kind = Kind::Wheel, .at = at, .notches = notches});
}

void InputQueue::key_pressed(Key key) {
    events_.push_back({.kind = Kind::Key, .at = {}, .key = key});
}

void InputQueue::character_typed(char32_t character) {
    events_.push_back({.kind = Kind::Character, .at = {}, .character = character});
}

FrameInput InputQueue::next(Moment now) {
    FrameInput input{.now = now};
    if (park_ && events_.empty()) {
        pointer_ = {-1, -1};
        park_ = false;
    }
    bool full = false;  // a change of the button, a key or a character ends the frame
    while (!events_.empty() && !full) {
        const Event event = events_.front();
        events_.pop_front();
        switch (event.kind) {
            case Kind::Move:
                pointer_ = event.at;
                break;
            case Kind::Button:
                pointer_ = event.at;
                down_ = event.down;
                park_ = !event.down;
                full = true;
                break;
            case Kind::Wheel:
                pointer_ = event.at;
                park_ = !down_;
                input.wheel += event.notches;
                break;
            case Kind::Key:
                input.key = event.key;
                full = true;
                break;
            case Kind::Character:
                input.character = event.character;
                full = true;
                break;
        }
    }
    input.pointer = pointer_;
    input.pointer_down = down_;
    return input;
}

}  // namespace ecot::ui
