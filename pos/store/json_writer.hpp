#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace ecot::store {

/// Writes JSON text in the order it is told, without building a tree first: the payload of a record (F5).
///
/// Texts come out as UTF-8 whatever goes in: a byte that is none becomes U+FFFD.
class JsonWriter {
public:
    JsonWriter() { text_.reserve(4096); }

    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_list() { return open('['); }
    JsonWriter& end_list() { return close(']'); }

    /// The name of the next value in an object; a plain word of ours, written as it is.
    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view{text}); }
    JsonWriter& value(const std::string& text) { return value(std::string_view{text}); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
    JsonWriter& null() { return raw("null"); }

    /// JSON text made elsewhere.
    JsonWriter& raw(std::string_view text);

    template <class Value>
    JsonWriter& field(std::string_view name, const Value& content) {
        return key(name).value(content);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    JsonWriter& open(char c);
    JsonWriter& close(char c);
    void separate();

    std::string text_;
    bool first_ = true;
};

}  // namespace ecot::store
