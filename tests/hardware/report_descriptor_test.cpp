#include "hardware/hid/report_descriptor.hpp"

#include <gtest/gtest.h>

#include "tests/hardware/hid_samples.hpp"

namespace ecot::hardware::hid {
namespace {

using Bytes = std::vector<std::uint8_t>;

TEST(ReportDescriptor, FindsWhereAScannerPutsAimDataAndContinuation) {
    const ReportDescriptor descriptor = read_report_descriptor(scanner_descriptor_a());
    EXPECT_TRUE(descriptor.whole);
    EXPECT_TRUE(descriptor.numbered);
    EXPECT_TRUE(has_application(descriptor, usage(0x8C, 0x02)));
    EXPECT_FALSE(has_application(descriptor, usage(0x01, 0x06)));
    const std::vector<ScannerLayout> layouts = scanner_layouts(descriptor);
    ASSERT_EQ(layouts.size(), 1U);
    EXPECT_EQ(layouts[0],
              (ScannerLayout{
                  .report_id = 2, .length_at = 1, .aim_at = 2, .data_at = 5, .data_size = 56, .continued_bit = 504}));
}

TEST(ReportDescriptor, FindsTheScannersSwitchAmongTheFeatures) {
    const ReportDescriptor descriptor = read_report_descriptor(scanner_descriptor_a());
    const Field& last = descriptor.fields.back();
    EXPECT_EQ(last.kind, FieldKind::Feature);
    EXPECT_EQ(last.report_id, 0xFE);
    EXPECT_EQ(last.bit, 8U);
}

TEST(ReportDescriptor, ReadsAScannerWithoutNumbersLengthOrAim) {
    const Bytes bytes{0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x75, 0x08, 0x95, 0x20, 0x09,
                      0xFE, 0x81, 0x02, 0x95, 0x01, 0x09, 0xFF, 0x81, 0x02, 0xC0};
    const ReportDescriptor descriptor = read_report_descriptor(bytes);
    EXPECT_FALSE(descriptor.numbered);
    const std::vector<ScannerLayout> layouts = scanner_layouts(descriptor);
    ASSERT_EQ(layouts.size(), 1U);
    EXPECT_EQ(layouts[0], (ScannerLayout{.report_id = 0, .data_at = 0, .data_size = 32, .continued_bit = 256}));
}

TEST(ReportDescriptor, FindsAScalesWeightUnitExponentAndStatus) {
    const ReportDescriptor descriptor = read_report_descriptor(scale_descriptor());
    EXPECT_TRUE(descriptor.whole);
    EXPECT_EQ(scale_layout(descriptor), (ScaleLayout{.report_id = 3,
                                                     .status_bit = 8,
                                                     .status_size = 8,
                                                     .status_first = 1,
                                                     .unit_bit = 16,
                                                     .unit_size = 8,
                                                     .unit_first = 1,
                                                     .exponent_bit = 24,
                                                     .exponent_size = 8,
                                                     .weight_bit = 32,
                                                     .weight_size = 16}));
    EXPECT_TRUE(scanner_layouts(descriptor).empty());
}

TEST(ReportDescriptor, GivesNoScaleWhereAPartIsMissing) {
    // Only 8D:40 in a report of its own.
    const Bytes bytes{0x05, 0x8D, 0x09, 0x20, 0xA1, 0x01, 0x85, 0x04, 0x75,
                      0x10, 0x95, 0x01, 0x09, 0x40, 0x81, 0x02, 0xC0};
    EXPECT_EQ(scale_layout(read_report_descriptor(bytes)), std::nullopt);
}

TEST(ReportDescriptor, LeavesPaddingOutAndCountsItsBits) {
    // A keyboard's eight modifiers, a constant byte, then six keys.
    const Bytes bytes{0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x05, 0x07, 0x19, 0xE0, 0x29, 0xE7,
                      0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01,
                      0x19, 0x00, 0x29, 0x65, 0x95, 0x06, 0x75, 0x08, 0x81, 0x00, 0xC0};
    const ReportDescriptor descriptor = read_report_descriptor(bytes);
    EXPECT_TRUE(has_application(descriptor, usage(0x01, 0x06)));
    ASSERT_EQ(descriptor.fields.size(), 9U);
    EXPECT_EQ(descriptor.fields[1].usage, usage(0x07, 0xE1));
    EXPECT_EQ(descriptor.fields[1].bit, 1U);
    EXPECT_EQ(descriptor.fields[8], (Field{.kind = FieldKind::Input,
                                           .report_id = 0,
                                           .application = usage(0x01, 0x06),
                                           .usage = usage(0x07, 0x00),
                                           .is_choice = true,
                                           .logical_min = 0,
                                           .bit = 16,
                                           .size = 8,
                                           .count = 6}));
}

TEST(ReportDescriptor, KeepsWhatIsInForceOverPushAndPop) {
    const Bytes bytes{0x05, 0x8C, 0x75, 0x08, 0x95, 0x01, 0xA4, 0x05, 0x01, 0x95, 0x02, 0xB4, 0x09, 0xFE, 0x81, 0x02};
    const ReportDescriptor descriptor = read_report_descriptor(bytes);
    ASSERT_EQ(descriptor.fields.size(), 1U);
    EXPECT_EQ(descriptor.fields[0].usage, usage(0x8C, 0xFE));
    EXPECT_EQ(descriptor.fields[0].count, 1U);
}

TEST(ReportDescriptor, KeepsTheFieldsBeforeABreak) {
    Bytes bytes = scale_descriptor();
    bytes.back() = 0x27;  // a four-byte item without its bytes in place of the end of the collection
    const ReportDescriptor descriptor = read_report_descriptor(bytes);
    EXPECT_FALSE(descriptor.whole);
    EXPECT_TRUE(scale_layout(descriptor).has_value());
}

TEST(ReportDescriptor, RefusesWhatNoDeviceCanMean) {
    EXPECT_FALSE(read_report_descriptor(Bytes{0xB4}).whole);         // pop without push
    EXPECT_FALSE(read_report_descriptor(Bytes{0xFE, 0x40}).whole);   // a long item that ends at once
    EXPECT_FALSE(read_report_descriptor(Bytes(70, 0xA1)).whole);     // collections in collections
    EXPECT_FALSE(read_report_descriptor(Bytes(9'000, 0xC0)).whole);  // longer than any
    const Bytes huge{0x09, 0x01, 0x77, 0xFF, 0xFF, 0xFF, 0xFF, 0x97, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0x02};
    EXPECT_FALSE(read_report_descriptor(huge).whole);  // fields of four thousand million bits
    const Bytes many{0x05, 0x07, 0x19, 0x00, 0x2A, 0xFF, 0xFF, 0x75, 0x01, 0x96, 0xFF, 0x7F, 0x81, 0x02};
    EXPECT_EQ(read_report_descriptor(many).fields.size(), 512U);
    EXPECT_FALSE(read_report_descriptor(many).whole);
    EXPECT_TRUE(read_report_descriptor({}).whole);
}

TEST(ReportDescriptor, TakesBitsAcrossBytesAndNoneBeyondTheEnd) {
    const Bytes report{0b1010'0000, 0b0000'0111};
    EXPECT_EQ(bits_of(report, 5, 4), 0b1101U);
    EXPECT_EQ(bits_of(report, 8, 8), 7U);
    EXPECT_EQ(bits_of(report, 10, 32), 1U);
    EXPECT_EQ(bits_of(report, 99, 8), 0U);
}

}  // namespace
}  // namespace ecot::hardware::hid
