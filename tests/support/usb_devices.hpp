#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/support/usb_device.hpp"

/// The devices of a till, emulated: what they say of themselves, and what their owner does with them.
namespace ecot::test {

// What devices say of themselves.
[[nodiscard]] UsbModel receipt_printer_model();
/// An Epson whose interface has the maker's own class (04b8:0202).
[[nodiscard]] UsbModel vendor_class_printer_model();
[[nodiscard]] UsbModel keyboard_scanner_model();
[[nodiscard]] UsbModel hid_pos_scanner_model_a();
[[nodiscard]] UsbModel hid_pos_scanner_model_b();
[[nodiscard]] UsbModel scale_model();
/// A scanner with two interfaces: a keyboard, and a HID-POS scanner on the endpoint 0x82.
[[nodiscard]] UsbModel composite_scanner_model();

/// A receipt printer that speaks ESC/POS: bulk OUT 0x01, bulk IN 0x82.
class EmulatedPrinter : public EmulatedDevice {
public:
    EmulatedPrinter(EmulatedBus& bus, std::uint8_t port, UsbModel model = receipt_printer_model(),
                    NodeKind node = NodeKind::Fifo);

    void set_paper_out(bool out);
    void set_paper_near_end(bool near_end);
    void set_cover_open(bool open);
    void set_drawer_open(bool open);

    /// Every byte taken so far.
    [[nodiscard]] Bytes printed() const;
    /// How often the drawer was given its impulse.
    [[nodiscard]] unsigned kick_count() const;
    [[nodiscard]] unsigned soft_reset_count() const;

protected:
    void on_out(std::uint8_t endpoint, const std::uint8_t* data, std::size_t count) override;
    std::optional<Bytes> on_control(const UsbSetup& setup, const Bytes& data) override;
    void on_reset() override;

private:
    [[nodiscard]] std::uint8_t status(std::uint8_t which) const;
    void obey(std::uint8_t last);

    bool paper_out_ = false;
    bool paper_near_end_ = false;
    bool cover_open_ = false;
    bool drawer_open_ = false;
    Bytes printed_;
    Bytes tail_;  // the last bytes: a command may come in several transfers
    unsigned kick_count_ = 0;
    unsigned soft_reset_count_ = 0;
};

/// A scanner that types as a keyboard with the layout US: interrupt IN 0x81, boot reports.
class EmulatedKeyboardScanner : public EmulatedDevice {
public:
    EmulatedKeyboardScanner(EmulatedBus& bus, std::uint8_t port, UsbModel model = keyboard_scanner_model(),
                            NodeKind node = NodeKind::Fifo);
    /// Types `code` and Enter, two reports a letter. Throws at a letter it has no key for.
    void scan(std::string_view code);
    /// Types and hangs: no Enter, and the last key stays down.
    void scan_and_hang(std::string_view code);

protected:
    std::optional<Bytes> on_control(const UsbSetup& setup, const Bytes& data) override;
};

/// Where a HID-POS scanner puts what it read (hid_pos_report_descriptor_a and _b).
enum class HidPosLayout : std::uint8_t { A, B };

/// A HID-POS scanner: interrupt IN, reports of 64 bytes with the id 2.
class EmulatedHidPosScanner : public EmulatedDevice {
public:
    EmulatedHidPosScanner(EmulatedBus& bus, std::uint8_t port, HidPosLayout layout = HidPosLayout::A,
                          NodeKind node = NodeKind::Fifo);
    /// Sends `code`, in several reports when it has more than 56 bytes. `aim` ("]E0") is sent in layout A only.
    void scan(std::string_view aim, std::string_view code);

protected:
    std::optional<Bytes> on_control(const UsbSetup& setup, const Bytes& data) override;

private:
    HidPosLayout layout_;
};

/// A HID scale: interrupt IN 0x81, reports of 6 bytes with the id 3.
class EmulatedScale : public EmulatedDevice {
public:
    enum class Status : std::uint8_t {
        Fault = 1,
        StableAtZero,
        InMotion,
        Stable,
        UnderZero,
        OverLimit,
        NeedsCalibration,
        NeedsZero
    };
    /// What is on it: `value` × 10^`exponent` of `unit` (2 g, 3 kg, 12 lb).
    struct Weight {
        Status status = Status::Stable;
        std::uint16_t value = 0;
        std::int8_t exponent = -3;
        std::uint8_t unit = 3;
    };
    EmulatedScale(EmulatedBus& bus, std::uint8_t port, UsbModel model = scale_model(), NodeKind node = NodeKind::Fifo);
    void weigh(const Weight& weight);
    /// How often it was asked to take what is on it for zero.
    [[nodiscard]] unsigned zero_count() const;

protected:
    std::optional<Bytes> on_control(const UsbSetup& setup, const Bytes& data) override;

private:
    Bytes last_report_;
    unsigned zero_count_ = 0;
};

}  // namespace ecot::test
