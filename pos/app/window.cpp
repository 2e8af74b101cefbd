#include "pos/app/window.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <stb/stb_image_write.h>

#include "pos/app/glfw_keys.hpp"
#include "pos/ui/canvas.hpp"

namespace ecot::app {
namespace {

constexpr int frames_after_input = 3;
constexpr double wait_max_seconds = 3'600;

WindowError no_window() {
    const char* reason = nullptr;
    glfwGetError(&reason);
    return {"No window can be opened: " + std::string{reason != nullptr ? reason : "no display"} + "."};
}

}  // namespace

/// One GLFW window: the till's or the customer's.
struct Window::Glass {
    Glass(Window& window, GLFWwindow* made, ui::Fonts& fonts, const ui::Theme& theme)
        : owner{window}, handle{made}, canvas{fonts}, ui{fonts, theme} {}
    ~Glass() { glfwDestroyWindow(handle); }
    Glass(const Glass&) = delete;
    Glass& operator=(const Glass&) = delete;

    [[nodiscard]] ui::Size size() const {
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(handle, &width, &height);
        return {static_cast<float>(width), static_cast<float>(height)};
    }
    /// Where a point of the window lies in the picture: the two differ on dense screens.
    [[nodiscard]] ui::Point in_pixels(double x, double y) const {
        int width = 0;
        int height = 0;
        glfwGetWindowSize(handle, &width, &height);
        const ui::Size pixels = size();
        return {static_cast<float>(x) * pixels.width / static_cast<float>(std::max(1, width)),
                static_cast<float>(y) * pixels.height / static_cast<float>(std::max(1, height))};
    }

    Window& owner;
    GLFWwindow* handle;
    ui::Canvas canvas;
    ui::Ui ui;
    ui::InputQueue queue;
    ui::Point pointer{-1, -1};  ///< as of the last move that was told
};

/// What GLFW calls. Each only writes down what happened.
struct Window::Callbacks {
    static Glass& glass(GLFWwindow* handle) { return *static_cast<Glass*>(glfwGetWindowUserPointer(handle)); }

    static void moved(GLFWwindow* handle, double x, double y) noexcept {
        Glass& at = glass(handle);
        at.pointer = at.in_pixels(x, y);
        at.queue.pointer_moved(at.pointer);
        // Without a finger on it a moving pointer changes nothing: no hover style exists.
        if (glfwGetMouseButton(handle, GLFW_MOUSE_BUTTON_LEFT) == GLFW_PRESS) {
            at.owner.input_seen_ = true;
        }
    }
    static void button(GLFWwindow* handle, int which, int action, int) noexcept {
        if (which != GLFW_MOUSE_BUTTON_LEFT) {
            return;
        }
        // Where the pointer was when the button changed: glfwGetCursorPos() would say where it is by now, which on a
        // busy machine is already the next finger's place.
        Glass& at = glass(handle);
        at.queue.pointer_button(at.pointer, action == GLFW_PRESS);
        at.owner.input_seen_ = true;
    }
    static void scrolled(GLFWwindow* handle, double, double notches) noexcept {
        Glass& at = glass(handle);
        at.queue.wheel_turned(at.pointer, static_cast<float>(-notches));
        at.owner.input_seen_ = true;
    }
    static void key(GLFWwindow* handle, int code, int, int action, int mods) noexcept {
        if (action == GLFW_RELEASE) {
            return;
        }
        Window& window = glass(handle).owner;
        window.keep_pending_stroke();
        const bool shift = (mods & GLFW_MOD_SHIFT) != 0;
        window.pending_ = Stroke{.seen = window.now(),
                                 .key = key_of(code, shift),
                                 .position = position_of(code),
                                 .typed = 0,
                                 .shift = shift,
                                 .control = (mods & GLFW_MOD_CONTROL) != 0,
                                 .repeated = action == GLFW_REPEAT};
        if (window.pending_->key != ui::Key::None) {
            window.pending_->position = '\0';
            window.keep_pending_stroke();
        }
    }
    static void character(GLFWwindow* handle, unsigned int code) noexcept {
        glass(handle).owner.character_came(static_cast<char32_t>(code));
    }
    static void refresh(GLFWwindow* handle) noexcept { glass(handle).owner.request_frame(); }
    static void resized(GLFWwindow* handle, int, int) noexcept { glass(handle).owner.request_frame(); }
};

Window::Window(const WindowOptions& options) : options_{options} {}

tl::expected<std::unique_ptr<Window>, WindowError> Window::open(const WindowOptions& options) {
    std::unique_ptr<Window> window{new Window{options}};
    if (glfwInit() != GLFW_TRUE) {
        return tl::unexpected(no_window());
    }
    window->glfw_ready_ = true;
    auto fonts = ui::Fonts::load(options.text_percent);
    if (!fonts) {
        return tl::unexpected(WindowError{fonts.error().sentence()});
    }
    window->fonts_ = std::move(*fonts);
    window->till_ = window->make_glass(options, nullptr);
    if (!window->till_) {
        return tl::unexpected(no_window());
    }
    glfwMakeContextCurrent(window->till_->handle);
    glfwSwapInterval(1);
    window->till_->canvas.make_current();
    // The renderer belongs to the till's ImGui context and draws the customer's window as well: its objects are shared.
    if (!ImGui_ImplOpenGL3_Init("#version 130")) {
        return tl::unexpected(WindowError{"No window can be opened: OpenGL 3 is missing."});
    }
    window->renderer_ready_ = true;
    ImGui_ImplOpenGL3_NewFrame();
    window->fonts_->forget_pixels();
    return window;
}

Window::~Window() {
    if (renderer_ready_) {
        glfwMakeContextCurrent(till_->handle);
        till_->canvas.make_current();
        ImGui_ImplOpenGL3_Shutdown();
    }
    customer_.reset();
    till_.reset();
    if (glfw_ready_) {
        glfwTerminate();
    }
}

std::unique_ptr<Window::Glass> Window::make_glass(const WindowOptions& options, Glass* sharing) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_FOCUS_ON_SHOW, sharing == nullptr ? GLFW_TRUE : GLFW_FALSE);
    int monitor_count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&monitor_count);
    GLFWmonitor* monitor = nullptr;
    auto width = static_cast<int>(options.size.width);
    auto height = static_cast<int>(options.size.height);
    if (options.fullscreen && monitor_count > (sharing != nullptr ? 1 : 0)) {
        monitor = monitors[sharing != nullptr ? 1 : 0];
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        width = mode->width;
        height = mode->height;
    }
    GLFWwindow* handle =
        glfwCreateWindow(width, height, options.title.c_str(), monitor, sharing != nullptr ? sharing->handle : nullptr);
    if (handle == nullptr) {
        return nullptr;
    }
    if (monitor != nullptr) {
        glfwSetInputMode(handle, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
        // The customer's screen stays when the focus is on the till's.
        glfwSetWindowAttrib(handle, GLFW_AUTO_ICONIFY, GLFW_FALSE);
    }
    const ui::Theme& theme = options_.high_contrast ? ui::high_contrast_theme() : ui::light_theme();
    auto glass = std::make_unique<Glass>(*this, handle, *fonts_, theme);
    glfwSetWindowUserPointer(handle, glass.get());
    glfwSetCursorPosCallback(handle, Callbacks::moved);
    glfwSetMouseButtonCallback(handle, Callbacks::button);
    glfwSetScrollCallback(handle, Callbacks::scrolled);
    glfwSetKeyCallback(handle, Callbacks::key);
    glfwSetCharCallback(handle, Callbacks::character);
    glfwSetWindowRefreshCallback(handle, Callbacks::refresh);
    glfwSetFramebufferSizeCallback(handle, Callbacks::resized);
    if (sharing == nullptr && options.visible) {
        glfwFocusWindow(handle);
    }
    return glass;
}

