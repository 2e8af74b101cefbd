#pragma once

#include <memory>
#include <mutex>

#include "hardware/escpos/profile.hpp"
#include "hardware/printer.hpp"

namespace ecot::app {

/// What the till prints on now: a printer on the USB, or the folder that stands in for one. It may become another one
/// at any moment, also while something is printed; that is finished where it began. Any thread.
class TillPrinter final : public hardware::Printer {
public:
    TillPrinter(std::shared_ptr<hardware::Printer> printer, hardware::escpos::PrinterProfile profile);

    void use(std::shared_ptr<hardware::Printer> printer, hardware::escpos::PrinterProfile profile);
    /// How what is printed next is to be encoded.
    [[nodiscard]] hardware::escpos::PrinterProfile profile() const;

    [[nodiscard]] tl::expected<void, hardware::PrintError> print(const hardware::PrintRequest& request) override;
    [[nodiscard]] hardware::PrinterStatus status() override;

    /// It can print, after it could not: what waits need not wait longer.
    void say_ready();
    /// Whether that was said since this was asked last.
    [[nodiscard]] bool take_ready();

private:
    [[nodiscard]] std::shared_ptr<hardware::Printer> printer() const;

    mutable std::mutex mutex_;
    std::shared_ptr<hardware::Printer> printer_;
    hardware::escpos::PrinterProfile profile_;
    bool ready_ = false;
};

}  // namespace ecot::app
