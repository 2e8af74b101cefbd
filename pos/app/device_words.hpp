#pragma once

#include "hardware/printer.hpp"
#include "hardware/scale.hpp"
#include "hardware/scanner.hpp"
#include "hardware/usb/usb_error.hpp"
#include "pos/session/device.hpp"
#include "pos/session/event.hpp"

namespace ecot::app {

// What devices say, in the session's words.

[[nodiscard]] session::DeviceTrouble trouble_of(hardware::UsbErrorKind kind);
[[nodiscard]] session::DeviceTrouble trouble_of(hardware::PrintErrorKind kind);
[[nodiscard]] session::ScaleWeight weight_of(const hardware::WeightReading& reading);
/// CodeScanned or ScanFailed; `device` is the scanner as the session knows it.
[[nodiscard]] session::Event event_of(const hardware::Scan& scan, std::string device);

}  // namespace ecot::app
