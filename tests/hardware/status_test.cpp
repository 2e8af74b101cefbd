#include "hardware/escpos/status.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using Ask = StatusQuestion;

/// The condition after `question` was answered with `bytes`.
PrinterCondition answered(StatusQuestion question, std::string_view bytes) {
    StatusReader reader;
    reader.asked(question);
    reader.feed(bytes);
    EXPECT_EQ(reader.waiting(), 0U);
    EXPECT_EQ(reader.stray_count(), 0U);
    return reader.condition();
}

TEST(PrinterStatusReader, AsksInTheBytesOfThePrinter) {
    EXPECT_EQ(question_bytes(Ask::Printer), "\x10\x04\x01"sv);
    EXPECT_EQ(question_bytes(Ask::Paper), "\x10\x04\x04"sv);
    EXPECT_EQ(question_bytes(Ask::PaperSensors), "\x1D\x72\x01"sv);
    EXPECT_EQ(question_bytes(Ask::DrawerPin), "\x1D\x72\x02"sv);
    EXPECT_EQ(question_bytes(Ask::Model), "\x1D\x49\x43"sv);
    EXPECT_EQ(send_status_by_itself, "\x1D\x61\x4F"sv);
}

TEST(PrinterStatusReader, ReadsAHealthyPrinter) {
    StatusReader reader;
    for (const StatusQuestion question : {Ask::Printer, Ask::Offline, Ask::Error, Ask::Paper}) {
        reader.asked(question);
    }
    reader.feed("\x12\x12\x12\x12");
    EXPECT_EQ(reader.condition(), (PrinterCondition{.drawer_pin_high = false}));
    EXPECT_EQ(reader.waiting(), 0U);
    EXPECT_EQ(answered(Ask::Printer, "\x16"), (PrinterCondition{.drawer_pin_high = true}));
}

TEST(PrinterStatusReader, ReadsEveryBitOfTheFourAnswers) {
    EXPECT_EQ(answered(Ask::Printer, "\x1A"), (PrinterCondition{.online = false, .drawer_pin_high = false}));
    EXPECT_EQ(answered(Ask::Printer, "\x1E"), (PrinterCondition{.online = false, .drawer_pin_high = true}));
    EXPECT_EQ(answered(Ask::Offline, "\x16"), (PrinterCondition{.cover_open = true}));
    EXPECT_EQ(answered(Ask::Offline, "\x1A"), (PrinterCondition{.feed_pressed = true}));
    EXPECT_EQ(answered(Ask::Offline, "\x32"), (PrinterCondition{.paper_end = true}));
    EXPECT_EQ(answered(Ask::Offline, "\x52"), PrinterCondition{});
    EXPECT_EQ(answered(Ask::Error, "\x1A"), (PrinterCondition{.cutter_error = true}));
    EXPECT_EQ(answered(Ask::Error, "\x32"), (PrinterCondition{.unrecoverable = true}));
    EXPECT_EQ(answered(Ask::Error, "\x52"), (PrinterCondition{.recoverable = true}));
    EXPECT_EQ(answered(Ask::Error, "\x16"), (PrinterCondition{.recoverable = true}));
    EXPECT_EQ(answered(Ask::Paper, "\x1E"), (PrinterCondition{.paper_near_end = true}));
    EXPECT_EQ(answered(Ask::Paper, "\x72"), (PrinterCondition{.paper_end = true}));
    EXPECT_EQ(answered(Ask::Paper, "\x7E"), (PrinterCondition{.paper_near_end = true, .paper_end = true}));
}

TEST(PrinterStatusReader, TakesTroubleBackOnceItIsOver) {
    StatusReader reader;
    reader.asked(Ask::Paper);
    reader.asked(Ask::Offline);
    reader.asked(Ask::Error);
    reader.feed("\x7E\x36\x7A");
    EXPECT_TRUE(reader.condition().paper_end);
    reader.asked(Ask::Offline);
    reader.feed("\x12");
    EXPECT_TRUE(reader.condition().paper_end);  // whether there is paper, only the fourth answer says
    reader.asked(Ask::Paper);
    reader.asked(Ask::Error);
    reader.feed("\x12\x12");
    EXPECT_EQ(reader.condition(), PrinterCondition{});
}

