#include "pos/screens/sign_in_screen.hpp"

#include <algorithm>
#include <cmath>

#include "pos/screens/dialogs.hpp"
#include "pos/screens/parts.hpp"
#include "pos/ui/drawings.hpp"
#include "pos/ui/tiles.hpp"

namespace ecot::screens {

namespace {

using ui::Align;
using ui::ButtonStyle;
using ui::ButtonVariant;
using ui::Color;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Ui;

void draw_sign_in_head(Ui& ui, Rect& area, const SignInView& view) {
    const ui::Theme& t = ui.theme();
    Rect head = area.cut_top(ui.px(72), row_gap(ui, 14));
    const float clock_width =
        std::max(ui.text_width(TextRole::Title, view.clock), ui.tabular_width(TextRole::Cap, view.date));
    const Rect clock = head.cut_right(std::min(head.width * 0.4F, std::ceil(clock_width) + 1), ui.px(12));
    const Rect mark = head.cut_left(ui.px(68), ui.px(18));
    ui::logo(ui, mark.center(), ui.px(68), ui::LogoGround::Square);
    const float name = ui.line_height(TextRole::Title);
    const float line = ui.line_height(TextRole::Cap);
    Rect words = head.centered({head.width, name + line});
    const Rect top = words.cut_top(name);
    const Rect below = words;
    ui.text(top, view.shop, {TextRole::Title, t.ink});
    const bool whole = ui.text_width(TextRole::Cap, view.shop_line) <= below.width;
    ui.text(below, whole ? view.shop_line : view.shop_line_short, {TextRole::Cap, t.ink2});
    ui.text({clock.x, top.y, clock.width, top.height}, view.clock, {TextRole::Title, t.ink, Align::Right});
    ui.text({clock.x, below.y, clock.width, below.height}, view.date, {TextRole::Cap, t.ink2, Align::Right});
    const Rect greeting = area.cut_top(std::max(ui.px(46), ui.line_height(TextRole::Heading)));
    ui.text(greeting, view.greeting, {TextRole::Heading, t.ink});
    const Rect instruction = area.cut_top(std::max(ui.px(30), ui.line_height(TextRole::Body)), row_gap(ui, 14));
    ui.text(instruction, view.instruction, {TextRole::Body, t.ink2});
}

bool draw_person(Ui& ui, Rect box, const OperatorTile& person) {
    ui::PersonTile tile;
    tile.name = person.name;
    tile.role = person.role;
    tile.initials = person.avatar.initials;
    tile.hue = person.avatar.hue;
    tile.selected = person.chosen;
    return ui::person_tile(ui, box, tile);
}

// Pages when there are more people than places; the last place then turns the page.
void draw_people(Ui& ui, Rect area, const SignInView& view, SignInLocal& local, session::Intents& intents) {
    // Large enough for a face and two lines; no more rows than there are people for, and at least two.
    const float gap = row_gap(ui, 14);
    const float least =
        ui.px(2 * 20 + 18) + ui.line_height(TextRole::Label) + ui.line_height(TextRole::Cap) + ui.px(12);
    const int columns = std::max(2, static_cast<int>((area.width + gap) / (ui.px(150) + gap)));
    const int rows_most = std::max(1, static_cast<int>((area.height + gap) / (least + gap)));
    const int rows_wanted = (static_cast<int>(view.people.size()) + columns - 1) / columns;
    const int rows = std::min(rows_most, std::max(2, rows_wanted));
    const auto places = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    const bool paged = view.people.size() > places;
    if (local.first >= view.people.size()) {
        local.first = 0;
    }
    const std::size_t shown = std::min(view.people.size() - local.first, paged ? places - 1 : places);
    const auto place = [&](std::size_t index) {
        const auto at = static_cast<int>(index);
        return area.row({.index = at / columns, .count = rows, .gap = gap})
            .column({.index = at % columns, .count = columns, .gap = gap});
    };
    for (std::size_t index = 0; index < shown; ++index) {
        const OperatorTile& person = view.people[local.first + index];
        if (draw_person(ui, place(index), person)) {
            intents.emplace_back(session::ChooseOperator{person.id});
            local.digits.clear();
        }
    }
    if (paged) {
        ui::ChoiceTile more;
        more.icon = Icon::ChevronRight;
        more.label = view.next_page;
        if (ui::choice_tile(ui, place(places - 1), more)) {
            local.first = local.first + shown >= view.people.size() ? 0 : local.first + shown;
        }
    }
}

void draw_foot(Ui& ui, Rect foot, const SignInView& view, SignInLocal& local, session::Intents& intents) {
    const bool two_rows = foot.width < 4 * ui.px(176);
    const auto place = [&](int index) {
        if (two_rows) {
            return foot.row({.index = index / 2, .count = 2, .gap = 10})
                .column({.index = index % 2, .count = 2, .gap = ui.px(14)});
        }
        return foot.column({.index = index, .count = 4, .gap = ui.px(14)});
    };
    ButtonStyle style;
    style.role = TextRole::Strong;
    style.icon = Icon::Language;
    if (ui.button(place(0), view.language, style)) {
        intents.emplace_back(session::SetLanguage{view.other_language});
    }
    style.icon = Icon::TextSize;
    if (ui.button(place(1), view.text_size, style)) {
        intents.emplace_back(session::SetTextScale{view.next_percent});
    }
    style.icon = Icon::Contrast;
    if (ui.button(place(2), view.contrast, style)) {
        intents.emplace_back(session::SetContrast{!view.high_contrast});
    }
    style.icon = Icon::Help;
    if (ui.button(place(3), view.help, style)) {
        local.help = SignInLocal::Help::HowTo;
    }
}

// Before anybody is chosen: what will happen, in three steps.
void draw_welcome(Ui& ui, Rect panel, const SignInView& view) {
    const ui::Theme& t = ui.theme();
    Rect area = panel.centered({panel.width, std::min(panel.height, ui.px(420))});
    const Rect mark = area.cut_top(ui.px(96), ui.px(20));
    ui::logo(ui, mark.center(), ui.px(128), ui::LogoGround::Bar);
    ui.text(area.cut_top(ui.line_height(TextRole::Heading), ui.px(24)), view.hello,
            {TextRole::Heading, t.on_bar, Align::Center});
    int number = 1;
    for (const std::string& step : view.steps) {
        Rect row = area.cut_top(ui.px(56), ui.px(8));
        const Rect disc = row.cut_left(ui.px(44), ui.px(16));
        ui.disc(disc.center(), ui.px(20), t.on_bar.faded(0.14F));
        ui.text(disc, std::to_string(number), {TextRole::Label, t.on_bar, Align::Center});
        ui.text(row, step, {TextRole::Label, t.on_bar});
        ++number;
    }
}

// After several wrong codes: how long it lasts, and who can end it.
void draw_pause(Ui& ui, Rect panel, const Saying& trouble) {
    const ui::Theme& t = ui.theme();
    const ui::ParagraphStyle title{.role = TextRole::Title, .color = t.warn.fill, .align = Align::Center};
    const ui::ParagraphStyle text{.role = TextRole::Label, .color = t.on_bar, .align = Align::Center};
    const float title_height = ui.paragraph_height(panel.width, trouble.title, title);
    const float text_height = ui.paragraph_height(panel.width, trouble.text, text);
    Rect block = panel.centered({panel.width, ui.px(96) + title_height + ui.px(8) + text_height});
    ui.icon(block.cut_top(ui.px(76), ui.px(20)).center(), Icon::Clock, IconSize::Giant, t.warn.fill);
    ui.paragraph(block.cut_top(title_height, ui.px(8)), trouble.title, title);
    ui.paragraph(block, trouble.text, text);
    ui.wake_at(ui.now() + ui::Moment{1000});
}

void draw_code(Ui& ui, Rect panel, const SignInView& view, SignInLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    ButtonStyle forgotten;
    forgotten.variant = ButtonVariant::OnBarDim;
    forgotten.icon = Icon::Help;
    if (ui.button(panel.cut_bottom(ui.px(64), ui.px(20)), view.forgotten, forgotten)) {
        local.help = SignInLocal::Help::Forgotten;
    }
    const bool roomy = panel.height > ui.px(600);
    if (roomy) {
        draw_avatar(ui, panel.cut_top(ui.px(88), ui.px(8)).center(), ui.px(44), view.avatar);
    }
    ui.text(panel.cut_top(ui.line_height(TextRole::Heading)), view.hello, {TextRole::Heading, t.on_bar, Align::Center});
    if (!view.can_type && view.trouble) {
        ButtonStyle lift;
        lift.variant = ButtonVariant::OnBar;
        lift.icon = Icon::LockOpen;
        if (!view.lift.empty() && ui.button(panel.cut_bottom(ui.px(64), ui.px(12)), view.lift, lift)) {
            intents.emplace_back(session::LiftLockout{*view.chosen});
        }
        draw_pause(ui, panel, *view.trouble);
        local.digits.clear();
        return;
    }
    if (view.trouble) {
        ui.text(panel.cut_top(ui.line_height(TextRole::Strong)), view.trouble->title,
                {TextRole::Strong, t.warn.fill, Align::Center});
        const ui::ParagraphStyle words{
            .role = TextRole::Cap, .color = t.on_bar, .align = Align::Center, .lines_max = 2};
        const float height = ui.paragraph_height(panel.width, view.trouble->text, words);
        ui.paragraph(panel.cut_top(height, ui.px(4)), view.trouble->text, words);
    } else {
        ui.text(panel.cut_top(ui.line_height(TextRole::Body), ui.px(6)), view.ask,
                {TextRole::Body, t.bar_muted, Align::Center});
    }
    draw_pin_dots(ui, panel.cut_top(ui.px(36), ui.px(10)), view.checking ? pin_digits : local.digits.size());
    if (!view.can_type) {
        local.digits.clear();
        return;
    }
    const Rect pad = panel.cut_bottom(std::min(panel.height, ui.px(398)));
    const auto key = ui::keypad(ui, pad, ui::KeypadKind::Pin, keypad_names(view.keys));
    if (key) {
        ui::apply(*key, local.digits, pin_digits);
    }
    if (local.digits.size() == pin_digits) {
        intents.emplace_back(session::SignIn{*view.chosen, local.digits});
        local.digits.clear();
    }
}

DialogView help_dialog(const SignInView& view, const Saying& saying) {
    DialogView dialog;
    dialog.icon = Icon::Help;
    dialog.tone = ui::Tone::Info;
    dialog.saying = saying;
    dialog.main.label = view.close_help;
    return dialog;
}

}  // namespace

void draw_sign_in(Ui& ui, const SignInView& view, SignInLocal& local, session::Intents& intents) {
    const ui::Theme& t = ui.theme();
    if (local.digits_of != view.chosen.value_or("")) {
        local.digits.clear();
        local.digits_of = view.chosen.value_or("");
    }
    Rect area = ui.area();
    ui.fill(area, t.page);
    draw_training(ui, area, view.training);
    Rect right = area.cut_right(std::min(ui.px(432), area.width * 0.42F));
    ui.fill(right, t.bar);
    if (t.high_contrast) {
        ui.fill({right.x, right.y, 2, right.height}, t.line);
    }
    area = area.inset(ui.px(32), ui.px(24));
    const bool two_rows = area.width < 4 * ui.px(176);
    const Rect foot = area.cut_bottom(two_rows ? row_height(ui, 64) * 2 + 10 : row_height(ui, 64), row_gap(ui, 20));
    draw_sign_in_head(ui, area, view);
    draw_people(ui, area, view, local, intents);
    draw_foot(ui, foot, view, local, intents);
    const Rect panel = right.inset(ui.px(36), ui.px(28));
    if (view.chosen) {
        draw_code(ui, panel, view, local, intents);
    } else {
        draw_welcome(ui, panel, view);
    }
    if (local.help != SignInLocal::Help::None) {
        const Saying& saying = local.help == SignInLocal::Help::HowTo ? view.help_words : view.forgotten_words;
        if (draw_dialog(ui, help_dialog(view, saying)) != DialogAnswer::None) {
            local.help = SignInLocal::Help::None;
        }
    }
}

}  // namespace ecot::screens
