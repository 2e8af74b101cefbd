#pragma once

#include <optional>
#include <vector>

#include "hardware/drawer.hpp"
#include "hardware/printer.hpp"

namespace ecot::hardware {

/// A printer in memory: keeps what it printed, fails when told to. For tests and the demonstration till.
class MemoryPrinter final : public Printer {
public:
    [[nodiscard]] tl::expected<void, PrintError> print(const PrintRequest& request) override;
    [[nodiscard]] PrinterStatus status() override;

    /// Every print() fails with `kind` until recover().
    void fail(PrintErrorKind kind) { trouble_ = PrintError{.kind = kind}; }
    /// As fail(), after `taken` bytes of the request: they are on the paper.
    void fail_after(PrintErrorKind kind, std::size_t taken) {
        trouble_ = PrintError{.kind = kind, .taken = taken, .maybe_on_paper = true};
    }
    void recover() { trouble_.reset(); }

    [[nodiscard]] const std::vector<PrintRequest>& printed() const { return printed_; }

private:
    std::vector<PrintRequest> printed_;
    std::optional<PrintError> trouble_;
};

/// A drawer in memory: counts how often it opened.
class MemoryDrawer final : public Drawer {
public:
    [[nodiscard]] tl::expected<void, PrintError> open() override;

    void fail(PrintErrorKind kind) { trouble_ = kind; }
    void recover() { trouble_.reset(); }

    [[nodiscard]] int opened_count() const { return opened_count_; }

private:
    int opened_count_ = 0;
    std::optional<PrintErrorKind> trouble_;
};

}  // namespace ecot::hardware
