#include "pricing/json_writer.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace ecot::pricing {

namespace {

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
    JsonWriter json;
    json.begin_object().field("a", std::int64_t{1}).key("b").begin_array();
    json.value(true).null().begin_object().end_object().begin_array().end_array().end_array();
    json.field("c", "x").end_object();
    EXPECT_EQ(json.take(), R"({"a":1,"b":[true,null,{},[]],"c":"x"})");
}

TEST(JsonWriter, EscapesTexts) {
    JsonWriter json;
    json.value(std::string_view{"\"\\/\n\x1f\x7f\0 \xc3\xa9", 10});
    EXPECT_EQ(json.take(), "\"\\\"\\\\/\\u000a\\u001f\x7f\\u0000 \xc3\xa9\"");
}

TEST(JsonWriter, WritesTheSmallestNumberAndDates) {
    JsonWriter json;
    json.begin_array().value(std::numeric_limits<std::int64_t>::min());
    json.value(Date{std::chrono::year{33}, std::chrono::month{4}, std::chrono::day{5}}).end_array();
    EXPECT_EQ(json.take(), R"([-9223372036854775808,"0033-04-05"])");
}

}  // namespace

}  // namespace ecot::pricing
