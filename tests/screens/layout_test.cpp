#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

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

/// A scene drawn without a window, and what it asked for by itself.
struct Drawn {
    SampleTill till;
    screens::ScreensLocal local;
    session::Intents intents;
    std::unique_ptr<HeadlessUi> screen;
};

std::unique_ptr<Drawn> drawn(const Scene& scene, const Look& look) {
    auto result = std::make_unique<Drawn>();
    Drawn& it = *result;
    it.till.ask(session::SetTextScale{look.text_percent}).ask(session::SetContrast{look.high_contrast});
    it.till.state().notice.reset();
    scene.come_to(it.till, it.local);
    const HeadlessUi::Options options{look.size, look.text_percent, look.high_contrast, false};
    it.screen = std::make_unique<HeadlessUi>(
        [&it, customer = scene.customer, texts = sample_texts(look.language)](ui::Ui& ui) {
            if (customer) {
                screens::draw_customer(ui, screens::customer_view(it.till.state(), texts), it.intents);
            } else {
                screens::draw(ui, it.till.state(), texts, it.local, it.intents);
            }
        },
        options);
    return result;
}

std::string named(const Scene& scene, const Look& look) {
    return scene.name + ", text " + std::to_string(look.text_percent) + " %, width " +
           std::to_string(static_cast<int>(look.size.width)) +
           (look.language == texts::Language::English ? ", English" : ", French");
}

void expect_sound(const Scene& scene, const Look& look) {
    const auto it = drawn(scene, look);
    const std::string faults = it->screen->layout_faults();
    EXPECT_TRUE(faults.empty()) << named(scene, look) << "\n" << faults;
    EXPECT_TRUE(it->intents.empty()) << scene.name << " asks for something by itself";
}

// Names of goods may be longer than their place; everything the till itself says is whole.
void expect_uncut(const Scene& scene, const Look& look) {
    std::set<std::string> goods;
    const auto it = drawn(scene, look);
    const session::Catalogue& catalogue = *it->till.state().catalogue;
    for (session::ProductIndex index = 0; index < catalogue.size(); ++index) {
        goods.insert(catalogue.product(index).name);
    }
    for (const std::string& words : it->screen->cut_texts()) {
        const bool is_goods = goods.contains(words) || words.find(", ") != std::string::npos;
        EXPECT_TRUE(is_goods) << "“" << words << "” is cut: " << named(scene, look);
    }
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

// The customer's window is as low as the small screens sold for it.
TEST(Layout, EveryCustomerSceneIsWholeOnALowScreen) {
    for (const Scene& scene : scenes()) {
        for (const int percent : {100, 120, 140, 160}) {
            if (scene.customer) {
                expect_sound(scene, {.text_percent = percent, .size = {1024, 600}});
                expect_uncut(scene, {.text_percent = percent, .size = {1024, 600}});
                expect_sound(scene,
                             {.text_percent = percent, .language = texts::Language::English, .size = {1024, 600}});
            }
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

TEST(Layout, NothingTheTillSaysIsCutOnAnOrdinaryScreen) {
    for (const Scene& scene : scenes()) {
        for (const int percent : {100, 120}) {
            expect_uncut(scene, {.text_percent = percent});
            expect_uncut(scene, {.text_percent = percent, .language = texts::Language::English});
        }
    }
}

// Touching what is grey says why, on whichever screen it stands.
TEST(Layout, WhateverIsGreySaysWhyWhenTouched) {
    std::set<std::string> grey;
    for (const Scene& scene : scenes()) {
        const auto first = drawn(scene, {});
        std::vector<std::string> names;
        for (const ui::Target& target : first->screen->ui().taps()) {
            if (target.layer == first->screen->ui().top_layer() && target.disabled) {
                names.emplace_back(target.name);
            }
        }
        for (const std::string& name : names) {
            const auto it = drawn(scene, {});
            it->screen->tap(name);
            const auto& taps = it->screen->ui().taps();
            const auto toast = std::ranges::find_if(taps, [](const ui::Target& target) { return target.floating; });
            ASSERT_NE(toast, taps.end()) << "“" << name << "” says nothing: " << scene.name;
            EXPECT_NE(toast->name, "") << scene.name;
            EXPECT_TRUE(it->screen->has_text(toast->name)) << scene.name;
            EXPECT_TRUE(it->intents.empty()) << "“" << name << "” acts although it is grey: " << scene.name;
            grey.insert(name);
        }
    }
    EXPECT_GE(grey.size(), 6U) << "the scenes show too few grey buttons";
}

// Whatever can be touched can be reached with Tab; the keypad's and keyboard's own keys are typed instead.
TEST(Layout, EverythingIsReachedByTab) {
    for (const Scene& scene : scenes()) {
        const auto it = drawn(scene, {});
        std::set<std::string> missing;
        for (const ui::Target& target : it->screen->ui().taps()) {
            if (target.layer == it->screen->ui().top_layer() && target.focusable && !target.disabled) {
                missing.emplace(target.name);
            }
        }
        const std::size_t steps = 2 * missing.size() + 4;
        for (std::size_t step = 0; step < steps; ++step) {
            it->screen->key(ui::Key::Tab);
            missing.erase(it->screen->focused());
        }
        EXPECT_TRUE(missing.empty()) << scene.name << " never reaches “" << *missing.begin() << "”";
    }
}

}  // namespace
}  // namespace ecot::test
