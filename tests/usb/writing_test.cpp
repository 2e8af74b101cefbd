// Bytes to a device: how many it took, whatever happens.

#include <atomic>
#include <cerrno>
#include <optional>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {
namespace {

using testing::ElementsAre;

/// Bytes of which no two neighbours are equal, so that a hole or a repetition shows.
[[nodiscard]] Bytes ticket(std::size_t count) {
    Bytes bytes(count);
    for (std::size_t i = 0; i < count; ++i) {
        bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
    }
    return bytes;
}

[[nodiscard]] Bytes behind(const Bytes& bytes, std::size_t taken) {
    return {bytes.begin() + static_cast<std::ptrdiff_t>(taken), bytes.end()};
}

class Writing : public UsbTest {
protected:
    Writing() {
        start();
        connection_ = connect(plug(printer_), DeviceUse::Printer);
    }
    UsbWritten write(const Bytes& bytes, milliseconds timeout = ample) {
        return connection_->write(0x01, bytes, timeout);
    }
    test::EmulatedPrinter printer_{machine_, 1};
    std::optional<UsbConnection> connection_;
};

TEST_F(Writing, BringsEveryByteInOrder) {
    const Bytes job = ticket(300'000);
    const UsbWritten written = write(job);
    EXPECT_FALSE(written.error);
    EXPECT_EQ(written.taken, 300'000U);
    EXPECT_EQ(printer_.printed(), job);
}

TEST_F(Writing, TakesNothingForNothing) {
    const UsbWritten written = write({});
    EXPECT_EQ(written.taken, 0U);
    EXPECT_FALSE(written.error);
}

TEST_F(Writing, SaysHowMuchWasTakenWhenThePrinterTakesNoMore) {
    const Bytes job = ticket(10'000);
    printer_.set_out_credit(0x01, 4096);
    const UsbWritten first = write(job, milliseconds{50});
    EXPECT_EQ(first.taken, 4096U);
    ASSERT_TRUE(first.error);
    EXPECT_EQ(first.error->kind, UsbErrorKind::TimedOut);

    printer_.set_out_credit(0x01, std::nullopt);
    const UsbWritten second = write(behind(job, first.taken));
    EXPECT_EQ(second.taken, 5904U);
    EXPECT_FALSE(second.error);
    EXPECT_EQ(printer_.printed(), job);
}

TEST_F(Writing, GoesOnByItselfWhenThePrinterTakesMoreInTime) {
    const Bytes job = ticket(100);
    printer_.set_out_credit(0x01, 3);
    std::thread paper{[&] {
        EXPECT_TRUE(eventually([&] { return printer_.printed().size() == 3; }));
        printer_.set_out_credit(0x01, std::nullopt);
    }};
    const UsbWritten written = write(job);
    paper.join();
    EXPECT_FALSE(written.error);
    EXPECT_EQ(printer_.printed(), job);
}

TEST_F(Writing, WaitsForASlowPrinter) {
    const Bytes job = ticket(2'000);
    printer_.set_out_credit(0x01, 0);
    std::atomic<bool> done = false;
    std::thread slow{[&] {
        while (!done) {
            printer_.set_out_credit(0x01, 64);
            std::this_thread::sleep_for(milliseconds{1});
        }
    }};
    const UsbWritten written = write(job);
    done = true;
    slow.join();
    EXPECT_FALSE(written.error);
    EXPECT_EQ(printer_.printed(), job);
}

TEST_F(Writing, SendsTheRestOfATransferThatWasShortWithoutAnError) {
    const Bytes job = ticket(200);
    printer_.fail_next(0x01, 0, 70);
    const UsbWritten written = write(job);
    EXPECT_EQ(written.taken, 200U);
    EXPECT_FALSE(written.error);
    EXPECT_EQ(printer_.printed(), job);
}

TEST_F(Writing, DoesNotGoOnForEverWhenNothingIsTakenAndNothingIsWrong) {
    printer_.fail_next(0x01, 0, 0);
    const UsbWritten written = write(ticket(10));
    EXPECT_EQ(written.taken, 0U);
    ASSERT_TRUE(written.error);
    EXPECT_EQ(written.error->kind, UsbErrorKind::Io);
}

TEST_F(Writing, GoesOnAfterAStallThatWasCleared) {
    const Bytes job = ticket(100);
    printer_.stall_next(0x01, 10);
    const UsbWritten stalled = write(job);
    EXPECT_EQ(stalled.taken, 10U);
    ASSERT_TRUE(stalled.error);
    EXPECT_EQ(stalled.error->kind, UsbErrorKind::Stalled);
    EXPECT_EQ(write(behind(job, 10)).error->kind, UsbErrorKind::Stalled);  // until it is cleared

    EXPECT_TRUE(connection_->clear_halt(0x01));
    EXPECT_FALSE(write(behind(job, 10)).error);
    EXPECT_EQ(printer_.printed(), job);
}

TEST_F(Writing, SaysWhatWasTakenBeforeTheBusFailed) {
    const Bytes job = ticket(100);
    printer_.fail_next(0x01, -EPROTO, 33);
    const UsbWritten written = write(job);
    EXPECT_EQ(written.taken, 33U);
    ASSERT_TRUE(written.error);
    EXPECT_EQ(written.error->kind, UsbErrorKind::Io);
    EXPECT_FALSE(write(behind(job, 33)).error);
    EXPECT_EQ(printer_.printed(), job);
}

TEST_F(Writing, SaysThatThereIsNoSuchEndpoint) {
    const UsbWritten written = connection_->write(0x05, Bytes{1}, ample);
    EXPECT_EQ(written.taken, 0U);
    ASSERT_TRUE(written.error);
    EXPECT_EQ(written.error->kind, UsbErrorKind::NotSupported);
}

TEST_F(Writing, ReachesAPrinterOfTheMakersOwnClass) {
    test::EmulatedPrinter epson{machine_, 2, test::vendor_class_printer_model()};
    UsbConnection connection = connect(plug(epson), DeviceUse::Printer);
    const Bytes drawer{0x1b, 'p', 0, 25, 250};
    EXPECT_FALSE(connection.write(0x01, drawer, ample).error);
    EXPECT_EQ(epson.kick_count(), 1U);
}

TEST_F(Writing, ReachesTwoDevicesAtOnce) {
    test::EmulatedPrinter kitchen{machine_, 2};
    UsbConnection second = connect(plug(kitchen), DeviceUse::Printer);
    const Bytes job = ticket(50'000);
    std::thread other{[&] { EXPECT_FALSE(second.write(0x01, job, ample).error); }};
    EXPECT_FALSE(write(job).error);
    other.join();
    EXPECT_EQ(printer_.printed(), job);
    EXPECT_EQ(kitchen.printed(), job);
}

TEST_F(Writing, LetsStatusComeBackMeanwhile) {
    ReadReports status;
    ASSERT_TRUE(connection_->read_all(status.reader(0x82)));
    const Bytes ask_paper{0x10, 0x04, 0x04};
    EXPECT_FALSE(write(ask_paper).error);
    EXPECT_THAT(status.wait_for(1), ElementsAre(Bytes{0x12}));
    printer_.set_paper_out(true);
    EXPECT_FALSE(write(ask_paper).error);
    EXPECT_THAT(status.wait_for(2), ElementsAre(Bytes{0x12}, Bytes{0x7e}));
}

}  // namespace
}  // namespace ecot::hardware
