#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "pos/app/scan_burst.hpp"
#include "pos/ui/ui.hpp"

namespace ecot::app {

/// Why there is no window, or no picture of it, in one sentence.
struct WindowError {
    std::string sentence;
};

/// How the window is to open.
struct WindowOptions {
    std::string title = "Écot";
    ui::Size size{1280, 800};
    bool fullscreen = false;  ///< the whole monitor, the pointer hidden
    bool visible = true;      ///< false: only for screenshots
    int text_percent = 100;
    bool high_contrast = false;
};

/// The till's window and, when asked for, the customer's: GLFW, OpenGL 3, ImGui, and what keys and fingers do.
///
/// It sleeps until something happens: wait() returns on input, on wake(), or at a deadline, and frame_due() says
/// whether anything changed that must be drawn. UI thread only, but for wake(). One at a time.
class Window {
public:
    [[nodiscard]] static tl::expected<std::unique_ptr<Window>, WindowError> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// The user asked to close it.
    [[nodiscard]] bool closing() const;
    /// The frame clock: since the window was opened.
    [[nodiscard]] Moment now() const;

    /// Sleeps until input, wake(), `deadline`, or whatever the last frame asked for (Ui::wake_at).
    void wait(std::optional<Moment> deadline = {});
    /// Ends wait(), from any thread. Does not cause a frame.
    static void wake() noexcept;
    /// What changed must be drawn: three frames, for a release is seen one frame late.
    void request_frame();
    [[nodiscard]] bool frame_due() const;
    /// Codes read by a keyboard scanner since the last call, in order.
    [[nodiscard]] std::vector<Scan> take_scans();

    /// Draws one frame of the till's screen.
    void frame(const std::function<void(ui::Ui&)>& screen);
    [[nodiscard]] ui::Ui& ui();

    /// Opens the customer's window, on the second monitor where there is one.
    [[nodiscard]] tl::expected<void, WindowError> open_customer_display();
    void close_customer_display();
    [[nodiscard]] bool has_customer_display() const;
    /// Draws one frame of the customer's screen. Nothing when it is not open.
    void customer_frame(const std::function<void(ui::Ui&)>& screen);

    /// Builds the fonts again at another text size, between two frames.
    [[nodiscard]] tl::expected<void, WindowError> set_text_percent(int text_percent);
    void set_high_contrast(bool on);

    /// Draws a screen as it is at rest and writes it as a PNG of the window's size.
    [[nodiscard]] tl::expected<void, WindowError> screenshot(const std::string& file,
                                                             const std::function<void(ui::Ui&)>& screen);

private:
    struct Glass;  // one GLFW window and what is drawn in it
    struct Callbacks;
    explicit Window(const WindowOptions& options);
    [[nodiscard]] std::unique_ptr<Glass> make_glass(const WindowOptions& options, Glass* sharing);
    void draw(Glass& glass, const ui::FrameInput& input, const std::function<void(ui::Ui&)>& screen);
    void upload_fonts();
    void character_came(char32_t character);
    void settle_keys(Moment quiet);
    void keep_pending_stroke();

    WindowOptions options_;
    std::unique_ptr<ui::Fonts> fonts_;
    std::unique_ptr<Glass> till_;
    std::unique_ptr<Glass> customer_;
    ScanBurst burst_;
    std::optional<Stroke> pending_;     ///< a key whose character has not come yet
    std::optional<Stroke> last_typed_;  ///< the last key that typed something
    std::vector<Scan> scans_;
    int frames_due_ = 3;
    bool input_seen_ = false;
    bool was_down_ = false;  ///< a finger was on the till's window in the last frame
    std::optional<Moment> next_wake_;
    bool glfw_ready_ = false;
    bool renderer_ready_ = false;
};

}  // namespace ecot::app