bool Window::closing() const {
    return glfwWindowShouldClose(till_->handle) == GLFW_TRUE;
}

Moment Window::now() const {
    return Moment{static_cast<Moment::rep>(glfwGetTime() * 1'000)};
}

ui::Ui& Window::ui() {
    return till_->ui;
}

void Window::character_came(char32_t character) {
    if (!pending_) {
        // GLFW says nothing of a key that goes down twice within a millisecond but for its character: the key is the
        // one that typed it before.
        const bool known = last_typed_ && last_typed_->typed == character;
        pending_ = known ? *last_typed_ : Stroke{};
        pending_->seen = now();
    }
    pending_->typed = character;
    last_typed_ = pending_;
    keep_pending_stroke();
}

void Window::keep_pending_stroke() {
    if (pending_) {
        burst_.push(*pending_);
        pending_.reset();
    }
}

void Window::settle_keys(Moment quiet) {
    keep_pending_stroke();
    burst_.quiet_at(quiet);
    for (const Heard& heard : burst_.take()) {
        if (const auto* scan = std::get_if<Scan>(&heard)) {
            scans_.push_back(*scan);
            continue;
        }
        const auto& stroke = std::get<Stroke>(heard);
        if (stroke.key != ui::Key::None) {
            till_->queue.key_pressed(stroke.key);
        } else if (stroke.typed != 0) {
            till_->queue.character_typed(stroke.typed);
        }
        input_seen_ = true;
    }
}

void Window::wait(std::optional<Moment> deadline) {
    const auto earlier = [&](std::optional<Moment> moment) {
        if (moment) {
            deadline = deadline ? std::min(*deadline, *moment) : *moment;
        }
    };
    earlier(next_wake_);
    earlier(burst_.deadline());
    if (frame_due() || !scans_.empty()) {
        glfwPollEvents();
    } else if (!deadline) {
        glfwWaitEventsTimeout(wait_max_seconds);
    } else {
        const double seconds = static_cast<double>((*deadline - now()).count()) / 1'000;
        if (seconds > 0) {
            glfwWaitEventsTimeout(std::min(seconds, wait_max_seconds));
        } else {
            glfwPollEvents();
        }
    }
    // Whatever came before this moment is handed over by the poll after it. A moment taken after a poll would not do:
    // on a busy machine much can come between the two.
    const Moment quiet = now();
    glfwPollEvents();
    settle_keys(quiet);
    if (std::exchange(input_seen_, false)) {
        request_frame();
    }
    if (next_wake_ && *next_wake_ <= now()) {
        next_wake_.reset();
        frames_due_ = std::max(frames_due_, 1);
    }
}

void Window::wake() noexcept {
    glfwPostEmptyEvent();
}

void Window::request_frame() {
    frames_due_ = frames_after_input;
}

bool Window::frame_due() const {
    return frames_due_ > 0 || !till_->queue.empty();
}

std::vector<Scan> Window::take_scans() {
    return std::exchange(scans_, {});
}

void Window::draw(Glass& glass, const ui::FrameInput& input, const std::function<void(ui::Ui&)>& screen) {
    glass.canvas.draw(glass.ui, input, glass.size(), screen);
    ImDrawData* drawn = glass.canvas.drawn();
    const ui::Size size = glass.size();
    glfwMakeContextCurrent(glass.handle);
    till_->canvas.make_current();
    glViewport(0, 0, static_cast<int>(size.width), static_cast<int>(size.height));
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(drawn);
}

void Window::frame(const std::function<void(ui::Ui&)>& screen) {
    frames_due_ = std::max(0, frames_due_ - 1);
    const ui::FrameInput input = till_->queue.next(now());
    // What waited in the queue behind other input has its own frames to come: the last of ten quick taps too is shown.
    if (input.pointer_down != was_down_ || input.key != ui::Key::None || input.character != 0 || input.wheel != 0) {
        frames_due_ = std::max(frames_due_, frames_after_input - 1);
    }
    was_down_ = input.pointer_down;
    draw(*till_, input, screen);
    glfwSwapBuffers(till_->handle);
    next_wake_ = till_->ui.next_wake();
    if (till_->ui.refusal()) {
        request_frame();
    }
}

tl::expected<void, WindowError> Window::open_customer_display() {
    if (customer_) {
        return {};
    }
    WindowOptions options = options_;
    options.title += " – client";
    options.size = {1'024, 600};
    customer_ = make_glass(options, till_.get());
    if (!customer_) {
        return tl::unexpected(no_window());
    }
    glfwMakeContextCurrent(customer_->handle);
    glfwSwapInterval(0);  // one wait for the monitor a turn is enough
    request_frame();
    return {};
}

void Window::close_customer_display() {
    customer_.reset();
}

bool Window::has_customer_display() const {
    return customer_ != nullptr;
}

void Window::customer_frame(const std::function<void(ui::Ui&)>& screen) {
    if (!customer_) {
        return;
    }
    draw(*customer_, customer_->queue.next(now()), screen);
    glfwSwapBuffers(customer_->handle);
    if (const auto wake_moment = customer_->ui.next_wake()) {
        next_wake_ = next_wake_ ? std::min(*next_wake_, *wake_moment) : *wake_moment;
    }
    if (!customer_->queue.empty()) {
        request_frame();
    }
}

tl::expected<void, WindowError> Window::set_text_percent(int text_percent) {
    if (text_percent == fonts_->text_percent()) {
        return {};
    }
    if (auto built = fonts_->rebuild(text_percent); !built) {
        return tl::unexpected(WindowError{built.error().sentence()});
    }
    upload_fonts();
    request_frame();
    return {};
}

void Window::upload_fonts() {
    glfwMakeContextCurrent(till_->handle);
    till_->canvas.make_current();
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    fonts_->forget_pixels();
}

void Window::set_high_contrast(bool on) {
    options_.high_contrast = on;
    const ui::Theme& theme = on ? ui::high_contrast_theme() : ui::light_theme();
    till_->ui.set_theme(theme);
    if (customer_) {
        customer_->ui.set_theme(theme);
    }
    request_frame();
}

tl::expected<void, WindowError> Window::screenshot(const std::string& file,
                                                   const std::function<void(ui::Ui&)>& screen) {
    till_->ui.set_animations(false);
    for (int frame_index = 0; frame_index < frames_after_input; ++frame_index) {
        draw(*till_, {.now = now()}, screen);
    }
    till_->ui.set_animations(true);
    const ui::Size size = till_->size();
    const auto width = static_cast<int>(size.width);
    const auto height = static_cast<int>(size.height);
    constexpr int channels = 3;
    const std::size_t row = static_cast<std::size_t>(width) * channels;
    std::vector<unsigned char> pixels(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    // OpenGL counts rows from below: written from the last to the first.
    std::vector<unsigned char> upright;
    upright.reserve(pixels.size());
    for (int line = height - 1; line >= 0; --line) {
        const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(row) * line;
        upright.insert(upright.end(), from, from + static_cast<std::ptrdiff_t>(row));
    }
    if (stbi_write_png(file.c_str(), width, height, channels, upright.data(), static_cast<int>(row)) == 0) {
        return tl::unexpected(WindowError{"The picture cannot be written: " + file + "."});
    }
    return {};
}

}  // namespace ecot::app