TEST(PrinterStatusReader, ReadsTheAnswersThatWaitTheirTurn) {
    EXPECT_EQ(answered(Ask::PaperSensors, "\x03"), (PrinterCondition{.paper_near_end = true}));
    EXPECT_EQ(answered(Ask::PaperSensors, "\x0F"), (PrinterCondition{.paper_near_end = true, .paper_end = true}));
    EXPECT_EQ(answered(Ask::PaperSensors, "\x00"sv), PrinterCondition{});
    EXPECT_EQ(answered(Ask::DrawerPin, "\x01"), (PrinterCondition{.drawer_pin_high = true}));
    EXPECT_EQ(answered(Ask::DrawerPin, "\x00"sv), (PrinterCondition{.drawer_pin_high = false}));
}

TEST(PrinterStatusReader, TellsAnswersApartByTheirFixedBits) {
    StatusReader reader;
    reader.asked(Ask::PaperSensors);
    reader.asked(Ask::Paper);
    reader.feed("\x1E");  // the later question is answered first: at once
    EXPECT_EQ(reader.waiting(), 1U);
    EXPECT_TRUE(reader.condition().paper_near_end);
    reader.feed("\x00"sv);
    EXPECT_EQ(reader.condition(), PrinterCondition{});
}

TEST(PrinterStatusReader, ReadsAStatusThatCameByItself) {
    StatusReader reader;
    reader.feed("\x14\x00\x00\x0F"sv);
    EXPECT_EQ(reader.condition(), (PrinterCondition{.drawer_pin_high = true}));
    reader.feed("\x38\x00\x0F\x0F"sv);  // cover open, no paper
    EXPECT_EQ(
        reader.condition(),
        (PrinterCondition{
            .online = false, .paper_near_end = true, .paper_end = true, .cover_open = true, .drawer_pin_high = false}));
    reader.feed("\x58\x68\x03\x0F"sv);
    EXPECT_EQ(reader.condition(), (PrinterCondition{.online = false,
                                                    .paper_near_end = true,
                                                    .feed_pressed = true,
                                                    .cutter_error = true,
                                                    .unrecoverable = true,
                                                    .recoverable = true,
                                                    .drawer_pin_high = false}));
    EXPECT_EQ(reader.automatic_count(), 3U);
    EXPECT_EQ(reader.stray_count(), 0U);
}

TEST(PrinterStatusReader, ReadsAnAnswerInTheMiddleOfAnAutomaticStatus) {
    StatusReader reader;
    reader.asked(Ask::Paper);
    for (const char byte : "\x14\x00\x1E\x13\x0C\x00"sv) {
        reader.feed({&byte, 1});
    }
    EXPECT_EQ(reader.condition(), (PrinterCondition{.paper_end = true, .drawer_pin_high = true}));
    EXPECT_TRUE(reader.stopped());
}

TEST(PrinterStatusReader, BeginsAnAutomaticStatusAnewWhereOneWasCutOff) {
    StatusReader reader;
    reader.feed("\x38\x00\x10\x00\x00\x00"sv);
    EXPECT_EQ(reader.condition(), (PrinterCondition{.drawer_pin_high = false}));
    EXPECT_EQ(reader.stray_count(), 2U);
}

TEST(PrinterStatusReader, CountsStrayAnswersAndChangesNothing) {
    StatusReader reader;
    reader.feed("\x7E\x0F\xFF\x5F"sv);
    EXPECT_EQ(reader.condition(), PrinterCondition{});
    EXPECT_EQ(reader.stray_count(), 4U);
}

