#include <sstream>

#include <gtest/gtest.h>

#include "pos/ctl/drive/drive.hpp"
#include "pos/ctl/drive_command.hpp"
#include "tests/support/fake_till.hpp"

namespace ecot::ctl {
namespace {

/// Takes a few bytes, then nothing more, as a pipe whose reader went away.
class ClosingBuffer : public std::stringbuf {
protected:
    int sync() override { return -1; }
};

TEST(DriveLines, AnswersEachLineAndVoidsTheOpenCartAtTheEnd) {
    test::FakeTill till;
    Drive drive{till.world, [&](const session::Effect& effect) { return till.perform(effect); },
                [&](std::int64_t /*recorded_ms*/) { return till.now; }};
    std::istringstream in{
        "{\"do\":\"sign_in\",\"operator\":\"amina\",\"pin\":\"123456\"}\n"
        "{\"do\":\"open\",\"float_cents\":0}\n"
        "{\"do\":\"scan\",\"code\":\"3560070123452\"}\n"
        "\n"
        "{\"do\":\"sign_out\"}"};
    std::ostringstream out;
    EXPECT_TRUE(drive_lines(in, out, drive, [] { return true; }));
    std::istringstream answers{out.str()};
    int count = 0;
    for (std::string answer; std::getline(answers, answer); ++count) {
        EXPECT_EQ(answer.front(), '{');
    }
    EXPECT_EQ(count, 5);
    EXPECT_EQ(till.journal_text().back().substr(0, 16), "basket_abandoned");
}

TEST(DriveLines, EndsInOrderWhenTheProgramIsAskedTo) {
    test::FakeTill till;
    Drive drive{till.world, [&](const session::Effect& effect) { return till.perform(effect); },
                [&](std::int64_t /*recorded_ms*/) { return till.now; }};
    std::istringstream in{""};
    std::ostringstream out;
    (void)drive.answer(R"({"do":"sign_in","operator":"amina","pin":"123456"})");
    (void)drive.answer(R"({"do":"open","float_cents":0})");
    (void)drive.answer(R"({"do":"scan","code":"3560070123452"})");
    EXPECT_TRUE(drive_lines(in, out, drive, [] { return false; }));
    EXPECT_TRUE(out.str().empty());
    EXPECT_EQ(till.journal_text().back().substr(0, 16), "basket_abandoned");
}

TEST(DriveLines, StopsWhenNobodyTakesTheAnswers) {
    test::FakeTill till;
    Drive drive{till.world, [&](const session::Effect& effect) { return till.perform(effect); },
                [&](std::int64_t /*recorded_ms*/) { return till.now; }};
    std::istringstream in{"{\"do\":\"status\"}\n{\"do\":\"sign_in\",\"operator\":\"amina\",\"pin\":\"123456\"}\n"};
    ClosingBuffer buffer;
    std::ostream out{&buffer};
    EXPECT_FALSE(drive_lines(in, out, drive, [] { return true; }));
    EXPECT_FALSE(drive.state().operator_in);
}

}  // namespace
}  // namespace ecot::ctl
