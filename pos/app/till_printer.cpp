#include "pos/app/till_printer.hpp"

#include <utility>

namespace ecot::app {

TillPrinter::TillPrinter(std::shared_ptr<hardware::Printer> printer, hardware::escpos::PrinterProfile profile)
    : printer_{std::move(printer)}, profile_{profile} {}

void TillPrinter::use(std::shared_ptr<hardware::Printer> printer, hardware::escpos::PrinterProfile profile) {
    {
        const std::lock_guard lock{mutex_};
        printer_.swap(printer);
        profile_ = profile;
        ready_ = true;
    }
    // The one before ends here, without the lock: its threads may be at something.
    printer.reset();
}

hardware::escpos::PrinterProfile TillPrinter::profile() const {
    const std::lock_guard lock{mutex_};
    return profile_;
}

std::shared_ptr<hardware::Printer> TillPrinter::printer() const {
    const std::lock_guard lock{mutex_};
    return printer_;
}

tl::expected<void, hardware::PrintError> TillPrinter::print(const hardware::PrintRequest& request) {
    return printer()->print(request);
}

hardware::PrinterStatus TillPrinter::status() {
    return printer()->status();
}

void TillPrinter::say_ready() {
    const std::lock_guard lock{mutex_};
    ready_ = true;
}

bool TillPrinter::take_ready() {
    const std::lock_guard lock{mutex_};
    return std::exchange(ready_, false);
}

}  // namespace ecot::app
