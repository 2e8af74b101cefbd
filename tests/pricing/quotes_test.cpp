// Every file of tests/pricing/quotes: a request and the quote, or the errors, that it must give.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "pricing/quote_json.hpp"

namespace ecot::pricing {

namespace {

using nlohmann::json;

std::vector<std::string> example_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{ECOT_SOURCE_DIR "/tests/pricing/quotes"}) {
        names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Messages are for people and may change; codes and places are promised.
json without_messages(json answer) {
    if (answer.contains("errors")) {
        for (json& error : answer["errors"]) {
            error.erase("message");
        }
    }
    return answer;
}

class QuoteExample : public testing::TestWithParam<std::string> {};

TEST_P(QuoteExample, GivesTheAnswerBesideIt) {
    std::ifstream file{ECOT_SOURCE_DIR "/tests/pricing/quotes/" + GetParam() + ".json"};
    const json example = json::parse(file);
    const json expected = example.contains("quote") ? example["quote"] : json{{"errors", example["errors"]}};
    const json answer = without_messages(json::parse(quote_line(example["request"].dump())));
    EXPECT_EQ(answer.dump(1), expected.dump(1)) << example["why"];
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Files, QuoteExample, testing::ValuesIn(example_names()), test_name);

}  // namespace

}  // namespace ecot::pricing