TEST(PrinterStatusReader, TakesALateAnswerForStrayOnceItWasForgotten) {
    StatusReader reader;
    reader.asked(Ask::Paper);
    reader.forget();
    reader.feed("\x7E");
    EXPECT_EQ(reader.condition(), PrinterCondition{});
    EXPECT_EQ(reader.stray_count(), 1U);
    reader.asked(Ask::Offline);
    reader.feed("\x12");
    EXPECT_EQ(reader.condition(), PrinterCondition{});
}

TEST(PrinterStatusReader, ObeysXonAndXoff) {
    StatusReader reader;
    reader.feed("\x13");
    EXPECT_TRUE(reader.stopped());
    reader.feed("\x11");
    EXPECT_FALSE(reader.stopped());
}

TEST(PrinterStatusReader, ReadsMakerAndModel) {
    StatusReader reader;
    reader.asked(Ask::Maker);
    reader.asked(Ask::Model);
    reader.feed("_EP");
    reader.feed("SON\0_TM-T88V\0"sv);
    EXPECT_EQ(reader.maker(), "EPSON");
    EXPECT_EQ(reader.model(), "TM-T88V");
    EXPECT_EQ(reader.waiting(), 0U);
}

TEST(PrinterStatusReader, GivesUpANameThatIsNone) {
    StatusReader reader;
    reader.asked(Ask::Model);
    reader.feed("_TM\x13");
    EXPECT_TRUE(reader.stopped());
    EXPECT_EQ(reader.waiting(), 0U);
    reader.asked(Ask::Model);
    reader.feed("_" + std::string(200, 'x') + "\0"s);
    EXPECT_EQ(reader.model(), "");
}

TEST(PrinterStatusReader, KeepsAtMostSixteenQuestions) {
    StatusReader reader;
    for (int i = 0; i < 100; ++i) {
        reader.asked(Ask::Paper);
        reader.asked(Ask::PaperSensors);
    }
    EXPECT_EQ(reader.waiting(), 32U);
}

TEST(PrinterCondition, SaysWhetherTheDrawerIsOpenByTheSitesWiring) {
    EXPECT_EQ(drawer_open({}, DrawerOpenAt::High), std::nullopt);
    EXPECT_EQ(drawer_open({.drawer_pin_high = true}, DrawerOpenAt::High), true);
    EXPECT_EQ(drawer_open({.drawer_pin_high = true}, DrawerOpenAt::Low), false);
    EXPECT_EQ(drawer_open({.drawer_pin_high = false}, DrawerOpenAt::Low), true);
}

TEST(PrinterCondition, BecomesTheTillsStatus) {
    EXPECT_EQ(status_of({}), (PrinterStatus{.ready = true}));
    EXPECT_EQ(status_of({.paper_near_end = true}), (PrinterStatus{.ready = true, .paper_low = true}));
    EXPECT_EQ(status_of({.online = false}), (PrinterStatus{.ready = false, .trouble = PrintErrorKind::Offline}));
    EXPECT_EQ(status_of({.online = false, .paper_end = true}),
              (PrinterStatus{.ready = false, .trouble = PrintErrorKind::PaperOut}));
    EXPECT_EQ(status_of({.online = false, .paper_end = true, .cover_open = true}),
              (PrinterStatus{.ready = false, .trouble = PrintErrorKind::CoverOpen}));
    EXPECT_EQ(status_of({.cutter_error = true}),
              (PrinterStatus{.ready = false, .trouble = PrintErrorKind::CutterJammed}));
    EXPECT_EQ(status_of({.unrecoverable = true}), (PrinterStatus{.ready = false, .trouble = PrintErrorKind::Broken}));
    EXPECT_EQ(status_of({.recoverable = true}), (PrinterStatus{.ready = false, .trouble = PrintErrorKind::Offline}));
}

}  // namespace
}  // namespace ecot::hardware::escpos
