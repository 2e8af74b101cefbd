#include "pos/ctl/quote_command.hpp"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace ecot::ctl {

namespace {

const std::string request = R"({"date":"2026-11-21","products":[],"lines":[]})";
const std::string quote =
    R"({"lines":[],"totals":{"reference_cents":0,"member_cents":0,"funded_cents":0,"surplus_cents":0},)"
    R"("by_envelope":[],"surplus_by_envelope":[],"vat":[]})";
const std::string not_json =
    R"({"errors":[{"code":"bad_json","at":"","message":"This is not one JSON text in UTF-8."}]})";

std::string answers(const std::string& lines) {
    std::istringstream in{lines};
    std::ostringstream out;
    EXPECT_TRUE(quote_lines(in, out));
    return out.str();
}

TEST(QuoteCommand, AnswersEachLineWithALine) {
    EXPECT_EQ(answers(request + "\nnonsense\n" + request + "\n"), quote + "\n" + not_json + "\n" + quote + "\n");
}

TEST(QuoteCommand, AnswersALastLineWithoutItsEndAndLinesOfWindows) {
    EXPECT_EQ(answers(request + "\r\n" + request), quote + "\n" + quote + "\n");
}

TEST(QuoteCommand, AnswersAnEmptyLineToo) {
    EXPECT_EQ(answers("\n\n"), not_json + "\n" + not_json + "\n");
}

TEST(QuoteCommand, SaysNothingToNothing) {
    EXPECT_EQ(answers(""), "");
}

TEST(QuoteCommand, TellsWhenItsAnswersAreLost) {
    std::istringstream in{request + "\n"};
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    EXPECT_FALSE(quote_lines(in, out));
}

}  // namespace

}  // namespace ecot::ctl
