#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hardware/drawer.hpp"
#include "hardware/printer.hpp"
#include "hardware/scale.hpp"
#include "hardware/scanner.hpp"

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

/// A scanner in memory: says what it is told to have scanned. Any thread.
class MemoryScanner {
public:
    MemoryScanner(std::string device, ScanListener listener)
        : device_{std::move(device)}, listener_{std::move(listener)} {}

    /// `text` as a scanner sends it, its AIM identifier first where it shall have one.
    void scan(std::string text) { say({ScanOutcome::Whole, std::move(text)}); }
    void say(Scan scan);

private:
    std::string device_;
    ScanListener listener_;
};

/// A scale in memory: shows what it is told to. Any thread.
class MemoryScale final : public Scale {
public:
    explicit MemoryScale(WeightListener listener = {}) : listener_{std::move(listener)} {}

    [[nodiscard]] WeightReading reading() override;
    /// What is on it becomes zero, when it is at rest.
    void zero() override;

    void show(const WeightReading& reading);
    /// Lays goods down, at rest; 0 takes them off.
    void lay(std::int64_t grams);

private:
    WeightListener listener_;
    std::mutex mutex_;
    WeightReading reading_{.state = ScaleState::Zero};
    std::int64_t zero_grams_ = 0;  // what zero() took off
};

}  // namespace ecot::hardware
