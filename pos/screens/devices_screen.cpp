#include "pos/screens/devices_screen.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <utility>

#include "pos/screens/parts.hpp"
#include "pos/session/utf8.hpp"

namespace ecot::screens {

namespace {

using ui::ButtonStyle;
using ui::Icon;
using ui::IconSize;
using ui::Rect;
using ui::TextRole;
using ui::Tone;
using ui::Ui;

// Pieces of a column, each as high as its words need: what a scrolled page wants to know before it draws.
class Stack {
public:
    void add(float height, std::function<void(Rect)> draw, float gap) {
        height = std::ceil(height);
        pieces_.push_back({top_ + (pieces_.empty() ? 0 : gap), height, std::move(draw)});
        top_ = pieces_.back().top + height;
    }
    [[nodiscard]] float height() const { return top_; }
    // `place` says where so much of the column stands.
    template <typename Place>
    void draw(const Place& place) const {
        for (const Piece& piece : pieces_) {
            piece.draw(place(piece.top, piece.height));
        }
    }
    void draw_in(Rect area) const {
        draw([area](float top, float height) { return Rect{area.x, area.y + top, area.width, height}; });
    }

private:
    struct Piece {
        float top, height;
        std::function<void(Rect)> draw;
    };
    std::vector<Piece> pieces_;
    float top_ = 0;
};

void add_words(Stack& stack, Ui& ui, float width, const std::string& words, const ui::ParagraphStyle& style,
               float gap = 0) {
    stack.add(
        ui.paragraph_height(width, words, style),
        [&ui, &words, style](Rect place) { ui.paragraph(place, words, style); }, gap);
}

// A sign, what is so, and what to do.
void add_state(Stack& stack, Ui& ui, float width, const Saying& saying, Tone tone, Icon sign) {
    const ui::Color ink = tone == Tone::Neutral ? ui.theme().ink2 : ui.theme().tone(tone).ink;
    const float indent = ui.icon_width(IconSize::Small) + ui.px(8);
    const ui::ParagraphStyle title{.role = TextRole::Strong, .color = ink};
    stack.add(
        std::max(ui.paragraph_height(width - indent, saying.title, title), ui.icon_width(IconSize::Small)),
        [&ui, &saying, indent, ink, title, sign](Rect place) {
            const float line = ui.line_height(TextRole::Strong);
            ui.icon({place.x + ui.icon_width(IconSize::Small) / 2, place.y + std::min(line, place.height) / 2}, sign,
                    IconSize::Small, ink);
            place.cut_left(indent);
            ui.paragraph(place, saying.title, title);
        },
        ui.px(4));
    if (!saying.text.empty()) {
        add_words(stack, ui, width, saying.text, {.role = TextRole::Body, .color = ui.theme().ink2}, ui.px(2));
    }
}

void add_caution(Stack& stack, Ui& ui, float width, const std::string& words) {
    const ui::ToneColors& warn = ui.theme().warn;
    const float indent = ui.icon_width(IconSize::Medium) + ui.px(10);
    const float across = ui.px(12);
    const ui::ParagraphStyle style{.role = TextRole::Body, .color = warn.ink};
    stack.add(
        ui.paragraph_height(width - indent - 2 * across, words, style) + ui.px(16),
        [&ui, &words, &warn, indent, across, style](Rect place) {
            ui.fill(place, warn.tint, 12);
            if (ui.theme().high_contrast) {
                ui.outline(place, warn.ink, 12, 2);
            }
            Rect row = place.inset(across, ui.px(8));
            ui.icon(row.cut_left(indent - ui.px(10), ui.px(10)).center(), Icon::Warning, IconSize::Medium, warn.ink);
            ui.paragraph(row, words, style);
        },
        ui.px(8));
}

void add_setting(Stack& stack, Ui& ui, float width, const DeviceSetting& setting, session::Intents& intents) {
    add_words(stack, ui, width, setting.title, {.role = TextRole::CapStrong}, ui.px(12));
    if (!setting.detail.empty()) {
        add_words(stack, ui, width, setting.detail, {.role = TextRole::Cap, .color = ui.theme().ink2});
    }
    stack.add(
        row_height(ui, 64),
        [&ui, &setting, &intents](Rect place) {
            int index = 0;
            for (const SettingChoice& choice : setting.choices) {
                ButtonStyle style;
                style.role = TextRole::Strong;
                style.selected = choice.chosen;
                style.icon = choice.chosen ? Icon::Check : Icon::None;
                const auto count = static_cast<int>(setting.choices.size());
                if (ui.button(place.column({.index = index++, .count = count, .gap = 10}), choice.label, style) &&
                    !choice.chosen) {
                    intents.push_back(choice.intent);
                }
            }
        },
        ui.px(6));
}

void add_printer(Stack& stack, Ui& ui, float width, const DeviceRow& row, DevicesLocal& local,
                 session::Intents& intents) {
    add_words(stack, ui, width, row.model_title, {.role = TextRole::CapStrong}, ui.px(12));
    add_words(stack, ui, width, row.model, {.role = TextRole::Body, .color = ui.theme().ink2});
    stack.add(
        row_height(ui, 64),
        [&ui, &row, &local, &intents](Rect place) {
            ButtonStyle choose;
            choose.role = TextRole::Strong;
            if (ui.button(place.column({.index = 0, .count = 2, .gap = 10}), row.change_model, choose)) {
                local.models_open = true;
                local.models = {};
            }
            ButtonStyle test;
            test.role = TextRole::Strong;
            test.icon = Icon::Receipt;
            test.disabled_because = row.test_not_now;
            if (ui.button(place.column({.index = 1, .count = 2, .gap = 10}), row.test_page, test)) {
                intents.emplace_back(session::PrintTestPage{});
            }
        },
        ui.px(6));
    if (!row.test_state.title.empty()) {
        const Icon sign = row.test_tone == Tone::Primary  ? Icon::CheckCircle
                          : row.test_tone == Tone::Danger ? Icon::Error
                                                          : Icon::Hourglass;
        add_state(stack, ui, width, row.test_state, row.test_tone, sign);
    }
}

// The button that takes a device or leaves it: beside its name, or below where there is no room.
bool draw_use(Ui& ui, Rect place, const DeviceRow& row, bool taken) {
    ButtonStyle style;
    style.role = TextRole::Strong;
    style.variant = taken ? ui::ButtonVariant::Secondary : ui::ButtonVariant::Tonal;
    return ui.button(place, row.use, style);
}

Stack card_stack(Ui& ui, float width, const DeviceRow& row, DevicesLocal& local, session::Intents& intents) {
    Stack stack;
    const float icon = ui.icon_width(IconSize::Large) + ui.px(14);
    const float button = std::ceil(ui.text_width(TextRole::Strong, row.use)) + ui.px(40);
    const bool beside = row.choose && button < width * 0.42F;
    const float words = width - icon - (beside ? button + ui.px(14) : 0);
    Stack head;
    add_words(head, ui, words, row.name, {.role = TextRole::Label});
    add_state(head, ui, words, row.state, row.tone, row.sign);
    const bool taken = row.choose && !std::get<session::UseDevice>(*row.choose).used;
    const float height = std::max(head.height(), beside ? row_height(ui, 64) : 0);
    stack.add(
        height,
        [&ui, &row, &intents, head, icon, button, beside, words, taken](Rect place) {
            if (beside && draw_use(ui, place.cut_right(button).centered({button, row_height(ui, 64)}), row, taken)) {
                intents.push_back(*row.choose);
            }
            const Rect sign = place.cut_left(icon - ui.px(14), ui.px(14));
            ui.icon({sign.center().x, sign.y + std::min(sign.height, ui.px(44)) / 2}, row.icon, IconSize::Large,
                    ui.theme().ink2);
            head.draw_in(Rect{place.x, place.y, words, place.height}.centered({words, head.height()}));
        },
        0);
    if (!row.caution.empty()) {
        add_caution(stack, ui, width, row.caution);
    }
    if (row.choose && !beside) {
        stack.add(
            row_height(ui, 64),
            [&ui, &row, &intents, taken](Rect place) {
                if (draw_use(ui, place, row, taken)) {
                    intents.push_back(*row.choose);
                }
            },
            ui.px(10));
    }
    if (!row.model_title.empty()) {
        add_printer(stack, ui, width, row, local, intents);
    }
    for (const DeviceSetting& setting : row.settings) {
        add_setting(stack, ui, width, setting, intents);
    }
    return stack;
}

void add_card(Stack& column, Ui& ui, Stack inner, const std::string& scope_name, float gap) {
    const float across = ui.px(18);
    const float down = ui.px(14);
    const float height = inner.height() + 2 * down;
    column.add(
        height,
        [&ui, inner = std::move(inner), scope_name, across, down](Rect place) {
            ui.card(place);
            const auto scope = ui.scope(scope_name);
            inner.draw_in(place.inset(across, down));
        },
        gap);
}

float card_inside(const Ui& ui, float width) {
    return width - 2 * ui.px(18);
}

void add_sections(Stack& column, Ui& ui, float width, const DevicesView& view, DevicesLocal& local,
                  session::Intents& intents) {
    for (const DeviceSection& section : view.sections) {
        column.add(
            ui.line_height(TextRole::Label),
            [&ui, &section](Rect place) { draw_card_title(ui, place, section.icon, section.title); }, ui.px(16));
        for (const DeviceRow& row : section.rows) {
            add_card(column, ui, card_stack(ui, card_inside(ui, width), row, local, intents), row.id, ui.px(10));
        }
    }
    if (view.sections.empty()) {
        column.add(
            ui.px(320), [&ui, &view](Rect place) { draw_nothing(ui, place, Icon::Settings, view.empty); }, ui.px(16));
    }
}

// A code has no spaces to break at: as many letters a line as fit.
std::vector<std::string_view> broken(const Ui& ui, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = at + session::utf8_at(text, at).bytes;
        if (at > start && ui.text_width(TextRole::Mono, text.substr(start, next - start)) > width) {
            lines.push_back(text.substr(start, at - start));
            start = at;
        }
        at = next;
    }
    lines.push_back(text.substr(start));
    return lines;
}

void add_scan(Stack& stack, Ui& ui, float width, const LiveDevices& live, DevicesLocal& local) {
    const float across = ui.px(14);
    const float inside = width - 2 * across;
    Stack box;
    if (live.scan && live.scan->at_ms != local.scan_at_ms) {  // two scans of one code look the same: each flashes
        local.scan_at_ms = live.scan->at_ms;
        local.scan_since = ui.now();
    }
    if (!live.scan) {
        add_words(box, ui, inside, live.nothing, {.role = TextRole::Body, .color = ui.theme().ink2});
    } else {
        const LiveDevices::Scan& scan = *live.scan;
        add_words(box, ui, inside, scan.from, {.role = TextRole::Strong});
        if (!scan.aim.empty()) {
            box.add(
                ui.line_height(TextRole::Mono),
                [&ui, &live, &scan](Rect place) {
                    ui.label_and_value(place, live.aim_label, scan.aim, {TextRole::Cap, ui.theme().ink2},
                                       {TextRole::Mono, ui.theme().ink});
                },
                ui.px(4));
        }
        constexpr std::size_t lines_most = 8;
        std::vector<std::string_view> lines = broken(ui, scan.text, inside);
        lines.resize(std::min(lines.size(), lines_most));
        const float line = std::ceil(ui.line_height(TextRole::Mono));
        box.add(
            line * static_cast<float>(lines.size()),
            [&ui, lines, line](Rect place) {
                for (const std::string_view words : lines) {
                    ui.text(place.cut_top(line), words, {TextRole::Mono, ui.theme().ink});
                }
            },
            ui.px(4));
    }
    stack.add(
        box.height() + 2 * ui.px(12),
        [&ui, &live, &local, box, across](Rect place) {
            ui.fill(place, ui.theme().sunken, 12);
            const float flash = live.scan ? ui.fading(local.scan_since, ui::Moment{600}) : 0;
            if (flash > 0) {
                ui.fill(place, ui.theme().primary.tint.faded(flash), 12);
            }
            box.draw_in(place.inset(across, ui.px(12)));
        },
        ui.px(10));
    if (live.scan && !live.scan->trouble.empty()) {
        add_caution(stack, ui, width, live.scan->trouble);
    }
}

void add_head(Stack& stack, Ui& ui, Icon icon, const std::string& words) {
    if (stack.height() > 0) {
        stack.add(
            2, [&ui](Rect place) { ui.rule(place.top_left(), place.width); }, ui.px(14));
    }
    stack.add(
        ui.line_height(TextRole::Label), [&ui, &words, icon](Rect place) { draw_card_title(ui, place, icon, words); },
        ui.px(12));
}

Stack live_stack(Ui& ui, float width, const LiveDevices& live, DevicesLocal& local) {
    Stack stack;
    add_head(stack, ui, Icon::QrCode, live.title);
    add_words(stack, ui, width, live.hint, {.role = TextRole::Cap, .color = ui.theme().ink2}, ui.px(4));
    add_scan(stack, ui, width, live, local);
    if (live.weight) {
        add_head(stack, ui, Icon::Scale, live.scale_title);
        stack.add(
            ui.em(TextRole::Amount) * 1.25F,
            [&ui, &live](Rect place) {
                ui.text(place, live.weight->value, {TextRole::Amount, ui.theme().ink});
            },
            ui.px(4));
        add_state(stack, ui, width, live.weight->state, live.weight->tone, live.weight->sign);
    }
    if (!live.printer.empty()) {
        add_head(stack, ui, Icon::Printer, live.printer_title);
        for (const LiveDevices::Fact& fact : live.printer) {
            stack.add(
                ui.line_height(TextRole::Body),
                [&ui, &fact](Rect place) {
                    ui.label_and_value(place, fact.label, fact.value, {TextRole::Body, ui.theme().ink2},
                                       {TextRole::Strong, ui.theme().ink});
                },
                ui.px(6));
        }
    }
    return stack;
}

void draw_models(Ui& ui, const DevicesView& view, DevicesLocal& local, session::Intents& intents) {
    Rect card = ui.overlay({std::min(ui.px(680), ui.area().width - 32), ui.area().height - 32}).inset(ui.px(24));
    ui.text(card.cut_top(ui.line_height(TextRole::Title), ui.px(14)), view.models_title,
            {TextRole::Title, ui.theme().ink});
    ButtonStyle close;
    close.shortcut = ui::Key::Escape;
    if (ui.button(card.cut_bottom(row_height(ui, 64), ui.px(14)), view.models_close, close)) {
        local.models_open = false;
    }
    ui::ListShape shape;
    shape.count = view.models.size();
    shape.row_height = row_height(ui, 64);
    shape.gap = 8;
    if (local.models.content == 0) {
        const auto chosen = std::ranges::find(view.models, true, &SettingChoice::chosen);
        if (chosen != view.models.end()) {
            // The next one too: what lies at the edge fades.
            const auto at = static_cast<std::size_t>(chosen - view.models.begin());
            ui::reveal(local.models, shape, card.height, std::min(at + 1, view.models.size() - 1));
        }
    }
    ui::list(
        ui, "models", card, local.models, shape,
        [&](std::size_t index, Rect place) {
            const SettingChoice& choice = view.models[index];
            ButtonStyle style;
            style.role = TextRole::Strong;
            style.selected = choice.chosen;
            style.icon = choice.chosen ? Icon::Check : Icon::None;
            if (ui.button(place, choice.label, style)) {
                if (!choice.chosen) {
                    intents.push_back(choice.intent);
                }
                local.models_open = false;
            }
        },
        ui.theme().surface);
}

void draw_column(Ui& ui, std::string_view name, Rect area, ui::Scroll& scroll, const Stack& column) {
    const ui::ScrollArea scrolled{ui, name, area, scroll, column.height(), ui.theme().page, ui::Thumb::Beside};
    column.draw([&](float top, float height) { return scrolled.place(top, height); });
}

// The width of a column whose thumb stands beside it.
float column_width(const Ui& ui, float width) {
    return width - ui.px(16);
}

}  // namespace

void draw_devices(Ui& ui, Rect area, const DevicesView& view, DevicesLocal& local, session::Intents& intents) {
    area = area.inset(ui.px(16), ui.px(12));
    if (draw_page_head(ui, area, view.back, view.title)) {
        intents.emplace_back(session::Go{session::Screen::Settings});
    }
    const bool side_by_side = !ui.large_text() && area.width >= ui.px(960);
    Stack column;
    if (side_by_side) {
        const Rect right = area.cut_right(std::floor(area.width * 0.4F), ui.px(16));
        Stack pane;
        add_card(pane, ui, live_stack(ui, card_inside(ui, column_width(ui, right.width)), view.live, local), "live", 0);
        draw_column(ui, "live", right, local.live, pane);
    } else {
        const float inside = card_inside(ui, column_width(ui, area.width));
        add_card(column, ui, live_stack(ui, inside, view.live, local), "live", 0);
    }
    add_sections(column, ui, column_width(ui, area.width), view, local, intents);
    draw_column(ui, "devices", area, local.scroll, column);
    if (local.models_open) {
        draw_models(ui, view, local, intents);
    }
}

}  // namespace ecot::screens
