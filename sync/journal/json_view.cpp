#include "sync/journal/json_view.hpp"

#include <algorithm>
#include <charconv>

namespace ecot::sync {

namespace {

constexpr int levels_max = 64;

/// The code of four hex digits at the front; absent when there are none.
std::optional<std::uint32_t> hex4(std::string_view text) {
    std::uint32_t code = 0;
    if (text.size() < 4) {
        return std::nullopt;
    }
    const auto read = std::from_chars(text.data(), text.data() + 4, code, 16);
    return read.ptr == text.data() + 4 ? std::optional{code} : std::nullopt;
}

void append_utf8(std::string& out, std::uint32_t code) {
    const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0U | code >> 6U);
        add(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        add(0xE0U | code >> 12U);
        add(0x80U | (code >> 6U & 0x3FU));
        add(0x80U | (code & 0x3FU));
    } else {
        add(0xF0U | code >> 18U);
        add(0x80U | (code >> 12U & 0x3FU));
        add(0x80U | (code >> 6U & 0x3FU));
        add(0x80U | (code & 0x3FU));
    }
}

bool is_high_surrogate(std::uint32_t code) {
    return code >= 0xD800 && code < 0xDC00;
}
bool is_low_surrogate(std::uint32_t code) {
    return code >= 0xDC00 && code < 0xE000;
}

/// What a text means whose escapes were checked when it was read.
std::string unescaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        if (text.front() != '\\') {
            const std::size_t plain = std::min(text.find('\\'), text.size());
            out += text.substr(0, plain);
            text.remove_prefix(plain);
            continue;
        }
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char letter = text[1];
        text.remove_prefix(2);
        if (letter != 'u') {
            out += meanings[letters.find(letter)];
            continue;
        }
        std::uint32_t code = *hex4(text);
        text.remove_prefix(4);
        if (is_high_surrogate(code)) {
            code = 0x10000 + ((code - 0xD800) << 10U) + (*hex4(text.substr(2)) - 0xDC00);
            text.remove_prefix(6);
        }
        append_utf8(out, code);
    }
    return out;
}

/// How many bytes the UTF-8 character at the front has, which is not ASCII; 0 when it is none.
std::size_t wide_character(std::string_view text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) {
        return 0;
    }
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    return size;
}

}  // namespace

class JsonView::Parser {
public:
    Parser(std::string_view text, std::vector<Node>& nodes) : rest_{text}, nodes_{nodes} {}

    bool document() {
        skip_space();
        if (!value({}, 0)) {
            return false;
        }
        skip_space();
        return rest_.empty();
    }

private:
    void skip_space() {
        while (!rest_.empty() &&
               (rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\r' || rest_.front() == '\t')) {
            rest_.remove_prefix(1);
        }
    }
    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }
    bool take(std::string_view word) {
        if (rest_.substr(0, word.size()) != word) {
            return false;
        }
        rest_.remove_prefix(word.size());
        return true;
    }

    bool value(std::string_view name, int level) {
        if (rest_.empty() || level > levels_max) {
            return false;
        }
        const std::size_t index = nodes_.size();
        nodes_.emplace_back();
        nodes_[index].name = name;
        const bool good = content(index, level);
        nodes_[index].end = nodes_.size();
        return good;
    }

    bool content(std::size_t index, int level) {
        switch (rest_.front()) {
            case '{':
                nodes_[index].type = Type::Object;
                return members(level);
            case '[':
                nodes_[index].type = Type::List;
                return elements(level);
            case '"':
                nodes_[index].type = Type::Text;
                return text(nodes_[index].content, nodes_[index].escaped);
            case 't':
                nodes_[index].type = Type::Boolean;
                nodes_[index].number = 1;
                return take("true");
            case 'f':
                nodes_[index].type = Type::Boolean;
                return take("false");
            case 'n':
                return take("null");
            default:
                return number(nodes_[index]);
        }
    }

    bool members(int level) {
        rest_.remove_prefix(1);
        skip_space();
        if (take('}')) {
            return true;
        }
        while (true) {
            std::string_view name;
            bool escaped = false;
            skip_space();
            if (rest_.empty() || rest_.front() != '"' || !text(name, escaped)) {
                return false;
            }
            skip_space();
            if (!take(':')) {
                return false;
            }
            skip_space();
            if (!value(name, level + 1)) {
                return false;
            }
            skip_space();
            if (take('}')) {
                return true;
            }
            if (!take(',')) {
                return false;
            }
        }
    }

