#include "hardware/serial/tty_port.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include <poll.h>

#include "tests/support/emulated_tty.hpp"
#include "tests/support/told.hpp"

namespace ecot::hardware {
namespace {

constexpr scale::SerialLine seven_even{.baud = 9600, .data_bits = 7, .parity = scale::Parity::Even, .stop_bits = 1};
constexpr scale::SerialLine eight_none{.baud = 9600, .data_bits = 8, .parity = scale::Parity::None, .stop_bits = 1};

class TtyPortTest : public ::testing::Test {
protected:
    [[nodiscard]] std::string node(const std::string& name) const { return ttys_.nodes() + '/' + name; }
    /// What comes, once something does.
    static std::string read_some(TtyPort& port) {
        pollfd waited{port.descriptor(), POLLIN, 0};
        (void)::poll(&waited, 1, 60'000);
        return port.read().value_or("gone");
    }
    static UsbErrorKind refusal(const std::string& path, const scale::SerialLine& line = seven_even) {
        const auto port = TtyPort::open(path, line);
        return port ? UsbErrorKind::Cancelled : port.error().kind;
    }

    test::EmulatedTtys ttys_;
    test::EmulatedTty tty_{ttys_, false, [](std::string_view bytes) { return std::string{bytes}; }};  // an echo
};

TEST_F(TtyPortTest, MakesAndChecksTheParityThatThePortCannot) {
    tty_.plug("ttyUSB0");
    auto port = TtyPort::open(node("ttyUSB0"), seven_even);
    ASSERT_TRUE(port);
    EXPECT_EQ(port->read(), "");
    EXPECT_EQ(port->write("WZ"), 2U);
    EXPECT_EQ(read_some(*port), "WZ");
    EXPECT_FALSE(tty_.heard_wrong_parity());
    tty_.set_wrong_parity(true);
    tty_.say("12");
    EXPECT_EQ(read_some(*port), std::string(2, '\0'));
}

TEST_F(TtyPortTest, PassesEightBitsOn) {
    tty_.plug("ttyUSB0");
    auto port = TtyPort::open(node("ttyUSB0"), eight_none);
    ASSERT_TRUE(port);
    tty_.say("1");  // an odd number of bits: the parity is set
    EXPECT_EQ(read_some(*port), "\xB1");
}

TEST_F(TtyPortTest, IsGoneWhenItIsHungUp) {
    tty_.plug("ttyUSB0");
    auto port = TtyPort::open(node("ttyUSB0"), seven_even);
    ASSERT_TRUE(port);
    tty_.unplug();
    EXPECT_EQ(port->read().error().kind, UsbErrorKind::Gone);
    EXPECT_EQ(port->write("W").error().kind, UsbErrorKind::Gone);
}

TEST_F(TtyPortTest, SaysWhyItIsNotToBeHad) {
    EXPECT_EQ(refusal(node("ttyUSB0")), UsbErrorKind::Gone);
    std::ofstream{node("ttyUSB1")} << "no serial port";
    EXPECT_EQ(refusal(node("ttyUSB1")), UsbErrorKind::NotSupported);
    tty_.plug("ttyUSB0");
    EXPECT_EQ(refusal(node("ttyUSB0"), {.baud = 12}), UsbErrorKind::NotSupported);
    tty_.take_elsewhere();
    EXPECT_EQ(refusal(node("ttyUSB0")), UsbErrorKind::Busy);
    tty_.release_elsewhere();
    const auto first = TtyPort::open(node("ttyUSB0"), seven_even);
    EXPECT_TRUE(first);
    EXPECT_EQ(refusal(node("ttyUSB0")), UsbErrorKind::Busy);
}

TEST_F(TtyPortTest, IsOpenedAgainWithTheSameSettings) {
    // A pty takes neither seven bits nor a parity, and says so only when it has all the rest already.
    tty_.plug("ttyUSB0");
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(TtyPort::open(node("ttyUSB0"), seven_even)) << i;
    }
}

}  // namespace
}  // namespace ecot::hardware
