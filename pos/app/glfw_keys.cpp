#include "pos/app/glfw_keys.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace ecot::app {

ui::Key key_of(int glfw_key, bool shift) {
    using ui::Key;
    switch (glfw_key) {
        case GLFW_KEY_TAB:
            return shift ? Key::BackTab : Key::Tab;
        case GLFW_KEY_UP:
            return Key::Up;
        case GLFW_KEY_DOWN:
            return Key::Down;
        case GLFW_KEY_LEFT:
            return Key::Left;
        case GLFW_KEY_RIGHT:
            return Key::Right;
        case GLFW_KEY_ENTER:
        case GLFW_KEY_KP_ENTER:
            return Key::Enter;
        case GLFW_KEY_ESCAPE:
            return Key::Escape;
        case GLFW_KEY_BACKSPACE:
            return Key::Backspace;
        case GLFW_KEY_DELETE:
            return Key::Delete;
        case GLFW_KEY_PAGE_UP:
            return Key::PageUp;
        case GLFW_KEY_PAGE_DOWN:
            return Key::PageDown;
        case GLFW_KEY_HOME:
            return Key::Home;
        case GLFW_KEY_END:
            return Key::End;
        default:
            break;
    }
    if (glfw_key >= GLFW_KEY_F1 && glfw_key <= GLFW_KEY_F10) {
        return static_cast<Key>(static_cast<int>(Key::F1) + glfw_key - GLFW_KEY_F1);
    }
    return Key::None;
}

char position_of(int glfw_key) {
    if (glfw_key >= GLFW_KEY_KP_0 && glfw_key <= GLFW_KEY_KP_9) {
        return static_cast<char>('0' + (glfw_key - GLFW_KEY_KP_0));
    }
    // GLFW's numbers of the other typing keys are their ASCII characters.
    return glfw_key >= ' ' && glfw_key <= '`' ? static_cast<char>(glfw_key) : '\0';
}

}  // namespace ecot::app
