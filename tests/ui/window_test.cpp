#include "pos/app/window.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <thread>

#include "pos/ui/keypad.hpp"
#include "tests/support/virtual_display.hpp"

namespace ecot::app {
namespace {

using std::chrono::milliseconds;
using test::KeyboardLayout;
using test::Robot;
using test::VirtualDisplay;
using namespace ui;

/// A window on a display of its own, with a field that takes what is typed, and a keypad.
class WindowTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string why;
        display_ = VirtualDisplay::start(why);
        ASSERT_TRUE(display_) << why;
        robot.emplace(display_->name());
        auto opened = Window::open({.text_percent = 100});
        ASSERT_TRUE(opened.has_value()) << opened.error().sentence;
        window = std::move(*opened);
        run_until([&] { return frames >= 3; });
    }
    void TearDown() override {
        window.reset();
        robot.reset();
        display_.reset();
    }

    void draw(Ui& ui) {
        ++frames;
        ui.fill(ui.area(), ui.theme().page);
        (void)ui.field({16, 16, 600, 64}, "Chercher", typed, {.takes_typing = true, .characters_max = 5'000});
        if (keypad(ui, pad, KeypadKind::Cents, {.backspace = "Effacer"})) {
            ++taps;
        }
    }
    /// Runs the window as the till does, until this is so; gives up after longer than the busiest machine needs.
    void run_until(const std::function<bool()>& reached) {
        const Moment end = window->now() + Moment{180'000};
        while (!reached() && window->now() < end) {
            window->wait(window->now() + Moment{100});
            for (const Scan& scan : window->take_scans()) {
                scans.push_back(scan);
            }
            if (window->frame_due()) {
                window->frame([&](Ui& ui) { draw(ui); });
            }
        }
        EXPECT_TRUE(reached());
    }

    /// Of all codes and of what was typed; a letter counts once however many bytes it takes.
    [[nodiscard]] std::size_t characters_heard() const {
        std::size_t count = 0;
        for (const char byte : typed) {
            count += (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U ? 1 : 0;
        }
        for (const Scan& scan : scans) {
            count += scan.candidates.front().size();
        }
        return count;
    }

    /// A hundred codes were heard, each whole and in its turn, and none of their keys as typing.
    void expect_whole(const std::string& start) const {
        EXPECT_EQ(typed, "");
        ASSERT_EQ(scans.size(), 100U);
        for (std::size_t code = 0; code < scans.size(); ++code) {
            EXPECT_EQ(scans[code].candidates.front(), start + std::to_string(100 + code));
        }
    }

    static constexpr Rect pad{100, 200, 400, 400};
    std::unique_ptr<VirtualDisplay> display_;
    std::optional<Robot> robot;
    std::unique_ptr<Window> window;
    std::string typed;
    std::vector<Scan> scans;
    int taps = 0;
    int frames = 0;
};

TEST_F(WindowTest, LosesNoneOfTenQuickTaps) {
    const std::jthread hand{[&] {
        for (int tap = 0; tap < 10; ++tap) {
            robot->tap(150, 250, milliseconds{5});
            std::this_thread::sleep_for(milliseconds{15});
        }
    }};
    run_until([&] { return taps == 10; });
    run_until([&] { return window->frame_due() == false; });
    EXPECT_EQ(taps, 10);
}

TEST_F(WindowTest, HearsAHundredCodesOnAnAzertyKeyboard) {
    robot->set_layout(KeyboardLayout::Fr);
    const std::jthread scanner{[&] {
        for (int code = 0; code < 100; ++code) {
            robot->scan("3560070123" + std::to_string(100 + code), milliseconds{5});
        }
    }};
    run_until([&] { return characters_heard() == 1'300; });
    expect_whole("3560070123");
}

TEST_F(WindowTest, HearsAHundredCodesOnAnAmericanKeyboard) {
    robot->set_layout(KeyboardLayout::Us);
    const std::jthread scanner{[&] {
        for (int code = 0; code < 100; ++code) {
            robot->scan("M000" + std::to_string(100 + code), milliseconds{5});
        }
    }};
    run_until([&] { return characters_heard() == 700; });
    expect_whole("M000");
}

TEST_F(WindowTest, GivesTypingToTheField) {
    robot->set_layout(KeyboardLayout::Fr);
    const std::jthread person{[&] {
        for (const char* key : {"r", "i", "z", "space", "eacute", "BackSpace", "a"}) {
            robot->key(key);
            std::this_thread::sleep_for(milliseconds{120});
        }
    }};
    run_until([&] { return typed == "riz a"; });
    EXPECT_TRUE(scans.empty());
}

TEST_F(WindowTest, SleepsWhenNothingHappens) {
    run_until([&] { return !window->frame_due(); });
    const int before = frames;
    for (int wake = 0; wake < 5; ++wake) {
        Window::wake();
        window->wait(window->now() + Moment{50});
        EXPECT_FALSE(window->frame_due());
    }
    EXPECT_EQ(frames, before);
}

TEST_F(WindowTest, ShowsTheCustomerASecondWindow) {
    ASSERT_TRUE(window->open_customer_display().has_value());
    int customer_frames = 0;
    const auto customer = [&](Ui& ui) {
        ++customer_frames;
        ui.fill(ui.area(), ui.theme().page);
        ui.text(ui.area(), "17,19 €", {TextRole::AmountHuge, {}, Align::Center});
        EXPECT_EQ(ui.area().width, 1'024);
    };
    for (int turn = 0; turn < 3; ++turn) {
        window->frame([&](Ui& ui) { draw(ui); });
        window->customer_frame(customer);
    }
    EXPECT_EQ(customer_frames, 3);
    window->close_customer_display();
    window->customer_frame(customer);
    EXPECT_EQ(customer_frames, 3);
    window->frame([&](Ui& ui) { draw(ui); });
}

TEST_F(WindowTest, ChangesTextSizeAndThemeBetweenFrames) {
    for (const int percent : {120, 160, 100}) {
        ASSERT_TRUE(window->set_text_percent(percent).has_value());
        window->set_high_contrast(percent == 160);
        window->frame([&](Ui& ui) {
            EXPECT_EQ(ui.text_percent(), percent);
            EXPECT_EQ(ui.theme().high_contrast, percent == 160);
            draw(ui);
        });
    }
}

TEST_F(WindowTest, WritesAPictureOfAScreen) {
    const auto file =
        std::filesystem::temp_directory_path() / ("ecot_window_test_" + std::to_string(getpid()) + ".png");
    ASSERT_TRUE(window->screenshot(file.string(), [&](Ui& ui) { draw(ui); }).has_value());
    std::ifstream stream{file, std::ios::binary};
    std::string head(24, '\0');
    stream.read(head.data(), 24);
    std::filesystem::remove(file);
    ASSERT_EQ(head.substr(1, 3), "PNG");
    const auto number = [&](std::size_t at) {
        return (static_cast<unsigned char>(head[at + 2]) << 8) | static_cast<unsigned char>(head[at + 3]);
    };
    EXPECT_EQ(number(16), 1'280);
    EXPECT_EQ(number(20), 800);
    const auto nowhere = window->screenshot("/nowhere/picture.png", [&](Ui& ui) { draw(ui); });
    ASSERT_FALSE(nowhere.has_value());
    EXPECT_EQ(nowhere.error().sentence, "The picture cannot be written: /nowhere/picture.png.");
}

TEST(WindowWithoutDisplay, IsAnErrorAndNoCrash) {
    const char* before = std::getenv("DISPLAY");
    const std::string display = before != nullptr ? before : "";
    unsetenv("DISPLAY");
    const auto window = Window::open({});
    EXPECT_FALSE(window.has_value());
    EXPECT_EQ(window.error().sentence.rfind("No window can be opened: ", 0), 0U) << window.error().sentence;
    if (before != nullptr) {
        setenv("DISPLAY", display.c_str(), 1);
    }
}

}  // namespace
}  // namespace ecot::app
