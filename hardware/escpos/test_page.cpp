#include "hardware/escpos/test_page.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "hardware/escpos/code_page.hpp"

namespace ecot::hardware::escpos {

namespace {

/// The letters of French beyond ASCII, and the signs of a receipt.
constexpr std::string_view small_letters = "àâæçéèêëîïôœùûüÿ";
constexpr std::string_view capital_letters = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ";
constexpr std::string_view signs = "€ « » ° × ½";

constexpr std::size_t picture_width = 256;
constexpr std::size_t picture_height = 64;

/// "1234567890123…", so many digits.
[[nodiscard]] std::string ruler_of(int columns) {
    std::string digits;
    for (int column = 1; column <= columns; ++column) {
        digits += static_cast<char>('0' + column % 10);
    }
    return digits;
}

/// "U+0153 oe" for each letter that the page lacks, two spaces between.
[[nodiscard]] std::string replaced_letters(CodePage page) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string text;
    for (std::string_view letters : {small_letters, capital_letters, signs}) {
        while (!letters.empty()) {
            const std::string_view before = letters;
            const char32_t letter = take_letter(letters);
            const std::string bytes = to_bytes(before.substr(0, before.size() - letters.size()), page);
            if (bytes.size() == 1 && letter_of(static_cast<std::uint8_t>(bytes[0]), page) == letter) {
                continue;
            }
            text += text.empty() ? "U+" : "  U+";
            for (const unsigned shift : {12U, 8U, 4U, 0U}) {
                text += hex[letter >> shift & 0x0FU];
            }
            text += " " + bytes;
        }
    }
    return text;
}

/// A frame two dots wide, and the two lines between its corners: bands that are lost or moved show at once.
[[nodiscard]] Picture framed_cross() {
    constexpr std::size_t row_bytes = picture_width / 8;
    std::string rows(row_bytes * picture_height, '\0');
    const auto blacken = [&rows](std::size_t x, std::size_t y) {
        char& byte = rows[y * row_bytes + x / 8];
        byte = static_cast<char>(static_cast<unsigned char>(byte) | 0x80U >> (x % 8));
    };
    for (std::size_t x = 0; x < picture_width; ++x) {
        for (const std::size_t y : {std::size_t{0}, std::size_t{1}, picture_height - 2, picture_height - 1}) {
            blacken(x, y);
        }
        blacken(x, x * picture_height / picture_width);
        blacken(picture_width - 1 - x, x * picture_height / picture_width);
    }
    for (std::size_t y = 0; y < picture_height; ++y) {
        for (const std::size_t x : {std::size_t{0}, std::size_t{1}, picture_width - 2, picture_width - 1}) {
            blacken(x, y);
        }
    }
    return {.width = picture_width, .height = picture_height, .rows = std::move(rows)};
}

}  // namespace

PrintJob test_page(std::string_view model, const PrinterProfile& profile, const TestPageWords& words) {
    const std::string page = std::string{to_string(profile.page)} + ", ESC t " + std::to_string(profile.page_number);
    const std::string replaced = replaced_letters(profile.page);
    PrintJob job;
    const auto line = [&job](std::string text, TextStyle style = {}) {
        job.items.emplace_back(TextLine{std::move(text), style});
    };
    const auto columns = [&job](const std::string& left, std::string right) {
        job.items.emplace_back(ColumnsLine{left, std::move(right), {}});
    };
    line(words.title, {.bold = true, .tall = true, .wide = true, .align = Align::Centre});
    line(std::string{model}, {.align = Align::Centre});
    line({});
    columns(words.columns, std::to_string(profile.columns));
    columns(words.small_columns, std::to_string(profile.small_columns));
    columns(words.page, page);
    columns(words.width, std::to_string(profile.width_dots));
    line({});
    line(words.ruler);
    line(ruler_of(profile.columns));
    line(ruler_of(profile.small_columns), {.small = true});
    line({});
    line(words.letters);
    line(std::string{small_letters});
    line(std::string{capital_letters});
    line(std::string{signs});
    if (!replaced.empty()) {
        line(words.replaced);
        line(replaced);
    }
    line({});
    line(words.bold, {.bold = true});
    line(words.tall, {.tall = true});
    line(words.wide, {.wide = true});
    line(words.large, {.tall = true, .wide = true});
    line(words.small, {.small = true});
    line(words.centre, {.align = Align::Centre});
    line(words.right, {.align = Align::Right});
    job.items.emplace_back(RuleLine{});
    columns(words.goods, "1,47 €");
    job.items.emplace_back(RuleLine{'='});
    const bool has_picture = profile.has_raster && profile.width_dots >= static_cast<int>(picture_width);
    line(has_picture ? words.picture : words.no_picture);
    if (has_picture) {
        job.items.emplace_back(framed_cross());
    }
    if (profile.has_qr) {
        job.items.emplace_back(QrCode{.data = "ECOT/TEST/" + std::to_string(profile.columns), .module_size = 4});
    } else {
        line(words.no_qr);
    }
    if (!profile.has_cutter) {
        line(words.no_cutter);
    }
    job.items.emplace_back(Cut{});
    return job;
}

}  // namespace ecot::hardware::escpos
