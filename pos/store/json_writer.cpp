#include "pos/store/json_writer.hpp"

#include <array>
#include <charconv>
#include <cstddef>

namespace ecot::store {

namespace {

/// How many bytes the UTF-8 character at the front of `text` has; 0 when it is none (also overlong and surrogates).
std::size_t character_size(std::string_view text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    std::size_t size = 0;
    unsigned char second_min = 0x80;
    unsigned char second_max = 0xBF;
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        size = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        size = 3;
        second_min = lead == 0xE0 ? 0xA0 : 0x80;
        second_max = lead == 0xED ? 0x9F : 0xBF;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        size = 4;
        second_min = lead == 0xF0 ? 0x90 : 0x80;
        second_max = lead == 0xF4 ? 0x8F : 0xBF;
    }
    if (size == 0 || text.size() < size || byte(1) < second_min || byte(1) > second_max) {
        return 0;
    }
    for (std::size_t i = 2; i < size; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xBF) {
            return 0;
        }
    }
    return size;
}

void append_escaped(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        default:
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4U];
            out += hex[static_cast<unsigned char>(c) & 15U];
    }
}

}  // namespace

void JsonWriter::separate() {
    if (!first_) {
        text_ += ',';
    }
    first_ = false;
}

JsonWriter& JsonWriter::open(char c) {
    separate();
    text_ += c;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::close(char c) {
    text_ += c;
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    text_ += '"';
    text_ += name;
    text_ += "\":";
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    text_ += '"';
    // Runs of characters that stand for themselves are copied at once.
    std::size_t run = 0;
    const auto flush = [&] {
        text_ += text.substr(0, run);
        text.remove_prefix(run);
        run = 0;
    };
    while (run < text.size()) {
        const auto byte = static_cast<unsigned char>(text[run]);
        if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\') {
            ++run;
            continue;
        }
        const std::size_t size = byte < 0x80 ? 0 : character_size(text.substr(run));
        if (size > 0) {
            run += size;
            continue;
        }
        flush();
        if (byte < 0x80) {
            append_escaped(text_, text.front());
        } else {
            text_ += "\xEF\xBF\xBD";
        }
        text.remove_prefix(1);
    }
    flush();
    text_ += '"';
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    separate();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text_.append(digits.data(), end);
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
    separate();
    text_ += text;
    return *this;
}

}  // namespace ecot::store
