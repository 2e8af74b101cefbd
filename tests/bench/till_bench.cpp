// The program as it is started, with 100,000 products and 50,000 members: how long until its first screen stands, what
// memory it holds once somebody has signed in, and what it takes of a core while nobody touches it. Beside an empty
// ImGui window under the same driver and the bare reading of the same tables, in the same run.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "pos/store/database.hpp"
#include "pos/store/init.hpp"
#include "tests/bench/made_tables.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/virtual_display.hpp"

// Last, for its macros are called as ordinary things are.
#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace ecot {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr double goal_start_ratio = 3;
constexpr double goal_start_ms = 1000;
constexpr double goal_memory_ratio = 2;
constexpr double goal_idle_percent = 0.5;

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// A program of its own, ended with this object.
class Program {
public:
    explicit Program(std::vector<std::string> arguments) {
        std::vector<char*> words;
        for (std::string& argument : arguments) {
            words.push_back(argument.data());
        }
        words.push_back(nullptr);
        pid_ = fork();
        if (pid_ == 0) {
            execv(words.front(), words.data());
            _exit(127);
        }
    }
    ~Program() {
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// What /proc says it holds in memory, MiB.
    [[nodiscard]] double resident_mib() const {
        std::ifstream status{"/proc/" + std::to_string(pid_) + "/status"};
        for (std::string word; status >> word;) {
            if (word == "VmRSS:") {
                double kib = 0;
                status >> kib;
                return kib / 1024;
            }
        }
        return 0;
    }
    /// Processor time it has had, all threads.
    [[nodiscard]] double processor_seconds() const {
        std::ifstream stat{"/proc/" + std::to_string(pid_) + "/stat"};
        std::string text;
        std::getline(stat, text);
        std::array<long, 2> ticks{};
        std::sscanf(text.c_str() + text.rfind(')'), ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &ticks[0],
                    &ticks[1]);
        return static_cast<double>(ticks[0] + ticks[1]) / static_cast<double>(sysconf(_SC_CLK_TCK));
    }

private:
    pid_t pid_ = 0;
};

/// What stands on a display, pixel by pixel.
class Screen {
public:
    explicit Screen(const std::string& display) : display_{XOpenDisplay(display.c_str())} {}
    ~Screen() { XCloseDisplay(display_); }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] unsigned long pixel(int x, int y) const {
        XImage* const image = XGetImage(display_, DefaultRootWindow(display_), x, y, 1, 1, AllPlanes, ZPixmap);
        const unsigned long value = XGetPixel(image, 0, 0);
        XDestroyImage(image);
        return value;
    }

private:
    Display* display_;
};

/// A place of the screen that shows its colour from the first frame on.
constexpr int probe_x = 640;
constexpr int probe_y = 5;

/// Milliseconds from starting a program to its first frame: until the probe has the colour it keeps.
double first_frame_ms(const Screen& screen, const std::vector<std::string>& arguments) {
    unsigned long kept = 0;
    {
        const Program program{arguments};
        std::this_thread::sleep_for(4s);
        kept = screen.pixel(probe_x, probe_y);
    }
    std::vector<double> took;
    for (int turn = 0; turn < 5; ++turn) {
        std::this_thread::sleep_for(300ms);
        const unsigned long before = screen.pixel(probe_x, probe_y);
        const auto begin = Clock::now();
        const Program program{arguments};
        if (before == kept) {
            std::printf("the display has the screen's colour before it starts\n");
            return 0;
        }
        while (screen.pixel(probe_x, probe_y) != kept && milliseconds_since(begin) < 20'000) {
            std::this_thread::sleep_for(1ms);
        }
        took.push_back(milliseconds_since(begin));
    }
    std::ranges::sort(took);
    return took[took.size() / 2];
}

std::int64_t sign_ins(const std::filesystem::path& data) {
    auto database = store::Database::open_for_reading(data / "ecot.db");
    std::int64_t count = 0;
    if (!database || !database->run([&] {
            store::Query rows = database->query("SELECT count(*) FROM journal WHERE payload ->> 'code' = 'sign_in'");
            count = rows.step() ? rows.integer(0) : 0;
        })) {
        return -1;
    }
    return count;
}

