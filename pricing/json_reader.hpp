#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pricing/json_tree.hpp"
#include "pricing/place.hpp"
#include "pricing/quote.hpp"

namespace ecot::pricing {

/// A JSON value, where it is, and where to say what is wrong with it.
///
/// The `read` functions below fill a target from a source and tell whether they could; what cannot be read leaves the
/// target as it was and has been said. Ranges are not looked at here: check() does, for requests of any origin.
struct Source {
    JsonValue value;
    const Place& at;
    std::vector<QuoteError>& errors;

    /// Says what is wrong; always false, for `return`.
    bool refuse(std::string message) const;
};

[[nodiscard]] bool read(const Source& source, bool& target);
[[nodiscard]] bool read(const Source& source, std::int64_t& target);
[[nodiscard]] bool read(const Source& source, Money& target);
[[nodiscard]] bool read(const Source& source, Quantity& target);
[[nodiscard]] bool read(const Source& source, BasisPoints& target);
[[nodiscard]] bool read(const Source& source, std::string& target);
[[nodiscard]] bool read(const Source& source, Date& target);

template <typename T>
[[nodiscard]] bool read(const Source& source, std::optional<T>& target) {
    T value{};
    if (!read(source, value)) {
        return false;
    }
    target = std::move(value);
    return true;
}

/// Every element has its place in the list, also one that cannot be read, so that pointers stay right.
template <typename T>
[[nodiscard]] bool read(const Source& source, std::vector<T>& target) {
    if (source.value.kind() != JsonTree::Kind::Array) {
        return source.refuse("This must be a list.");
    }
    target.resize(source.value.size());
    bool complete = true;
    std::size_t i = 0;
    source.value.for_each([&](const JsonValue& element) {
        complete = read(Source{element, source.at / i, source.errors}, target[i]) && complete;
        ++i;
    });
    return complete;
}

/// A value of a fixed list of words.
template <typename T>
struct Word {
    std::string_view word;
    T value;
};
template <typename T, std::size_t N>
[[nodiscard]] bool read_word(const Source& source, const std::array<Word<T>, N>& words, T& target) {
    if (source.value.kind() == JsonTree::Kind::String) {
        for (const Word<T>& word : words) {
            if (word.word == source.value.text()) {
                target = word.value;
                return true;
            }
        }
    }
    std::string message = "This must be one of: ";
    for (const Word<T>& word : words) {
        message += word.word;
        message += &word == &words.back() ? "." : ", ";
    }
    return source.refuse(std::move(message));
}

/// The fields of one JSON object. A field given twice is an error: it has no one value.
class ObjectReader {
public:
    enum class UnknownFields { Ignored, Refused };

    ObjectReader(const Source& source, std::initializer_list<std::string_view> names,
                 UnknownFields unknown = UnknownFields::Ignored);

    /// False when the value was not an object: nothing can be read from it.
    [[nodiscard]] bool is_object() const { return is_object_; }
    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }

    template <typename T>
    bool required(std::string_view name, T& target) {
        const std::optional<JsonValue> value = find(name);
        if (!value) {
            return is_object_ && refuse(name, "This is missing.");
        }
        return read(Source{*value, source_.at / name, source_.errors}, target);
    }
    /// True when the field is there and could be read.
    template <typename T>
    bool optional(std::string_view name, T& target) {
        const std::optional<JsonValue> value = find(name);
        return value && read(Source{*value, source_.at / name, source_.errors}, target);
    }
    template <typename T>
    bool optional_or_null(std::string_view name, T& target) {
        const std::optional<JsonValue> value = find(name);
        return value && value->kind() != JsonTree::Kind::Null && optional(name, target);
    }
    /// Refuses the known fields that are not among `names`, once it is clear which belong here.
    void refuse_all_but(std::initializer_list<std::string_view> names);

private:
    static constexpr std::size_t fields_max = 12;
    struct KnownField {
        std::string_view name;
        std::optional<JsonValue> value;
    };
    [[nodiscard]] std::optional<JsonValue> find(std::string_view name) const;
    bool refuse(std::string_view name, const char* message) const;

    Source source_;
    std::array<KnownField, fields_max> fields_;
    std::size_t fields_count_ = 0;
    bool is_object_ = false;
};

/// An id in the place of one that could not be read: no other id is the same.
[[nodiscard]] std::string unreadable_id(const Place& at);

/// What reading and checking found, in the order of pricing.md. What checking says inside of a place that could not be
/// read is left out: it looked at what reading put there instead.
[[nodiscard]] std::vector<QuoteError> joined(std::vector<QuoteError> of_reading,
                                             const std::vector<QuoteError>& of_checking);

}  // namespace ecot::pricing
