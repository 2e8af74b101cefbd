#include "tests/support/virtual_display.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <thread>
#include <vector>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <stb/stb_image_write.h>

namespace ecot::test {

namespace {

/// The number Xvfb writes when it is ready, or -1.
int read_display_number(int pipe) {
    std::string text;
    std::array<char, 16> buffer{};
    while (text.find('\n') == std::string::npos) {
        const ssize_t n = ::read(pipe, buffer.data(), buffer.size());
        if (n <= 0) {
            return -1;
        }
        text.append(buffer.data(), static_cast<std::size_t>(n));
    }
    return std::atoi(text.c_str());
}

/// The X key code of what is printed on that key of a US keyboard: a scanner in US mode sends this key.
unsigned us_key(char c) {
    static constexpr std::string_view digits = "1234567890-=";
    static constexpr std::string_view upper_row = "qwertyuiop";
    static constexpr std::string_view home_row = "asdfghjkl";
    static constexpr std::string_view lower_row = "zxcvbnm";
    const char low = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (const auto at = digits.find(low); at != std::string_view::npos) {
        return 10 + static_cast<unsigned>(at);
    }
    if (const auto at = upper_row.find(low); at != std::string_view::npos) {
        return 24 + static_cast<unsigned>(at);
    }
    if (const auto at = home_row.find(low); at != std::string_view::npos) {
        return 38 + static_cast<unsigned>(at);
    }
    if (const auto at = lower_row.find(low); at != std::string_view::npos) {
        return 52 + static_cast<unsigned>(at);
    }
    return 0;
}

constexpr unsigned shift_key = 50;
constexpr unsigned enter_key = 36;

}  // namespace

std::unique_ptr<VirtualDisplay> VirtualDisplay::start(std::string& why, int width, int height) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) {
        why = "no pipe";
        return nullptr;
    }
    const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
    const std::string ready = std::to_string(pipe[1]);
    const pid_t server = ::fork();
    if (server == 0) {
        ::close(pipe[0]);
        const int null = ::open("/dev/null", O_RDWR);
        ::dup2(null, STDIN_FILENO);
        ::dup2(null, STDOUT_FILENO);
        ::dup2(null, STDERR_FILENO);
        ::execlp("Xvfb", "Xvfb", "-displayfd", ready.c_str(), "-screen", "0", screen.c_str(), "-nolisten", "tcp",
                 "-noreset", nullptr);
        ::_exit(127);
    }
    ::close(pipe[1]);
    const int number = server > 0 ? read_display_number(pipe[0]) : -1;
    ::close(pipe[0]);
    if (number < 0) {
        if (server > 0) {
            ::kill(server, SIGKILL);
            ::waitpid(server, nullptr, 0);
        }
        why = "Xvfb did not start: install the package xvfb";
        return nullptr;
    }
    const std::string name = ":" + std::to_string(number);
    ::setenv("DISPLAY", name.c_str(), 1);
    ::unsetenv("WAYLAND_DISPLAY");
    return std::unique_ptr<VirtualDisplay>{new VirtualDisplay{server, name}};
}

VirtualDisplay::~VirtualDisplay() {
    ::kill(server_, SIGTERM);
    ::waitpid(server_, nullptr, 0);
}

