#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "pricing/money.hpp"
#include "pricing/programme.hpp"
#include "pricing/quantity.hpp"

namespace ecot::pricing {

/// Writes JSON text piece by piece, commas and escapes included. The caller closes what it opens. Texts are UTF-8.
class JsonWriter {
public:
    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }

    /// The name of the next value, in an object. Names are ours: they need no escape.
    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::int64_t number);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view{text}); }
    JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
    JsonWriter& value(Money amount) { return value(amount.cents()); }
    JsonWriter& value(Quantity quantity) { return value(quantity.milli()); }
    JsonWriter& value(BasisPoints share) { return value(share.value); }
    JsonWriter& value(Date date);
    JsonWriter& null() { return raw("null"); }

    /// JSON text made elsewhere.
    JsonWriter& raw(std::string_view text);

    template <typename T>
    JsonWriter& field(std::string_view name, const T& of) {
        return key(name).value(of);
    }

    void reserve(std::size_t size) { text_.reserve(size); }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string text_;
    bool needs_comma_ = false;
};

}  // namespace ecot::pricing
