#include "hardware/escpos/device_id.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ecot::hardware::escpos {
namespace {

DeviceId read(const std::string& text) {
    std::vector<std::uint8_t> bytes{0, static_cast<std::uint8_t>(text.size() + 2)};
    bytes.insert(bytes.end(), text.begin(), text.end());
    return read_device_id(bytes);
}

TEST(DeviceId, ReadsMakerModelCommandsAndSerial) {
    EXPECT_EQ(read("MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;SN:ABC123;"),
              (DeviceId{.maker = "EPSON", .model = "TM-T88V", .commands = "ESC/POS", .serial = "ABC123"}));
    EXPECT_EQ(read("MANUFACTURER: STAR ;MODEL:TSP650;COMMAND SET:STAR;SERIALNUMBER:7"),
              (DeviceId{.maker = "STAR", .model = "TSP650", .commands = "STAR", .serial = "7"}));
}

TEST(DeviceId, ReadsWhateverBytesComeAndBelievesNoLength) {
    EXPECT_EQ(read_device_id({}), DeviceId{});
    EXPECT_EQ(read_device_id(std::vector<std::uint8_t>{0}), DeviceId{});
    EXPECT_EQ(read_device_id(std::vector<std::uint8_t>{0xFF, 0xFF, 'M', 'D', 'L', ':', 'X'}), (DeviceId{.model = "X"}));
    EXPECT_EQ(read_device_id(std::vector<std::uint8_t>{9, 0, 'M', 'D', 'L', ':', 'X', 0, ';', 'C'}),
              (DeviceId{.model = "X"}));
    EXPECT_EQ(read(";;MDL;:;=;MFG:\x1B@\xFFPOS"), (DeviceId{.maker = "@POS"}));
    EXPECT_EQ(read("MDL:" + std::string(240, 'x')).model.size(), 200U);
}

TEST(PortStatus, ReadsTheThreeBits) {
    EXPECT_EQ(read_port_status(0x18), PortStatus{});
    EXPECT_EQ(read_port_status(0x38), (PortStatus{.paper_empty = true}));
    EXPECT_EQ(read_port_status(0x08), (PortStatus{.selected = false}));
    EXPECT_EQ(read_port_status(0x10), (PortStatus{.error = true}));
}

}  // namespace
}  // namespace ecot::hardware::escpos
