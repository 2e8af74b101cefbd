#include "hardware/usb/device_facts.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/usb_descriptors.hpp"

namespace ecot::hardware {
namespace {

using testing::Optional;
using Bytes = std::vector<std::uint8_t>;

constexpr EndpointFacts to_device{0x01, EndpointFacts::Kind::Bulk, 64};
constexpr EndpointFacts from_device{0x82, EndpointFacts::Kind::Bulk, 64};
constexpr UsbModelId nobody{0x1234, 0x5678};
constexpr UsbModelId tm_t88{0x04b8, 0x0202};

[[nodiscard]] InterfaceFacts hid(std::optional<HidUsage> usage, bool boot_keyboard = false) {
    InterfaceFacts facts;
    facts.class_code = 3;
    facts.subclass = boot_keyboard ? 1 : 0;
    facts.protocol = boot_keyboard ? 1 : 0;
    facts.hid_usage = usage;
    return facts;
}

[[nodiscard]] InterfaceFacts bulk(std::uint8_t class_code, std::uint8_t protocol) {
    InterfaceFacts facts;
    facts.class_code = class_code;
    facts.subclass = 1;
    facts.protocol = protocol;
    facts.endpoints = {to_device, from_device};
    return facts;
}

TEST(DeviceFacts, TakeAPrinterByItsClass) {
    EXPECT_EQ(use_of(bulk(7, 1), nobody), DeviceUse::Printer);
    EXPECT_EQ(use_of(bulk(7, 2), nobody), DeviceUse::Printer);
    EXPECT_EQ(use_of(bulk(7, 4), nobody), DeviceUse::Other);   // IPP over USB
    EXPECT_EQ(use_of(bulk(8, 80), nobody), DeviceUse::Other);  // a memory stick
}

TEST(DeviceFacts, TakeAPrinterOfTheMakersOwnClassByItsModel) {
    EXPECT_EQ(use_of(bulk(0xff, 0), tm_t88), DeviceUse::Printer);
    EXPECT_EQ(use_of(bulk(0xff, 0), nobody), DeviceUse::Other);
    InterfaceFacts mute = bulk(0xff, 0);
    mute.endpoints = {from_device};
    EXPECT_EQ(use_of(mute, tm_t88), DeviceUse::Other);
}

TEST(DeviceFacts, LeaveLabelPrintersAlone) {
    EXPECT_EQ(use_of(bulk(7, 2), {0x0a5f, 0x0001}), DeviceUse::Other);
}

TEST(DeviceFacts, TakeHidDevicesByTheirUsage) {
    EXPECT_EQ(use_of(hid(HidUsage{0x8c, 0x02}), nobody), DeviceUse::HidPosScanner);
    EXPECT_EQ(use_of(hid(HidUsage{0xff8c, 0x02}), nobody), DeviceUse::HidPosScanner);
    EXPECT_EQ(use_of(hid(HidUsage{0x8d, 0x20}), nobody), DeviceUse::HidScale);
    EXPECT_EQ(use_of(hid(HidUsage{0x01, 0x06}, true), nobody), DeviceUse::Keyboard);
    EXPECT_EQ(use_of(hid(HidUsage{0x01, 0x02}), nobody), DeviceUse::Other);  // a mouse
    EXPECT_EQ(use_of(hid(HidUsage{0x0c, 0x01}), nobody), DeviceUse::Other);  // volume keys
}

TEST(DeviceFacts, TakeTheUsageBeforeTheHint) {
    EXPECT_EQ(use_of(hid(HidUsage{0x01, 0x06}, true), {0x0922, 0x8003}), DeviceUse::Keyboard);
}

TEST(DeviceFacts, TakeHidDevicesThatDoNotSayByTheirHint) {
    EXPECT_EQ(use_of(hid(std::nullopt), {0x0922, 0x8003}), DeviceUse::HidScale);
    EXPECT_EQ(use_of(hid(std::nullopt), {0x1eab, 0x8310}), DeviceUse::HidPosScanner);
    EXPECT_EQ(use_of(hid(std::nullopt), nobody), DeviceUse::UnknownHid);
    EXPECT_EQ(use_of(hid(std::nullopt, true), nobody), DeviceUse::Keyboard);
}

TEST(DeviceFacts, PreferASettingThatAnswers) {
    DeviceFacts facts;
    facts.interfaces = {bulk(7, 1), bulk(7, 2), bulk(7, 3)};
    for (InterfaceFacts& interface : facts.interfaces) {
        interface.setting = static_cast<std::uint8_t>(&interface - facts.interfaces.data());
        interface.use = DeviceUse::Printer;
    }
    ASSERT_NE(facts.find(DeviceUse::Printer), nullptr);
    EXPECT_EQ(facts.find(DeviceUse::Printer)->setting, 1);
    EXPECT_EQ(facts.find(DeviceUse::HidScale), nullptr);
}

TEST(MainUsage, IsReadFromTheDescriptorsOfTheField) {
    EXPECT_THAT(main_usage(test::boot_keyboard_report_descriptor()), Optional(HidUsage{0x01, 0x06}));
    EXPECT_THAT(main_usage(test::hid_pos_report_descriptor_a()), Optional(HidUsage{0x8c, 0x02}));
    EXPECT_THAT(main_usage(test::hid_pos_report_descriptor_b()), Optional(HidUsage{0x8c, 0x02}));
    EXPECT_THAT(main_usage(test::scale_report_descriptor()), Optional(HidUsage{0x8d, 0x20}));
}

TEST(MainUsage, IsThatOfTheScannerBesideAKeyboard) {
    Bytes both = test::boot_keyboard_report_descriptor();
    const Bytes scanner = test::hid_pos_report_descriptor_a();
    both.insert(both.end(), scanner.begin(), scanner.end());
    EXPECT_THAT(main_usage(both), Optional(HidUsage{0x8c, 0x02}));
}

TEST(MainUsage, IsNotThatOfACollectionWithin) {
    const Bytes descriptor{0x05, 0x0c, 0x09, 0x01, 0xa1, 0x01, 0x05, 0x8c, 0x09, 0x02, 0xa1, 0x02, 0xc0, 0xc0};
    EXPECT_THAT(main_usage(descriptor), Optional(HidUsage{0x0c, 0x01}));
}

TEST(MainUsage, KnowsAUsageWithItsPageAndLongItems) {
    EXPECT_THAT(main_usage(Bytes{0x0b, 0x20, 0x00, 0x8d, 0x00, 0xa1, 0x01}), Optional(HidUsage{0x8d, 0x20}));
    EXPECT_THAT(main_usage(Bytes{0xfe, 0x02, 0x00, 0xa1, 0x01, 0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01}),
                Optional(HidUsage{0x8c, 0x02}));
}

TEST(MainUsage, IsNoneWhenTheDescriptorIsCutOff) {
    const Bytes whole = test::scale_report_descriptor();
    for (std::size_t length = 0; length < 6; ++length) {
        EXPECT_EQ(main_usage(std::span{whole}.first(length)), std::nullopt) << length;
    }
    EXPECT_EQ(main_usage(Bytes{0xfe}), std::nullopt);
    EXPECT_EQ(main_usage(Bytes{0xfe, 0xff, 0x00}), std::nullopt);
}

TEST(DeviceUse, HasAStableWord) {
    EXPECT_STREQ(to_string(DeviceUse::Printer), "printer");
    EXPECT_STREQ(to_string(DeviceUse::Keyboard), "keyboard");
    EXPECT_STREQ(to_string(DeviceUse::HidPosScanner), "hid_pos_scanner");
    EXPECT_STREQ(to_string(DeviceUse::HidScale), "hid_scale");
    EXPECT_STREQ(to_string(DeviceUse::UnknownHid), "unknown_hid");
    EXPECT_STREQ(to_string(DeviceUse::Other), "other");
}

}  // namespace
}  // namespace ecot::hardware
