#include "hardware/serial/serial_ports.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/emulated_tty.hpp"

namespace ecot::hardware {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SerialPortsTest : public ::testing::Test {
protected:
    [[nodiscard]] std::vector<SerialPort> ports() const {
        return serial_ports({.classes = ttys_.classes(), .nodes = ttys_.nodes()});
    }
    [[nodiscard]] std::vector<std::string> texts() const {
        std::vector<std::string> all;
        for (const SerialPort& port : ports()) {
            all.push_back(port.path.substr(ttys_.nodes().size() + 1) + " = " + to_text(port.identity));
        }
        return all;
    }
    /// A port of the computer itself, or a terminal that has no device.
    void add(const std::string& name, const std::string& type, bool has_device) const {
        const std::filesystem::path shown = ttys_.devices() / "platform" / name;
        std::filesystem::create_directories(shown);
        std::ofstream{shown / "type"} << type << '\n';
        if (has_device) {
            std::filesystem::create_directory_symlink("..", shown / "device");
        }
        std::filesystem::create_directory_symlink(shown, std::filesystem::path{ttys_.classes()} / name);
        std::ofstream{std::filesystem::path{ttys_.nodes()} / name} << "";
    }
    static test::EmulatedTty::Peer nobody() {
        return [](std::string_view) { return std::string{}; };
    }

    test::EmulatedTtys ttys_;
};

TEST_F(SerialPortsTest, AreThoseOfAdaptersAndOfTheComputer) {
    EXPECT_THAT(ports(), IsEmpty());
    add("tty1", "0", false);
    add("ttyS0", "4", true);
    add("ttyS1", "0", true);  // a socket without a chip
    test::EmulatedTty tty{ttys_, false, nobody()};
    tty.plug("ttyUSB0");
    EXPECT_THAT(texts(), ElementsAre("ttyS0 = ttyS0", "ttyUSB0 = 0403:6001 1-2 A9001XYZ"));
    EXPECT_EQ(ports()[0].title, "ttyS0");
    EXPECT_EQ(ports()[1].title, "FT232R USB UART");
    EXPECT_TRUE(ports()[1].allowed);
    tty.unplug();
    EXPECT_THAT(texts(), ElementsAre("ttyS0 = ttyS0"));
}

TEST_F(SerialPortsTest, OfOneAdapterAreCountedByTheirInterfaces) {
    test::EmulatedTty second{ttys_, false, nobody()};
    test::EmulatedTty first{ttys_, false, nobody()};
    second.plug("ttyUSB0", {.interface = 1});
    first.plug("ttyUSB1");
    EXPECT_THAT(texts(), ElementsAre("ttyUSB0 = 2@0403:6001 1-2 A9001XYZ", "ttyUSB1 = 0403:6001 1-2 A9001XYZ"));
    const auto all = ports();
    for (const SerialPort& port : all) {
        EXPECT_EQ(find_serial_port(port.identity, all), &port);
    }
}

TEST_F(SerialPortsTest, AreFoundAgainByTheirAdapter) {
    test::EmulatedTty one{ttys_, false, nobody()};
    test::EmulatedTty other{ttys_, false, nobody()};
    one.plug("ttyUSB3", {.serial = "", .port = "1-4"});
    const SerialPortIdentity paired{.usb = DeviceIdentity{{0x0403, 0x6001}, "", "1-2"}};
    auto all = ports();
    ASSERT_NE(find_serial_port(paired, all), nullptr);  // the only one of its model
    EXPECT_EQ(find_serial_port(paired, all)->path, ttys_.nodes() + "/ttyUSB3");
    other.plug("ttyUSB4", {.serial = "", .port = "1-5"});
    all = ports();
    EXPECT_EQ(find_serial_port(paired, all), nullptr);  // it could be either
    EXPECT_EQ(find_serial_port({.usb = DeviceIdentity{{0x067b, 0x2303}, "", "1-4"}}, all), nullptr);
    EXPECT_EQ(find_serial_port({.name = "ttyS0"}, all), nullptr);
}

TEST(SerialPortIdentityText, IsReadAsItIsWritten) {
    for (const char* text : {"ttyS0", "ttyAMA0", "0403:6001 1-2 A9001XYZ", "4@0403:6011 1-2.3", "067b:2303 2-1"}) {
        const auto identity = serial_port_from_text(text);
        ASSERT_TRUE(identity) << text;
        EXPECT_EQ(to_text(*identity), text);
    }
}

TEST(SerialPortIdentityText, IsNotReadFromOtherTexts) {
    for (const char* text :
         {"", "tty/../sda", "1@0403:6001 1-2", "0@0403:6001 1-2", "x@0403:6001 1-2", "2@ttyS0", "0403:6001", "sda"}) {
        EXPECT_FALSE(serial_port_from_text(text)) << text;
    }
}

}  // namespace
}  // namespace ecot::hardware
