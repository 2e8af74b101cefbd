// From a scan on the USB to the line on the screen of the real window, 100,000 products: the scanner is emulated, all
// else is the till's. Beside it, in the same run, a frame of the same window in which nothing changed.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "pos/app/app.hpp"
#include "pos/app/device_room.hpp"
#include "pos/app/performer.hpp"
#include "pos/app/site_clock.hpp"
#include "pos/store/database.hpp"
#include "pos/store/init.hpp"
#include "tests/bench/made_tables.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/usb_devices.hpp"
#include "tests/support/virtual_display.hpp"

namespace ecot {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::size_t products = 100'000;
constexpr std::size_t members = 50'000;
constexpr std::size_t scans = 300;
constexpr double goal_ratio = 2;

/// When each scan reached the session's inbox and when a frame had shown it, for the thread that scans to wait for.
class Watch {
public:
    void scanned() {
        const std::lock_guard lock{mutex_};
        scanned_at_ = Clock::now();
    }
    /// A frame was drawn and handed to the screen.
    void drawn(std::size_t lines, session::Screen screen) {
        const std::lock_guard lock{mutex_};
        const auto now = Clock::now();
        if (lines > lines_) {
            took_.push_back(std::chrono::duration<double, std::milli>(now - scanned_at_).count());
        }
        lines_ = lines;
        screen_ = screen;
        ++frames_;
        changed_.notify_all();
    }
    template <typename So>
    bool wait(const So& so) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, 60s, [&] { return so(*this); });
    }
    [[nodiscard]] std::vector<double> took() {
        const std::lock_guard lock{mutex_};
        return took_;
    }

    // For wait().
    std::size_t lines_ = 0;
    std::size_t frames_ = 0;
    session::Screen screen_ = session::Screen::SignIn;

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    Clock::time_point scanned_at_;
    std::vector<double> took_;
};

double percentile(std::vector<double> all, std::size_t percent) {
    std::ranges::sort(all);
    return all.empty() ? 0 : all[std::min(all.size() - 1, all.size() * percent / 100)];
}

/// A directory in which paul has signed in and opened before: its tables are large.
void make_till(const std::filesystem::path& data) {
    store::NewTill till = store::demo_till(app::moment_now().date);
    if (const auto made = store::make_till(data, till); !made) {
        std::fprintf(stderr, "%s\n", made.error().detail.c_str());
        std::exit(1);
    }
    auto database = store::Database::open_for_writing(data / "ecot.db");
    bench::fill(*database, products, members);
}

std::string code_of(const session::TillState& state, std::size_t which) {
    return state.catalogue->product(static_cast<session::ProductIndex>(which)).barcodes.front().code;
}

/// Frames of a till in which nothing changed, milliseconds each, drawn one after the other.
std::vector<double> bare_frames(app::Window& window, const session::TillState& state) {
    const texts::Texts texts{texts::Language::French};
    screens::ScreensLocal local;
    std::vector<double> took;
    for (std::size_t turn = 0; turn < scans; ++turn) {
        const auto begin = Clock::now();
        window.frame([&](ui::Ui& ui) {
            session::Intents ignored;
            screens::draw(ui, state, texts, local, ignored);
        });
        took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    return took;
}

int run() {
    test::EmulatedBus machine;
    std::string why;
    const auto display = test::VirtualDisplay::start(why);
    if (!display) {
        std::fprintf(stderr, "%s\n", why.c_str());
        return 1;
    }
    const test::TempDir folder;
    make_till(folder / "till");
    test::EmulatedKeyboardScanner scanner{machine, 1};
    scanner.plug();

    auto opened = app::Performer::open(folder / "till", "bench", app::Performer::Paper::Devices);
    auto window = app::Window::open({});
    if (!opened || !window) {
        std::fprintf(stderr, "The till does not open.\n");
        return 1;
    }
    session::Effects effects;
    session::TillState state =
        session::start(std::move(opened->loaded), app::moment_now((*window)->now().count()), effects);
    state.operator_in = session::SignedIn{.id = "paul", .name = "Paul"};
    state.open_session = 1;
    state.screen = session::Screen::Checkout;
    state.comfort.animation = false;
    std::vector<std::string> codes;
    for (std::size_t which = 0; codes.size() < scans; which += products / scans / 2) {
        if (state.catalogue->product(static_cast<session::ProductIndex>(which)).unit == pricing::Unit::Piece) {
            codes.push_back(code_of(state, which));
        }
    }
    const std::vector<double> bare = bare_frames(**window, state);

    Watch watch;
    app::Inbox inbox{[] { app::Window::wake(); }};
    app::DeviceRoom devices{opened->performer->device_settings(), opened->performer->printer(),
                            [&](session::Event event) {
                                if (std::holds_alternative<session::CodeScanned>(event)) {
                                    watch.scanned();
                                }
                                inbox.post(std::move(event));
                            }};
    {
        app::Workers workers{opened->performer->lanes(devices), inbox};
        app::App till{**window, inbox, workers, std::move(state), std::move(effects)};
        std::atomic<bool> scanner_ready = false;
        till.on_frame([&](const session::TillState& shown, ui::Ui& /*ui*/) {
            scanner_ready = std::ranges::any_of(shown.devices, [](const session::Device& device) {
                return device.trouble == session::DeviceTrouble::None;
            });
            watch.drawn(shown.cart.lines.size(), shown.screen);
        });
        std::thread hand{[&] {
            while (!scanner_ready) {
                std::this_thread::sleep_for(10ms);
            }
            std::size_t lines = 0;
            for (const std::string& code : codes) {
                scanner.scan(code);
                ++lines;
                if (!watch.wait([&](const Watch& seen) { return seen.lines_ >= lines; })) {
                    break;
                }
                std::this_thread::sleep_for(20ms);
            }
            till.stop();
        }};
        till.run();
        hand.join();
    }
    const std::vector<double> took = watch.took();
    if (took.size() != scans) {
        std::fprintf(stderr, "%zu of %zu scans came to the screen.\n", took.size(), scans);
        return 1;
    }
    const double ratio = percentile(took, 99) / percentile(bare, 99);
    std::printf("\n%zu scans, 100,000 products, carts up to %zu lines; drawing in software included\n", scans, scans);
    std::printf("%-44s %10s %10s\n", "", "p50", "p99");
    std::printf("%-44s %7.2f ms %7.2f ms\n", "a frame in which nothing changed", percentile(bare, 50),
                percentile(bare, 99));
    std::printf("%-44s %7.2f ms %7.2f ms\n", "from the scanner's event to the line shown", percentile(took, 50),
                percentile(took, 99));
    std::printf("ratio of p99 %.2f, goal %.0f: %s\n", ratio, goal_ratio, ratio <= goal_ratio ? "kept" : "NOT KEPT");
    return 0;
}

}  // namespace
}  // namespace ecot

int main() {
    return ecot::run();
}
