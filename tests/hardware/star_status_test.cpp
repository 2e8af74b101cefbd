#include "hardware/escpos/star_status.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware::escpos {
namespace {

using namespace std::string_view_literals;

// 23: nine bytes. Third byte the printer, sixth the paper.

PrinterCondition condition_after(std::string_view bytes) {
    StarStatusReader reader;
    reader.feed(bytes);
    EXPECT_EQ(reader.status_count(), 1U);
    EXPECT_EQ(reader.stray_count(), 0U);
    return reader.condition();
}

TEST(StarStatusReader, ReadsAHealthyPrinter) {
    EXPECT_EQ(condition_after("\x23\x06\x00\x00\x00\x00\x00\x00\x00"sv), (PrinterCondition{.drawer_pin_high = false}));
}

TEST(StarStatusReader, ReadsCoverFeedDrawerOfflineAndPaper) {
    EXPECT_EQ(condition_after("\x23\x06\x28\x00\x00\x08\x00\x00\x00"sv),
              (PrinterCondition{.online = false, .paper_end = true, .cover_open = true, .drawer_pin_high = false}));
    EXPECT_EQ(condition_after("\x23\x06\x44\x00\x00\x00\x00\x00\x00"sv),
              (PrinterCondition{.feed_pressed = true, .drawer_pin_high = true}));
}

TEST(StarStatusReader, ReadsShortAndLongStatuses) {
    EXPECT_EQ(condition_after("\x0F\x06\x08\x00\x00\x00\x00"sv),
              (PrinterCondition{.online = false, .drawer_pin_high = false}));
    EXPECT_EQ(condition_after("\x2F\x06\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00"sv),
              (PrinterCondition{.paper_end = true, .drawer_pin_high = false}));
}

TEST(StarStatusReader, ReadsStatusesInPiecesAndAmongOtherBytes) {
    StarStatusReader reader;
    reader.feed("\x12\x16\x01\x23\x06\x20"sv);  // answers of another language, a header that says no length
    EXPECT_EQ(reader.status_count(), 0U);
    EXPECT_EQ(reader.stray_count(), 3U);
    reader.feed("\x00\x00\x00\x00\x00\x00\x23"sv);
    EXPECT_TRUE(reader.condition().cover_open);
    reader.forget();
    reader.feed("\x23\x06\x00\x00\x00\x00\x00\x00\x00"sv);
    EXPECT_FALSE(reader.condition().cover_open);
    EXPECT_EQ(reader.status_count(), 2U);
}

TEST(StarStatusReader, AsksWithEscAckSoh) {
    EXPECT_EQ(star_status_question, "\x1B\x06\x01"sv);
}

}  // namespace
}  // namespace ecot::hardware::escpos
