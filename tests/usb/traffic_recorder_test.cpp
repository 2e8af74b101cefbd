#include "hardware/usb/traffic_recorder.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hardware/usb/hid_setup.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

[[nodiscard]] std::string text_in(const fs::path& file) {
    const std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// An event without its time and its connection.
[[nodiscard]] std::string line_of(const TrafficEvent& event) {
    std::string line = to_lines(event, event.at + std::chrono::hours{1});
    return line.substr(line.find(' ', line.find(' ') + 1) + 1);
}

/// The lines of a recording after its claim.
[[nodiscard]] std::vector<std::string> lines_behind_the_claim(const std::vector<TrafficEvent>& events) {
    std::vector<std::string> lines;
    for (const TrafficEvent& event : events) {
        if (!std::holds_alternative<InterfaceClaimed>(event.what)) {
            lines.push_back(line_of(event));
        }
    }
    return lines;
}

class TrafficRecorderTest : public UsbTest {
protected:
    /// Everything is recorded from now on.
    void record() {
        recorder_ = std::move(TrafficRecorder::create(file_).value());
        bus_.listen_in([this](TrafficEvent event) { recorder_->tell(std::move(event)); });
        start();
    }
    /// What was recorded; the bus is stopped.
    [[nodiscard]] std::vector<TrafficEvent> recorded() {
        bus_.stop();
        EXPECT_TRUE(recorder_->finish());
        auto events = read_traffic(text_in(file_));
        EXPECT_TRUE(events) << events.error().line << ": " << events.error().reason;
        return events.value_or(std::vector<TrafficEvent>{});
    }

    test::TempDir directory_;
    fs::path file_ = directory_ / "scanner.txt";
    std::unique_ptr<TrafficRecorder> recorder_;
};

TEST_F(TrafficRecorderTest, KeepsAScannerAndWhatItSends) {
    record();
    test::EmulatedKeyboardScanner scanner{machine_, 2};
    const DeviceFacts facts = plug(scanner);
    UsbConnection connection = connect(facts, DeviceUse::Keyboard);
    use_boot_reports(connection);
    ReadReports reports;
    ASSERT_TRUE(connection.read_all(reports.reader(0x81)));
    scanner.scan("1");
    ASSERT_EQ(reports.wait_for(4).size(), 4U);
    connection.close();
    const std::vector<TrafficEvent> events = recorded();
    ASSERT_FALSE(events.empty());
    const auto& claimed = std::get<InterfaceClaimed>(events.front().what);
    EXPECT_EQ(claimed.facts, facts);
    ASSERT_EQ(claimed.report_descriptors.size(), 1U);
    EXPECT_EQ(claimed.report_descriptors[0].bytes, test::boot_keyboard_report_descriptor());
    EXPECT_EQ(events.front().at.count(), 0);
    EXPECT_THAT(lines_behind_the_claim(events),
                ElementsAre("control 21 0b 0000 0000 0000 ok\n", "control 21 0a 0000 0000 0000 ok\n",
                            "in 81 ok 00 00 1e 00 00 00 00 00\n", "in 81 ok 00 00 00 00 00 00 00 00\n",
                            "in 81 ok 00 00 28 00 00 00 00 00\n", "in 81 ok 00 00 00 00 00 00 00 00\n", "close\n"));
}

TEST_F(TrafficRecorderTest, KeepsWhatAPrinterTookAndAnsweredInItsOrder) {
    record();
    test::EmulatedPrinter printer{machine_, 1};
    UsbConnection connection = connect(plug(printer), DeviceUse::Printer);
    ReadReports reports;
    ASSERT_TRUE(connection.read_all(reports.reader(0x82)));
    EXPECT_EQ(connection.write(0x01, Bytes{0x10, 0x04, 0x01}, ample).taken, 3U);
    ASSERT_EQ(reports.wait_for(1).size(), 1U);
    printer.stall_next(0x01, 2);
    EXPECT_EQ(connection.write(0x01, Bytes{'a', 'b', 'c'}, ample).taken, 2U);
    EXPECT_TRUE(connection.clear_halt(0x01));
    EXPECT_TRUE(connection.control_in({.request = 1}, 1, ample));
    printer.set_out_credit(0x01, 0);
    EXPECT_EQ(connection.write(0x01, Bytes{'d'}, milliseconds{20}).taken, 0U);
    printer.unplug();
    (void)told_.departure(0);
    std::vector<std::string> lines = lines_behind_the_claim(recorded());
    // Each transfer that waited says it, or was let go of before.
    EXPECT_GT(std::erase(lines, "in 82 gone\n"), 0U);
    EXPECT_THAT(lines, ElementsAre("out 01 ok 10 04 01\n", "in 82 ok 16\n", "out 01 stalled 61 62\n", "unhalt 01 ok\n",
                                   "control a1 01 0000 0000 0001 ok 18\n", "out 01 timed_out\n", "close\n"));
}

TEST_F(TrafficRecorderTest, KeepsThatADeviceCouldNotBeOpened) {
    record();
    test::EmulatedScale scale{machine_, 1};
    scale.claim_elsewhere(0);
    EXPECT_EQ(refusal(plug(scale), DeviceUse::HidScale), UsbErrorKind::Busy);
    const std::vector<TrafficEvent> events = recorded();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(std::get<InterfaceClaimed>(events[0].what).error, UsbErrorKind::Busy);
}

TEST_F(TrafficRecorderTest, TellsNothingToABusThatNobodyListensTo) {
    start();
    test::EmulatedPrinter printer{machine_, 1};
    UsbConnection connection = connect(plug(printer), DeviceUse::Printer);
    EXPECT_EQ(connection.write(0x01, Bytes{'a'}, ample).taken, 1U);
    EXPECT_FALSE(fs::exists(file_));
}

TEST(TrafficRecorder, LeavesAFileAloneThatIsThere) {
    const test::TempDir directory;
    const fs::path file = directory / "mine.txt";
    std::ofstream{file} << "mine";
    const auto recorder = TrafficRecorder::create(file);
    ASSERT_FALSE(recorder);
    EXPECT_EQ(recorder.error(), RecordingError{EEXIST});
    EXPECT_EQ(text_in(file), "mine");
}

TEST(TrafficRecorder, MakesAFileForItsOwnerOnly) {
    const test::TempDir directory;
    auto recorder = TrafficRecorder::create(directory / "new.txt");
    ASSERT_TRUE(recorder);
    EXPECT_TRUE((*recorder)->finish());
    EXPECT_TRUE((*recorder)->finish());
    EXPECT_EQ(text_in(directory / "new.txt"), traffic_heading());
    EXPECT_EQ(fs::status(directory / "new.txt").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(TrafficRecorder, SaysWhereAFileCannotBe) {
    const test::TempDir directory;
    const auto recorder = TrafficRecorder::create(directory / "nowhere" / "new.txt");
    ASSERT_FALSE(recorder);
    EXPECT_EQ(recorder.error(), RecordingError{ENOENT});
}

}  // namespace
}  // namespace ecot::hardware
