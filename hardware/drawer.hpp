#pragma once

#include <string>

#include <tl/expected.hpp>

#include "hardware/printer.hpp"

namespace ecot::hardware {

/// A cash drawer. Never open()ed before the record that says so is on the disk (F6), and never again later for a try
/// that failed: a drawer that springs open by itself is worse than one that stays shut.
class Drawer {
public:
    Drawer() = default;
    Drawer(const Drawer&) = delete;
    Drawer& operator=(const Drawer&) = delete;
    virtual ~Drawer() = default;

    [[nodiscard]] virtual tl::expected<void, PrintError> open() = 0;
};

/// The drawer plugged into a receipt printer: opens on an impulse the printer gives.
class PrinterDrawer final : public Drawer {
public:
    /// `impulse` is what opens it, as encoded for this printer. `printer` outlives the drawer.
    PrinterDrawer(Printer& printer, std::string impulse);
    [[nodiscard]] tl::expected<void, PrintError> open() override;

private:
    Printer& printer_;
    PrintRequest request_;
};

}  // namespace ecot::hardware
