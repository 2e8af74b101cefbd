#include "hardware/escpos/decoder.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "hardware/escpos/code_page.hpp"

namespace ecot::hardware::escpos {
namespace {

constexpr std::uint8_t dle = 0x10;
constexpr std::uint8_t esc = 0x1B;
constexpr std::uint8_t fs = 0x1C;
constexpr std::uint8_t gs = 0x1D;
constexpr std::size_t kept_qr_data_max = 7089;
constexpr std::size_t qr_count_max = 64;  // a page of symbols could otherwise outgrow its bytes a thousand times
constexpr int feed_lines_max =
    20'000;  // a roll of 80 metres; three bytes could otherwise ask for 255 lines again and again
constexpr int tab_columns = 8;

/// Bytes being read. Beyond the end there are zeros, and `cut_off` says so.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_{bytes} {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] bool cut_off() const { return cut_off_; }

    std::uint8_t take() {
        if (rest_.empty()) {
            cut_off_ = true;
            return 0;
        }
        const auto byte = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return byte;
    }

    std::size_t take_16() {
        const std::size_t low = take();
        return low + std::size_t{256} * take();
    }

    std::size_t take_32() {
        const std::size_t low = take_16();
        return low + std::size_t{65536} * take_16();
    }

    std::string_view take(std::size_t count) {
        if (count > rest_.size()) {
            cut_off_ = true;
            count = rest_.size();
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    void skip_to_zero() {
        while (!at_end() && take() != 0) {
        }
    }

private:
    std::string_view rest_;
    bool cut_off_ = false;
};

/// How many bytes follow a two-byte command that changes nothing we draw; -1 for one that is not known.
int plain_length(std::uint8_t lead, std::uint8_t command) {
    struct Command {
        std::uint8_t lead;
        char name;
        int length;
    };
    constexpr std::array<Command, 51> commands{{
        {esc, ' ', 1}, {esc, '%', 1}, {esc, '-', 1}, {esc, '2', 0}, {esc, '3', 1}, {esc, '<', 0},  {esc, '=', 1},
        {esc, '?', 1}, {esc, 'A', 1}, {esc, 'G', 1}, {esc, 'J', 1}, {esc, 'K', 1}, {esc, 'L', 0},  {esc, 'R', 1},
        {esc, 'S', 0}, {esc, 'T', 1}, {esc, 'U', 1}, {esc, 'V', 1}, {esc, 'W', 8}, {esc, 'c', 2},  {esc, 'e', 1},
        {esc, 'r', 1}, {esc, 'u', 1}, {esc, 'v', 0}, {esc, '{', 1}, {esc, '$', 2}, {esc, '\\', 2}, {fs, '!', 1},
        {fs, '&', 0},  {fs, '-', 1},  {fs, '.', 0},  {fs, 'C', 1},  {fs, 'S', 2},  {fs, 'W', 1},   {fs, 'p', 2},
        {gs, '#', 1},  {gs, '$', 2},  {gs, '/', 1},  {gs, ':', 0},  {gs, 'B', 1},  {gs, 'H', 1},   {gs, 'I', 1},
        {gs, 'L', 2},  {gs, 'P', 2},  {gs, 'W', 2},  {gs, '\\', 2}, {gs, 'a', 1},  {gs, 'b', 1},   {gs, 'f', 1},
        {gs, 'h', 1},  {gs, 'r', 1},
    }};
    for (const Command& known : commands) {
        if (known.lead == lead && known.name == static_cast<char>(command)) {
            return known.length;
        }
    }
    return lead == gs && command == 'w' ? 1 : -1;
}

class Decoder {
public:
    Decoder(std::string_view bytes, int paper_dots) : reader_{bytes} { page_.paper_dots = paper_dots; }

    PrintedPage run() {
        while (!reader_.at_end()) {
            read_one();
        }
        if (!line_.runs.empty()) {
            end_line();
        }
        return std::move(page_);
    }

private:
    void read_one() {
        const std::uint8_t byte = reader_.take();
        switch (byte) {
            case '\n':
            case '\f':
                end_line();
                break;
            case '\t':
                tab();
                break;
            case '\r':
                break;
            case dle:
                real_time();
                break;
            case esc:
                escape();
                break;
            case fs:
                kanji();
                break;
            case gs:
                group();
                break;
            default:
                letter(byte);
        }
    }

    void letter(std::uint8_t byte) {
        const char32_t letter = letter_of(byte, code_page_);
        if (letter == 0) {
            ++page_.ignored_count;
            return;
        }
        const int dots = letter_dots(style_);
        if (used_dots_ + dots > page_.paper_dots) {
            end_line();
        }
        if (line_.runs.empty()) {
            line_.align = align_;
        }
        if (line_.runs.empty() || !same_look(line_.runs.back().style)) {
            line_.runs.push_back({.text = {}, .style = style_});
            line_.runs.back().style.align = line_.align;
        }
        append_utf8(line_.runs.back().text, letter);
        used_dots_ += dots;
    }

    [[nodiscard]] bool same_look(TextStyle style) const {
        style.align = style_.align;
        return style == style_;
    }

    void end_line() {
        if (line_.runs.empty()) {
            line_.align = align_;
        }
        page_.items.emplace_back(std::exchange(line_, {}));
        used_dots_ = 0;
    }

    /// What stands before a symbol or a cut is printed first.
    void flush() {
        if (!line_.runs.empty()) {
            end_line();
        }
    }

    void tab() {
        const int step = tab_columns * font_a_dots;
        const int goal = std::min((used_dots_ / step + 1) * step, page_.paper_dots);
        while (used_dots_ + letter_dots(style_) <= goal) {
            letter(' ');
        }
    }

    void escape() {
        const std::uint8_t command = reader_.take();
        switch (command) {
            case '@':
                style_ = {};
                align_ = Align::Left;
                code_page_ = CodePage::Pc437;
                qr_size_ = 3;
                line_ = {};
                used_dots_ = 0;
                break;
            case 't':
                select_page(reader_.take());
                break;
            case 'M':
                style_.small = (reader_.take() & 1U) != 0;
                break;
            case 'E':
                style_.bold = (reader_.take() & 1U) != 0;
                break;
            case '!':
                print_mode(reader_.take());
                break;
            case 'a':
                select_align(reader_.take());
                break;
            case 'd':
                feed(reader_.take());
                break;
            case 'p':
                pulse();
                break;
            case 'i':
            case 'm':
                flush();
                page_.items.emplace_back(PrintedCut{.partial = true});
                break;
            case '*':
                bit_image();
                break;
            case 'B':
            case 'D':
                reader_.skip_to_zero();
                break;
            default:
                skip(esc, command);
        }
    }

    void group() {
        const std::uint8_t command = reader_.take();
        switch (command) {
            case '!':
                size(reader_.take());
                break;
            case 'V':
                cut();
                break;
            case '(':
                function(gs);
                break;
            case '8':
                static_cast<void>(reader_.take());
                static_cast<void>(reader_.take(reader_.take_32()));
                ++page_.ignored_count;
                break;
            case 'v':
                raster();
                break;
            case 'k':
                barcode();
                break;
            case '*': {
                const std::size_t x = reader_.take();
                static_cast<void>(reader_.take(x * reader_.take() * 8));
                ++page_.ignored_count;
                break;
            }
            default:
                skip(gs, command);
        }
    }

    void kanji() {
        const std::uint8_t command = reader_.take();
        if (command == '(') {
            function(fs);
        } else {
            skip(fs, command);
        }
    }

    void real_time() {
        const std::uint8_t command = reader_.take();
        if (command == 0x14) {
            const std::uint8_t what = reader_.take();
            static_cast<void>(reader_.take(what == 8 ? 7U : what == 7 ? 1U : 2U));
        } else {
            static_cast<void>(reader_.take());
        }
        ++page_.ignored_count;
    }

    void skip(std::uint8_t lead, std::uint8_t command) {
        const int length = plain_length(lead, command);
        if (length > 0) {
            static_cast<void>(reader_.take(static_cast<std::size_t>(length)));
        }
        if (length < 0) {
            ++page_.ignored_count;
        }
    }

    void select_page(std::uint8_t number) {
        for (const CodePage page : code_pages) {
            if (epson_number(page) == number) {
                code_page_ = page;
                return;
            }
        }
        ++page_.ignored_count;
    }

    void select_align(std::uint8_t value) {
        switch (value) {
            case 1:
            case '1':
                align_ = Align::Centre;
                break;
            case 2:
            case '2':
                align_ = Align::Right;
                break;
            default:
                align_ = Align::Left;
        }
    }

    void print_mode(std::uint8_t mode) {
        style_.small = (mode & 0x01U) != 0;
        style_.bold = (mode & 0x08U) != 0;
        style_.tall = (mode & 0x10U) != 0;
        style_.wide = (mode & 0x20U) != 0;
    }

    void size(std::uint8_t value) {
        style_.wide = (value & 0xF0U) != 0;
        style_.tall = (value & 0x0FU) != 0;
    }

    void feed(std::uint8_t lines) {
        flush();
        if (lines == 0) {
            return;
        }
        if (fed_lines_ + lines > feed_lines_max) {
            ++page_.ignored_count;
            return;
        }
        fed_lines_ += lines;
        page_.items.emplace_back(PrintedFeed{.lines = lines});
    }

    void cut() {
        const std::uint8_t how = reader_.take();
        if (how >= 'A') {
            static_cast<void>(reader_.take());
        }
        if (reader_.cut_off()) {
            return;
        }
        flush();
        page_.items.emplace_back(PrintedCut{.partial = how == 1 || how == '1' || how == 'B'});
    }

    void pulse() {
        const std::uint8_t pin = reader_.take();
        const int on = reader_.take();
        const int off = reader_.take();
        if (!reader_.cut_off()) {
            page_.items.emplace_back(
                PrintedPulse{.pin = pin == 1 || pin == '1' ? 5 : 2, .on_ms = on * 2, .off_ms = off * 2});
        }
    }

    void bit_image() {
        const std::uint8_t mode = reader_.take();
        const std::size_t columns = reader_.take_16();
        static_cast<void>(reader_.take(columns * (mode >= 32 ? 3U : 1U)));
        ++page_.ignored_count;
    }

    void raster() {
        static_cast<void>(reader_.take(2));
        const std::size_t row_bytes = reader_.take_16();
        static_cast<void>(reader_.take(row_bytes * reader_.take_16()));
        ++page_.ignored_count;
    }

    void barcode() {
        const std::uint8_t kind = reader_.take();
        if (kind >= 'A') {
            static_cast<void>(reader_.take(std::size_t{reader_.take()}));
        } else {
            reader_.skip_to_zero();
        }
        ++page_.ignored_count;
    }

    /// GS ( and FS (: a letter, a length, so many bytes. Of these only the QR code is drawn.
    void function(std::uint8_t lead) {
        const std::uint8_t name = reader_.take();
        const std::string_view data = reader_.take(reader_.take_16());
        if (reader_.cut_off()) {
            return;
        }
        if (lead == gs && name == 'k' && data.size() >= 3 && data[0] == '1') {
            qr(data[1], data.substr(2));
        } else {
            ++page_.ignored_count;
        }
    }

    void qr(char function, std::string_view data) {
        switch (function) {
            case 'A':
            case 'E':
                break;
            case 'C':
                qr_size_ = std::clamp(static_cast<int>(static_cast<std::uint8_t>(data[0])), 1, 16);
                break;
            case 'P':
                qr_data_ = data.substr(1, kept_qr_data_max);
                break;
            case 'Q':
                draw_qr();
                break;
            default:
                ++page_.ignored_count;
        }
    }

    void draw_qr() {
        if (qr_data_.empty() || qr_count_ == qr_count_max) {
            ++page_.ignored_count;
            return;
        }
        ++qr_count_;
        flush();
        page_.items.emplace_back(PrintedQr{.data = std::string{qr_data_}, .module_size = qr_size_, .align = align_});
    }

    Reader reader_;
    PrintedPage page_;
    PrintedLine line_;
    int used_dots_ = 0;
    int fed_lines_ = 0;
    TextStyle style_;  // its align is unused: alignment belongs to lines
    Align align_ = Align::Left;
    CodePage code_page_ = CodePage::Pc437;
    std::string_view qr_data_;
    int qr_size_ = 3;
    std::size_t qr_count_ = 0;
};

int line_dots(const PrintedLine& line) {
    int dots = 0;
    for (const PrintedRun& run : line.runs) {
        const auto letters = std::count_if(run.text.begin(), run.text.end(),
                                           [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
        dots += static_cast<int>(letters) * letter_dots(run.style);
    }
    return dots;
}

}  // namespace

PrintedPage decode(std::string_view bytes, std::optional<int> paper_dots) {
    if (paper_dots) {
        return Decoder{bytes, std::max(*paper_dots, 2 * font_a_dots)}.run();
    }
    PrintedPage page = Decoder{bytes, paper_dots_48}.run();
    int widest = 0;
    for (const PrintedItem& item : page.items) {
        if (const auto* line = std::get_if<PrintedLine>(&item)) {
            widest = std::max(widest, line_dots(*line));
        }
    }
    page.paper_dots = widest <= paper_dots_58_mm ? paper_dots_58_mm
                      : widest <= paper_dots_42  ? paper_dots_42
                                                 : paper_dots_48;
    return page;
}

}  // namespace ecot::hardware::escpos