    bool elements(int level) {
        rest_.remove_prefix(1);
        skip_space();
        if (take(']')) {
            return true;
        }
        while (true) {
            skip_space();
            if (!value({}, level + 1)) {
                return false;
            }
            skip_space();
            if (take(']')) {
                return true;
            }
            if (!take(',')) {
                return false;
            }
        }
    }

    bool text(std::string_view& content, bool& escaped) {
        rest_.remove_prefix(1);
        std::size_t at = 0;
        while (at < rest_.size()) {
            const char c = rest_[at];
            if (c == '"') {
                content = rest_.substr(0, at);
                rest_.remove_prefix(at + 1);
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                return false;
            }
            const std::size_t size = c == '\\'                              ? escape(rest_.substr(at))
                                     : static_cast<unsigned char>(c) < 0x80 ? 1
                                                                            : wide_character(rest_.substr(at));
            escaped = escaped || c == '\\';
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return false;
    }

    /// How long the escape at the front is; 0 when it is none. Surrogates only in pairs.
    static std::size_t escape(std::string_view text) {
        if (text.size() < 2) {
            return 0;
        }
        if (text[1] != 'u') {
            return std::string_view{"\"\\/bfnrt"}.find(text[1]) == std::string_view::npos ? 0 : 2;
        }
        const auto code = hex4(text.substr(2));
        if (!code || is_low_surrogate(*code)) {
            return 0;
        }
        if (!is_high_surrogate(*code)) {
            return 6;
        }
        const auto low = text.substr(6, 2) == "\\u" ? hex4(text.substr(8)) : std::nullopt;
        return low && is_low_surrogate(*low) ? 12 : 0;
    }

    bool number(Node& node) {
        std::size_t at = rest_.front() == '-' ? 1 : 0;
        const auto digits = [this, &at] {
            const std::size_t begin = at;
            while (at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '9') {
                ++at;
            }
            return at - begin;
        };
        const std::size_t first = at;
        const std::size_t whole = digits();
        if (whole == 0 || (whole > 1 && rest_[first] == '0')) {
            return false;
        }
        node.type = Type::Integer;
        if (at < rest_.size() && rest_[at] == '.') {
            node.type = Type::OtherNumber;
            ++at;
            if (digits() == 0) {
                return false;
            }
        }
        if (at < rest_.size() && (rest_[at] == 'e' || rest_[at] == 'E')) {
            node.type = Type::OtherNumber;
            ++at;
            if (at < rest_.size() && (rest_[at] == '+' || rest_[at] == '-')) {
                ++at;
            }
            if (digits() == 0) {
                return false;
            }
        }
        if (node.type == Type::Integer &&
            std::from_chars(rest_.data(), rest_.data() + at, node.number).ec != std::errc{}) {
            node.type = Type::OtherNumber;  // beyond 64 bits
        }
        rest_.remove_prefix(at);
        return true;
    }

    std::string_view rest_;
    std::vector<Node>& nodes_;
};

std::optional<JsonView> JsonView::parse(std::string_view text) {
    JsonView view;
    view.nodes_.reserve(text.size() / 12 + 1);
    Parser parser{text, view.nodes_};
    if (!parser.document()) {
        return std::nullopt;
    }
    return view;
}

std::optional<JsonView::Value> JsonView::Value::find(std::string_view name) const {
    if (!is_object()) {
        return std::nullopt;
    }
    for (std::optional<Value> child = first(); child; child = next(*child)) {
        if (child->node().name == name) {
            return child;
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> JsonView::Value::integer() const {
    return type() == Type::Integer ? std::optional{node().number} : std::nullopt;
}

std::optional<bool> JsonView::Value::boolean() const {
    return type() == Type::Boolean ? std::optional{node().number != 0} : std::nullopt;
}

std::optional<std::string> JsonView::Value::text() const {
    if (type() != Type::Text) {
        return std::nullopt;
    }
    return node().escaped ? unescaped(node().content) : std::string{node().content};
}

std::optional<JsonView::Value> JsonView::Value::first() const {
    const bool holds = (type() == Type::List || type() == Type::Object) && node().end > index_ + 1;
    return holds ? std::optional{Value{*view_, index_ + 1}} : std::nullopt;
}

std::optional<JsonView::Value> JsonView::Value::next(const Value& child) const {
    const std::size_t behind = child.node().end;
    return behind < node().end ? std::optional{Value{*view_, behind}} : std::nullopt;
}

}  // namespace ecot::sync
