#pragma once

#include <chrono>
#include <iosfwd>

#include "pos/ctl/commands.hpp"

namespace ecot::hardware::barcode {
struct BarcodeRules;
}

namespace ecot::ctl {

/// Answers one scan a line from `in` with one line on `out`: what it is, or what is wrong with it (interfaces.md). A
/// line may end with CR LF, hold any bytes and be of any length; no more of it is kept than can matter. Dates are read
/// in `year`. Output is buffered as `out` buffers it. False when `out` could not take it all.
[[nodiscard]] bool barcode_lines(std::istream& in, std::ostream& out, const hardware::barcode::BarcodeRules& rules,
                                 std::chrono::year year);

/// `ecotctl barcode [--in-store LINE]...`: barcode_lines() from standard input to standard output.
void add_barcode_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
