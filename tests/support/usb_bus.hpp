#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include <umockdev.h>

namespace ecot::test {

/// Lets go of a GObject.
struct GObjectRelease {
    void operator()(gpointer object) const noexcept { g_object_unref(object); }
};
template <typename T>
using GObjectPtr = std::unique_ptr<T, GObjectRelease>;

/// A machine with a USB bus of its own, on which tests plug EmulatedDevices.
///
/// libusb is the system's and unchanged: it lists devices from sysfs and hears of plugs from udev, both of which
/// umockdev directs to a directory of the test; what the kernel would answer comes from the devices. The test program
/// links libumockdev-preload before anything else, which the library ecot_usb_emulator sees to.
///
/// One at a time in a process; made before anything starts a thread or looks at USB.
class EmulatedBus {
public:
    EmulatedBus();
    ~EmulatedBus();
    EmulatedBus(const EmulatedBus&) = delete;
    EmulatedBus& operator=(const EmulatedBus&) = delete;

    /// What LD_PRELOAD has to be for another program that shall see this bus, started as a child of this one: the
    /// runtime of a sanitizer has to come first when this program has one.
    [[nodiscard]] static std::string child_preload();

    // For EmulatedDevice.
    [[nodiscard]] UMockdevTestbed* testbed() const { return testbed_.get(); }
    /// Where `/sys` and `/dev` of this machine are.
    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    /// As the kernel, gives a device another address each time it is plugged in.
    [[nodiscard]] std::uint8_t next_address();

private:
    GObjectPtr<UMockdevTestbed> testbed_;
    std::filesystem::path root_;
    std::uint8_t address_ = 1;  // that of the hub
};

/// Makes opening a device node fail with EACCES, as for a user who has no right to it; `path` as the program names it.
void refuse_to_open(const std::string& path);
void allow_to_open(const std::string& path);

}  // namespace ecot::test
