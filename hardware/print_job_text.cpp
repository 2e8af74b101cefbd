#include "hardware/print_job_text.hpp"

#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

namespace ecot::hardware {
namespace {

using Json = nlohmann::json;

constexpr int picture_side_max = 10'000;
constexpr int lines_max = 255;
constexpr int module_max = 16;

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return text;
}

std::optional<unsigned> half_byte(char digit) {
    if (digit >= '0' && digit <= '9') {
        return static_cast<unsigned>(digit - '0');
    }
    if (digit >= 'a' && digit <= 'f') {
        return static_cast<unsigned>(digit - 'a') + 10U;
    }
    return std::nullopt;
}

std::optional<std::string> bytes_of_hex(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const auto high = half_byte(text[i]);
        const auto low = half_byte(text[i + 1]);
        if (!high || !low) {
            return std::nullopt;
        }
        bytes += static_cast<char>(static_cast<unsigned char>(*high << 4U | *low));
    }
    return text.size() % 2 == 0 ? std::optional{std::move(bytes)} : std::nullopt;
}

/// A style is its letters: bold, tall, wide, small, centre, right.
std::string letters_of(const TextStyle& style) {
    std::string letters;
    for (const auto& [on, letter] : {std::pair{style.bold, 'b'}, std::pair{style.tall, 't'}, std::pair{style.wide, 'w'},
                                     std::pair{style.small, 's'}, std::pair{style.align == Align::Centre, 'c'},
                                     std::pair{style.align == Align::Right, 'r'}}) {
        if (on) {
            letters += letter;
        }
    }
    return letters;
}

std::optional<TextStyle> style_of(std::string_view letters) {
    TextStyle style;
    for (const char letter : letters) {
        switch (letter) {
            case 'b':
                style.bold = true;
                break;
            case 't':
                style.tall = true;
                break;
            case 'w':
                style.wide = true;
                break;
            case 's':
                style.small = true;
                break;
            case 'c':
                style.align = Align::Centre;
                break;
            case 'r':
                style.align = Align::Right;
                break;
            default:
                return std::nullopt;
        }
    }
    return style;
}

struct Written {
    Json operator()(const TextLine& line) const { return {"text", line.text, letters_of(line.style)}; }
    Json operator()(const ColumnsLine& line) const {
        return {"columns", line.left, line.right, letters_of(line.style)};
    }
    Json operator()(const RuleLine& line) const { return {"rule", std::string(1, line.mark)}; }
    Json operator()(const QrCode& code) const { return {"qr", code.data, code.module_size}; }
    Json operator()(const Picture& picture) const {
        return {"picture", picture.width, picture.height, hex(picture.rows)};
    }
    Json operator()(const Feed& feed) const { return {"feed", feed.lines}; }
    Json operator()(const Cut& cut) const { return {"cut", cut.feed_lines}; }
    // Braces around one text would be that text.
    Json operator()(const DrawerPulse& /*pulse*/) const { return Json::array({"drawer"}); }
};

/// What follows an item's word, read in order; `good` as long as it is what was asked for.
class Fields {
public:
    explicit Fields(const Json& item) : item_{item} {}

    std::string text() {
        const Json* const field = next();
        if (field == nullptr || !field->is_string()) {
            good_ = false;
            return {};
        }
        return field->get<std::string>();
    }
    int number(int min, int max) {
        const Json* const field = next();
        if (field == nullptr || !field->is_number_integer() || *field < min || *field > max) {
            good_ = false;
            return min;
        }
        return field->get<int>();
    }
    TextStyle style() {
        const auto style = style_of(text());
        good_ = good_ && style;
        return style.value_or(TextStyle{});
    }
    /// Whether all was there, and nothing else.
    [[nodiscard]] bool read() const { return good_ && at_ == item_.size(); }

private:
    const Json* next() { return at_ < item_.size() ? &item_[at_++] : nullptr; }

    const Json& item_;
    std::size_t at_ = 0;
    bool good_ = true;
};

std::optional<Picture> picture_of(Fields& fields) {
    Picture picture{.width = fields.number(1, picture_side_max), .height = fields.number(1, picture_side_max)};
    auto rows = bytes_of_hex(fields.text());
    const std::size_t row_bytes = (static_cast<std::size_t>(picture.width) + 7) / 8;
    if (!rows || rows->size() != row_bytes * static_cast<std::size_t>(picture.height)) {
        return std::nullopt;
    }
    picture.rows = std::move(*rows);
    return picture;
}

std::optional<PrintItem> item_of(const Json& json) {
    if (!json.is_array()) {
        return std::nullopt;
    }
    Fields fields{json};
    const std::string word = fields.text();
    std::optional<PrintItem> item;
    if (word == "text") {
        std::string text = fields.text();
        item = TextLine{.text = std::move(text), .style = fields.style()};
    } else if (word == "columns") {
        std::string left = fields.text();
        std::string right = fields.text();
        item = ColumnsLine{.left = std::move(left), .right = std::move(right), .style = fields.style()};
    } else if (word == "rule") {
        const std::string mark = fields.text();
        if (mark.size() == 1 && mark[0] >= ' ' && mark[0] <= '~') {
            item = RuleLine{.mark = mark[0]};
        }
    } else if (word == "qr") {
        std::string data = fields.text();
        item = QrCode{.data = std::move(data), .module_size = fields.number(1, module_max)};
    } else if (word == "picture") {
        if (auto picture = picture_of(fields)) {
            item = std::move(*picture);
        }
    } else if (word == "feed") {
        item = Feed{.lines = fields.number(0, lines_max)};
    } else if (word == "cut") {
        item = Cut{.feed_lines = fields.number(0, lines_max)};
    } else if (word == "drawer") {
        item = DrawerPulse{};
    }
    return fields.read() ? item : std::nullopt;
}

}  // namespace

std::string to_text(const std::vector<PrintJob>& jobs) {
    Json list = Json::array();
    for (const PrintJob& job : jobs) {
        Json items = Json::array();
        for (const PrintItem& item : job.items) {
            items.push_back(std::visit(Written{}, item));
        }
        list.push_back(std::move(items));
    }
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::vector<PrintJob>> print_jobs_from_text(std::string_view text) {
    const Json list = Json::parse(text, nullptr, false);
    if (!list.is_array()) {
        return std::nullopt;
    }
    std::vector<PrintJob> jobs;
    for (const Json& items : list) {
        if (!items.is_array()) {
            return std::nullopt;
        }
        PrintJob job;
        for (const Json& written : items) {
            auto item = item_of(written);
            if (!item) {
                return std::nullopt;
            }
            job.items.push_back(std::move(*item));
        }
        jobs.push_back(std::move(job));
    }
    return jobs;
}

}  // namespace ecot::hardware
