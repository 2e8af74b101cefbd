#include "hardware/hid/hid_pos_reports.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "tests/hardware/hid_samples.hpp"

namespace ecot::hardware::hid {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using Bytes = std::vector<std::uint8_t>;

/// A 64-byte report 2 with `text` from byte `at` on, whose length says `length`.
Bytes report_of(std::string_view text, std::size_t at, std::size_t length, bool more = false) {
    Bytes report(64, 0);
    report[0] = 2;
    report[1] = static_cast<std::uint8_t>(length);
    std::copy(text.begin(), text.end(), report.begin() + static_cast<std::ptrdiff_t>(at));
    report[63] = more ? 1 : 0;
    return report;
}

Scans read_all(HidPosReader reader, const std::vector<Bytes>& reports) {
    Scans scans;
    Moment now = 0ms;
    for (const Bytes& report : reports) {
        reader.feed(report, now, scans);
        now += 4ms;
    }
    return scans;
}

HidPosReader described() {
    return HidPosReader{scanner_layouts(read_report_descriptor(scanner_descriptor_a()))};
}

TEST(HidPosReader, ReadsLayoutAByItsDescriptor) {
    EXPECT_EQ(read_all(described(), {report_of("]E03560070123452", 2, 13)}), (Scans{{.text = "]E03560070123452"}}));
}

TEST(HidPosReader, ReadsLayoutAWithoutADescriptor) {
    EXPECT_EQ(read_all(HidPosReader{}, {report_of("]E03560070123452", 2, 13)}), (Scans{{.text = "]E03560070123452"}}));
}

TEST(HidPosReader, ReadsLayoutBWithoutADescriptor) {
    EXPECT_EQ(read_all(HidPosReader{}, {report_of("3560070123452", 2, 13)}), (Scans{{.text = "3560070123452"}}));
}

TEST(HidPosReader, ReadsLayoutBByItsDescriptor) {
    const HidPosReader reader{{{.report_id = 2, .length_at = 1, .data_at = 2, .data_size = 56, .continued_bit = 504}}};
    EXPECT_EQ(read_all(reader, {report_of("3560070123452", 2, 13)}), (Scans{{.text = "3560070123452"}}));
}

TEST(HidPosReader, StepsOverAByteBeforeTheAimIdentifier) {
    const Bytes report = report_of("d]E03560070123452", 2, 13);
    EXPECT_EQ(read_all(described(), {report}), (Scans{{.text = "]E03560070123452"}}));
    EXPECT_EQ(read_all(HidPosReader{}, {report}), (Scans{{.text = "]E03560070123452"}}));
}

TEST(HidPosReader, JoinsTheReportsOfALongCode) {
    const std::string url = "https://id.example.org/01/03560070123452/10/LOT-2026-11-22-A?17=261231&3103=000734";
    ASSERT_EQ(url.size(), 82U);
    const Bytes first = report_of("]Q1" + url.substr(0, 56), 2, 56, true);
    const Bytes again = report_of("]Q1" + url.substr(56), 2, 26);
    const Bytes blank = report_of(url.substr(56), 5, 26);  // some give the identifier only once
    EXPECT_EQ(read_all(described(), {first, again}), (Scans{{.text = "]Q1" + url}}));
    EXPECT_EQ(read_all(described(), {first, blank}), (Scans{{.text = "]Q1" + url}}));
    EXPECT_EQ(read_all(HidPosReader{}, {first, blank}), (Scans{{.text = "]Q1" + url}}));
}

TEST(HidPosReader, JoinsTheReportsOfALongCodeWithoutAim) {
    const std::string code = "01035600701234523103000734" + std::string(40, '7');
    EXPECT_EQ(read_all(HidPosReader{}, {report_of(code.substr(0, 56), 2, 56, true), report_of(code.substr(56), 2, 10)}),
              (Scans{{.text = code}}));
}

TEST(HidPosReader, ReadsTwoCodesInABurst) {
    EXPECT_EQ(read_all(described(), {report_of("]E03560070123452", 2, 13), report_of("]C0M000017", 2, 7)}),
              (Scans{{.text = "]E03560070123452"}, {.text = "]C0M000017"}}));
}

TEST(HidPosReader, KeepsSeparatorsAndDropsTheTerminator) {
    EXPECT_EQ(read_all(described(), {report_of("]C110LOT\x1D"
                                               "3103000734\r\n",
                                               2, 18)}),
              (Scans{{.text = "]C110LOT\x1D"
                              "3103000734"}}));
}

TEST(HidPosReader, SaysThatACodeWasCutOff) {
    HidPosReader reader = described();
    Scans scans;
    EXPECT_EQ(reader.due(), std::nullopt);
    reader.feed(report_of("]Q1https://id.example.org/", 2, 23, true), 1'000ms, scans);
    EXPECT_EQ(reader.due(), 1'250ms);
    reader.wake(1'249ms, scans);
    EXPECT_TRUE(scans.empty());
    reader.wake(1'250ms, scans);
    EXPECT_EQ(scans, (Scans{{.outcome = ScanOutcome::CutOff, .text = "]Q1https://id.example.org/"}}));
    EXPECT_EQ(reader.due(), std::nullopt);
    reader.feed(report_of("]E03560070123452", 2, 13), 2'000ms, scans);
    EXPECT_EQ(scans.back(), (Scan{.text = "]E03560070123452"}));
}

TEST(HidPosReader, DoesNotJoinANewCodeToOneThatWasCutOff) {
    HidPosReader reader = described();
    Scans scans;
    reader.feed(report_of("]E0356007", 2, 6, true), 0ms, scans);
    reader.feed(report_of("]E03560070123452", 2, 13), 5'000ms, scans);
    EXPECT_EQ(scans, (Scans{{.outcome = ScanOutcome::CutOff, .text = "]E0356007"}, {.text = "]E03560070123452"}}));
}

TEST(HidPosReader, EndsAtTheLastZerosWhereNoLengthIsSent) {
    const HidPosReader reader{{{.report_id = 0, .data_at = 0, .data_size = 16}}};
    EXPECT_EQ(read_all(reader, {Bytes{'M', '0', '0', '0', '0', '1', '7', 0, 0, 0}}), (Scans{{.text = "M000017"}}));
}

TEST(HidPosReader, BoundsACodeThatNeverEnds) {
    std::vector<Bytes> reports(100, report_of("]Q1" + std::string(56, 'x'), 2, 56, true));
    reports.back()[63] = 0;
    const Scans scans = read_all(described(), reports);
    ASSERT_EQ(scans.size(), 1U);
    EXPECT_EQ(scans[0].outcome, ScanOutcome::TooLong);
    EXPECT_EQ(scans[0].text.size(), 4'500U);
}

TEST(HidPosReader, TakesNoMoreThanAReportHolds) {
    EXPECT_EQ(read_all(described(), {report_of("]E0" + std::string(56, '1'), 2, 200)}),
              (Scans{{.text = "]E0" + std::string(56, '1')}}));
    EXPECT_EQ(read_all(described(), {Bytes{2, 200, ']', 'E', '0', '3', '5'}}), (Scans{{.text = "]E035"}}));
}

TEST(HidPosReader, LeavesOtherReportsAlone) {
    EXPECT_TRUE(read_all(described(), {Bytes{9, 13, ']', 'E', '0'}, Bytes{2}, Bytes{}}).empty());
    EXPECT_TRUE(read_all(HidPosReader{}, {Bytes(64, 0)}).empty());
    EXPECT_TRUE(read_all(described(), {report_of("]E0", 2, 0)}).empty());
}

TEST(HidPosReader, SwitchesAHoneywellOnWithReportFe) {
    EXPECT_EQ(honeywell_switch_on, (std::array<std::uint8_t, 2>{0xFE, 0x01}));
}

}  // namespace
}  // namespace ecot::hardware::hid
