#include "sync/journal/json_view.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecot::sync {
namespace {

TEST(JsonView, ReadsValuesOfEveryType) {
    const std::string text =
        R"( {"a":-12,"b":"x\"\\\/\n\u00e9\ud83d\ude00","c":[1, 2,{"d":true}],"e":null,"f":1.5,"g":{}} )";
    const auto view = JsonView::parse(text);
    ASSERT_TRUE(view);
    const JsonView::Value root = view->root();
    EXPECT_EQ(root.find("a")->integer(), -12);
    EXPECT_EQ(root.find("b")->text(), "x\"\\/\né😀");
    const auto list = root.find("c");
    ASSERT_TRUE(list);
    auto one = list->first();
    EXPECT_EQ(one->integer(), 1);
    one = list->next(*one);
    EXPECT_EQ(one->integer(), 2);
    one = list->next(*one);
    EXPECT_EQ(one->find("d")->boolean(), true);
    EXPECT_FALSE(list->next(*one));
    EXPECT_TRUE(root.find("e")->is_null());
    EXPECT_EQ(root.find("f")->type(), JsonView::Type::OtherNumber);
    EXPECT_FALSE(root.find("f")->integer());
    EXPECT_FALSE(root.find("g")->first());
    EXPECT_FALSE(root.find("h"));
    EXPECT_FALSE(root.find("a")->find("a"));
}

TEST(JsonView, TakesANumberBeyondSixtyFourBitsForNoInteger) {
    const std::string text = "[9223372036854775807,9223372036854775808,1e3]";
    const auto view = JsonView::parse(text);
    ASSERT_TRUE(view);
    auto one = view->root().first();
    EXPECT_EQ(one->integer(), INT64_MAX);
    one = view->root().next(*one);
    EXPECT_FALSE(one->integer());
    one = view->root().next(*one);
    EXPECT_FALSE(one->integer());
}

TEST(JsonView, RefusesWhatIsNoJson) {
    for (const char* text : {"",
                             " ",
                             "{",
                             "}",
                             "{}x",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{a:1}",
                             "[1,]",
                             "[1 2]",
                             "01",
                             "-",
                             "1.",
                             "1e",
                             "+1",
                             "tru",
                             "nul",
                             "\"",
                             "\"\n\"",
                             "\"\\x\"",
                             "\"\\u12\"",
                             "\"\\ud800\"",
                             "\"\\udc00\"",
                             "\"\\ud800\\u0041\"",
                             "\"\xff\"",
                             "\"\xc3\"",
                             "\"\xc0\x80\"",
                             "\"\xed\xa0\x80\"",
                             "\"\xf5\x80\x80\x80\""}) {
        EXPECT_FALSE(JsonView::parse(text)) << text;
    }
    EXPECT_TRUE(JsonView::parse(std::string(60, '[') + std::string(60, ']')));
    EXPECT_FALSE(JsonView::parse(std::string(100'000, '['))) << "and does not run out of stack";
}

}  // namespace
}  // namespace ecot::sync
