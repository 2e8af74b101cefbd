#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

#include "hardware/escpos/profile.hpp"
#include "hardware/escpos/status.hpp"
#include "hardware/printer.hpp"
#include "hardware/usb/device_choice.hpp"
#include "hardware/usb/printer_link.hpp"

namespace ecot::hardware {

/// Which printer, and how it is spoken to.
struct UsbPrinterSettings {
    std::optional<DeviceIdentity> paired;  ///< none: the first printer that is there
    escpos::PrinterLanguage language = escpos::PrinterLanguage::EscPos;
    escpos::DrawerOpenAt drawer_open_at = escpos::DrawerOpenAt::High;
    PrinterPatience patience;
    std::chrono::milliseconds retry{2000};  ///< from a failure to open to the next try
    std::chrono::milliseconds poll{2000};   ///< how often a printer is asked that does not speak by itself
};

/// Called when the printer's status changed, the drawer's included; on the printer's own thread: it posts.
using PrinterListener = std::function<void(const PrinterStatus&)>;

/// The receipt printer on the USB: class 7, or the maker's own class of a known model.
///
/// It is opened as soon as it is plugged in, so that paper, cover and drawer are known before anything is printed.
/// print() asks before it sends, and returns when the printer says that all is on paper, where it can say so. What a
/// ticket left in the printer's memory when it broke off is thrown away before the next one.
class UsbPrinter final : public Printer {
public:
    /// `bus` outlives the printer; where its listener tells it of devices, it is stopped before the printer goes.
    UsbPrinter(UsbBus& bus, UsbPrinterSettings settings, PrinterListener listener = {},
               StandingListener standings = {});
    /// No listener is called any more once it returned.
    ~UsbPrinter() override;

    /// For the listener of the bus: every event. Never waits.
    void tell(const UsbEvent& event);

    /// Waits for the printer, as long as it makes progress. One thread at a time.
    [[nodiscard]] tl::expected<void, PrintError> print(const PrintRequest& request) override;

    /// What is known; never waits. Any thread.
    [[nodiscard]] PrinterStatus status() override;

    /// How often its thread woke: for what it was told, and to ask a printer that does not speak by itself. Any thread.
    [[nodiscard]] std::size_t turn_count() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// What a failure of the USB means for who wants to print.
[[nodiscard]] PrintErrorKind print_error_kind(UsbErrorKind kind);

}  // namespace ecot::hardware
