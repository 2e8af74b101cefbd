#include "pricing/json_tree.hpp"

#include <limits>

#include <nlohmann/json.hpp>

namespace ecot::pricing {

/// Receives what the reader finds, in order. Returning false would stop it; only an error does.
class JsonTreeBuilder {
public:
    using Json = nlohmann::json;

    explicit JsonTreeBuilder(std::size_t text_size) {
        tree_.nodes_.reserve(text_size / 16 + 4);
        tree_.strings_.reserve(text_size / 2);
    }

    bool null() { return leaf(JsonTree::Kind::Null); }
    bool boolean(bool value) { return leaf(value ? JsonTree::Kind::True : JsonTree::Kind::False); }
    bool number_integer(Json::number_integer_t value) { return leaf(JsonTree::Kind::Integer, value); }
    bool number_unsigned(Json::number_unsigned_t value) {
        if (value > static_cast<Json::number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
            return leaf(JsonTree::Kind::OtherNumber);
        }
        return number_integer(static_cast<Json::number_integer_t>(value));
    }
    bool number_float(Json::number_float_t /*value*/, const std::string& /*text*/) {
        return leaf(JsonTree::Kind::OtherNumber);
    }
    bool string(const std::string& value) { return leaf(JsonTree::Kind::String, 0, keep(value)); }
    bool binary(const Json::binary_t& /*value*/) { return false; }  // no JSON text has any
    bool start_object(std::size_t /*size*/) { return open(JsonTree::Kind::Object); }
    bool start_array(std::size_t /*size*/) { return open(JsonTree::Kind::Array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(const std::string& value) {
        key_ = keep(value);
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/, const Json::exception& error) {
        number_too_large_ = error.id == number_out_of_range;
        return false;
    }

    [[nodiscard]] bool stopped_at_large_number() const { return number_too_large_; }
    JsonTree take() { return std::move(tree_); }

private:
    static constexpr int number_out_of_range = 406;  // nlohmann's "out_of_range" for a number beyond its own

    JsonTree::Span keep(const std::string& value) {
        const auto begin = static_cast<std::uint32_t>(tree_.strings_.size());
        tree_.strings_ += value;
        return {begin, static_cast<std::uint32_t>(value.size())};
    }
    bool leaf(JsonTree::Kind kind, std::int64_t integer = 0, JsonTree::Span text = {}) {
        if (!open_.empty()) {
            ++tree_.nodes_[open_.back()].size;
        }
        const auto after = static_cast<std::uint32_t>(tree_.nodes_.size()) + 1;
        tree_.nodes_.push_back({kind, key_, text, integer, after, 0});
        key_ = {};
        return true;
    }
    bool open(JsonTree::Kind kind) {
        leaf(kind);
        open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size()) - 1);
        return true;
    }
    bool close() {
        tree_.nodes_[open_.back()].after = static_cast<std::uint32_t>(tree_.nodes_.size());
        open_.pop_back();
        return true;
    }

    JsonTree tree_;
    std::vector<std::uint32_t> open_;
    JsonTree::Span key_;
    bool number_too_large_ = false;
};

namespace {

constexpr std::size_t text_size_max = std::size_t{1} << 30U;

bool is_json_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Length of the number (RFC 8259, section 6) that `text` begins with, 0 if it begins with none.
std::size_t number_length(std::string_view text) {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && is_json_digit(text[at])) {
            ++at;
        }
        return at > begin;
    };
    const auto skip = [&](std::string_view any_of) {
        const bool found = at < text.size() && any_of.find(text[at]) != std::string_view::npos;
        at += found ? 1 : 0;
        return found;
    };
    skip("-");
    if (!skip("0") && !digits()) {
        return 0;
    }
    if (skip(".") && !digits()) {
        return 0;
    }
    if (skip("eE")) {
        skip("+-");
        if (!digits()) {
            return 0;
        }
    }
    return at;
}

/// The text with a small fraction in the place of every number that might be too large for nlohmann, which calls 1e999
/// an error: it is JSON, and as little a whole number of cents as 0.5e0 is. Nothing when the text is no JSON anyway.
std::optional<std::string> with_small_numbers(std::string_view text) {
    constexpr std::size_t length_in_64_bits = 20;
    std::string small;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!in_string && (is_json_digit(text[i]) || text[i] == '-')) {
            const std::string_view number = text.substr(i, number_length(text.substr(i)));
            if (number.empty()) {
                return std::nullopt;
            }
            const bool is_small = number.size() <= length_in_64_bits && number.find_first_of("eE") == number.npos;
            small += is_small ? number : "0.5e0";
            i += number.size() - 1;
            continue;
        }
        small += text[i];
        if (in_string && text[i] == '\\' && i + 1 < text.size()) {
            small += text[++i];
        } else if (text[i] == '"') {
            in_string = !in_string;
        }
    }
    return small;
}

}  // namespace

std::optional<JsonTree> JsonTree::parse(std::string_view text) {
    // nlohmann takes a zero byte for the end of the text, whatever follows it; a JSON text has none.
    if (text.size() > text_size_max || text.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    JsonTreeBuilder builder{text.size()};
    if (nlohmann::json::sax_parse(text, &builder)) {
        return builder.take();
    }
    if (!builder.stopped_at_large_number()) {
        return std::nullopt;
    }
    const std::optional<std::string> small = with_small_numbers(text);
    if (!small) {
        return std::nullopt;
    }
    JsonTreeBuilder second{small->size()};
    return nlohmann::json::sax_parse(*small, &second) ? std::optional{second.take()} : std::nullopt;
}

}  // namespace ecot::pricing
