#include "hardware/escpos/page_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <variant>

namespace ecot::hardware::escpos {
namespace {

std::size_t letter_count(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string text_of(const PrintedLine& line) {
    std::string text;
    for (const PrintedRun& run : line.runs) {
        text += run.text;
    }
    return text;
}

/// QR data may hold any byte; shown are those that are ASCII letters.
std::string shown(std::string_view data) {
    std::string text{data};
    std::replace_if(
        text.begin(), text.end(), [](char byte) { return byte < ' ' || byte > '~'; }, '?');
    return text;
}

std::string aligned(std::string text, Align align, std::size_t columns) {
    const std::size_t count = letter_count(text);
    const std::size_t gap = columns > count ? columns - count : 0;
    const std::size_t before = align == Align::Left ? 0 : align == Align::Centre ? gap / 2 : gap;
    text.insert(0, before, ' ');
    text.append(gap - before, ' ');
    return text;
}

std::string without_end_spaces(const std::string& text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::string marks_of(const PageRow& row) {
    std::string marks;
    const auto add = [&marks](bool holds, std::string_view mark) {
        if (holds) {
            marks += marks.empty() ? "" : " ";
            marks += mark;
        }
    };
    add(row.kind == RowKind::Qr, "QR");
    add(row.kind == RowKind::Cut, "coupe");
    add(row.kind == RowKind::Pulse, "tiroir");
    add(row.style.tall, "2H");
    add(row.style.wide, "2L");
    add(row.style.bold, "G");
    add(row.style.align == Align::Centre, "C");
    add(row.style.align == Align::Right, "D");
    add(row.style.small, "petit");
    return marks;
}

}  // namespace

std::size_t page_columns(const PrintedPage& page) {
    auto columns = static_cast<std::size_t>(page.paper_dots / font_a_dots);
    for (const PrintedItem& item : page.items) {
        if (const auto* line = std::get_if<PrintedLine>(&item)) {
            columns = std::max(columns, letter_count(text_of(*line)));
        }
    }
    return columns;
}

std::vector<PageRow> page_rows(const PrintedPage& page) {
    const std::size_t columns = page_columns(page);
    std::vector<PageRow> rows;
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        const PrintedItem& item = page.items[i];
        if (const auto* line = std::get_if<PrintedLine>(&item)) {
            PageRow row{.text = aligned(text_of(*line), line->align, columns), .style = {.align = line->align}};
            if (!line->runs.empty()) {
                row.style = line->runs.front().style;
                row.style.align = line->align;
            }
            rows.push_back(std::move(row));
        } else if (const auto* qr = std::get_if<PrintedQr>(&item)) {
            rows.push_back({.kind = RowKind::Qr, .text = shown(qr->data), .style = {.align = qr->align}});
        } else if (const auto* feed = std::get_if<PrintedFeed>(&item)) {
            const bool before_cut = i + 1 < page.items.size() && std::holds_alternative<PrintedCut>(page.items[i + 1]);
            for (int empty = before_cut ? feed->lines : 0; empty < feed->lines; ++empty) {
                rows.push_back({.text = std::string(columns, ' '), .style = {}});
            }
        } else if (std::holds_alternative<PrintedCut>(item)) {
            rows.push_back({.kind = RowKind::Cut, .text = {}, .style = {}});
        } else {
            rows.push_back({.kind = RowKind::Pulse, .text = {}, .style = {}});
        }
    }
    return rows;
}

std::string plain_text(const PrintedPage& page) {
    std::string text;
    for (const PageRow& row : page_rows(page)) {
        switch (row.kind) {
            case RowKind::Text:
                text += without_end_spaces(row.text) + '\n';
                break;
            case RowKind::Qr:
                text += "[QR " + row.text + "]\n";
                break;
            case RowKind::Cut:
                text += "- - -\n";
                break;
            case RowKind::Pulse:
                break;
        }
    }
    return text;
}

std::string marked_text(const PrintedPage& page) {
    const std::size_t columns = page_columns(page);
    std::string text;
    for (const PageRow& row : page_rows(page)) {
        text += '|' + aligned(row.text, Align::Left, columns) + '|';
        const std::string marks = marks_of(row);
        text += (marks.empty() ? "" : "  ") + marks + '\n';
    }
    return text;
}

}  // namespace ecot::hardware::escpos
