#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecot::sync {

/// JSON text read once into a flat list of values that point into it. Verifying looks at every payload of a journal: a
/// tree of small allocations would cost more than the signature.
///
/// Strict: RFC 8259 in UTF-8, nothing before or behind, at most 64 levels. An object with the same name twice gives the
/// first. The text must outlive the view and its values.
class JsonView {
public:
    enum class Type : std::uint8_t { Null, Boolean, Integer, OtherNumber, Text, List, Object };

private:
    struct Node {
        Type type = Type::Null;
        bool escaped = false;      ///< of a text: it holds a backslash
        std::string_view name;     ///< of a field, as written
        std::string_view content;  ///< of a text, as written between the quotes
        std::int64_t number = 0;   ///< of an integer or a boolean
        std::size_t end = 0;       ///< index behind the value and all it holds
    };

public:
    class Value {
    public:
        [[nodiscard]] Type type() const { return node().type; }
        [[nodiscard]] bool is_object() const { return type() == Type::Object; }
        [[nodiscard]] bool is_null() const { return type() == Type::Null; }

        /// The value of that name in an object; absent when there is none or this is no object.
        [[nodiscard]] std::optional<Value> find(std::string_view name) const;

        [[nodiscard]] std::optional<std::int64_t> integer() const;  ///< a number written without point or exponent
        [[nodiscard]] std::optional<bool> boolean() const;
        [[nodiscard]] std::optional<std::string> text() const;

        /// The values of a list, in order: `for (auto one = list.first(); one; one = list.next(*one))`.
        [[nodiscard]] std::optional<Value> first() const;
        [[nodiscard]] std::optional<Value> next(const Value& child) const;

    private:
        friend class JsonView;
        Value(const JsonView& view, std::size_t index) : view_{&view}, index_{index} {}
        [[nodiscard]] const Node& node() const { return view_->nodes_[index_]; }
        const JsonView* view_;
        std::size_t index_;
    };

    [[nodiscard]] static std::optional<JsonView> parse(std::string_view text);

    [[nodiscard]] Value root() const { return {*this, 0}; }

private:
    class Parser;

    std::vector<Node> nodes_;
};

}  // namespace ecot::sync
