#include "pos/screens/hold_screen.hpp"

#include <cmath>

#include "pos/screens/parts.hpp"
#include "pos/ui/list.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

// The number is what the volunteer says to find a basket again: it stands out.
void draw_hold(Ui& ui, Rect place, const HoldView& view, const HoldRow& hold, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    const ui::TargetState state = ui.touchable(place, hold.recall);
    const Rect box = state.held ? place.inset(2) : place;
    ui.card(box, 16, state.held ? t.sunken : t.surface);
    Rect row = box.inset(ui.px(16), ui.px(10));
    const Rect disc = row.cut_left(ui.px(64), ui.px(16));
    ui.disc(disc.center(), ui.px(30), t.solidaire.tint);
    if (t.high_contrast) {
        ui.ring(disc.center(), ui.px(30), t.solidaire.ink, 2);
    }
    ui.text(disc, hold.digits, {TextRole::Heading, t.solidaire.ink, Align::Center});
    const float words = std::ceil(ui.text_width(TextRole::Label, view.recall)) + 2;
    Rect recall = row.cut_right(words + ui.icon_width(IconSize::Medium) + ui.px(12), ui.px(16));
    ui.icon(recall.cut_right(ui.icon_width(IconSize::Medium), ui.px(10)).center(), Icon::Forward, IconSize::Medium,
            t.primary.ink);
    ui.text(recall, view.recall, {TextRole::Label, t.primary.ink});
    draw_avatar(ui, row.cut_left(ui.px(48), ui.px(14)).center(), ui.px(24), hold.avatar);
    const float name = ui.line_height(TextRole::Strong);
    const float detail = ui.line_height(TextRole::Cap);
    Rect text = row.centered({row.width, name + detail});
    ui.label_and_value(text.cut_top(name), hold.who, hold.since, {TextRole::Strong, t.ink}, {TextRole::Body, t.ink2});
    ui.text(text, hold.contents, {TextRole::Cap, t.ink2});
    if (state.ring) {
        ui.focus_ring(box, 16);
    }
    if (state.fired) {
        intents.emplace_back(session::Recall{hold.number});
    }
}

}  // namespace

void draw_holds(Ui& ui, Rect area, const HoldView& view, HoldLocal& local, session::Intents& intents) {
    area = area.inset(ui.px(16), ui.px(12));
    if (draw_page_head(ui, area, view.back, view.title)) {
        intents.emplace_back(session::Go{session::Screen::Checkout});
    }
    if (view.rows.empty()) {
        draw_nothing(ui, area, Icon::Pause, view.empty);
        return;
    }
    ui::ListShape shape;
    shape.count = view.rows.size();
    shape.row_height = ui.px(92);
    shape.gap = ui.px(12);
    ui::list(
        ui, "holds", area, local.scroll, shape,
        [&](std::size_t index, Rect place) { draw_hold(ui, place, view, view.rows[index], intents); }, ui.theme().page);
}

}  // namespace ecot::screens
