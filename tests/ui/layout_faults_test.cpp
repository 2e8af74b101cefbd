#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/headless_ui.hpp"

// The judge of every screen's layout is itself put to the test.
namespace ecot::ui {
namespace {

using test::HeadlessUi;
using testing::ElementsAre;
using testing::HasSubstr;

std::string faults_of(const std::function<void(Ui&)>& screen) {
    return HeadlessUi{screen}.layout_faults();
}

TEST(LayoutFaults, NamesButtonsThatStandTooNear) {
    const auto two_at = [](float second) {
        return faults_of([second](Ui& ui) {
            ui.button({100, 100, 100, 64}, "Moins");
            ui.button({second, 100, 100, 64}, "Plus");
        });
    };
    EXPECT_EQ(two_at(208), "");
    EXPECT_EQ(two_at(200), "") << "halves touch by design";
    EXPECT_THAT(two_at(204), HasSubstr("“Moins” (100 x 64 at 100, 100) is too near “Plus”"));
    EXPECT_THAT(two_at(150), HasSubstr("overlaps “Plus”"));
}

TEST(LayoutFaults, LetsAScrolledRowFillTheRoomBetweenTwoOthers) {
    EXPECT_EQ(faults_of([](Ui& ui) {
                  ui.button({100, 36, 100, 64}, "Titre");
                  ui.push_clip({100, 100, 100, 200});
                  ui.button({100, 40, 100, 66}, "Ligne cachée");
                  ui.button({100, 106, 100, 64}, "Ligne");
                  ui.pop_clip();
              }),
              "");
}

TEST(LayoutFaults, NamesTextsThatLieOverEachOther) {
    const auto two_at = [](float second) {
        return faults_of([second](Ui& ui) {
            ui.text({100, 100, 300, 20}, "Épicerie solidaire");
            ui.text({100, second, 300, 20}, "jeudi 19 novembre");
        });
    };
    EXPECT_EQ(two_at(130), "");
    EXPECT_THAT(two_at(108), HasSubstr("lie over each other"));
    // What lies under a dialog is covered, not unreadable.
    EXPECT_EQ(faults_of([](Ui& ui) {
                  ui.text({600, 390, 200, 20}, "dessous");
                  ui.overlay({400, 300});
                  ui.text({600, 390, 200, 20}, "dessus");
              }),
              "");
}

TEST(LayoutFaults, NamesTextThatIsClippedRatherThanShortened) {
    const std::string faults = faults_of([](Ui& ui) {
        ui.push_clip({100, 100, 40, 40});
        ui.text({100, 100, 300, 40}, "Pois chiches secs");
        ui.pop_clip();
    });
    EXPECT_THAT(faults, HasSubstr("“Pois chiches secs” is clipped at its side"));
    const HeadlessUi shortened{[](Ui& ui) { ui.text({100, 100, 60, 40}, "Pois chiches secs"); }};
    EXPECT_EQ(shortened.layout_faults(), "");
    EXPECT_THAT(shortened.cut_texts(), ElementsAre("Pois chiches secs"));
}

}  // namespace
}  // namespace ecot::ui
