#include "hardware/usb/usb_error.hpp"

#include <gtest/gtest.h>

namespace ecot::hardware {
namespace {

TEST(UsbError, HasAStableWordForEachKind) {
    EXPECT_STREQ(to_string(UsbErrorKind::NoPermission), "no_permission");
    EXPECT_STREQ(to_string(UsbErrorKind::Busy), "busy");
    EXPECT_STREQ(to_string(UsbErrorKind::Gone), "gone");
    EXPECT_STREQ(to_string(UsbErrorKind::Stalled), "stalled");
    EXPECT_STREQ(to_string(UsbErrorKind::TimedOut), "timed_out");
    EXPECT_STREQ(to_string(UsbErrorKind::Babbled), "babbled");
    EXPECT_STREQ(to_string(UsbErrorKind::Io), "io");
    EXPECT_STREQ(to_string(UsbErrorKind::NotSupported), "not_supported");
    EXPECT_STREQ(to_string(UsbErrorKind::NotUnderstood), "not_understood");
    EXPECT_STREQ(to_string(UsbErrorKind::NoMemory), "no_memory");
    EXPECT_STREQ(to_string(UsbErrorKind::Cancelled), "cancelled");
}

}  // namespace
}  // namespace ecot::hardware
