#pragma once

#include <cstdint>
#include <string>

#include "tests/app/window_till.hpp"
#include "tests/support/usb_paper_printer.hpp"

namespace ecot::app {

/// Whole sales with a scanner, a scale, a printer and a drawer on an emulated bus, through the system's libusb. The
/// till prints on the first printer there is.
class WindowDevices : public WindowTill {
protected:
    [[nodiscard]] store::NewTill new_till() const override;

    void plug_all();
    /// Waits until the printer was told and asked all it is to be on arrival, or confirmed its last ticket: nothing
    /// goes to it then until something is to be printed.
    [[nodiscard]] static bool rests(const ecot::test::EmulatedPaperPrinter& printer);
    /// Waits until a whole ticket came out since its paper was torn off, and it rests.
    [[nodiscard]] static bool gave_ticket(const ecot::test::EmulatedPaperPrinter& printer);
    /// What came out of a printer since its paper was torn off, as a person reads it.
    [[nodiscard]] static std::string text_on(const ecot::test::EmulatedPaperPrinter& printer);
    [[nodiscard]] std::string paper() const { return text_on(printer_); }
    void weigh(std::uint16_t grams) { scale_.weigh({.value = grams}); }

    // For the person.
    /// From an empty cart to what is paid.
    void sell_by_card(const std::string& goods, std::int64_t cents);
    void sell_for_exact_cash(const std::string& goods, std::int64_t cents);
    /// The printer does not give the receipt of what was just paid: the next person is served.
    void go_on_without_ticket();
    /// Somebody responsible allows what was asked for.
    void approve();
    void go_to_devices();
    void go_to_sale();

    ecot::test::EmulatedBus machine_;
    ecot::test::EmulatedKeyboardScanner scanner_{machine_, 1};
    ecot::test::EmulatedScale scale_{machine_, 2};
    ecot::test::EmulatedPaperPrinter printer_{machine_, 3};
};

}  // namespace ecot::app
