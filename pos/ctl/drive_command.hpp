#pragma once

#include <functional>
#include <iosfwd>

#include "pos/ctl/commands.hpp"

namespace ecot::ctl {

class Drive;

/// Answers each line of `in` with a line on `out`, flushed before the next is read; at the end an open cart is voided.
/// `wait` is called whenever the next line is not there yet, and returns when it may be; its false ends the reading as
/// the end of `in` does. False when `out` could not take an answer: reading stops there.
[[nodiscard]] bool drive_lines(std::istream& in, std::ostream& out, Drive& drive, const std::function<bool()>& wait);

/// `ecotctl drive --data DIR`: the till without its screen, from standard input to standard output.
void add_drive_command(CLI::App& app, Action& action);

}  // namespace ecot::ctl
