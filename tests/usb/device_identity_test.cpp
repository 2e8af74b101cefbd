#include "hardware/usb/device_identity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::hardware {
namespace {

using testing::ElementsAre;
using testing::Optional;

constexpr UsbModelId printer{0x04b8, 0x0e15};
constexpr UsbModelId scanner{0x24ea, 0x0197};

[[nodiscard]] DeviceFacts device(std::uint64_t plug, UsbModelId model, const std::string& serial,
                                 const std::string& port) {
    DeviceFacts facts;
    facts.plug = PlugId{plug};
    facts.model = model;
    facts.serial = serial;
    facts.port = port;
    return facts;
}

using Found = std::vector<std::optional<PlugId>>;

[[nodiscard]] Found find_all(const std::vector<DeviceIdentity>& paired, const std::vector<DeviceFacts>& plugged) {
    return find_paired(paired, plugged);
}

TEST(DeviceIdentity, IsKeptAsText) {
    const DeviceIdentity with_serial{printer, "X3Z 8010042", "1-2.3"};
    EXPECT_EQ(to_text(with_serial), "04b8:0e15 1-2.3 X3Z 8010042");
    EXPECT_THAT(identity_from_text("04b8:0e15 1-2.3 X3Z 8010042"), Optional(with_serial));
    const DeviceIdentity without{scanner, "", "1-4"};
    EXPECT_EQ(to_text(without), "24ea:0197 1-4");
    EXPECT_THAT(identity_from_text("24ea:0197 1-4"), Optional(without));
}

TEST(DeviceIdentity, IsNotReadFromOtherTexts) {
    for (const char* text : {"", "04b8", "04b8:0e15", "04b8:0e15 ", "04b8-0e15 1-2", "04bx:0e15 1-2", "4b8:0e15 1-2",
                             "04b8:0e15 door", "04b8:0e15 1-2 ", "04b8:0e15  1-2", "+4b8:0e15 1-2"}) {
        EXPECT_EQ(identity_from_text(text), std::nullopt) << text;
    }
}

TEST(DeviceIdentity, LeavesOutASerialNumberThatMeansNothing) {
    for (const char* serial : {"", "0", "00000000", "0123456789ABCDEF", "12345678"}) {
        EXPECT_EQ(identity_of(device(1, printer, serial, "1-2")).serial, "") << serial;
    }
    EXPECT_EQ(identity_of(device(1, printer, "X1", "1-2")).serial, "X1");
}

TEST(DeviceIdentity, FindsADeviceByItsSerialNumberOnAnyPort) {
    EXPECT_THAT(find_all({{printer, "X1", "1-2"}}, {device(7, printer, "X1", "2-1.4")}), ElementsAre(PlugId{7}));
}

TEST(DeviceIdentity, DoesNotTakeAnotherPrinterOfTheModel) {
    EXPECT_THAT(find_all({{printer, "X1", "1-2"}}, {device(7, printer, "X2", "1-2")}), ElementsAre(std::nullopt));
    EXPECT_THAT(find_all({{printer, "X1", "1-2"}}, {device(7, scanner, "X1", "1-2")}), ElementsAre(std::nullopt));
}

TEST(DeviceIdentity, FindsADeviceWithoutSerialNumberByItsModel) {
    EXPECT_THAT(
        find_all({{scanner, "", "1-2"}}, {device(3, printer, "", "1-2"), device(4, scanner, "00000000", "1-9")}),
        ElementsAre(PlugId{4}));
}

TEST(DeviceIdentity, TellsTwoEqualDevicesApartByTheirPorts) {
    const std::vector<DeviceIdentity> paired{{scanner, "", "1-2"}, {scanner, "", "1-3"}};
    EXPECT_THAT(find_all(paired, {device(5, scanner, "", "1-3"), device(6, scanner, "", "1-2")}),
                ElementsAre(PlugId{6}, PlugId{5}));
    // One of them moved: the other is still where it was.
    EXPECT_THAT(find_all(paired, {device(5, scanner, "", "1-3"), device(6, scanner, "", "1-8")}),
                ElementsAre(PlugId{6}, PlugId{5}));
    // Both moved: nobody can know.
    EXPECT_THAT(find_all(paired, {device(5, scanner, "", "1-7"), device(6, scanner, "", "1-8")}),
                ElementsAre(std::nullopt, std::nullopt));
    // One is there, at neither place.
    EXPECT_THAT(find_all(paired, {device(6, scanner, "", "1-8")}), ElementsAre(std::nullopt, std::nullopt));
}

TEST(DeviceIdentity, TellsDevicesThatShareASerialNumberApartByTheirPorts) {
    const std::vector<DeviceIdentity> paired{{scanner, "A1", "1-2"}};
    EXPECT_THAT(find_all(paired, {device(5, scanner, "A1", "1-3"), device(6, scanner, "A1", "1-2")}),
                ElementsAre(PlugId{6}));
}

TEST(DeviceIdentity, FindsNothingAmongNothing) {
    EXPECT_THAT(find_all({}, {device(1, scanner, "", "1-1")}), ElementsAre());
    EXPECT_THAT(find_all({{scanner, "", "1-2"}}, {}), ElementsAre(std::nullopt));
}

}  // namespace
}  // namespace ecot::hardware
