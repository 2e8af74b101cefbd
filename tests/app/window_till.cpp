#include "tests/app/window_till.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "pos/app/app.hpp"
#include "pos/app/device_room.hpp"
#include "pos/app/performer.hpp"
#include "pos/app/site_clock.hpp"
#include "pos/app/window.hpp"
#include "tests/support/run_program.hpp"

namespace ecot::app {
namespace {

using session::Screen;
using std::chrono::milliseconds;

/// Longer than the busiest machine needs: it only ever ends in a failure.
constexpr std::chrono::seconds patience{60};
/// Between two keys of a person who types well.
constexpr milliseconds typing_pace{130};

/// The same words with ordinary spaces for the narrow and the unbreakable ones, so that tests can be typed.
std::string with_plain_spaces(std::string_view words) {
    std::string plain{words};
    for (const std::string_view space : {"\u00A0", "\u202F"}) {
        for (std::size_t at = plain.find(space); at != std::string::npos; at = plain.find(space, at)) {
            plain.replace(at, space.size(), " ");
        }
    }
    return plain;
}

}  // namespace

void WindowTill::SetUp() {
    std::string why;
    display_ = test::VirtualDisplay::start(why);
    ASSERT_TRUE(display_) << why;
    robot_.emplace(display_->name());
    const auto made = store::make_till(data(), new_till());
    ASSERT_TRUE(made) << made.error().detail;
}

store::NewTill WindowTill::new_till() const {
    return store::demo_till(moment_now().date);
}

void WindowTill::TearDown() {
    robot_.reset();
    display_.reset();
}

void WindowTill::use(const std::function<void()>& person) {
    auto opened = Performer::open(data(), "test", Performer::Paper::Devices);
    ASSERT_TRUE(opened) << opened.error();
    auto window = Window::open({});
    ASSERT_TRUE(window) << window.error().sentence;
    session::Effects effects;
    session::TillState state = session::start(std::move(opened->loaded), moment_now((*window)->now().count()), effects);
    Inbox inbox{[] { Window::wake(); }};
    DeviceRoomSettings settings = opened->performer->device_settings();
    settings.ports = serial_places();
    DeviceRoom devices{std::move(settings), opened->performer->printer(),
                       [&inbox](session::Event event) { inbox.post(std::move(event)); }};
    Workers workers{opened->performer->lanes(devices), inbox};
    App app{**window, inbox, workers, std::move(state), std::move(effects)};
    app.on_frame([&](const session::TillState& shown, ui::Ui& ui) { look(shown, ui); });
    seen_ = {};
    finger_down_ = false;
    std::thread hand{[&] {
        // Xvfb has no window manager: nobody else gives the window the keyboard.
        wait_until("a first frame", [](const Seen& seen) { return seen.frame > 0; });
        EXPECT_TRUE(robot_->focus("cot"));
        person();
        app.stop();
    }};
    app.run();
    hand.join();
}

void WindowTill::look(const session::TillState& state, ui::Ui& ui) {
    Seen now;
    for (const ui::ShownText& text : ui.texts()) {
        now.texts.push_back(with_plain_spaces(text.words));
    }
    const std::vector<ui::Target>& targets = ui.taps();
    // What a toast lies over is touched once the toast is gone.
    const auto covered = [&](const ui::Target& below) {
        return std::ranges::any_of(targets, [&](const ui::Target& above) {
            return above.floating && !below.floating && above.visible.contains(below.visible.center());
        });
    };
    now.toast = ui.top_layer() == 0 && std::ranges::any_of(targets, &ui::Target::floating);
    for (const ui::Target& target : targets) {
        if (!target.disabled && target.layer == ui.top_layer() && target.visible.height > 8 && !covered(target)) {
            now.targets.emplace_back(with_plain_spaces(target.name), target.visible.center());
        }
    }
    if (const ui::Target* focused = ui.focused_target()) {
        now.focused = with_plain_spaces(focused->name);
        now.focused_id = focused->id;
    }
    now.screen = state.screen;
    now.lines = state.cart.lines.size();
    now.left_cents = state.cart.left().cents();
    now.prices_final = !state.cart.member_loading;
    const bool down = ui.targets().input().pointer_down;
    {
        const std::lock_guard lock{mutex_};
        now.frame = seen_.frame + 1;
        now.lifted = seen_.lifted;
        now.lifted_frame = seen_.lifted_frame;
        if (finger_down_ && !down) {
            ++now.lifted;
            now.lifted_frame = now.frame;
        }
        finger_down_ = down;
        seen_ = std::move(now);
    }
    looked_.notify_all();
}

WindowTill::Seen WindowTill::seen() {
    const std::lock_guard lock{mutex_};
    return seen_;
}

bool WindowTill::wait_until(const std::string& what, const std::function<bool(const Seen&)>& so) {
    std::unique_lock lock{mutex_};
    // After one wait in vain the rest of the sale makes no sense: it goes through to its end at once.
    const bool reached = !gave_up_ && looked_.wait_for(lock, patience, [&] { return so(seen_); });
    if (!reached && !gave_up_) {
        gave_up_ = true;
        std::string all;
        for (const std::string& text : seen_.texts) {
            all += "\n  " + text;
        }
        ADD_FAILURE() << "waited in vain for " << what << "; on the screen:" << all;
    }
    return reached;
}

std::optional<ui::Point> WindowTill::find(const Seen& seen, const std::string& label, std::size_t which) {
    const bool any_rest = label.ends_with('*');
    const std::string start = any_rest ? label.substr(0, label.size() - 1) : label;
    for (const auto& [name, at] : seen.targets) {
        if ((name == label || (any_rest && name.starts_with(start))) && which-- == 0) {
            return at;
        }
    }
    return std::nullopt;
}

void WindowTill::tap(const std::string& label, std::size_t which) {
    std::optional<ui::Point> at;
    std::int64_t lifted = 0;
    const auto there = [&](const Seen& now) {
        at = find(now, label, which);
        lifted = now.lifted;
        return at.has_value();
    };
    if (!wait_until("a button " + label, there)) {
        return;
    }
    robot_->tap(static_cast<int>(at->x), static_cast<int>(at->y));
    // A person sees that the till took the touch before they look for the next thing; WindowTest has fingers that do
    // not.
    wait_until("the frame after touching " + label,
               [&](const Seen& now) { return now.lifted > lifted && now.frame > now.lifted_frame; });
}

void WindowTill::tap_digits(const std::string& digits) {
    for (const char digit : digits) {
        tap(std::string{digit});
    }
}

void WindowTill::type(const std::string& text) {
    for (const char letter : text) {
        key(letter == ',' ? "comma" : std::string{letter});
        std::this_thread::sleep_for(typing_pace);
    }
}

void WindowTill::tab_to(const std::string& label) {
    constexpr int most = 80;
    for (int tries = 0; tries < most; ++tries) {
        const Seen before = seen();
        const bool any_rest = label.ends_with('*');
        const bool there =
            any_rest ? before.focused.starts_with(label.substr(0, label.size() - 1)) : before.focused == label;
        if (there || gave_up_) {
            return;
        }
        key("Tab");
        wait_until("the focus to leave " + before.focused,
                   [&](const Seen& now) { return now.focused_id != before.focused_id; });
    }
    ADD_FAILURE() << "Tab does not lead to " << label;
}

bool WindowTill::shows(const std::string& words) {
    const Seen now = seen();
    return std::ranges::any_of(now.texts,
                               [&](const std::string& text) { return text.find(words) != std::string::npos; });
}

void WindowTill::sees(const std::string& words) {
    wait_until("the words " + words, [&](const Seen& now) {
        return std::ranges::any_of(now.texts,
                                   [&](const std::string& text) { return text.find(words) != std::string::npos; });
    });
}

void WindowTill::sees_screen(Screen screen) {
    wait_until("screen " + std::to_string(static_cast<int>(screen)),
               [&](const Seen& now) { return now.screen == screen; });
}

void WindowTill::sees_cart(std::size_t lines, std::int64_t left_cents) {
    wait_until(std::to_string(lines) + " lines and " + std::to_string(left_cents) + " cents",
               [&](const Seen& now) { return now.lines == lines && now.left_cents == left_cents && now.prices_final; });
}

void WindowTill::picture(const std::string& name, bool at_rest) {
    const char* folder = std::getenv("ECOT_WINDOW_PICTURES");
    if (folder == nullptr) {
        return;
    }
    // The frame a person looks at is the one at rest: no toast, no flash, no finger.
    if (at_rest) {
        wait_until("the end of a toast", [](const Seen& now) { return !now.toast; });
    }
    std::this_thread::sleep_for(milliseconds{700});
    EXPECT_TRUE(robot_->picture((std::filesystem::path{folder} / (name + ".png")).string()));
}

void WindowTill::sign_in(const std::string& who) {
    tap(who + "*");
    tap_digits("123456");
}

void WindowTill::sign_in_and_open(const std::string& who) {
    sign_in(who);
    sees_screen(Screen::Opening);
    tap_digits("10000");
    sees("100,00");
    tap("Ouvrir la caisse");
    sees_screen(Screen::Checkout);
}

// What `ecotctl` prints for these arguments, which it must take.
std::string WindowTill::ecotctl(const std::string& arguments) {
    const test::Finished finished = test::run_program(std::string{ECOT_BINARY_DIR} + "/ecotctl " + arguments);
    EXPECT_EQ(finished.status, 0) << finished.output;
    return finished.output;
}

std::vector<nlohmann::json> WindowTill::records(const std::string& kind) const {
    std::istringstream lines{ecotctl("journal show --json --data " + data().string())};
    std::vector<nlohmann::json> found;
    for (std::string line; std::getline(lines, line);) {
        const nlohmann::json record = nlohmann::json::parse(line, nullptr, false);
        if (record.is_object() && record.value("kind", "") == kind) {
            found.push_back(nlohmann::json::parse(record.value("payload", "")));
        }
    }
    return found;
}

std::vector<nlohmann::json> WindowTill::events(const std::string& code) const {
    std::vector<nlohmann::json> found = records("event");
    std::erase_if(found, [&](const nlohmann::json& event) { return event.value("code", "") != code; });
    return found;
}

bool WindowTill::verifies() const {
    const test::Finished finished =
        test::run_program(std::string{ECOT_BINARY_DIR} + "/ecotctl journal verify --data " + data().string());
    EXPECT_EQ(finished.status, 0) << finished.output;
    return finished.status == 0;
}

std::string WindowTill::receipt_text(const std::string& name) const {
    return ecotctl("receipt render " + (data() / "spool" / (name + ".bin")).string());
}

std::vector<std::string> WindowTill::receipts() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{data() / "spool"}) {
        if (entry.is_regular_file()) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace ecot::app