/// Whether paul could be signed in by the keyboard.
bool sign_in(test::Robot& robot, const std::filesystem::path& data) {
    const std::int64_t before = sign_ins(data);
    robot.focus("cot");
    robot.key("Tab");
    robot.key("Return");
    std::this_thread::sleep_for(500ms);
    for (const char digit : std::string{"123456"}) {
        robot.key(std::string{digit});
        std::this_thread::sleep_for(100ms);
    }
    const auto begin = Clock::now();
    while (sign_ins(data) == before && milliseconds_since(begin) < 10'000) {
        std::this_thread::sleep_for(100ms);
    }
    return sign_ins(data) == before + 1;
}

bool say(const char* what, const char* unit, double limit, double ours, double goal, bool kept) {
    std::printf("%-50s %9.1f %-4s %9.1f %-4s %7.2f  goal %.1f: %s\n", what, limit, unit, ours, unit, ours / limit, goal,
                kept ? "kept" : "NOT KEPT");
    return kept;
}

}  // namespace

int measure_till() {
    std::string why;
    const auto display = test::VirtualDisplay::start(why);
    if (!display) {
        std::printf("%s\n", why.c_str());
        return 1;
    }
    const Screen screen{display->name()};
    const ecot::test::TempDir temp;
    const std::filesystem::path data = temp / "till";
    store::NewTill till = store::demo_till(2026y / 11 / 21);
    till.people = {{.person = {.id = "paul", .name = "Paul", .role = session::Role::Volunteer}, .pin = "123456"}};
    if (const auto made = store::make_till(data, till); !made) {
        std::printf("%s\n", made.error().detail.c_str());
        return 1;
    }
    double load_ms = 0;
    {
        auto database = store::Database::open_for_writing(data / "ecot.db");
        if (!database) {
            return 1;
        }
        bench::fill(*database, 100'000, 50'000);
        const auto begin = Clock::now();
        load_ms = bench::bare_reading(*database) > 0 ? milliseconds_since(begin) : 0;
    }
    const std::vector<std::string> ours{ECOT_TILL, "--data", data.string()};
    const std::vector<std::string> empty{ECOT_EMPTY_WINDOW};
    const double empty_ms = first_frame_ms(screen, empty);
    const double ours_ms = first_frame_ms(screen, ours);
    double empty_mib = 0;
    double empty_idle = 0;
    {
        const Program program{empty};
        std::this_thread::sleep_for(4s);
        empty_mib = program.resident_mib();
        const double before = program.processor_seconds();
        std::this_thread::sleep_for(20s);
        empty_idle = (program.processor_seconds() - before) / 20 * 100;
    }
    const Program program{ours};
    std::this_thread::sleep_for(4s);
    test::Robot robot{display->name()};
    if (!sign_in(robot, data)) {
        std::printf("nobody could be signed in\n");
        return 1;
    }
    std::this_thread::sleep_for(5s);
    const double ours_mib = program.resident_mib();
    const double before = program.processor_seconds();
    std::this_thread::sleep_for(20s);
    const double idle = (program.processor_seconds() - before) / 20 * 100;
    std::printf("%-50s %14s %14s %7s\n", "", "limit", "ours", "ratio");
    bool kept = say("start to first screen (empty window + bare rows)", "ms", empty_ms + load_ms, ours_ms,
                    goal_start_ratio, ours_ms <= goal_start_ratio * (empty_ms + load_ms) && ours_ms <= goal_start_ms);
    kept = say("memory, signed in", "MiB", empty_mib, ours_mib, goal_memory_ratio,
               ours_mib <= goal_memory_ratio * empty_mib) &&
           kept;
    kept = say("idle, of a core", "%", empty_idle, idle, goal_idle_percent, idle <= goal_idle_percent) && kept;
    return kept ? 0 : 1;
}

}  // namespace ecot

int main() {
    return ecot::measure_till();
}
