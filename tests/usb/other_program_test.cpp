// The emulated bus as another program sees it: the till's own, in a window.

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/run_program.hpp"
#include "tests/support/usb_devices.hpp"

namespace ecot::test {
namespace {

/// The first_device program, on the bus of this one. ThreadSanitizer sees no locks of the system's libraries.
[[nodiscard]] Finished first_device() {
    return run_program("TSAN_OPTIONS=report_bugs=0 LD_PRELOAD='" + EmulatedBus::child_preload() +
                       "' " ECOT_FIRST_DEVICE);
}

TEST(OtherProgram, FindsADeviceOfTheTest) {
    EmulatedBus machine;
    EmulatedPrinter printer{machine, 1};
    printer.plug();
    const Finished finished = first_device();
    EXPECT_EQ(finished.output, "TM-T20II printer ours\n");
    EXPECT_EQ(finished.status, 0);
}

TEST(OtherProgram, FindsADeviceThatComesLater) {
    EmulatedBus machine;
    EmulatedScale scale{machine, 1};
    std::thread later{[&scale] {
        std::this_thread::sleep_for(std::chrono::milliseconds{200});
        scale.plug();
    }};
    const Finished finished = first_device();
    later.join();
    EXPECT_EQ(finished.output, "M10 hid_scale ours\n");
}

}  // namespace
}  // namespace ecot::test
