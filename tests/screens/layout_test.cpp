#include <gtest/gtest.h>

#include "tests/screens/sample_texts.hpp"
#include "tests/screens/scenes.hpp"
#include "tests/support/headless_ui.hpp"

namespace ecot::test {
namespace {

struct Look {
    int text_percent = 100;
    bool high_contrast = false;
    texts::Language language = texts::Language::French;
    ui::Size size{1280, 800};
};

void expect_sound(const Scene& scene, const Look& look) {
    SampleTill till;
    screens::ScreensLocal local;
    till.ask(session::SetTextScale{look.text_percent}).ask(session::SetContrast{look.high_contrast});
    till.state().notice.reset();
    scene.come_to(till, local);
    const texts::Texts texts = sample_texts(look.language);
    session::Intents intents;
    const HeadlessUi::Options options{look.size, look.text_percent, look.high_contrast, false};
    HeadlessUi screen{[&](ui::Ui& ui) {
                          if (scene.customer) {
                              screens::draw_customer(ui, screens::customer_view(till.state(), texts), intents);
                          } else {
                              screens::draw(ui, till.state(), texts, local, intents);
                          }
                      },
                      options};
    EXPECT_EQ(screen.layout_faults(), "")
        << scene.name << ", text " << look.text_percent << " %, " << look.size.width << " x " << look.size.height
        << (look.language == texts::Language::English ? ", English" : ", French");
    EXPECT_TRUE(intents.empty()) << scene.name << " asks for something by itself";
}

TEST(Layout, EverySceneIsWholeAtEachTextSize) {
    for (const Scene& scene : scenes()) {
        for (const int percent : {100, 120, 140, 160}) {
            expect_sound(scene, {.text_percent = percent});
        }
    }
}

TEST(Layout, EverySceneIsWholeOnASmallScreen) {
    for (const Scene& scene : scenes()) {
        for (const int percent : {100, 120, 140, 160}) {
            expect_sound(scene, {.text_percent = percent, .size = {1024, 768}});
        }
    }
}

TEST(Layout, EverySceneIsWholeInEnglishAndHighContrast) {
    for (const Scene& scene : scenes()) {
        for (const int percent : {100, 160}) {
            for (const ui::Size size : {ui::Size{1280, 800}, ui::Size{1024, 768}}) {
                expect_sound(scene, {.text_percent = percent,
                                     .high_contrast = true,
                                     .language = texts::Language::English,
                                     .size = size});
            }
        }
    }
}

}  // namespace
}  // namespace ecot::test