struct Robot::Impl {
    explicit Impl(const std::string& display) : connection{XOpenDisplay(display.c_str())}, name{display} {}
    ~Impl() {
        if (connection != nullptr) {
            XCloseDisplay(connection);
        }
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void press(unsigned key, bool down) const {
        XTestFakeKeyEvent(connection, key, down ? True : False, CurrentTime);
        XFlush(connection);
    }

    /// The first window below `parent` whose title holds `title`, or 0.
    [[nodiscard]] Window find(Window parent, const std::string& title) const {
        Window root = 0;
        Window up = 0;
        Window* children = nullptr;
        unsigned count = 0;
        if (XQueryTree(connection, parent, &root, &up, &children, &count) == 0) {
            return 0;
        }
        Window found = 0;
        for (unsigned i = 0; i < count && found == 0; ++i) {
            char* text = nullptr;
            if (XFetchName(connection, children[i], &text) != 0 && text != nullptr) {
                found = std::string{text}.find(title) != std::string::npos ? children[i] : 0;
                XFree(text);
            }
            if (found == 0) {
                found = find(children[i], title);
            }
        }
        if (children != nullptr) {
            XFree(children);
        }
        return found;
    }

    Display* connection;
    std::string name;
};

Robot::Robot(const std::string& display) : impl_{std::make_unique<Impl>(display)} {}
Robot::~Robot() = default;

void Robot::set_layout(KeyboardLayout layout) {
    const char* word = layout == KeyboardLayout::Us ? "us" : "fr";
    const pid_t child = ::fork();
    if (child == 0) {
        ::execlp("setxkbmap", "setxkbmap", "-display", impl_->name.c_str(), word, nullptr);
        ::_exit(127);
    }
    ::waitpid(child, nullptr, 0);
}

void Robot::tap(int x, int y, std::chrono::milliseconds held) {
    XTestFakeMotionEvent(impl_->connection, -1, x, y, CurrentTime);
    XTestFakeButtonEvent(impl_->connection, 1, True, CurrentTime);
    XFlush(impl_->connection);
    std::this_thread::sleep_for(held);
    XTestFakeButtonEvent(impl_->connection, 1, False, CurrentTime);
    XFlush(impl_->connection);
}

void Robot::scan(std::string_view code, std::chrono::milliseconds per_key) {
    // The X server keeps the time between the keys, so that neither this thread's turn nor the way to the server
    // changes the pace; a key is down for a millisecond of it.
    constexpr unsigned long held = 1;
    const auto rest = static_cast<unsigned long>(per_key.count()) - held;
    const auto send = [&](unsigned key, bool down, unsigned long after) {
        XTestFakeKeyEvent(impl_->connection, key, down ? True : False, after);
    };
    for (const char c : code) {
        const bool shifted = std::isupper(static_cast<unsigned char>(c)) != 0;
        if (shifted) {
            send(shift_key, true, CurrentTime);
        }
        send(us_key(c), true, rest);
        send(us_key(c), false, held);
        if (shifted) {
            send(shift_key, false, CurrentTime);
        }
    }
    send(enter_key, true, rest);
    send(enter_key, false, held);
    XSync(impl_->connection, False);
}

void Robot::key(const std::string& name) {
    const KeySym symbol = XStringToKeysym(name.c_str());
    int first = 0;
    int last = 0;
    int levels = 0;
    XDisplayKeycodes(impl_->connection, &first, &last);
    // Asked of the server each time: what the library remembers is of the layout before set_layout().
    KeySym* symbols = XGetKeyboardMapping(impl_->connection, static_cast<KeyCode>(first), last - first + 1, &levels);
    for (const int level : {0, 1}) {
        for (int code = first; code <= last; ++code) {
            if (symbols[(code - first) * levels + level] != symbol) {
                continue;
            }
            if (level == 1) {
                impl_->press(shift_key, true);
            }
            impl_->press(static_cast<unsigned>(code), true);
            impl_->press(static_cast<unsigned>(code), false);
            if (level == 1) {
                impl_->press(shift_key, false);
            }
            XFree(symbols);
            return;
        }
    }
    XFree(symbols);
}

bool Robot::picture(const std::string& file) {
    const Window root = DefaultRootWindow(impl_->connection);
    XWindowAttributes screen;
    if (XGetWindowAttributes(impl_->connection, root, &screen) == 0) {
        return false;
    }
    XImage* image = XGetImage(impl_->connection, root, 0, 0, static_cast<unsigned>(screen.width),
                              static_cast<unsigned>(screen.height), AllPlanes, ZPixmap);
    if (image == nullptr) {
        return false;
    }
    std::vector<unsigned char> pixels;
    pixels.reserve(static_cast<std::size_t>(screen.width) * static_cast<std::size_t>(screen.height) * 3);
    for (int y = 0; y < screen.height; ++y) {
        for (int x = 0; x < screen.width; ++x) {
            const unsigned long pixel = XGetPixel(image, x, y);
            for (const unsigned shift : {16U, 8U, 0U}) {
                pixels.push_back(static_cast<unsigned char>((pixel >> shift) & 0xffU));
            }
        }
    }
    XDestroyImage(image);
    return stbi_write_png(file.c_str(), screen.width, screen.height, 3, pixels.data(), screen.width * 3) != 0;
}

bool Robot::focus(const std::string& title) {
    const Window window = impl_->find(DefaultRootWindow(impl_->connection), title);
    if (window == 0) {
        return false;
    }
    XSetInputFocus(impl_->connection, window, RevertToPointerRoot, CurrentTime);
    XSync(impl_->connection, False);
    return true;
}

}  // namespace ecot::test
