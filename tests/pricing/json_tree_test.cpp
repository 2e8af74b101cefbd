#include "pricing/json_tree.hpp"

#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

/// The tree written out: what is in brackets is in it.
std::string written(const JsonValue& value) {
    const auto inside = [&value] {
        std::string text;
        value.for_each([&text](const JsonValue& of) {
            text += (text.empty() ? "" : " ") + std::string{of.key()} + (of.key().empty() ? "" : "=") + written(of);
        });
        return text;
    };
    switch (value.kind()) {
        case JsonTree::Kind::Null:
            return "null";
        case JsonTree::Kind::False:
            return "false";
        case JsonTree::Kind::True:
            return "true";
        case JsonTree::Kind::Integer:
            return std::to_string(value.integer());
        case JsonTree::Kind::OtherNumber:
            return "number";
        case JsonTree::Kind::String:
            return "'" + std::string{value.text()} + "'";
        case JsonTree::Kind::Array:
            return "[" + inside() + "]";
        case JsonTree::Kind::Object:
            return "{" + inside() + "}";
    }
    return "";
}

std::string tree_of(std::string_view text) {
    const std::optional<JsonTree> tree = JsonTree::parse(text);
    return tree ? written(JsonValue{*tree}) : "not JSON";
}

TEST(JsonTree, KeepsEveryValueInItsPlace) {
    EXPECT_EQ(tree_of(R"({"a":[1,[],{"b":null}],"c":true,"d":false,"e":"x"})"),
              "{a=[1 [] {b=null}] c=true d=false e='x'}");
    EXPECT_EQ(tree_of(" [ ] "), "[]");
}

TEST(JsonTree, KeepsFieldsGivenTwice) {
    EXPECT_EQ(tree_of(R"({"a":1,"a":2})"), "{a=1 a=2}");
}

TEST(JsonTree, DecodesEscapes) {
    EXPECT_EQ(tree_of(R"("\"\\\/\n\u00e9\ud83c\udf4e")"), "'\"\\/\n\xc3\xa9\xf0\x9f\x8d\x8e'");
}

TEST(JsonTree, KnowsWholeNumbersOfSixtyFourBits) {
    EXPECT_EQ(tree_of("[0,-0,9223372036854775807,-9223372036854775808]"),
              "[0 0 9223372036854775807 -9223372036854775808]");
    EXPECT_EQ(tree_of("[9223372036854775808,1.0,1e3,-9223372036854775809,1e400]"),
              "[number number number number number]");
    EXPECT_EQ(tree_of("[-9223372036854775808,1e400,12,\"1e400\"]"), "[-9223372036854775808 number 12 '1e400']");
}

TEST(JsonTree, CountsWhatIsDirectlyInAValue) {
    const JsonTree tree = JsonTree::parse("[[1,2,3],{}]").value();
    EXPECT_EQ(JsonValue{tree}.size(), 2U);
    EXPECT_EQ((JsonValue{tree, 1}.size()), 3U);
}

}  // namespace

}  // namespace ecot::pricing
