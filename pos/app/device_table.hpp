#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hardware/printer.hpp"
#include "hardware/serial/serial_ports.hpp"
#include "hardware/usb/device_choice.hpp"
#include "pos/session/device.hpp"

namespace ecot::app {

/// Which devices there are, which the till works with and how they are, for the session to show. Pure: told by the bus
/// and the drivers, asked for the list.
class DeviceTable {
public:
    /// `wants_printer`: a till without a paired printer takes the first on the USB, and misses one.
    DeviceTable(const session::DeviceSetup& setup, bool wants_printer);

    void tell(const hardware::UsbEvent& event);
    void tell(session::DeviceKind kind, const hardware::DeviceStanding& standing);
    void tell(const hardware::PrinterStatus& status) { printer_status_ = status; }
    /// The serial ports there are; scales on them are used only when they are paired.
    void tell_ports(std::vector<hardware::SerialPort> ports) { ports_ = std::move(ports); }
    /// Of the scale on the paired serial port.
    void tell_serial(const hardware::DeviceStanding& standing) { serial_standing_ = standing; }
    /// Whether the scale in use answers.
    void tell_scale(bool answers) { scale_answers_ = answers; }

    /// Those in use first, then those that are missed, then those that may be chosen; scanners, printers, scales.
    [[nodiscard]] std::vector<session::Device> devices() const;

    /// The serial port that a setup has for its scale.
    [[nodiscard]] static std::optional<hardware::SerialPortIdentity> paired_port(const session::DeviceSetup& setup);

    /// How the session knows a plugged device: by its pairing, where it has one. `identity` is its own text.
    [[nodiscard]] std::string session_id(session::DeviceKind kind, const std::string& identity) const;

    /// What a setup asks of the drivers; texts that are no identities are left out.
    [[nodiscard]] static std::vector<hardware::DeviceIdentity> paired(const session::DeviceSetup& setup,
                                                                      session::DeviceKind kind);

private:
    using DeviceKind = session::DeviceKind;
    struct Row {
        DeviceKind kind;
        std::vector<hardware::DeviceIdentity> paired;
        hardware::DeviceChoice choice;
        bool one = false;                          // the till works with the first of them only
        bool unpaired = true;                      // and with one that is not paired, if none is
        std::optional<session::Device> left = {};  // the last one that was used without a pairing
        bool missed = false;                       // there is to be one
    };
    void list_serial(std::vector<session::Device>& all) const;
    void remember(hardware::PlugId leaving);
    void list(const Row& row, std::vector<session::Device>& all) const;
    [[nodiscard]] session::DeviceTrouble trouble_of(DeviceKind kind, const hardware::DeviceFacts& facts) const;
    [[nodiscard]] std::vector<hardware::ChosenDevice> used(const Row& row) const;

    std::vector<Row> rows_;
    std::vector<hardware::DeviceFacts> plugged_;
    std::map<std::pair<DeviceKind, std::string>, session::DeviceTrouble> standings_;
    std::optional<hardware::SerialPortIdentity> paired_port_;
    std::vector<hardware::SerialPort> ports_;
    std::optional<hardware::DeviceStanding> serial_standing_;
    std::optional<hardware::PrinterStatus> printer_status_;
    bool scale_answers_ = true;
};

}  // namespace ecot::app
