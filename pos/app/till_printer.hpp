#pragma once

#include <memory>
#include <mutex>
#include <utility>

#include "hardware/escpos/profile.hpp"
#include "hardware/printer.hpp"

namespace ecot::app {

/// A printer, and how what it prints is to be encoded: taken together, or one printer gets another one's bytes.
struct PrinterInUse {
    std::shared_ptr<hardware::Printer> printer;  ///< never null
    hardware::escpos::PrinterProfile profile;
};

/// What the till prints on now: a printer on the USB, the folder that stands in for one, or none yet. It may become
/// another one at any moment; what is being printed then is finished where it began. Any thread.
class TillPrinter {
public:
    explicit TillPrinter(PrinterInUse first) : in_use_{std::move(first)} {}

    /// `ready`: what waits need not wait longer.
    void use(PrinterInUse next, bool ready);
    [[nodiscard]] PrinterInUse in_use() const;

    /// It can print, after it could not.
    void say_ready();
    /// Whether that was said since this was asked last.
    [[nodiscard]] bool take_ready();

private:
    mutable std::mutex mutex_;
    PrinterInUse in_use_;
    bool ready_ = false;
};

/// No printer: it is not there, or not yet. What is to be printed waits.
class AbsentPrinter final : public hardware::Printer {
public:
    [[nodiscard]] tl::expected<void, hardware::PrintError> print(const hardware::PrintRequest& request) override;
    [[nodiscard]] hardware::PrinterStatus status() override;
};

}  // namespace ecot::app
