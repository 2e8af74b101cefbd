#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "hardware/hid/keyboard_reports.hpp"
#include "hardware/scanner.hpp"
#include "hardware/usb/device_choice.hpp"

namespace ecot::hardware {

/// A scanner that a manager paired, and what he set for it.
struct PairedScanner {
    DeviceIdentity device;
    hid::KeyboardSettings keyboard;  ///< where it plays a keyboard
};

/// Which scanners, and how they are read.
struct UsbScannerSettings {
    std::vector<PairedScanner> paired;
    /// For scanners that are not paired: those that show by themselves what they are serve too.
    hid::KeyboardSettings keyboard;
    std::chrono::milliseconds retry{2000};  ///< from a failure to the next try
};

/// All scanners on the USB, each read on a thread of its own: keyboards claimed away from the system, so that no
/// window gets their keys, and HID-POS scanners.
///
/// A scan is told of as it ends; one that breaks off, by silence or by the cable, is told of as `CutOff`. Failures are
/// told of once and tried again until the scanner leaves.
class UsbScanners {
public:
    /// `bus` outlives the scanners; where its listener tells them of devices, it is stopped before they go.
    UsbScanners(UsbBus& bus, UsbScannerSettings settings, ScanListener scans, StandingListener standings = {});
    /// No listener is called any more once it returned; waits for a request to a device that is under way, at most a
    /// second or two.
    ~UsbScanners();
    UsbScanners(const UsbScanners&) = delete;
    UsbScanners& operator=(const UsbScanners&) = delete;

    /// For the listener of the bus: every event. Never waits.
    void tell(const UsbEvent& event);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ecot::hardware
