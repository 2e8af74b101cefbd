#include "pos/receipt/preview.hpp"

#include <utility>

#include "hardware/escpos/page_text.hpp"

namespace ecot::receipt {
namespace {

int align_number(hardware::Align align) {
    switch (align) {
        case hardware::Align::Left:
            return 0;
        case hardware::Align::Centre:
            return 1;
        case hardware::Align::Right:
            return 2;
    }
    return 0;
}

std::string without_spaces_around(const std::string& text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string{} : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

session::PreviewReady preview_of(std::string number, const hardware::escpos::PrintedPage& page) {
    using hardware::escpos::RowKind;
    session::PreviewReady preview{
        .number = std::move(number), .lines = {}, .qr = {}, .columns = page.paper_dots / hardware::escpos::font_a_dots};
    for (const hardware::escpos::PageRow& row : hardware::escpos::page_rows(page)) {
        if (row.kind == RowKind::Qr) {
            preview.qr = row.text;
        } else if (row.kind == RowKind::Text) {
            // What the printer aligns, the screen aligns itself: it knows how wide its doubled letters are.
            const bool aligned = row.style.align != hardware::Align::Left;
            preview.lines.push_back({.text = aligned ? without_spaces_around(row.text) : row.text,
                                     .bold = row.style.bold,
                                     .tall = row.style.tall,
                                     .wide = row.style.wide,
                                     .small = row.style.small,
                                     .align = align_number(row.style.align)});
        }
    }
    return preview;
}

}  // namespace ecot::receipt
