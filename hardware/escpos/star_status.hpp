#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hardware/escpos/status.hpp"

namespace ecot::hardware::escpos {

/// Makes a Star printer send its status; printers of other makers ignore it.
inline constexpr std::string_view star_status_question{"\x1B\x06\x01", 3};

/// Reads the status a Star printer sends, asked or by itself, in any pieces, and keeps its condition.
///
/// Star says neither how near the end of the paper is nor what is broken in bits we have a source for: a broken printer
/// is offline here.
class StarStatusReader {
public:
    void feed(std::string_view bytes);

    [[nodiscard]] const PrinterCondition& condition() const { return condition_; }

    /// How many statuses came, and how many bytes were none.
    [[nodiscard]] std::size_t status_count() const { return status_count_; }
    [[nodiscard]] std::size_t stray_count() const { return stray_count_; }

    /// A status under way will not be finished.
    void forget() { status_.clear(); }

private:
    PrinterCondition condition_;
    std::string status_;  // under way
    std::size_t status_count_ = 0;
    std::size_t stray_count_ = 0;
};

}  // namespace ecot::hardware::escpos
