#include "pos/ctl/barcode_command.hpp"

#include <cstdlib>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/barcode/barcode.hpp"
#include "tests/support/run_program.hpp"

namespace ecot::ctl {

namespace {

using testing::HasSubstr;

const std::string product = R"({"kind":"product","gtin":"03017620422003","error":null})";
const std::string unknown = R"({"kind":"unknown","error":null})";
const std::string empty = R"({"kind":"unknown","error":"length"})";

std::string said(const std::string& scans, const hardware::barcode::BarcodeRules& rules = {}) {
    std::istringstream in{scans};
    std::ostringstream out;
    EXPECT_TRUE(barcode_lines(in, out, rules, std::chrono::year{2026}));
    return out.str();
}

TEST(BarcodeCommand, AnswersEachLineWithALine) {
    EXPECT_EQ(said("3017620422003\nHELLO\n3017620422003\n"), product + "\n" + unknown + "\n" + product + "\n");
}

TEST(BarcodeCommand, AnswersALastLineWithoutItsEndAndLinesOfWindows) {
    EXPECT_EQ(said("3017620422003\r\n3017620422003"), product + "\n" + product + "\n");
}

TEST(BarcodeCommand, AnswersAnEmptyLineToo) {
    EXPECT_EQ(said("\n\n"), empty + "\n" + empty + "\n");
}

TEST(BarcodeCommand, SaysNothingToNothing) {
    EXPECT_EQ(said(""), "");
}

TEST(BarcodeCommand, AnswersBytesThatAreNoText) {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) {
        if (byte != '\n') {
            bytes += static_cast<char>(byte);
        }
    }
    EXPECT_EQ(said(bytes + "\n3017620422003\n"), R"({"kind":"gs1","error":"ai"})"
                                                 "\n" +
                                                     product + "\n");
    EXPECT_EQ(said("]C10109506000134352"
                   "10\xFF\n"),
              R"({"kind":"gs1","error":"charset"})"
              "\n");
}

TEST(BarcodeCommand, RefusesALineOfAnyLengthAndGoesOn) {
    EXPECT_EQ(said(std::string(7200, 'x') + "\n"), unknown + "\n");
    EXPECT_EQ(said(std::string(7201, 'x') + "\n3017620422003\n"), empty + "\n" + product + "\n");
    EXPECT_EQ(said(std::string(20'000'000, '1') + "\n3017620422003\n"), empty + "\n" + product + "\n");
}

TEST(BarcodeCommand, DoesNotTakeTheBeginningOfALongLineForAScan) {
    EXPECT_EQ(said("3017620422003" + std::string(30'000, '\t') + "x\n"), empty + "\n");
}

TEST(BarcodeCommand, TellsWhenItsAnswersAreLost) {
    std::istringstream in{"3017620422003\n"};
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    EXPECT_FALSE(barcode_lines(in, out, {}, std::chrono::year{2026}));
}

TEST(BarcodeProgram, ExitsWithZeroWhateverTheLinesSay) {
    const auto answered =
        test::run_program("printf '3017620422003\\n3017620422004\\n\\377\\n' | " ECOT_BINARY_DIR "/ecotctl barcode");
    EXPECT_EQ(answered.status, 0);
    EXPECT_EQ(answered.output, product + "\n" + R"({"kind":"product","error":"check_digit"})" + "\n" + unknown + "\n");
}

TEST(BarcodeProgram, TakesTheTableOfASite) {
    const auto answered = test::run_program("echo 2012345912342 | " ECOT_BINARY_DIR
                                            "/ecotctl barcode --in-store '20 price 5 4 2 verifier'");
    EXPECT_EQ(answered.status, 0);
    EXPECT_THAT(answered.output, HasSubstr(R"("amount_cents":1234,"item":"12345")"));
}

TEST(BarcodeProgram, ExitsWithTwoOnATableThatCannotBe) {
    EXPECT_EQ(test::run_program(ECOT_BINARY_DIR "/ecotctl barcode --in-store '30 price 5 5 2' 2>&1").status, 2);
    EXPECT_EQ(test::run_program(ECOT_BINARY_DIR "/ecotctl barcode --in-store nonsense 2>&1").status, 2);
    EXPECT_EQ(test::run_program(ECOT_BINARY_DIR "/ecotctl barcode file.txt 2>&1").status, 2);
}

TEST(BarcodeProgram, ExitsWithOneWhenItsAnswersAreLost) {
    const auto lost = test::run_program("echo 1 | " ECOT_BINARY_DIR "/ecotctl barcode 2>&1 >/dev/full");
    EXPECT_EQ(lost.status, 1);
    EXPECT_THAT(lost.output, HasSubstr("could not be written"));
}

}  // namespace

}  // namespace ecot::ctl
