#include "pos/ui/list.hpp"

#include <gtest/gtest.h>

#include "tests/support/headless_ui.hpp"

namespace ecot::ui {
namespace {

using test::HeadlessUi;

constexpr Rect place{0, 0, 400, 400};

/// A list of rows named "row 0", "row 1" …, 80 pixels high.
class Rows {
public:
    explicit Rows(std::size_t count)
        : count_{count}, screen{[this](Ui& ui) {
              drawn = 0;
              list(ui, "rows", place, scroll, {.count = count_, .row_height = 80}, [&](std::size_t row, Rect box) {
                  ++drawn;
                  const std::string name = "row " + std::to_string(row);
                  tapped = ui.touchable(box, name).fired ? name : tapped;
                  ui.text(box, name);
              });
          }} {}

private:
    std::size_t count_;

public:
    int drawn = 0;
    std::string tapped;
    Scroll scroll;
    HeadlessUi screen;
};

TEST(List, DrawsOnlyWhatIsSeen) {
    Rows few{30};
    Rows many{10'000};
    EXPECT_EQ(few.drawn, many.drawn);
    EXPECT_LE(many.drawn, 8);
}

TEST(List, LeavesRoomForItsThumbBesideRowsWithEdgesOfTheirOwn) {
    const auto width_of = [](std::size_t count, float gap) {
        Scroll scroll;
        float width = 0;
        const HeadlessUi screen{[&](Ui& ui) {
            list(ui, "rows", place, scroll, {.count = count, .row_height = 80, .gap = gap},
                 [&](std::size_t /*row*/, Rect box) { width = box.width; });
        }};
        return width;
    };
    EXPECT_EQ(width_of(30, 8), 386);
    EXPECT_EQ(width_of(3, 8), 400) << "nothing to scroll";
    EXPECT_EQ(width_of(30, 0), 400) << "the thumb lies over rows that touch";
}

TEST(List, FollowsTheFinger) {
    Rows rows{100};
    rows.screen.drag({200, 300}, {200, 100});
    EXPECT_EQ(rows.scroll.offset, 200);
    EXPECT_EQ(rows.tapped, "");
    rows.screen.tap("row 4");
    EXPECT_EQ(rows.tapped, "row 4");
}

TEST(List, StopsAtItsEnds) {
    Rows rows{10};
    rows.screen.wheel({200, 200}, -3);
    EXPECT_EQ(rows.scroll.offset, 0);
    rows.screen.wheel({200, 200}, 100);
    EXPECT_EQ(rows.scroll.offset, 400);
    EXPECT_TRUE(rows.screen.can_tap("row 9"));
    EXPECT_FALSE(rows.screen.can_tap("row 0"));
}

TEST(List, FollowsTheKeyboardFocus) {
    Rows rows{10'000};
    for (int press = 0; press < 21; ++press) {
        rows.screen.key(Key::Down);
    }
    EXPECT_EQ(rows.screen.focused(), "row 20");
    EXPECT_GT(rows.scroll.offset, 20 * 80 - 400);
    rows.screen.key(Key::Enter);
    EXPECT_EQ(rows.tapped, "row 20");
    for (int press = 0; press < 20; ++press) {
        rows.screen.key(Key::Up);
    }
    EXPECT_EQ(rows.screen.focused(), "row 0");
    EXPECT_EQ(rows.scroll.offset, 0);
}

TEST(List, InPagesWithTheirKeys) {
    Rows rows{100};
    rows.screen.key(Key::PageDown);
    EXPECT_EQ(rows.scroll.offset, 378);
    rows.screen.key(Key::PageUp);
    EXPECT_EQ(rows.scroll.offset, 0);
}

TEST(List, KeepsToItsEndWhenAskedTo) {
    Scroll scroll{.keep_end = true};
    float content = 300;
    HeadlessUi screen{[&](Ui& ui) { const ScrollArea area{ui, "cart", place, scroll, content}; }};
    EXPECT_EQ(scroll.offset, 0);
    content = 900;
    screen.frames();
    EXPECT_EQ(scroll.offset, 500);
    screen.drag({200, 100}, {200, 300});
    EXPECT_EQ(scroll.offset, 300);
    content = 1'000;
    screen.frames();
    EXPECT_EQ(scroll.offset, 300);  // someone is looking at earlier lines
}

TEST(List, IsScrolledToARow) {
    Scroll scroll;
    reveal(scroll, {.count = 100, .row_height = 80}, 400, 50);
    EXPECT_EQ(scroll.offset, 50 * 80 + 80 - 400);
    reveal(scroll, {.count = 100, .row_height = 80}, 400, 2);
    EXPECT_EQ(scroll.offset, 160);
}

}  // namespace
}  // namespace ecot::ui
