#include "pricing/json_writer.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <system_error>

namespace ecot::pricing {

namespace {

/// At least `digits` digits of a number that is not negative.
void append_padded(std::string& text, unsigned number, std::size_t digits) {
    const std::string written = std::to_string(number);
    text.append(digits > written.size() ? digits - written.size() : 0, '0');
    text += written;
}

}  // namespace

void JsonWriter::separate() {
    if (needs_comma_) {
        text_ += ',';
    }
    needs_comma_ = true;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
    separate();
    text_ += text;
    return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    text_ += bracket;
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    text_ += bracket;
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    text_ += '"';
    text_ += name;
    text_ += "\":";
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    std::array<char, 20> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return raw(std::string_view{digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::value(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    separate();
    text_ += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            text_ += '\\';
            text_ += c;
        } else if (byte < 0x20) {
            text_ += "\\u00";
            text_ += hex[byte / 16];
            text_ += hex[byte % 16];
        } else {
            text_ += c;
        }
    }
    text_ += '"';
    return *this;
}

JsonWriter& JsonWriter::value(Date date) {
    separate();
    text_ += '"';
    append_padded(text_, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    text_ += '-';
    append_padded(text_, static_cast<unsigned>(date.month()), 2);
    text_ += '-';
    append_padded(text_, static_cast<unsigned>(date.day()), 2);
    text_ += '"';
    return *this;
}

}  // namespace ecot::pricing
