// What devices send by themselves: scans, weights, status.

#include <cerrno>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {
namespace {

using testing::ElementsAre;
using testing::Optional;
using testing::SizeIs;

class Reading : public UsbTest {
protected:
    Reading() {
        start();
        connection_ = connect(plug(scanner_), DeviceUse::Keyboard);
    }
    test::EmulatedKeyboardScanner scanner_{machine_, 1};
    ReadReports reports_;
    std::optional<UsbConnection> connection_;
};

/// The digits and Enter of boot reports.
[[nodiscard]] std::string typed(const std::vector<Bytes>& reports) {
    std::string text;
    for (const Bytes& report : reports) {
        const std::uint8_t usage = report.at(2);
        if (usage >= 0x1e && usage <= 0x26) {
            text += static_cast<char>('1' + (usage - 0x1e));
        } else if (usage == 0x27) {
            text += '0';
        } else if (usage == 0x28) {
            text += '\n';
        }
    }
    return text;
}

TEST_F(Reading, GivesEveryReportOfAScanInOrder) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    scanner_.scan("3017620422003");
    const auto reports = reports_.wait_for(28);
    EXPECT_THAT(reports, SizeIs(28));
    EXPECT_EQ(typed(reports), "3017620422003\n");
    EXPECT_TRUE(reports_.in_order_of_time());
}

TEST_F(Reading, LosesNothingOfManyScansInARow) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    std::string all;
    for (int i = 0; i < 50; ++i) {
        scanner_.scan(std::to_string(1000 + i));
        all += std::to_string(1000 + i) + '\n';
    }
    EXPECT_EQ(typed(reports_.wait_for(500)), all);
}

TEST_F(Reading, GivesWhatCameBeforeItBegan) {
    scanner_.scan("1");
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    EXPECT_EQ(typed(reports_.wait_for(4)), "1\n");
}

TEST_F(Reading, KeepsSeveralReadsWaiting) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    EXPECT_EQ(scanner_.pending_count(), 4U);
}

TEST_F(Reading, StopsWhenAskedAndMayBeginAgain) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    connection_->stop_reading(0x81);
    EXPECT_THAT(reports_.end(), Optional(UsbErrorKind::Cancelled));
    EXPECT_EQ(scanner_.pending_count(), 0U);

    ReadReports again;
    ASSERT_TRUE(connection_->read_all(again.reader(0x81)));
    scanner_.scan("7");
    EXPECT_EQ(typed(again.wait_for(4)), "7\n");
    EXPECT_EQ(reports_.count(), 0U);
}

TEST_F(Reading, HasOneReaderAnEndpoint) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    ReadReports second;
    const auto refused = connection_->read_all(second.reader(0x81));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, UsbErrorKind::Busy);
}

TEST_F(Reading, EndsWithAStallAndGoesOnOnceItIsCleared) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    scanner_.stall_next(0x81);
    EXPECT_THAT(reports_.end(), Optional(UsbErrorKind::Stalled));

    EXPECT_TRUE(connection_->clear_halt(0x81));
    ReadReports again;
    ASSERT_TRUE(connection_->read_all(again.reader(0x81)));
    scanner_.scan("4");
    EXPECT_EQ(typed(again.wait_for(4)), "4\n");
}

TEST_F(Reading, EndsWhenTheDeviceBabbles) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    scanner_.fail_next(0x81, -EOVERFLOW);
    EXPECT_THAT(reports_.end(), Optional(UsbErrorKind::Babbled));

    ReadReports again;
    ASSERT_TRUE(connection_->read_all(again.reader(0x81)));
    scanner_.scan("5");
    EXPECT_EQ(typed(again.wait_for(4)), "5\n");
}

TEST_F(Reading, EndsWhenTheWireIsBroken) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    scanner_.scan("1");
    (void)reports_.wait_for(4);
    scanner_.fail_next(0x81, -EPROTO);
    EXPECT_THAT(reports_.end(), Optional(UsbErrorKind::Io));
    EXPECT_EQ(typed(reports_.wait_for(4)), "1\n");
}

TEST_F(Reading, EndsWhenTheDeviceIsUnplugged) {
    ASSERT_TRUE(connection_->read_all(reports_.reader(0x81)));
    scanner_.scan_and_hang("123");
    EXPECT_EQ(typed(reports_.wait_for(6)), "123");
    scanner_.unplug();
    EXPECT_THAT(reports_.end(), Optional(UsbErrorKind::Gone));
}

