#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecot::pricing {

/// A JSON text taken apart, as it stands: fields given twice are both there, and a number is either a whole number of
/// 64 bits or not one. Flat, so that no depth of nesting can exhaust the stack.
class JsonTree {
public:
    enum class Kind : std::uint8_t { Null, False, True, Integer, OtherNumber, String, Array, Object };

    struct Span {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    /// A value; what is in it follows it, up to the node `after`.
    struct Node {
        Kind kind = Kind::Null;
        Span key;                  ///< of a field of an object
        Span text;                 ///< of a string
        std::int64_t integer = 0;  ///< of an integer
        std::uint32_t after = 0;   ///< position of the first node that is not in this one
        std::uint32_t size = 0;    ///< how many values are directly in it
    };

    /// Nothing when `text` is not one JSON text in UTF-8 (or is longer than 1 GiB).
    [[nodiscard]] static std::optional<JsonTree> parse(std::string_view text);

    [[nodiscard]] const Node& node(std::uint32_t position) const { return nodes_[position]; }
    [[nodiscard]] std::string_view string(Span span) const {
        return std::string_view{strings_}.substr(span.begin, span.size);
    }

private:
    friend class JsonTreeBuilder;
    std::vector<Node> nodes_;
    std::string strings_;
};

/// A value of a tree, which must outlive it.
class JsonValue {
public:
    explicit JsonValue(const JsonTree& tree, std::uint32_t position = 0) : tree_{&tree}, position_{position} {}

    [[nodiscard]] JsonTree::Kind kind() const { return node().kind; }
    [[nodiscard]] std::string_view key() const { return tree_->string(node().key); }
    [[nodiscard]] std::string_view text() const { return tree_->string(node().text); }
    [[nodiscard]] std::int64_t integer() const { return node().integer; }
    [[nodiscard]] std::size_t size() const { return node().size; }

    /// Calls `visit` with each value directly in this array or object, in order.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::uint32_t at = position_ + 1; at < node().after; at = tree_->node(at).after) {
            visit(JsonValue{*tree_, at});
        }
    }

private:
    [[nodiscard]] const JsonTree::Node& node() const { return tree_->node(position_); }
    const JsonTree* tree_;
    std::uint32_t position_;
};

}  // namespace ecot::pricing
