#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hardware/printer.hpp"
#include "hardware/scale.hpp"
#include "hardware/scanner.hpp"
#include "hardware/usb/device_facts.hpp"
#include "hardware/usb/device_identity.hpp"
#include "hardware/usb/usb_error.hpp"

/// Devices and their troubles in plain English, for ecotctl.
namespace ecot::ctl {

/// "EPSON TM-T20II (04b8:0e15, 1-2)": name, model, socket. The name known of the model where the device gives none.
[[nodiscard]] std::string title_of(const hardware::DeviceFacts& facts);

/// "(04b8:0e15, 1-2, number X3Z8010042)": what a paired device is known again by, the number where it has one.
[[nodiscard]] std::string in_brackets(const hardware::DeviceIdentity& identity);

/// The devices in the order of their sockets: the bus names those that were there at its start in any order.
[[nodiscard]] std::vector<hardware::DeviceFacts> by_socket(std::vector<hardware::DeviceFacts> devices);

/// "printer", "scanner", "scale", or "device".
[[nodiscard]] std::string_view use_word(hardware::DeviceUse use);

/// What is wrong and what to do, to follow "NAME: ". With a full stop.
[[nodiscard]] std::string_view trouble_of(hardware::UsbErrorKind kind);

/// The same of a printer that did not print.
[[nodiscard]] std::string_view trouble_of(hardware::PrintErrorKind kind);

/// What came, in one line without anything that moves a cursor: "<1D>" for a GS.
[[nodiscard]] std::string sentence_of(const hardware::Scan& scan);
[[nodiscard]] std::string sentence_of(const hardware::WeightReading& reading);
[[nodiscard]] std::string sentence_of(const hardware::PrinterStatus& status);

}  // namespace ecot::ctl
