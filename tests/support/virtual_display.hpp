#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace ecot::test {

/// An X server of our own on a free display (Xvfb), ended with this object. Sets DISPLAY for this process.
class VirtualDisplay {
public:
    /// 1280 x 800 by default. Null when Xvfb cannot be started; `why` then says so.
    [[nodiscard]] static std::unique_ptr<VirtualDisplay> start(std::string& why, int width = 1280, int height = 800);
    ~VirtualDisplay();
    VirtualDisplay(const VirtualDisplay&) = delete;
    VirtualDisplay& operator=(const VirtualDisplay&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }

private:
    VirtualDisplay(pid_t server, std::string name) : server_{server}, name_{std::move(name)} {}
    pid_t server_;
    std::string name_;
};

enum class KeyboardLayout { Us, Fr };

/// Fingers and a scanner: real pointer and key events of the X server (XTEST), as a touch screen and a keyboard send
/// them.
class Robot {
public:
    explicit Robot(const std::string& display);
    ~Robot();
    Robot(const Robot&) = delete;
    Robot& operator=(const Robot&) = delete;

    /// The layout the machine believes the keyboard has (setxkbmap).
    void set_layout(KeyboardLayout layout);
    /// Touches a point of the first window's display and lets go.
    void tap(int x, int y, std::chrono::milliseconds held = std::chrono::milliseconds{30});
    /// Sends what a US-mode scanner sends for `code` and Enter: physical keys, whatever the layout, `per_key` apart (at
    /// least 2 ms). Returns when all are sent.
    void scan(std::string_view code, std::chrono::milliseconds per_key);
    /// Presses and releases one key by its X name, with shift where the layout asks for it: "F2", "Tab", "Return", "a".
    void key(const std::string& name);
    /// Gives the keyboard to the window whose title holds `title`; Xvfb has no window manager to do it. False: no such
    /// window.
    bool focus(const std::string& title);
    /// Writes what the display shows as a PNG. False: it cannot be written.
    bool picture(const std::string& file);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ecot::test
