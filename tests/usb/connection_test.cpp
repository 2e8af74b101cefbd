// Control requests, and how a connection ends.

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/usb/usb_fixture.hpp"

namespace ecot::hardware {
namespace {

using testing::Optional;

class Connection : public UsbTest {
protected:
    Connection() {
        start();
        facts_ = plug(printer_);
    }
    test::EmulatedPrinter printer_{machine_, 1};
    DeviceFacts facts_;
};

constexpr ControlRequest port_status{.request = 1};
constexpr ControlRequest soft_reset{.request = 2};
constexpr ControlRequest unheard_of{.request = 77};

TEST_F(Connection, AsksThePrinterForItsNameAndItsPort) {
    UsbConnection connection = connect(facts_, DeviceUse::Printer);
    const auto name = connection.control_in({.request = 0}, 1024, ample);
    ASSERT_TRUE(name);
    EXPECT_EQ((std::string{name->begin() + 2, name->end()}), "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;");
    EXPECT_EQ(connection.control_in(port_status, 1, ample), Bytes{0x18});
    printer_.set_paper_out(true);
    EXPECT_EQ(connection.control_in(port_status, 1, ample), Bytes{0x30});
    EXPECT_TRUE(connection.control_out(soft_reset, {}, ample));
    EXPECT_EQ(printer_.soft_reset_count(), 1U);
}

TEST_F(Connection, SaysThatARequestWasRefused) {
    UsbConnection connection = connect(facts_, DeviceUse::Printer);
    const auto answer = connection.control_in(unheard_of, 8, ample);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, UsbErrorKind::Stalled);
    EXPECT_TRUE(connection.control_in(port_status, 1, ample));
}

TEST_F(Connection, SaysThatADeviceDoesNotAnswerAndGoesOnWhenItDoes) {
    UsbConnection connection = connect(facts_, DeviceUse::Printer);
    printer_.set_mute(true);
    const auto answer = connection.control_in(port_status, 1, milliseconds{20});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, UsbErrorKind::TimedOut);
    EXPECT_EQ(printer_.pending_count(), 0U);
    printer_.set_mute(false);
    EXPECT_EQ(connection.control_in(port_status, 1, ample), Bytes{0x18});
}

TEST_F(Connection, SendsADataStage) {
    test::EmulatedScale scale{machine_, 2};
    UsbConnection connection = connect(plug(scale), DeviceUse::HidScale);
    // SET_REPORT of the scale control report: zero it.
    EXPECT_TRUE(connection.control_out({.request = 9, .value = 0x0202}, Bytes{2, 0x02}, ample));
    EXPECT_EQ(scale.zero_count(), 1U);
}

TEST_F(Connection, WakesWhoWaitsWhenItIsCancelled) {
    UsbConnection connection = connect(facts_, DeviceUse::Printer);
    std::optional<UsbErrorKind> read;
    std::thread waiting{[&] {
        const auto packet = connection.read_once(0x82, ample);
        read = packet ? std::nullopt : std::optional{packet.error().kind};
    }};
    EXPECT_TRUE(eventually([&] { return printer_.pending_count() == 1; }));
    connection.cancel();
    waiting.join();
    EXPECT_THAT(read, Optional(UsbErrorKind::Cancelled));
    // And for good.
    EXPECT_EQ(connection.write(0x01, Bytes{'a'}, ample).error->kind, UsbErrorKind::Cancelled);
    EXPECT_EQ(connection.control_in(port_status, 1, ample).error().kind, UsbErrorKind::Cancelled);
    EXPECT_EQ(connection.clear_halt(0x01).error().kind, UsbErrorKind::Cancelled);
    EXPECT_EQ(connection.read_all({}).error().kind, UsbErrorKind::Cancelled);
    EXPECT_EQ(printer_.printed(), Bytes{});
}

TEST_F(Connection, WakesWhoWaitsWhenTheBusStops) {
    UsbConnection connection = connect(facts_, DeviceUse::Printer);
    printer_.set_out_credit(0x01, 3);
    UsbWritten written;
    std::thread waiting{[&] { written = connection.write(0x01, Bytes(10, 'x'), ample); }};
    EXPECT_TRUE(eventually([&] { return printer_.printed().size() == 3; }));
    bus_.stop();
    waiting.join();
    EXPECT_EQ(written.taken, 3U);
    ASSERT_TRUE(written.error);
    EXPECT_EQ(written.error->kind, UsbErrorKind::Cancelled);
    EXPECT_EQ(printer_.driver_of(0), "usblp");
}

TEST_F(Connection, ClosesFromTwoThreadsAtOnce) {
    UsbConnection connection = connect(facts_, DeviceUse::Printer);
    ReadReports reports;
    ASSERT_TRUE(connection.read_all(reports.reader(0x82)));
    std::thread other{[&] { connection.close(); }};
    bus_.stop();
    other.join();
    EXPECT_THAT(reports.end(), Optional(UsbErrorKind::Cancelled));
    EXPECT_EQ(printer_.driver_of(0), "usblp");
}

TEST_F(Connection, IsReplacedByAnother) {
    UsbConnection connection = connect(facts_, DeviceUse::Printer);
    connection.close();
    connection = connect(facts_, DeviceUse::Printer);
    EXPECT_FALSE(connection.write(0x01, Bytes{'b'}, ample).error);
    EXPECT_EQ(printer_.printed(), Bytes{'b'});
}

}  // namespace
}  // namespace ecot::hardware
