#include "pos/app/till_printer.hpp"

#include <utility>

namespace ecot::app {

void TillPrinter::use(PrinterInUse next, bool ready) {
    {
        const std::lock_guard lock{mutex_};
        std::swap(in_use_, next);
        ready_ = ready;
    }
    // The one before ends here, without the lock: its threads may be at something.
    next.printer.reset();
}

PrinterInUse TillPrinter::in_use() const {
    const std::lock_guard lock{mutex_};
    return in_use_;
}

void TillPrinter::say_ready() {
    const std::lock_guard lock{mutex_};
    ready_ = true;
}

bool TillPrinter::take_ready() {
    const std::lock_guard lock{mutex_};
    return std::exchange(ready_, false);
}

tl::expected<void, hardware::PrintError> AbsentPrinter::print(const hardware::PrintRequest& /*request*/) {
    return tl::unexpected(hardware::PrintError{.kind = hardware::PrintErrorKind::Unplugged});
}

hardware::PrinterStatus AbsentPrinter::status() {
    return {.ready = false, .trouble = hardware::PrintErrorKind::Unplugged};
}

}  // namespace ecot::app
