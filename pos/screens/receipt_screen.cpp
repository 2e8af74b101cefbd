#include <algorithm>
#include <cmath>

#include "pos/screens/paid_screen.hpp"
#include "pos/screens/parts.hpp"
#include "pos/ui/list.hpp"

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

constexpr Color paper = Color::rgb(0xFFFFFF);
constexpr Color ink = Color::rgb(0x1B2420);

Align align_of(const PaperLine& line) {
    return line.align == 1 ? Align::Center : line.align == 2 ? Align::Right : Align::Left;
}

float line_height(const Ui& ui, const PaperLine& line) {
    const float one = std::ceil(ui.em(TextRole::Mono) * 1.3F);
    return line.tall ? std::ceil(one * 1.7F) : one;
}

// Columns stay in line: what is bold is drawn twice, what is wide has no columns.
void draw_paper_line(Ui& ui, Rect place, const PaperLine& line) {
    if (line.wide) {
        ui.text(place, line.text, {TextRole::Title, ink, align_of(line)});
        return;
    }
    const Rect box{place.x, place.y, place.width + 4, place.height};
    ui.text(box, line.text, {TextRole::Mono, ink, align_of(line)});
    if (line.bold || line.tall) {
        ui.text(box.moved(0.7F, 0), line.text, {TextRole::Mono, ink, align_of(line)});
    }
}

// The paper is white and its ink dark whatever the contrast: it is what comes out of the printer.
void draw_paper(Ui& ui, Rect area, const ReceiptView& view, ui::Scroll& scroll) {
    const float cell = ui.text_width(TextRole::Mono, "0");
    const float width = std::min(area.width, cell * static_cast<float>(view.columns) + ui.px(48));
    const Rect sheet{std::floor(area.center().x - width / 2), area.y, width, area.height};
    ui.shadow(sheet);
    ui.fill(sheet, paper, 4);
    if (ui.theme().high_contrast) {
        ui.outline(sheet, ui.theme().line, 4, 2);
    }
    const float qr = view.qr_words.empty() ? 0 : ui.px(150);
    float content = ui.px(40) + qr;
    for (const PaperLine& line : view.lines) {
        content += line_height(ui, line);
    }
    const ui::ScrollArea page{ui, "paper", sheet, scroll, content, paper};
    float top = ui.px(20);
    for (const PaperLine& line : view.lines) {
        const Rect place = page.place(top, line_height(ui, line)).inset(ui.px(22), 0);
        top += place.height;
        if (page.needed(place)) {
            draw_paper_line(ui, place, line);
        }
    }
    if (qr > 0) {
        const Rect place = page.place(top, qr);
        ui.icon(place.centered({1, ui.px(90)}).center(), Icon::QrCode, IconSize::Giant, ink);
        ui.text({place.x, place.bottom() - ui.px(34), place.width, ui.px(24)}, view.qr_words,
                {TextRole::Cap, ink, Align::Center});
    }
}

}  // namespace

void draw_receipt(Ui& ui, Rect area, const ReceiptView& view, ReceiptLocal& local, session::Intents& intents) {
    area = area.inset(ui.px(16), ui.px(12));
    if (draw_page_head(ui, area, view.back, view.title)) {
        intents.emplace_back(session::Go{session::Screen::Paid});
    }
    Rect right = area;
    const Rect left = right.cut_left(std::floor(area.width * 0.64F), ui.px(16));
    if (view.lines.empty()) {
        draw_nothing(ui, left, Icon::Receipt, view.waiting);
    } else {
        draw_paper(ui, left, view, local.scroll);
    }
    ButtonStyle next;
    next.variant = ButtonVariant::Primary;
    next.role = TextRole::Title;
    next.icon = Icon::Forward;
    next.icon_right = true;
    next.shortcut = ui::Key::Enter;
    if (ui.button(right.cut_bottom(ui.px(88), ui.px(12)), view.next, next)) {
        intents.emplace_back(session::NextPerson{});
    }
    ButtonStyle print;
    print.icon = Icon::Printer;
    print.selected = !view.print_state.empty();
    const std::string& words = view.print_state.empty() ? view.print : view.print_state;
    print.id = "print";
    print.role = TextRole::Strong;
    if (ui.button(right.cut_bottom(ui.px(72), ui.px(12)), words, print)) {
        intents.push_back(view.prints);
    }
    ButtonStyle detail;
    detail.icon = view.detailed ? Icon::Check : Icon::Receipt;
    detail.selected = view.detailed;
    detail.id = "detail";
    if (!view.detail.empty() && ui.button(right.cut_bottom(ui.px(72), ui.px(12)), view.detail, detail)) {
        intents.emplace_back(session::SetReceiptDetail{!view.detailed});
    }
}

}  // namespace ecot::screens
