#include "hardware/usb/device_choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecot::hardware {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr UsbModelId known_scanner{0x05e0, 0x1200};
constexpr UsbModelId office_keyboard{0x046d, 0xc31c};

[[nodiscard]] DeviceFacts device_for(std::uint64_t plug, UsbModelId model, std::vector<DeviceUse> uses) {
    DeviceFacts facts;
    facts.plug = PlugId{plug};
    facts.model = model;
    facts.port = "1-" + std::to_string(plug);
    for (const DeviceUse use : uses) {
        InterfaceFacts interface;
        interface.number = static_cast<std::uint8_t>(facts.interfaces.size());
        interface.use = use;
        facts.interfaces.push_back(interface);
    }
    return facts;
}

[[nodiscard]] DeviceChoice scanners(std::vector<DeviceIdentity> paired) {
    return {{DeviceUse::HidPosScanner, DeviceUse::Keyboard}, std::move(paired), DeviceChoice::Unpaired::Always};
}
[[nodiscard]] DeviceChoice printers(std::vector<DeviceIdentity> paired) {
    return {{DeviceUse::Printer}, std::move(paired), DeviceChoice::Unpaired::IfAlone};
}

/// "plug.interface" of each chosen one.
[[nodiscard]] std::vector<std::string> chosen(const DeviceChoice& choice) {
    std::vector<std::string> all;
    for (const ChosenDevice& one : choice.chosen()) {
        all.push_back(std::to_string(static_cast<std::uint64_t>(one.facts.plug)) + "." +
                      std::to_string(one.interface.number) + (one.pairing ? " paired" : ""));
    }
    return all;
}

TEST(DeviceChoice, TakesScannersThatShowWhatTheyAreAndNoOfficeKeyboard) {
    DeviceChoice choice = scanners({});
    choice.tell(DeviceArrived{device_for(1, known_scanner, {DeviceUse::Keyboard})});
    choice.tell(DeviceArrived{device_for(2, office_keyboard, {DeviceUse::Keyboard})});
    choice.tell(DeviceArrived{device_for(3, office_keyboard, {DeviceUse::HidPosScanner})});
    choice.tell(DeviceArrived{device_for(4, known_scanner, {DeviceUse::Printer})});
    EXPECT_THAT(chosen(choice), ElementsAre("1.0", "3.0"));
}

TEST(DeviceChoice, TakesAKeyboardThatAManagerPaired) {
    const DeviceFacts keyboard = device_for(2, office_keyboard, {DeviceUse::Keyboard});
    DeviceChoice choice = scanners({identity_of(keyboard)});
    choice.tell(DeviceArrived{device_for(1, known_scanner, {DeviceUse::Keyboard})});
    choice.tell(DeviceArrived{keyboard});
    EXPECT_THAT(chosen(choice), ElementsAre("2.0 paired", "1.0"));
}

TEST(DeviceChoice, TakesEachInterfaceOfAScannerThatHasTwo) {
    DeviceChoice choice = scanners({});
    choice.tell(DeviceArrived{device_for(1, known_scanner, {DeviceUse::Keyboard, DeviceUse::HidPosScanner})});
    EXPECT_THAT(chosen(choice), ElementsAre("1.1", "1.0"));
}

TEST(DeviceChoice, TakesOnlyThePairedPrinterAndAnyWhileNoneIsPaired) {
    const DeviceFacts first = device_for(1, {0x04b8, 0x0e15}, {DeviceUse::Printer});
    const DeviceFacts second = device_for(2, {0x0519, 0x0001}, {DeviceUse::Printer});
    DeviceChoice any = printers({});
    DeviceChoice one = printers({identity_of(second)});
    for (DeviceChoice* choice : {&any, &one}) {
        choice->tell(DeviceArrived{first});
    }
    EXPECT_THAT(chosen(one), IsEmpty());
    for (DeviceChoice* choice : {&any, &one}) {
        choice->tell(DeviceArrived{second});
    }
    EXPECT_THAT(chosen(any), ElementsAre("1.0", "2.0"));
    EXPECT_THAT(chosen(one), ElementsAre("2.0 paired"));
    any.tell(DeviceLeft{first.plug});
    EXPECT_THAT(chosen(any), ElementsAre("2.0"));
    EXPECT_FALSE(any.plugged(first.plug));
    EXPECT_TRUE(any.plugged(second.plug));
}

TEST(DeviceChoice, TakesAPairedDeviceThatCouldNotBeRead) {
    const DeviceFacts unread = device_for(1, known_scanner, {DeviceUse::UnknownHid});
    DeviceChoice paired = scanners({identity_of(unread)});
    DeviceChoice unpaired = scanners({});
    paired.tell(DeviceArrived{unread});
    unpaired.tell(DeviceArrived{unread});
    EXPECT_THAT(chosen(paired), ElementsAre("1.0 paired"));
    EXPECT_THAT(chosen(unpaired), IsEmpty());
}

}  // namespace
}  // namespace ecot::hardware
