#include "hardware/memory_devices.hpp"

namespace ecot::hardware {

tl::expected<void, PrintError> MemoryPrinter::print(const PrintRequest& request) {
    if (trouble_) {
        return tl::unexpected(*trouble_);
    }
    printed_.push_back(request);
    return {};
}

PrinterStatus MemoryPrinter::status() {
    if (trouble_) {
        return {.ready = false, .trouble = trouble_->kind};
    }
    return {};
}

tl::expected<void, PrintError> MemoryDrawer::open() {
    if (trouble_) {
        return tl::unexpected(PrintError{.kind = *trouble_});
    }
    ++opened_count_;
    return {};
}

}  // namespace ecot::hardware
