// Draws every screen with the sample till into PNG files, to be looked at beside the design's pictures (needs a
// display, such as Xvfb):
//   screen_shots FOLDER [--text 160] [--contrast] [--english] [--size 1024x768] [--only NAME]
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "pos/app/window.hpp"
#include "tests/screens/scenes.hpp"

namespace {

using namespace ecot;

struct Wanted {
    std::filesystem::path folder;
    int text_percent = 100;
    bool high_contrast = false;
    bool english = false;
    ui::Size size{1280, 800};
    std::string only;
};

bool read(int count, char** words, Wanted& wanted) {
    for (int at = 1; at < count; ++at) {
        const std::string_view word = words[at];
        const bool has_value = at + 1 < count;
        if (word == "--contrast") {
            wanted.high_contrast = true;
        } else if (word == "--english") {
            wanted.english = true;
        } else if (word == "--text" && has_value) {
            wanted.text_percent = std::atoi(words[++at]);
        } else if (word == "--only" && has_value) {
            wanted.only = words[++at];
        } else if (word == "--size" && has_value) {
            const std::string value = words[++at];
            wanted.size.width = std::stof(value);
            wanted.size.height = std::stof(value.substr(value.find('x') + 1));
        } else {
            wanted.folder = word;
        }
    }
    return !wanted.folder.empty();
}

void shoot(const test::Scene& scene, const Wanted& wanted, app::Window& window) {
    test::SampleTill till;
    screens::ScreensLocal local;
    if (wanted.english) {
        till.ask(session::SetLanguage{session::Language::English});
    }
    till.ask(session::SetTextScale{wanted.text_percent}).ask(session::SetContrast{wanted.high_contrast});
    scene.come_to(till, local);
    const texts::Texts texts{wanted.english ? texts::Language::English : texts::Language::French,
                             std::filesystem::path{ECOT_BINARY_DIR} / "locale"};
    session::Intents intents;
    const auto file = (wanted.folder / (scene.name + ".png")).string();
    const auto written = window.screenshot(file, [&](ui::Ui& ui) {
        if (scene.customer) {
            screens::draw_customer(ui, screens::customer_view(till.state(), texts), intents);
        } else {
            screens::draw(ui, till.state(), texts, local, intents);
        }
    });
    std::printf("%s\n", written ? file.c_str() : written.error().sentence.c_str());
}

}  // namespace

int main(int count, char** words) {
    Wanted wanted;
    if (!read(count, words, wanted)) {
        std::fputs("usage: screen_shots FOLDER [--text 160] [--contrast] [--english] [--size 1024x768] [--only NAME]\n",
                   stderr);
        return 2;
    }
    std::filesystem::create_directories(wanted.folder);
    app::WindowOptions options;
    options.size = wanted.size;
    options.visible = false;
    options.text_percent = wanted.text_percent;
    options.high_contrast = wanted.high_contrast;
    auto window = app::Window::open(options);
    if (!window) {
        std::fprintf(stderr, "%s\n", window.error().sentence.c_str());
        return 1;
    }
    for (const test::Scene& scene : test::scenes()) {
        if (wanted.only.empty() || scene.name.starts_with(wanted.only)) {
            shoot(scene, wanted, **window);
        }
    }
    return 0;
}
