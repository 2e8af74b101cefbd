#include "hardware/drawer.hpp"

#include <utility>

namespace ecot::hardware {

PrinterDrawer::PrinterDrawer(Printer& printer, std::string impulse)
    : printer_{printer}, request_{.name = "drawer", .bytes = std::move(impulse), .leaves_paper = false} {}

tl::expected<void, PrintError> PrinterDrawer::open() {
    return printer_.print(request_);
}

}  // namespace ecot::hardware