TEST_F(Reading, HasNoReaderRunningOnceTheConnectionIsClosed) {
    auto counter = std::make_shared<int>(0);
    UsbReader reader{.endpoint = 0x81,
                     .report = [counter](const UsbReport&) { ++*counter; },
                     .ended = [counter](const UsbError&) { ++*counter; }};
    ASSERT_TRUE(connection_->read_all(std::move(reader)));
    scanner_.scan("12345");
    connection_.reset();
    EXPECT_EQ(counter.use_count(), 1);  // nothing of it is left either
    const int before = *counter;
    scanner_.scan("12345");
    EXPECT_EQ(*counter, before);
}

TEST_F(Reading, WaitsForOneReport) {
    scanner_.scan("2");
    EXPECT_EQ(connection_->read_once(0x81, ample), (Bytes{0, 0, 0x1f, 0, 0, 0, 0, 0}));
    (void)connection_->read_once(0x81, ample);
    (void)connection_->read_once(0x81, ample);
    (void)connection_->read_once(0x81, ample);
    const auto nothing = connection_->read_once(0x81, milliseconds{10});
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.error().kind, UsbErrorKind::TimedOut);
}

TEST_F(Reading, PutsLongReportsTogether) {
    // A slow scanner: reports of 64 bytes in packets of 8.
    test::UsbModel model = test::hid_pos_scanner_model_a();
    model.interfaces[0].endpoints[0].packet_bytes = 8;
    test::EmulatedDevice slow{machine_, 2, model};
    UsbConnection connection = connect(plug(slow), DeviceUse::HidPosScanner);
    ReadReports whole;
    ASSERT_TRUE(connection.read_all(whole.reader(0x81, 64)));
    Bytes report(64, 'x');
    report[0] = 2;
    slow.send(0x81, report);
    slow.send(0x81, report);
    EXPECT_THAT(whole.wait_for(2), ElementsAre(report, report));
}

TEST_F(Reading, ReadsTheTwoLayoutsOfHidPosAndTheScale) {
    test::EmulatedHidPosScanner honeywell{machine_, 2, test::HidPosLayout::A};
    test::EmulatedHidPosScanner newland{machine_, 3, test::HidPosLayout::B};
    test::EmulatedScale scale{machine_, 4};
    UsbConnection first = connect(plug(honeywell), DeviceUse::HidPosScanner);
    UsbConnection second = connect(plug(newland), DeviceUse::HidPosScanner);
    UsbConnection third = connect(plug(scale), DeviceUse::HidScale);
    ReadReports from_honeywell;
    ReadReports from_newland;
    ReadReports from_scale;
    ASSERT_TRUE(first.read_all(from_honeywell.reader(0x81)));
    ASSERT_TRUE(second.read_all(from_newland.reader(0x81)));
    ASSERT_TRUE(third.read_all(from_scale.reader(0x81)));
    honeywell.scan("]E0", "3017620422003");
    newland.scan("]Q3", std::string(60, '7'));
    scale.weigh({.value = 1234});

    const auto read_by_a = from_honeywell.wait_for(1);
    ASSERT_THAT(read_by_a, SizeIs(1));
    EXPECT_EQ((std::string{read_by_a[0].begin() + 2, read_by_a[0].begin() + 18}), "]E03017620422003");
    const auto read_by_b = from_newland.wait_for(2);
    ASSERT_THAT(read_by_b, SizeIs(2));
    EXPECT_EQ((std::string{read_by_b[0].begin() + 2, read_by_b[0].begin() + 6}), "7777");
    EXPECT_EQ(read_by_b[0][63], 1);  // more follows
    EXPECT_EQ(read_by_b[1][1], 4);
    EXPECT_EQ(read_by_b[1][63], 0);
    EXPECT_THAT(from_scale.wait_for(1), ElementsAre(Bytes{3, 4, 3, 0xfd, 0xd2, 0x04}));
}

TEST_F(Reading, DoesNotRaceWithADeviceThatAnswersNothingForEver) {
    // Some printers answer every read at once, with an empty packet.
    test::EmulatedPrinter printer{machine_, 2};
    UsbConnection connection = connect(plug(printer), DeviceUse::Printer);
    for (int i = 0; i < 10'000; ++i) {
        printer.send(0x82, {});
    }
    printer.send(0x82, {0x12});
    ReadReports status;
    ASSERT_TRUE(connection.read_all(status.reader(0x82)));
    EXPECT_FALSE(connection.write(0x01, Bytes{'a'}, ample).error);
    EXPECT_EQ(status.count(), 0U);
    EXPECT_LT(printer.reap_count(), 1'000U);
    connection.close();
    EXPECT_THAT(status.end(), Optional(UsbErrorKind::Cancelled));
}

}  // namespace
}  // namespace ecot::hardware
